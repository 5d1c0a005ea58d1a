"""Pools an EmotionTrack for every zoom: cells two by two until a bin is wide enough to be seen.

Bins start at 0 s whatever is visible, so nothing flickers while scrolling. Without Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, log2

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.emotion import GRID_S, EmotionTrack, FloatArray, from_logs, to_logs

IntArray = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Level:
    """An EmotionTrack in n bins of equal length."""

    #: Seconds of each bin.
    bin_s: float
    #: float32[n, 8]: coverage-weighted geometric mean of the cells, as scenes are pooled.
    scores: FloatArray
    #: float32[n] in [0, 1]: mean of the cells; 0 means missing.
    coverage: FloatArray
    #: int[n]: index of the most probable Emotion.
    top: IntArray
    #: int[n]: index of the second most probable Emotion.
    second: IntArray
    #: float32[n] in [0, 1]: probability of `top`.
    confidence: FloatArray
    #: float32[n] in [0, 1]: probability of `second`.
    runner_up: FloatArray

    def __len__(self) -> int:
        return len(self.coverage)

    @property
    def known(self) -> NDArray[np.bool_]:
        return self.coverage > 0


class Levels:
    """Makes the levels of one track when they are first asked for."""

    def __init__(self, track: EmotionTrack) -> None:
        self._sums = [(to_logs(track.scores) * track.coverage[:, None], track.coverage)]
        self._cells = len(track)
        self._levels: dict[int, Level] = {}

    def at(self, px_per_s: float, least_px: float) -> Level:
        """Returns the finest level whose bins are at least `least_px` wide."""
        step = max(0, ceil(log2(max(least_px / (px_per_s * GRID_S), 1e-9)) - 1e-9))
        if step not in self._levels:
            self._levels[step] = self._make(step)
        return self._levels[step]

    def _make(self, step: int) -> Level:
        while len(self._sums) <= step:
            self._sums.append(_halved(*self._sums[-1]))
        logs, weights = self._sums[step]
        cells = np.minimum(2**step, self._cells - np.arange(len(weights)) * 2**step)
        return _level(GRID_S * 2**step, logs, weights, cells)


def _halved(logs: FloatArray, weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Adds up neighbours; an odd one at the end stays alone."""
    odd = len(weights) % 2
    logs, weights = np.pad(logs, ((0, odd), (0, 0))), np.pad(weights, (0, odd))
    return logs[::2] + logs[1::2], weights[::2] + weights[1::2]


def _level(bin_s: float, logs: FloatArray, weights: FloatArray, cells: IntArray) -> Level:
    mean = logs / np.where(weights > 0, weights, 1.0)[:, None]
    scores = from_logs(mean) if len(mean) else np.zeros((0, 8), np.float32)
    rows = np.arange(len(scores))
    top = scores.argmax(axis=1)
    others = scores.copy()
    others[rows, top] = -1.0
    second = others.argmax(axis=1)
    return Level(
        bin_s=bin_s,
        scores=scores,
        coverage=(weights / np.maximum(cells, 1)).astype(np.float32),
        top=top,
        second=second,
        confidence=scores[rows, top],
        runner_up=scores[rows, second],
    )
