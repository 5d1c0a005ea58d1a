"""Keeps a sampled frame in grey at several sizes: small to compare, larger to follow faces in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import cv2
import numpy as np

from aemo_studio.analysis.face.crops import Grey, Matrix, Rgb, grey_crop

SMALL_WIDTH = 160
"""Pixels across of the pictures that are compared; smaller ones lose grain and codec noise."""

_DETECTED = 256
"""Longer side from which on the halved frame shows the detector, which sees 128 pixels, as much as
the whole."""


@dataclass(frozen=True, eq=False)
class Greys:
    """A sampled frame and what it looks like smaller."""

    #: RGB uint8[h, w, 3], upright.
    frame: Rgb
    #: The same with half as many pixels across and down.
    half: Rgb
    #: In grey, each half as wide and high as the one before; the first half as wide as the frame.
    levels: tuple[Grey, ...]
    #: In grey, `SMALL_WIDTH` across.
    small: Grey

    @staticmethod
    def of(frame: Rgb) -> Greys:
        """Makes the smaller pictures of a frame, every pixel averaged."""
        half = _halved(frame)
        levels = [cast("Grey", cv2.cvtColor(half, cv2.COLOR_RGB2GRAY))]
        while levels[-1].shape[1] >= 2 * SMALL_WIDTH:
            levels.append(_halved(levels[-1]))
        height, width = frame.shape[:2]
        size = (SMALL_WIDTH, max(1, round(height * SMALL_WIDTH / width)))
        source = levels[-1] if width >= 2 * SMALL_WIDTH else cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY)
        small = cast("Grey", cv2.resize(source, size, interpolation=cv2.INTER_AREA))
        return Greys(frame, half, tuple(levels), small)

    @property
    def detected(self) -> Rgb:
        """What a face detector needs of the frame, RGB."""
        return self.half if max(self.half.shape[:2]) >= _DETECTED else self.frame

    def crop(self, matrix: Matrix, side: int) -> Grey:
        """Crops a square, grey uint8[side, side], from the smallest picture that is no smaller.

        matrix: float64[2, 3], from the frame's pixels to the crop's.
        """
        shrink = 1.0 / float(np.hypot(matrix[0, 0], matrix[1, 0]))
        number = min(int(np.log2(max(shrink, 1.0))), len(self.levels))
        if number == 0:
            return grey_crop(self.frame, matrix, side)
        level = self.levels[number - 1]
        ratio = np.array(self.frame.shape[1::-1]) / np.array(level.shape[::-1])
        moved = matrix.copy()
        moved[:, :2] *= ratio
        moved[:, 2] += matrix[:, :2] @ ((ratio - 1) / 2)
        return cast(
            "Grey", cv2.warpAffine(level, moved, (side, side), borderMode=cv2.BORDER_REPLICATE)
        )


def _halved(picture: Grey) -> Grey:
    size = (max(1, picture.shape[1] // 2), max(1, picture.shape[0] // 2))
    return cast("Grey", cv2.resize(picture, size, interpolation=cv2.INTER_AREA))
