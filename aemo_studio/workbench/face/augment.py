"""Changes a training crop the way cameras, codecs and heads do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.face.crops import CROP_SIZE, Grey
from aemo_studio.analysis.face.landmarks import MIRROR_BLENDSHAPES
from aemo_studio.domain.emotion import FloatArray

Rng: TypeAlias = np.random.Generator


def augmented(crop: Grey, side: int, rng: Rng) -> Grey:
    """Turns, moves, lights and wears a stored crop (with margin) at random, uint8[side, side]."""
    picture = _moved(crop, side, rng)
    if rng.random() < 0.5:
        picture = _lit(picture, rng)
    if rng.random() < 0.3:
        wear: Callable[[Grey, Rng], Grey] = _WEAR[int(rng.integers(len(_WEAR)))]
        picture = wear(picture, rng)
    if rng.random() < 0.35:
        picture = _covered(picture, rng)
    return picture


def flipped(crop: Grey, blendshapes: FloatArray) -> tuple[Grey, FloatArray]:
    """Mirrors a face: the crop, and its blendshapes with left and right exchanged."""
    return np.ascontiguousarray(crop[..., ::-1]), blendshapes[..., MIRROR_BLENDSHAPES]


def centre(crops: NDArray[np.uint8], side: int = CROP_SIZE) -> NDArray[np.uint8]:
    """Cuts the margin off stored crops uint8[..., h, w]."""
    edge = (crops.shape[-1] - side) // 2
    return crops[..., edge : edge + side, edge : edge + side]


def _moved(crop: Grey, side: int, rng: Rng) -> Grey:
    """Warps by up to 12 degrees, 14 % in size, 6 % in width and 3 pixels."""
    angle = np.deg2rad(rng.uniform(-12, 12))
    zoom = np.exp(rng.uniform(-0.13, 0.13)) * side / CROP_SIZE
    stretch = np.exp(rng.uniform(-0.06, 0.06) / 2)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    matrix = np.diag([zoom * stretch, zoom / stretch]) @ turn
    middle = (np.array(crop.shape[::-1]) - 1) / 2
    target = (side - 1) / 2 + rng.uniform(-3, 3, 2) * side / CROP_SIZE
    affine = np.column_stack([matrix, target - matrix @ middle])
    warped = cv2.warpAffine(
        crop, affine, (side, side), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return cast("Grey", warped)


def _lit(picture: Grey, rng: Rng) -> Grey:
    """Changes gamma, contrast and brightness, with the clipping that a camera would add."""
    levels = np.linspace(0, 1, 256) ** np.exp(rng.uniform(-0.5, 0.5))
    levels = (levels - 0.5) * np.exp(rng.uniform(-0.4, 0.4)) + 0.5 + rng.uniform(-0.2, 0.2)
    table = np.clip(levels * 255, 0, 255).astype(np.uint8)
    return cast("Grey", cv2.LUT(picture, table))


def _blurred(picture: Grey, rng: Rng) -> Grey:
    return cast("Grey", cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.4, 1.1)))


def _noisy(picture: Grey, rng: Rng) -> Grey:
    noise = rng.normal(0, rng.uniform(2, 10), picture.shape)
    return np.clip(picture + noise, 0, 255).astype(np.uint8)


def _compressed(picture: Grey, rng: Rng) -> Grey:
    quality = int(rng.integers(25, 75))
    _, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return cast("Grey", cv2.imdecode(data, cv2.IMREAD_GRAYSCALE))


def _small(picture: Grey, rng: Rng) -> Grey:
    """As if the face had been that small in the frame."""
    side = picture.shape[0]
    low = max(8, int(side * rng.uniform(0.4, 0.8)))
    small = cv2.resize(picture, (low, low), interpolation=cv2.INTER_AREA)
    return cast("Grey", cv2.resize(small, (side, side), interpolation=cv2.INTER_LINEAR))


_WEAR = (_blurred, _noisy, _compressed, _small)


def _covered(picture: Grey, rng: Rng) -> Grey:
    """Covers a rectangle with one grey, as a hand, a microphone or a glass would."""
    side = picture.shape[0]
    width, height = (int(v) for v in rng.integers(side // 6, side * 2 // 5, 2))
    left, top = int(rng.integers(0, side - width)), int(rng.integers(0, side - height))
    covered = picture.copy()
    covered[top : top + height, left : left + width] = rng.integers(0, 256)
    return covered
