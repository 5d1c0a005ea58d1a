"""The emotion curves: one lane a modality, the eight probabilities stacked, gaps where there is
no evidence. Drawn as SVG; the numbers go along for the script that reads them out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from aemo_studio.domain.emotion import EMOTIONS, GRID_S, N_EMOTIONS, EmotionTrack, FloatArray
from aemo_studio.domain.project import Project
from aemo_studio.output.export.html.look import emotion_class
from aemo_studio.output.export.timeline import Timeline
from aemo_studio.project.editing.evidence import effective_tracks

_MOST_BINS = 480
_MOST_LINES = 300
_TICKS = 6
_HEIGHT = 100
_LAST_TICK = 0.84
_STEPS_S = (5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)


@dataclass(frozen=True, eq=False)
class Binned:
    """An EmotionTrack in few enough bins to draw."""

    #: float32[n, 8], each row the mean of its cells, weighted by coverage.
    scores: FloatArray
    #: float32[n], in [0, 1].
    coverage: FloatArray


@dataclass(frozen=True)
class ChartLane:
    """The curves of one modality."""

    #: "Voice", "Face" or "Both".
    name: str
    #: What the lane shows, for who cannot see it.
    summary: str
    #: Bins, which are the units of the paths to the right.
    width: int
    #: CSS class and SVG path of each Emotion.
    areas: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Chart:
    """The emotion curves of a film, ready to be drawn."""

    #: From top to bottom.
    lanes: tuple[ChartLane, ...]
    #: Height of a lane in the units of its paths.
    height: int
    #: SVG path of the lines between Scenes, empty where there are too many.
    boundaries: str
    #: Place in per cent of the width, and timecode.
    ticks: tuple[tuple[float, str], ...]
    #: JSON for the script that reads the numbers out.
    data: str


def chart(project: Project, timeline: Timeline) -> Chart:
    """Draws what the editor's decisions leave of the three EmotionTracks."""
    tracks = effective_tracks(project)
    size = -(-len(tracks.fused) // _MOST_BINS)
    lanes = {
        "Voice": binned(tracks.speech, size),
        "Face": binned(tracks.face, size),
        "Both": binned(tracks.fused, size),
    }
    cells = len(lanes["Both"].coverage) * size
    return Chart(
        lanes=tuple(_lane(name, lane) for name, lane in lanes.items()),
        height=_HEIGHT,
        boundaries=_boundaries(timeline, size) if len(timeline.scenes) <= _MOST_LINES else "",
        ticks=tuple(_ticks(timeline, cells * GRID_S)),
        data=json.dumps(_data(lanes, timeline, size), separators=(",", ":")),
    )


def binned(track: EmotionTrack, size: int) -> Binned:
    """Averages `size` cells each, scores weighted by coverage."""
    n = -(-len(track) // size)
    padding = n * size - len(track)
    coverage = np.pad(track.coverage, (0, padding)).reshape(n, size)
    scores = np.pad(track.scores, ((0, padding), (0, 0))).reshape(n, size, N_EMOTIONS)
    weights = coverage.sum(axis=1, keepdims=True)
    means = np.einsum("nsk,ns->nk", scores, coverage) / np.where(weights > 0, weights, 1)
    return Binned(means.astype(np.float32), coverage.mean(axis=1).astype(np.float32))


def _lane(name: str, lane: Binned) -> ChartLane:
    return ChartLane(name, f"{name}: {_summary(lane)}", len(lane.coverage), tuple(_areas(lane)))


def _summary(lane: Binned) -> str:
    total = lane.scores[lane.coverage > 0].sum(axis=0)
    if not total.any():
        return "no evidence"
    order = np.argsort(-total)[:2]
    return "mostly " + " and ".join(EMOTIONS[int(i)].value for i in order)


def _areas(lane: Binned) -> Iterator[tuple[str, str]]:
    tops = np.cumsum(lane.scores, axis=1) * _HEIGHT
    floors = np.hstack([np.zeros((len(tops), 1)), tops[:, :-1]])
    runs = list(_covered(lane))
    for k, emotion in enumerate(EMOTIONS):
        area = "".join(_area(tops[a:b, k], floors[a:b, k], a, b) for a, b in runs)
        yield emotion_class(emotion), area


def _covered(lane: Binned) -> Iterator[tuple[int, int]]:
    """Finds first and last (excluded) bin of each stretch with evidence."""
    present = np.concatenate([[False], lane.coverage > 0, [False]])
    edges = np.flatnonzero(present[1:] != present[:-1]).tolist()
    yield from zip(edges[::2], edges[1::2], strict=True)


def _area(tops: FloatArray, floors: FloatArray, first: int, last: int) -> str:
    """Draws through the middles of the bins, and flat to both ends of the stretch."""
    xs = [first, *(first + i + 0.5 for i in range(last - first)), last]
    upper = [tops[0], *tops, tops[-1]]
    lower = [floors[0], *floors, floors[-1]]
    there = [f"{x:g} {_HEIGHT - y:.0f}" for x, y in zip(xs, upper, strict=True)]
    back = [f"{x:g} {_HEIGHT - y:.0f}" for x, y in zip(xs, lower, strict=True)]
    return f"M{'L'.join([*there, *reversed(back)])}Z"


def _boundaries(timeline: Timeline, size: int) -> str:
    per_bin = GRID_S * size
    starts = [float(timeline.seconds(span.start)) for span in timeline.scenes[1:]]
    return "".join(f"M{start / per_bin:.2f} 0V{_HEIGHT}" for start in starts)


def _ticks(timeline: Timeline, length_s: float) -> Iterator[tuple[float, str]]:
    """The last ones are left out; they would run out of the picture."""
    step = next((s for s in _STEPS_S if length_s / s <= _TICKS), _STEPS_S[-1])
    for at in range(0, int(length_s), step):
        if at <= _LAST_TICK * length_s:
            time = timeline.timecode(timeline.rate.frames(at))
            yield 100 * at / length_s, time[:8]


def _data(lanes: dict[str, Binned], timeline: Timeline, size: int) -> dict[str, object]:
    """Lists what the script reads out: per cent, -1 for a bin without evidence."""
    n = len(next(iter(lanes.values())).coverage)
    frames = [timeline.rate.frames(index * size * GRID_S) for index in range(n)]
    scenes = [int(span.start) for span in timeline.scenes]
    return {
        "emotions": [emotion.value for emotion in EMOTIONS],
        "times": [timeline.timecode(frame) for frame in frames],
        "scenes": np.searchsorted(scenes, frames, side="right").tolist(),
        "lanes": {
            name: [
                np.round(row * 100).astype(int).tolist() if covered > 0 else -1
                for row, covered in zip(lane.scores, lane.coverage, strict=True)
            ]
            for name, lane in lanes.items()
        },
    }
