"""Keeps the results for faces in sampled frames: a few numbers each, never pictures."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.emotion import N_EMOTIONS, FloatArray

USABLE = 0.05
"""Samples of a lower weight are no evidence."""


@dataclass(frozen=True, eq=False)
class FaceSamples:
    """Faces in sampled frames, a row for each, in order of time."""

    #: float32[n]: seconds from the first displayed frame, equal for faces of one frame.
    times_s: FloatArray
    #: float32[n, 4]: left, top, width, height as shares of the picture.
    boxes: FloatArray
    #: float32[n, 8]: EmotionScores.
    scores: FloatArray
    #: float32[n] in [0, 1]: how far each can be trusted, see `quality.face_weight`.
    weights: FloatArray
    #: float32[n] in [0, 1]: the blendshape `jawOpen`.
    jaw_open: FloatArray
    #: float32[n, 2]: change inside and around each face, see `stillness.FrameMotion`.
    change: FloatArray
    #: float32[n]: 1, 0 or NaN, see `second_look.SecondLook.look`.
    second_looks: FloatArray
    #: int64[n]: number of the close look at each, see `Looks`; -1 without one.
    look: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.times_s)

    def rows(self, rows: NDArray[np.int64]) -> FaceSamples:
        """Selects rows, in that order.

        rows: int64[k].
        """
        return FaceSamples(
            self.times_s[rows],
            self.boxes[rows],
            self.scores[rows],
            self.weights[rows],
            self.jaw_open[rows],
            self.change[rows],
            self.second_looks[rows],
            self.look[rows],
        )

    @staticmethod
    def none() -> FaceSamples:
        """Makes samples without rows."""
        empty = np.zeros(0, dtype=np.float32)
        scores = np.zeros((0, N_EMOTIONS), dtype=np.float32)
        boxes, change = np.zeros((0, 4), np.float32), np.zeros((0, 2), np.float32)
        look = np.zeros(0, dtype=np.int64)
        return FaceSamples(empty, boxes, scores, empty, empty, change, empty, look)

    @staticmethod
    def joined(parts: list[FaceSamples]) -> FaceSamples:
        """Joins samples one after the other."""
        if not parts:
            return FaceSamples.none()
        return FaceSamples(
            np.concatenate([p.times_s for p in parts]),
            np.concatenate([p.boxes for p in parts]),
            np.concatenate([p.scores for p in parts]),
            np.concatenate([p.weights for p in parts]),
            np.concatenate([p.jaw_open for p in parts]),
            np.concatenate([p.change for p in parts]),
            np.concatenate([p.second_looks for p in parts]),
            np.concatenate([p.look for p in parts]),
        )
