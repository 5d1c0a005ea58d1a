"""What is kept of each look at a face: a few numbers, never pictures."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.emotion import N_EMOTIONS, FloatArray

USABLE = 0.05
"""Weights below this are no evidence at all."""


@dataclass(frozen=True, eq=False)
class Looks:
    """Faces seen in sampled frames, in order of time.

    times_s: float32[n]. boxes: float32[n, 4] as shares of the picture. scores: float32[n, 8].
    weights: float32[n] in [0, 1]. jaw_open: float32[n] in [0, 1].
    """

    times_s: FloatArray
    boxes: FloatArray
    scores: FloatArray
    weights: FloatArray
    jaw_open: FloatArray

    def __len__(self) -> int:
        return len(self.times_s)

    def rows(self, rows: NDArray[np.int64]) -> Looks:
        """Those looks, in that order."""
        return Looks(
            self.times_s[rows],
            self.boxes[rows],
            self.scores[rows],
            self.weights[rows],
            self.jaw_open[rows],
        )

    @staticmethod
    def none() -> Looks:
        """No looks at all."""
        empty = np.zeros(0, dtype=np.float32)
        scores = np.zeros((0, N_EMOTIONS), dtype=np.float32)
        return Looks(empty, np.zeros((0, 4), dtype=np.float32), scores, empty, empty)

    @staticmethod
    def joined(parts: list[Looks]) -> Looks:
        """One after the other."""
        if not parts:
            return Looks.none()
        return Looks(
            np.concatenate([p.times_s for p in parts]),
            np.concatenate([p.boxes for p in parts]),
            np.concatenate([p.scores for p in parts]),
            np.concatenate([p.weights for p in parts]),
            np.concatenate([p.jaw_open for p in parts]),
        )
