"""Finds stretches in which a kind of sound is heard, from its scores in every cell."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.heard.kinds import KINDS
from aemo_studio.domain.emotion import GRID_S, FloatArray
from aemo_studio.domain.heard import HeardEvent, HeardKind


class Bounds(NamedTuple):
    """From when on, and how long, a kind of sound counts as heard."""

    #: Score from which it begins, in (0, 1).
    on: float
    #: Score down to which it goes on, at most `on`.
    off: float
    #: Fewest cells.
    least: int
    #: Most cells without it, between two of its stretches that become one.
    gap: int
    #: Cells over which its scores are averaged, odd.
    mean: int = 1


_STEADY = Bounds(on=0.35, off=0.2, least=4, gap=4, mean=3)
_SHORT = Bounds(on=0.5, off=0.3, least=1, gap=1)
_VOICE = Bounds(on=0.3, off=0.15, least=1, gap=2)

BOUNDS: dict[HeardKind, Bounds] = {
    HeardKind.MUSIC: Bounds(on=0.4, off=0.2, least=6, gap=6, mean=5),
    HeardKind.APPLAUSE: Bounds(on=0.4, off=0.25, least=2, gap=2),
    HeardKind.LAUGHTER: _VOICE,
    HeardKind.CRYING: _VOICE,
    HeardKind.SCREAM: _VOICE,
    HeardKind.RAIN: _STEADY,
    HeardKind.WIND: _STEADY,
    HeardKind.WATER: _STEADY,
    HeardKind.FIRE: _STEADY,
    HeardKind.CROWD: _STEADY,
    HeardKind.TRAFFIC: _STEADY,
    HeardKind.TRAIN: _STEADY,
    HeardKind.AIRCRAFT: _STEADY,
}
"""Bounds of each kind; `_SHORT` holds for the others. Speech of actors reaches 0.3 in none."""

VOICES = (HeardKind.LAUGHTER, HeardKind.CRYING, HeardKind.SCREAM)
"""Kinds that a Burst tells better."""


def find_events(
    scores: FloatArray, bursts: NDArray[np.bool_], duration_s: float
) -> tuple[HeardEvent, ...]:
    """Finds all HeardEvents, in order of time.

    scores: float32[cells, kinds] of `KINDS`. bursts: bool[cells], where a Burst tells what the
    voice does.
    """
    found: list[HeardEvent] = []
    for column, kind in enumerate(KINDS):
        own = np.where(bursts, 0.0, scores[:, column]) if kind in VOICES else scores[:, column]
        found.extend(_events(own, kind, duration_s))
    return tuple(sorted(found, key=lambda event: (event.start_s, KINDS.index(event.kind))))


def _events(scores: FloatArray, kind: HeardKind, duration_s: float) -> Iterator[HeardEvent]:
    bounds = BOUNDS.get(kind, _SHORT)
    smooth = _averaged(scores, bounds.mean)
    for first, last in _joined(list(_stretches(smooth, bounds)), bounds.gap):
        if last - first >= bounds.least:
            yield HeardEvent(
                start_s=float(first * GRID_S),
                end_s=float(min(last * GRID_S, duration_s)),
                kind=kind,
                certainty=round(float(smooth[first:last].max()), 2),
            )


def _averaged(scores: FloatArray, width: int) -> FloatArray:
    """Averages each cell with those around it; at the ends with those that there are."""
    if width == 1 or not len(scores):
        return scores
    ones = np.ones(width)
    sums = np.convolve(scores, ones, "full")[width // 2 :][: len(scores)]
    counts = np.convolve(np.ones(len(scores)), ones, "full")[width // 2 :][: len(scores)]
    return np.asarray(sums / counts, np.float32)


def _stretches(scores: FloatArray, bounds: Bounds) -> Iterator[tuple[int, int]]:
    """Yields first cell and end of the stretches above `off` that reach `on` somewhere."""
    edges = np.flatnonzero(np.diff(scores >= bounds.off, prepend=False, append=False))
    for first, last in pairwise(edges):
        if scores[first] >= bounds.off and scores[first:last].max() >= bounds.on:
            yield int(first), int(last)


def _joined(stretches: list[tuple[int, int]], gap: int) -> Iterator[tuple[int, int]]:
    """Yields stretches, those with at most `gap` cells between them as one."""
    current: tuple[int, int] | None = None
    for first, last in stretches:
        if current is not None and first - current[1] <= gap:
            current = (current[0], last)
            continue
        if current is not None:
            yield current
        current = (first, last)
    if current is not None:
        yield current
