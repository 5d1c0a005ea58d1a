"""The emotion curves: one lane a modality, the eight probabilities stacked, gaps where nothing
was heard or seen. Drawn as SVG; the numbers go along for the script that reads them out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from aemo_studio.domain.emotion import EMOTIONS, GRID_S, N_EMOTIONS, EmotionTrack, FloatArray
from aemo_studio.domain.project import Project
from aemo_studio.output.export.html.markup import text
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
    """An EmotionTrack in few enough bins to draw. scores: float32[n, 8], coverage: float32[n]."""

    scores: FloatArray
    coverage: FloatArray


def chart(project: Project, timeline: Timeline) -> str:
    """The whole chart with its legend, its lanes and its axis."""
    tracks = effective_tracks(project)
    size = -(-len(tracks.fused) // _MOST_BINS)
    lanes = {
        "Voice": binned(tracks.speech, size),
        "Face": binned(tracks.face, size),
        "Both": binned(tracks.fused, size),
    }
    cells = len(lanes["Both"].coverage) * size
    drawn = "".join(_lane(name, lane, timeline, size) for name, lane in lanes.items())
    data = text(json.dumps(_data(lanes, timeline, size), separators=(",", ":")))
    return (
        f'<div class="legend">{_legend()}</div>'
        f'<div class="chart" tabindex="0" role="group" data-chart="{data}" aria-label="Emotion '
        f'curves; arrow keys read them out">{drawn}{_axis(timeline, cells)}'
        '<div class="cursor" hidden></div><div class="read-out" role="status" hidden></div></div>'
    )


def binned(track: EmotionTrack, size: int) -> Binned:
    """Means of `size` cells each, scores weighted by coverage."""
    n = -(-len(track) // size)
    padding = n * size - len(track)
    coverage = np.pad(track.coverage, (0, padding)).reshape(n, size)
    scores = np.pad(track.scores, ((0, padding), (0, 0))).reshape(n, size, N_EMOTIONS)
    weights = coverage.sum(axis=1, keepdims=True)
    means = np.einsum("nsk,ns->nk", scores, coverage) / np.where(weights > 0, weights, 1)
    return Binned(means.astype(np.float32), coverage.mean(axis=1).astype(np.float32))


def _lane(name: str, lane: Binned, timeline: Timeline, size: int) -> str:
    n = len(lane.coverage)
    paths = "".join(_areas(lane))
    lines = _boundaries(timeline, size) if len(timeline.scenes) <= _MOST_LINES else ""
    label = f"{name}: {_spoken(lane)}"
    return (
        f'<div class="lane"><span class="lane-name">{name}</span>'
        f'<svg viewBox="0 0 {n} {_HEIGHT}" preserveAspectRatio="none" role="img" '
        f'aria-label="{text(label)}">{paths}<path class="cut" d="{lines}"/></svg></div>'
    )


def _spoken(lane: Binned) -> str:
    """What the lane shows, for who cannot see it."""
    total = lane.scores[lane.coverage > 0].sum(axis=0)
    if not total.any():
        return "no evidence"
    order = np.argsort(-total)[:2]
    return "mostly " + " and ".join(EMOTIONS[int(i)].value for i in order)


def _areas(lane: Binned) -> Iterator[str]:
    tops = np.cumsum(lane.scores, axis=1) * _HEIGHT
    floors = np.hstack([np.zeros((len(tops), 1)), tops[:, :-1]])
    runs = list(_covered(lane))
    for k in range(N_EMOTIONS):
        area = "".join(_area(tops[a:b, k], floors[a:b, k], a, b) for a, b in runs)
        yield f'<path class="e{k}" d="{area}"/>'


def _covered(lane: Binned) -> Iterator[tuple[int, int]]:
    """First and last (excluded) bins of each stretch with evidence."""
    present = np.concatenate([[False], lane.coverage > 0, [False]])
    edges = np.flatnonzero(present[1:] != present[:-1]).tolist()
    yield from zip(edges[::2], edges[1::2], strict=True)


def _area(tops: FloatArray, floors: FloatArray, first: int, last: int) -> str:
    """Through the middles of the bins; flat to both ends of the stretch."""
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


def _axis(timeline: Timeline, cells: int) -> str:
    length_s = cells * GRID_S
    step = next((s for s in _STEPS_S if length_s / s <= _TICKS), _STEPS_S[-1])
    # The last ones would run out of the picture.
    times = {
        at: timeline.timecode(timeline.rate.frames(at)) for at in range(0, int(length_s), step)
    }
    ticks = "".join(
        f'<span style="left:{100 * at / length_s:.3f}%">{time[:8]}</span>'
        for at, time in times.items()
        if at <= _LAST_TICK * length_s
    )
    return f'<div class="axis" aria-hidden="true">{ticks}</div>'


def _legend() -> str:
    return (
        "".join(
            f'<span class="chip e{index}"><i></i>{emotion}</span>'
            for index, emotion in enumerate(EMOTIONS)
        )
        + '<span class="chip e-none"><i></i>nothing heard or seen</span>'
    )


def _data(lanes: dict[str, Binned], timeline: Timeline, size: int) -> dict[str, object]:
    """What the script reads out: percentages, -1 for a bin without evidence."""
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
