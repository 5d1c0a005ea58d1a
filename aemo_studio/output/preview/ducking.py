"""Ducks music under speech: computes its level over time from the coverage of speech."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.emotion import GRID_S, FloatArray

DUCK_DB = -12.0
"""Decibels by which music is lowered under speech."""

_STEP_S = 0.05
_SPEAKS_FROM = 0.15
_ATTACK_S, _RELEASE_S, _HOLD_S = 0.3, 0.8, 1.0
"""Seconds of falling before speech, of rising after it, and of the longest pause that is filled."""

Gains = NDArray[np.float64]


class Ducking:
    """The music's gain for any time of the film. coverage: float32[n] of speech, a cell each."""

    def __init__(self, coverage: FloatArray, duck_db: float = DUCK_DB) -> None:
        per_cell = round(GRID_S / _STEP_S)
        speaks = np.repeat(np.asarray(coverage) >= _SPEAKS_FROM, per_cell)
        self._decibels = duck_db * _eased(_held(speaks))
        self._times = (np.arange(len(self._decibels)) + 0.5) * _STEP_S

    def gain(self, times_s: Gains) -> Gains:
        """Computes float64[n] in (0, 1]: the factors of the music at these times."""
        if not len(self._times):
            return np.ones_like(times_s)
        result: Gains = 10.0 ** (np.interp(times_s, self._times, self._decibels) / 20.0)
        return result

    def breakpoints(self) -> tuple[tuple[float, float], ...]:
        """Lists the seconds and decibels between which the level goes in straight lines."""
        bends = np.abs(np.diff(self._decibels, 2)) > 1e-9
        kept = np.flatnonzero(np.concatenate([[True], bends, [True]])[: len(self._decibels)])
        pairs = zip(self._times[kept], self._decibels[kept], strict=True)
        return tuple((round(float(t), 3), round(float(db), 3)) for t, db in pairs)


def _held(speaks: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Fills pauses shorter than the hold."""
    held = speaks.copy()
    at = np.flatnonzero(speaks)
    for before, after in pairwise(at.tolist()):
        if 1 < after - before <= _HOLD_S / _STEP_S:
            held[before:after] = True
    return held


def _eased(speaks: NDArray[np.bool_]) -> Gains:
    """Computes 0 to 1: rising before speech, falling after it, in straight lines of decibels."""
    at = np.flatnonzero(speaks)
    if not len(at):
        return np.zeros(len(speaks))
    cells = np.arange(len(speaks))
    following = at[np.minimum(np.searchsorted(at, cells), len(at) - 1)]
    earlier = at[np.maximum(np.searchsorted(at, cells, side="right") - 1, 0)]
    until = np.where(following >= cells, following - cells, np.inf) * _STEP_S
    since = np.where(earlier <= cells, cells - earlier, np.inf) * _STEP_S
    rising = np.clip(1.0 - until / _ATTACK_S, 0.0, 1.0)
    falling = np.clip(1.0 - since / _RELEASE_S, 0.0, 1.0)
    return np.maximum(rising, falling)
