"""Finds what a clip of music sounds like in the film: its levels, its bars. Without Qt."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.listening import ENERGY_STEP_S
from aemo_studio.music.placement import Placement

_SILENT_DB = -40.0
_STEADY_BEATS = 8

Values = NDArray[np.float64]


def levels_at(placed: Placement, times_s: Values) -> Values:
    """Computes how loud a clip is with its gain, in [0, 1], at times of the film; 0 where it does
    not play or nobody listened to it."""
    loud = np.zeros(len(times_s))
    structure = placed.structure
    if structure is None or not len(structure.energy_db):
        return loud
    middles_s = (np.arange(len(structure.energy_db)) + 0.5) * ENERGY_STEP_S
    for at_s, in_s, length_s in _stretches(placed):
        heard = (times_s >= at_s) & (times_s < at_s + length_s)
        level_db = np.interp(times_s[heard] - at_s + in_s, middles_s, structure.energy_db)
        level_db += placed.mix.gain_db
        loud[heard] = np.clip(1 - level_db / _SILENT_DB, 0.0, 1.0)
    return loud


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
    for at_s, in_s, length_s in _stretches(placed):
        inside = marks_s[(marks_s >= in_s - 1e-3) & (marks_s < in_s + length_s - 1e-3)]
        found.append(inside - in_s + at_s)
    heard = np.concatenate(found) if found else np.zeros(0)
    within: Values = heard[(heard >= start_s) & (heard <= end_s)]
    return within


def _stretches(placed: Placement) -> Iterator[tuple[float, float, float]]:
    """Lists the pieces: seconds of the film, seconds of the track, length in seconds."""
    at_s = placed.start_s
    for piece in placed.pieces:
        length_s = min(piece.length_s, placed.stops_s - at_s)
        yield at_s, piece.in_s, length_s
        at_s += piece.length_s
