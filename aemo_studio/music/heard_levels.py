"""Finds how loud and how energetic picked music is along the film."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.listening import ENERGY_STEP_S
from aemo_studio.music.placement import Placement

SMOOTH_S = 3.0
"""Seconds over which the energy is averaged: its arc, not its beats."""

_SILENT_DB = -40.0

Values = NDArray[np.float64]


def levels_at(placed: Placement, times_s: Values) -> Values:
    """Computes how loud a clip is with its gain, in [0, 1], at times of the film; 0 where it does
    not play or nobody listened to it."""
    loud = np.zeros(len(times_s))
    structure = placed.structure
    if structure is None or not len(structure.energy_db):
        return loud
    middles_s = (np.arange(len(structure.energy_db)) + 0.5) * ENERGY_STEP_S
    for at_s, in_s, length_s in heard_stretches(placed):
        heard = (times_s >= at_s) & (times_s < at_s + length_s)
        level_db = np.interp(times_s[heard] - at_s + in_s, middles_s, structure.energy_db)
        level_db += placed.mix.gain_db
        loud[heard] = np.clip(1 - level_db / _SILENT_DB, 0.0, 1.0)
    return loud


def energy_at(placed: Placement, times_s: Values) -> Values:
    """Computes how energetic a clip is around times of the film, in [0, 1]; NaN where it does not
    play, is muted, or nobody listened to it."""
    found = np.full(len(times_s), np.nan)
    if placed.structure is None or placed.mix.muted:
        return found
    plays = (times_s >= placed.start_s) & (times_s < placed.stops_s)
    around_s = np.arange(-SMOOTH_S / 2, SMOOTH_S / 2 + 0.01, ENERGY_STEP_S)
    near_s = times_s[plays][:, None] + around_s[None, :]
    near_s = np.clip(near_s, placed.start_s, placed.stops_s - 1e-3)
    levels = levels_at(placed, near_s.ravel()).reshape(near_s.shape)
    found[plays] = levels.mean(axis=1)
    return found


def energy_of_all(placed: Sequence[Placement], times_s: Values) -> Values:
    """Computes how energetic whatever plays is, in [0, 1]; NaN where no music is known to play."""
    found = np.full(len(times_s), np.nan)
    for one in placed:
        energy = energy_at(one, times_s)
        found = np.where(np.isnan(energy), found, energy)
    return found


def heard_stretches(placed: Placement) -> Iterator[tuple[float, float, float]]:
    """Lists the pieces: seconds of the film, seconds of the track, length in seconds."""
    at_s = placed.start_s
    for piece in placed.pieces:
        length_s = min(piece.length_s, placed.stops_s - at_s)
        yield at_s, piece.in_s, length_s
        at_s += piece.length_s
