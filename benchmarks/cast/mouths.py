"""Opens the mouth of a portrait, as wide as a voice is loud."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.face.landmarks import FaceLandmarks
from aemo_studio.domain.emotion import FloatArray

Rgb = NDArray[np.uint8]

STEPS = 4
"""Widths of a mouth above closed."""

_WIDEST = 0.45
"""Opening of the loudest sounds, as a share of the mouth's width."""

_LOWER_LIP = (78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308)
"""MediaPipe's landmarks along the upper edge of the lower lip, from corner to corner."""

_CHIN = 152
_INSIDE = (58.0, 28.0, 30.0)
"""Colour of what is seen between the lips."""


@dataclass(frozen=True, eq=False)
class Mouth:
    """Where a mouth is in a picture, in pixels."""

    #: float32[k, 2], ascending in x: the upper edge of the lower lip.
    lip: FloatArray
    #: Where the chin ends.
    chin_y: float


@cache
def _finder() -> FaceLandmarks:
    return FaceLandmarks(max_faces=1)


def find_mouth(picture: Rgb) -> Mouth | None:
    """Finds the mouth of the face in a picture; None where no face is found."""
    faces = _finder().find(picture)
    if not faces:
        return None
    points = faces[0].landmarks[:, :2]
    lip = points[list(_LOWER_LIP)]
    return Mouth(lip[np.argsort(lip[:, 0])], float(points[_CHIN, 1]))


def opened(picture: Rgb, mouth: Mouth, share: float) -> Rgb:
    """Opens a mouth: the lower lip moves down and takes the chin along, and between the lips it is
    dark.

    share: of the widest opening, in [0, 1].
    """
    if share <= 0:
        return picture
    height, width = picture.shape[:2]
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    line = np.interp(x, mouth.lip[:, 0], mouth.lip[:, 1])
    left, right = mouth.lip[[0, -1], 0]
    aside = (x - (left + right) / 2) / (right - left)
    between = np.where(np.abs(aside) < 0.5, np.maximum(np.cos(np.pi * aside), 0) ** 0.7, 0)
    gap = share * _WIDEST * (right - left)
    deep = np.clip((y - line) / np.maximum(mouth.chin_y - line, 1), 0, 2)
    along = np.clip(1 - deep, 0, 1)
    moved = gap * (along * between + (1 - along) * np.exp(-((aside / 0.9) ** 2))) * (1 - deep / 2)
    inside = (y > line) & (y < line + gap * between)
    source = np.where(y > line, np.maximum(y - moved, line), y)
    pushed = cv2.remap(picture, x, source.astype(np.float32), cv2.INTER_LINEAR)
    shade = cv2.GaussianBlur(inside.astype(np.float32), (0, 0), 1.0)[..., None]
    return np.asarray(pushed * (1 - shade) + np.array(_INSIDE) * shade, dtype=np.uint8)


def openings(sound: FloatArray, per_picture: int) -> NDArray[np.int64]:
    """Chooses how wide the mouth is in each picture, from 0 to `STEPS`, by loudness.

    per_picture: samples of each, above 0; what is left of them at the end is left out.
    """
    pieces = sound[: len(sound) // per_picture * per_picture].reshape(-1, per_picture)
    loudness = np.sqrt((pieces.astype(np.float64) ** 2).mean(axis=1))
    loud = max(float(np.quantile(loudness, 0.9)), 1e-9)
    return np.round(np.clip(loudness / loud, 0, 1) * STEPS).astype(np.int64)
