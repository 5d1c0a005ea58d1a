"""Follows faces that move but do not change from one sampled frame to the next.

A face is laid over its picture at the last search, by a similarity transform: first by
correlation, then exactly, by Gauss-Newton steps whose matrix is computed once for the picture
(Baker and Matthews 2004, "Lucas-Kanade 20 years on: a unifying framework", IJCV 56: inverse
compositional). What is still different then, anywhere in the face, is a change: of its
expression, of its view, or of whose face it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.face.crops import CROP_SIZE, Grey, Matrix, alignment
from aemo_studio.analysis.face.greys import Greys
from aemo_studio.analysis.face.landmarks import DetectedFace
from aemo_studio.domain.emotion import FloatArray

SAME = 0.2
"""Difference below which a face has not changed: in standard deviations of its grey levels, mean of
a seventh of its width squared, where it is largest. A picture of the same moment with other grain
has 0.03 to 0.17; of changes that turn the scores by more than a tenth, 4 of 90 lie below, by more
than a fifth, 1 of 52."""

_PAD = 16
"""Pixels of a crop by which a face may have moved: about a third of its width."""

_WINDOW = CROP_SIZE + 2 * _PAD
_INNER = slice(8, CROP_SIZE - 8)
"""The part of a crop that is laid over the next frame; its edge shows the background."""

_LIKE = 0.8
"""Correlation of that part below which it is not laid over exactly any more."""

_SOFT = 0.8
"""Deviation of the blur, in pixels of a crop, that takes the grain away."""

_SPOT = 7
_STEPS, _STILL = 8, 0.02
"""Gauss-Newton steps at most; pixels of a crop below which a step is the last."""

_CENTRE = (CROP_SIZE - 1) / 2
_GRAIN = 4.0
"""Grey levels that are added to the deviation of a dark picture."""

_Pattern: TypeAlias = NDArray[np.float32]


def _places() -> tuple[_Pattern, _Pattern]:
    axis = (np.arange(CROP_SIZE, dtype=np.float32) - np.float32(_CENTRE)) / np.float32(_CENTRE)
    x, y = np.meshgrid(axis, axis)
    return x, y


_X, _Y = _places()
_FACE: _Pattern = (np.hypot(_X, _Y) <= 1.0).astype(np.float32)
"""float32[48, 48], 1 in the face, 0 in the corners."""
_FACE_PIXELS = float(_FACE.sum())


class FollowedFace:
    """A face that was found by a search, and what it looked like."""

    def __init__(self, face: DetectedFace, greys: Greys) -> None:
        self.face = face
        self._found = alignment(face.landmarks)
        self._now = self._found
        crop = self._window(greys)[_PAD:-_PAD, _PAD:-_PAD]
        self._inner = np.ascontiguousarray(crop[_INNER, _INNER])
        self._pattern = _pattern(_soft(crop))
        self._solver = _solver(self._pattern)

    def follow(self, greys: Greys) -> DetectedFace | None:
        """Finds the face in the next frame; None where it is gone or has changed."""
        window = self._window(greys)
        likeness = cv2.matchTemplate(window, self._inner, cv2.TM_CCOEFF_NORMED)
        _, best, _, place = cv2.minMaxLoc(likeness)
        if best < _LIKE:
            return None
        shift = np.array(place, dtype=np.float64) - _INNER.start
        placed = self._laid_over(_soft(window), np.column_stack([np.eye(2), shift]))
        if placed is None:
            return None
        self._now = _joined(_inverse(placed), _shifted(self._now))
        return _moved(self.face, _joined(_inverse(self._now), self._found), greys.frame)

    def _window(self, greys: Greys) -> Grey:
        """Crops the frame where the face was last, with room to move."""
        return greys.crop(_shifted(self._now), _WINDOW)

    def _laid_over(self, window: Grey, placed: Matrix) -> Matrix | None:
        """Finds the transform from pixels of the crop to the window's under which both look the
        same; None where there is none.

        placed: float64[2, 3], the same roughly.
        """
        for _ in range(_STEPS):
            step = self._solver @ (_warped(window, placed) - self._pattern).ravel()
            placed = _joined(placed, _inverse(_small_move(step)))
            if np.abs(step).max() < _STILL:
                break
        rest = np.abs(_warped(window, placed) - self._pattern) * _FACE
        return placed if float(cv2.blur(rest, (_SPOT, _SPOT)).max()) < SAME else None


def follow_all(faces: Sequence[FollowedFace], greys: Greys) -> list[DetectedFace] | None:
    """Finds all faces again in the next frame, in their order; None where one has changed."""
    found = []
    for face in faces:
        again = face.follow(greys)
        if again is None:
            return None
        found.append(again)
    return found


def _soft(picture: Grey) -> Grey:
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), _SOFT), np.uint8)


def _pattern(crop: Grey) -> _Pattern:
    """Brings the face in a crop to mean 0 and deviation 1: light and contrast do not count."""
    values = crop.astype(np.float32)
    inside = values * _FACE
    mean = float(inside.sum()) / _FACE_PIXELS
    square = float((inside * values).sum()) / _FACE_PIXELS
    deviation = np.sqrt(max(square - mean**2, 0.0)) + _GRAIN
    return ((values - np.float32(mean)) / np.float32(deviation)).astype(np.float32)


def _warped(window: Grey, placed: Matrix) -> _Pattern:
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    size = (CROP_SIZE, CROP_SIZE)
    crop = cv2.warpAffine(window, placed, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    return _pattern(np.asarray(crop, np.uint8))


def _solver(pattern: _Pattern) -> FloatArray:
    """Computes by what shift, growth and turn a difference is explained: float32[4, 2304]."""
    across, down = (cv2.Sobel(pattern, cv2.CV_32F, dx, 1 - dx) / 8 for dx in (1, 0))
    by = [across, down, across * _X + down * _Y, down * _X - across * _Y]
    slopes = np.stack([(one * _FACE).ravel() for one in by]).astype(np.float64)
    return np.linalg.solve(slopes @ slopes.T + 1e-3 * np.eye(4), slopes).astype(np.float32)


def _small_move(step: FloatArray) -> Matrix:
    """Makes the transform of a shift in pixels, and growth and turn in pixels at the edge."""
    dx, dy, grows, turns = (float(value) for value in step)
    turn = np.array(
        [[1 + grows / _CENTRE, -turns / _CENTRE], [turns / _CENTRE, 1 + grows / _CENTRE]]
    )
    centre = np.array([_CENTRE, _CENTRE])
    return np.column_stack([turn, centre - turn @ centre + np.array([dx, dy])])


def _shifted(matrix: Matrix) -> Matrix:
    """Moves what a transform shows from a crop into the middle of a window."""
    return matrix + np.array([[0, 0, _PAD], [0, 0, _PAD]])


def _joined(second: Matrix, first: Matrix) -> Matrix:
    """Joins two transforms float64[2, 3] into one that does the first and then the second."""
    turn = second[:, :2]
    return np.column_stack([turn @ first[:, :2], turn @ first[:, 2] + second[:, 2]])


def _inverse(matrix: Matrix) -> Matrix:
    back = np.linalg.inv(matrix[:, :2])
    return np.column_stack([back, -back @ matrix[:, 2]])


def _moved(face: DetectedFace, move: Matrix, frame: NDArray[np.uint8]) -> DetectedFace:
    """Moves a face in the frame. move: float64[2, 3], in pixels."""
    scale = float(np.hypot(move[0, 0], move[1, 0]))
    flat = face.landmarks[:, :2] @ move[:, :2].T + move[:, 2]
    landmarks = np.column_stack([flat, face.landmarks[:, 2] * scale]).astype(np.float32)
    size = np.array(frame.shape[1::-1], dtype=np.float32)
    low, high = landmarks[:, :2].min(axis=0) / size, landmarks[:, :2].max(axis=0) / size
    return DetectedFace(landmarks, face.blendshapes, np.concatenate([low, high - low]))
