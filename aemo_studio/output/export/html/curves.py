"""The emotion curves: one lane a modality, the eight probabilities stacked, gaps where there is
no evidence. The numbers go along for the script that reads them out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from aemo_studio.base.character_names import character_name
from aemo_studio.domain.cast import Character
from aemo_studio.domain.emotion import EMOTIONS, GRID_S, N_EMOTIONS, EmotionTrack, FloatArray
from aemo_studio.domain.project import Project
from aemo_studio.output.export.html.look import colour_class, emotion_class
from aemo_studio.output.export.html.report_words import (
    IN_SCENE,
    LANES,
    MOSTLY,
    NO_EVIDENCE,
    ReportWords,
)
from aemo_studio.output.export.timeline import Timeline
from aemo_studio.project.editing.arcs import main_arcs
from aemo_studio.project.editing.evidence import effective_tracks

_MOST_BINS = 480
HEIGHT = 100
"""Of a lane, in the units of its paths."""


@dataclass(frozen=True, eq=False)
class Binned:
    """An EmotionTrack in few enough bins to draw."""

    #: float32[n, 8], each row the mean of its cells, weighted by coverage.
    scores: FloatArray
    #: float32[n], in [0, 1].
    coverage: FloatArray


@dataclass(frozen=True, eq=False)
class Curves:
    """The three EmotionTracks in bins of one length."""

    #: Seconds of a bin.
    bin_s: float
    #: "Voice", "Face" and "Both", from top to bottom.
    lanes: Mapping[str, Binned]
    #: The main characters, first who is there most.
    characters: Sequence[tuple[Character, Binned]] = ()


@dataclass(frozen=True)
class ChartLane:
    """The curves of one modality."""

    #: As the reader calls it.
    name: str
    #: What the lane shows, for who cannot see it.
    summary: str
    #: Whether there is any evidence.
    present: bool
    #: CSS class and SVG path of each Emotion.
    areas: tuple[tuple[str, str], ...]
    #: CSS class of the Character's colour; empty without one.
    colour: str = ""


def curves_of(project: Project) -> Curves:
    """Bins what the editor's decisions leave of the three EmotionTracks."""
    tracks = effective_tracks(project)
    size = max(1, -(-len(tracks.fused) // _MOST_BINS))
    return Curves(
        bin_s=size * GRID_S,
        lanes={
            "Voice": binned(tracks.speech, size),
            "Face": binned(tracks.face, size),
            "Both": binned(tracks.fused, size),
        },
        characters=[(arc.character, binned(arc.tracks.fused, size)) for arc in main_arcs(project)],
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


def chart_lanes(curves: Curves, words: ReportWords) -> Iterator[ChartLane]:
    """Draws the lanes, in units of a bin from the first frame on."""
    for label, lane in _labelled(curves, words):
        summary, areas = summary_of(lane, words), tuple(_areas(lane))
        yield ChartLane(label, f"{label}: {summary}", bool(lane.coverage.any()), areas)


def character_lanes(curves: Curves, words: ReportWords) -> Iterator[ChartLane]:
    """Draws the lanes of the main characters: a block for each bin, as they are low."""
    for who, lane in curves.characters:
        label, areas = _name(who, words), tuple(_blocks(lane))
        told = f"{label}: {summary_of(lane, words)}"
        yield ChartLane(label, told, bool(lane.coverage.any()), areas, colour_class(who.colour))


def _labelled(curves: Curves, words: ReportWords) -> Iterator[tuple[str, Binned]]:
    yield from ((words(LANES[name]), lane) for name, lane in curves.lanes.items())


def _name(character: Character, words: ReportWords) -> str:
    return character_name(character).in_language(words.language)


def summary_of(lane: Binned, words: ReportWords) -> str:
    """Tells which two Emotions a lane shows most of."""
    total = lane.scores[lane.coverage > 0].sum(axis=0)
    if not total.any():
        return words(NO_EVIDENCE)
    first, second = np.argsort(-total)[:2].tolist()
    return words(
        MOSTLY, first=words.emotion(EMOTIONS[first]), second=words.emotion(EMOTIONS[second])
    )


def _areas(lane: Binned) -> Iterator[tuple[str, str]]:
    tops = np.cumsum(lane.scores, axis=1) * HEIGHT
    floors = np.hstack([np.zeros((len(tops), 1)), tops[:, :-1]])
    runs = list(covered(lane))
    for k, emotion in enumerate(EMOTIONS):
        area = "".join(_area(tops[a:b, k], floors[a:b, k], a, b) for a, b in runs)
        yield emotion_class(emotion), area


def _blocks(lane: Binned) -> Iterator[tuple[str, str]]:
    """Draws runs of one most probable Emotion, full height."""
    tops = np.where(lane.coverage > 0, lane.scores.argmax(axis=1), -1)
    edges = [0, *(np.flatnonzero(np.diff(tops)) + 1).tolist(), len(tops)]
    found = dict[int, list[str]]()
    for start, end in pairwise(edges):
        found.setdefault(int(tops[start]), []).append(f"M{start} 0H{end}V{HEIGHT}H{start}Z")
    found.pop(-1, None)
    yield from ((emotion_class(EMOTIONS[k]), "".join(found[k])) for k in sorted(found))


def covered(lane: Binned) -> Iterator[tuple[int, int]]:
    """Finds first and last (excluded) bin of each stretch with evidence."""
    present = np.concatenate([[False], lane.coverage > 0, [False]])
    edges = np.flatnonzero(present[1:] != present[:-1]).tolist()
    yield from zip(edges[::2], edges[1::2], strict=True)


def _area(tops: FloatArray, floors: FloatArray, first: int, last: int) -> str:
    """Draws through the middles of the bins, and flat to both ends of the stretch."""
    xs = [first, *(first + i + 0.5 for i in range(last - first)), last]
    upper = [tops[0], *tops, tops[-1]]
    lower = [floors[0], *floors, floors[-1]]
    there = [f"{x:g} {HEIGHT - y:.0f}" for x, y in zip(xs, upper, strict=True)]
    back = [f"{x:g} {HEIGHT - y:.0f}" for x, y in zip(xs, lower, strict=True)]
    return f"M{'L'.join([*there, *reversed(back)])}Z"


def read_out(curves: Curves, timeline: Timeline, words: ReportWords) -> dict[str, object]:
    """Lists what the page's script reads out: per cent, -1 for a bin without evidence."""
    n = len(next(iter(curves.lanes.values())).coverage)
    frames = [timeline.rate.frames(index * curves.bin_s) for index in range(n)]
    scenes = [int(span.start) for span in timeline.scenes]
    return {
        "emotions": [words.emotion(emotion) for emotion in EMOTIONS],
        "times": [timeline.timecode(frame) for frame in frames],
        "scenes": np.searchsorted(scenes, frames, side="right").tolist(),
        "frames": timeline.duration,
        "bins": float(timeline.seconds(timeline.duration)) / curves.bin_s,
        "scene": words(IN_SCENE, number="{}"),
        "nothing": words(NO_EVIDENCE),
        "lanes": {name: _per_cent(lane) for name, lane in _labelled(curves, words)},
        "characters": [[_name(who, words), _per_cent(lane)] for who, lane in curves.characters],
    }


def _per_cent(lane: Binned) -> list[object]:
    return [
        np.round(row * 100).astype(int).tolist() if covered > 0 else -1
        for row, covered in zip(lane.scores, lane.coverage, strict=True)
    ]
