"""Looks at faces a second time, closer and more strictly: animals, drawings and things that look
like a face at first sight often do not at the second.

A drawing has areas without any shading; other things are not found again, or not as clearly. A
person passes in one of many frames, while a drawing looks the same in all of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from aemo_studio.analysis.face.crops import Grey
from aemo_studio.analysis.face.landmarks import DetectedFace, FaceLandmarks, Rgb
from aemo_studio.analysis.face.quality import frontality_weight, size_weight
from aemo_studio.analysis.face.search import square_around
from aemo_studio.analysis.face.tracking import overlap
from aemo_studio.domain.emotion import FloatArray

AROUND = 2.0
"""Side of the square that is searched, in sizes of the face's box."""

CONFIDENCE = 0.6
"""The first look takes 0.5. Of 335 people's pictures, 0.6 % are not found again; of 76 drawings,
paintings, toys and planets that had passed for a face, 31 %."""

_EVEN, _DRAWN = 0.02, 0.3
"""Steepest slope, in standard deviations a pixel, of a spot without shading, and share of such
spots in a crop from which on it is drawn. Of 7,500 people's pictures 0.1 % have as many, of those
76 pictures 46 %."""

_SAME = 0.3
"""Least overlap of a box with one of the frame before that passes for the same face."""

_TRUSTED = 8
"""Frames for which a face that was found again is not looked at once more (2 s)."""


_SOBEL, _GRAIN = 8.0, 4.0
"""Gain of the filter, and grey levels that are added to the deviation of a dark picture."""


class SecondLook:
    """Looks again at the faces in the sampled frames of one film, given in order of time."""

    def __init__(self) -> None:
        self._finder: FaceLandmarks | None = None
        self._trusted: list[tuple[FloatArray, int]] = []

    def look(self, frame: Rgb, faces: Sequence[DetectedFace], crops: Sequence[Grey]) -> FloatArray:
        """Looks again: float32[n], 1 for a face that passes, 0 for one that does not, NaN where it
        passed lately, or is too small or turned to be told.

        crops: aligned, of each face.
        """
        found = np.full(len(faces), np.nan, np.float32)
        trusted: list[tuple[FloatArray, int]] = []
        for i, (face, crop) in enumerate(zip(faces, crops, strict=True)):
            left = max((n for box, n in self._trusted if overlap(box, face.box) > _SAME), default=0)
            if left == 0 and _can_be_told(face):
                found[i] = even_share(crop) < _DRAWN and self._is_found(frame, face)
                left = _TRUSTED if found[i] else 0
            if left:
                trusted.append((face.box, left - 1))
        self._trusted = trusted
        return found

    def forget(self) -> None:
        """Trusts no face of the frames before."""
        self._trusted = []

    def close(self) -> None:
        """Frees the model."""
        if self._finder is not None:
            self._finder.close()

    def _is_found(self, frame: Rgb, face: DetectedFace) -> bool:
        if self._finder is None:
            self._finder = FaceLandmarks(max_faces=1, threshold=CONFIDENCE)
        left, top, right, bottom = square_around(frame, face.box, AROUND)
        return bool(self._finder.find(frame[top:bottom, left:right]))


def even_share(crop: Grey) -> float:
    """Computes the share of a crop without any shading, in [0, 1]."""
    picture = crop.astype(np.float32)
    slope = np.hypot(*(cv2.Sobel(picture, cv2.CV_32F, dx, 1 - dx) for dx in (1, 0)))
    return float((slope / _SOBEL < _EVEN * (picture.std() + _GRAIN)).mean())


def _can_be_told(face: DetectedFace) -> bool:
    return size_weight(face.landmarks) == 1.0 and frontality_weight(face.landmarks) == 1.0
