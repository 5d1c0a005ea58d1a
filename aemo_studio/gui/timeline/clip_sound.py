"""Finds the beats and bars of a clip of music in the film. Without Qt."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aemo_studio.music.heard_levels import heard_stretches
from aemo_studio.music.placement import Placement

_STEADY_BEATS = 8

Values = NDArray[np.float64]


def bars_within(placed: Placement, start_s: float, end_s: float) -> Values:
    """Finds the starts of bars that are heard in a stretch of the film, in its seconds."""
    structure = placed.structure
    if structure is None or not len(structure.beats_s):
        return np.zeros(0)
    return _heard_within(placed, structure.bars_s.astype(np.float64), start_s, end_s)


def beats_within(placed: Placement, start_s: float, end_s: float) -> Values:
    """Finds the beats that are heard in a stretch of the film, in its seconds."""
    structure = placed.structure
    if structure is None:
        return np.zeros(0)
    return _heard_within(placed, structure.beats_s.astype(np.float64), start_s, end_s)


def tempos_of(placed: Placement) -> tuple[float, float] | None:
    """Computes the slowest and the fastest beats a minute that are heard, each over several beats
    of a piece; None where none were found."""
    structure, found = placed.structure, list[Values]()
    if structure is None:
        return None
    beats_s = structure.beats_s.astype(np.float64)
    for piece in placed.pieces:
        heard_s = beats_s[(beats_s >= piece.in_s) & (beats_s < piece.out_s)]
        found.append((heard_s[_STEADY_BEATS:] - heard_s[:-_STEADY_BEATS]) / _STEADY_BEATS)
    steps_s = np.concatenate(found)
    return (60 / float(steps_s.max()), 60 / float(steps_s.min())) if len(steps_s) else None


def _heard_within(placed: Placement, marks_s: Values, start_s: float, end_s: float) -> Values:
    """Moves moments of a track into the film. marks_s: ascending, seconds of the track."""
    found = []
    for at_s, in_s, length_s in heard_stretches(placed):
        inside = marks_s[(marks_s >= in_s - 1e-3) & (marks_s < in_s + length_s - 1e-3)]
        found.append(inside - in_s + at_s)
    heard = np.concatenate(found) if found else np.zeros(0)
    within: Values = heard[(heard >= start_s) & (heard <= end_s)]
    return within
