"""Tells pictures of faces (a poster, a photo on a wall) from people: they never move, while the
film around them does. A film that is a still picture altogether keeps its face."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from aemo_studio.analysis.face.crops import Grey
from aemo_studio.domain.emotion import FloatArray

_MOVES = 8.0
"""Grey levels by which a pixel must change to count as moving."""

_STILL, _ALIVE = 0.9, 0.02
"""Mean change of a picture of a face, at most, in grey levels from one sampled frame to the next;
and share of the pixels around it that must move meanwhile."""

_FEWEST = 12
"""Samples (3 s at the usual rate) from which on a face can be told to be a picture."""

_WANDERS = 0.02
"""Range of the places of four fifths of its samples, in sizes of the face, at most."""

_OFTEN, _ALWAYS = 0.5, 0.9
"""Share of its samples in which the film around must move, and in which it must be still."""


class FrameMotion:
    """Measures how much sampled frames of one film, given in order of time, change."""

    def __init__(self) -> None:
        self._last: Grey | None = None

    def change(self, small: Grey, boxes: Sequence[FloatArray]) -> FloatArray:
        """Measures the change since the frame before: float32[n, 2], of each face the mean change
        inside its box in grey levels, and the share of moving pixels outside it.

        small: `Greys.small` of the frame. boxes: float32[4] each, shares of the frame.
        """
        last, self._last = self._last, small
        found = np.zeros((len(boxes), 2), np.float32)
        if last is None or last.shape != small.shape:
            return found
        difference = cv2.absdiff(small, last)
        moving = difference > _MOVES
        for box, row in zip(boxes, found, strict=True):
            part = _part(box, small.shape)
            around = moving.size - moving[part].size
            row[0] = difference[part].mean()
            row[1] = (moving.sum() - moving[part].sum()) / max(around, 1)
        return found


def _part(box: FloatArray, shape: tuple[int, ...]) -> tuple[slice, slice]:
    """Converts a box to the pixels under it, at least one."""
    height, width = shape[:2]
    left, top = (
        int(np.clip(v, 0, 1) * (s - 1)) for v, s in zip(box[:2], (width, height), strict=True)
    )
    right, bottom = (
        int(np.ceil(np.clip(v, 0, 1) * s))
        for v, s in zip(box[:2] + box[2:], (width, height), strict=True)
    )
    return slice(top, max(bottom, top + 1)), slice(left, max(right, left + 1))


def is_picture(boxes: FloatArray, change: FloatArray) -> bool:
    """Decides whether one person's face is a picture that never moves.

    boxes: float32[n, 4]. change: float32[n, 2] of its samples, see `FrameMotion.change`.
    """
    if len(boxes) < _FEWEST:
        return False
    middles = boxes[:, :2] + boxes[:, 2:] / 2
    low, high = np.quantile(middles, [0.1, 0.9], axis=0)
    wanders = ((high - low) / np.maximum(boxes[:, 2:].mean(axis=0), 1e-6)).max()
    still = (change[1:, 0] <= _STILL).mean()
    alive = (change[1:, 1] >= _ALIVE).mean()
    return bool(wanders <= _WANDERS and still >= _ALWAYS and alive >= _OFTEN)
