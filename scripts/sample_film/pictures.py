"""Draws the frames of the sample film: still pictures, moved, lit and graded."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import pi, sin

import cv2
import numpy as np
import skimage.data
from numpy.typing import NDArray

from aemo_studio.domain.time import TimecodeRate
from sample_film.story import RATE, SHOTS, SIZE, Grade, ShotPlan, View
from sample_film.strip import draw_strip

Picture = NDArray[np.uint8]
Light = NDArray[np.float32]

_GRAIN = 1.6
_GRAIN_FRAMES = 6
_LUMA = np.array([0.299, 0.587, 0.114], np.float32)


def frames() -> Iterator[Picture]:
    """Every frame in order, uint8[540, 960, 3]."""
    timecode = TimecodeRate.of(RATE)
    number = 0
    for shot in SHOTS:
        count = round(shot.seconds * RATE)
        for place in range(count):
            picture = _draw(shot, place / max(1, count - 1), place / float(RATE))
            picture = _with_grain(picture, number)
            draw_strip(picture, number, timecode.format_frame(number))
            yield picture
            number += 1


def _draw(shot: ShotPlan, share: float, time_s: float) -> Picture:
    view = _view(shot, share, time_s)
    picture = _seen(_still(shot.picture, shot.mirrored), view, shot.mirrored)
    return _graded(picture, shot.grade, time_s)


def _view(shot: ShotPlan, share: float, time_s: float) -> View:
    """The camera eases in and out; a handheld one sways with three slow waves."""
    eased = share * share * (3 - 2 * share)
    values = [
        (1 - eased) * a + eased * b
        for a, b in zip(_numbers(shot.start), _numbers(shot.end), strict=True)
    ]
    x, y, width, tilt = values
    x += shot.shake * (sin(2 * pi * 2.3 * time_s) + 0.5 * sin(2 * pi * 5.1 * time_s))
    y += shot.shake * sin(2 * pi * 3.7 * time_s + 1)
    return View(x, y, width, tilt)


def _numbers(view: View) -> tuple[float, float, float, float]:
    return view.x, view.y, view.width, view.tilt


@cache
def _still(name: str, mirrored: bool) -> Picture:
    picture: Picture = getattr(skimage.data, name)()
    return np.ascontiguousarray(picture[:, ::-1] if mirrored else picture)


def _seen(still: Picture, view: View, mirrored: bool) -> Picture:
    """The part of the picture that the camera sees, at the film's size."""
    x = still.shape[1] - 1 - view.x if mirrored else view.x
    scale = SIZE[0] / view.width
    move = np.array(cv2.getRotationMatrix2D((x, view.y), view.tilt, scale))
    move[:, 2] += np.array((SIZE[0] / 2 - x, SIZE[1] / 2 - view.y))
    seen = cv2.warpAffine(
        still, move, SIZE, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT_101
    )
    return np.asarray(seen, np.uint8)


def _graded(picture: Picture, grade: Grade, time_s: float) -> Picture:
    light = (picture.astype(np.float32) / 255.0) ** grade.gamma
    grey = (light @ _LUMA)[..., None]
    light = grey + (light - grey) * grade.saturation
    light *= np.array(grade.tint, np.float32) * _lamps(grade.key, grade.vignette)
    if grade.pulse:
        light[..., 0] *= 1 + grade.pulse * sin(2 * pi * 0.8 * time_s)
    return (np.clip(light, 0, 1) * 255 + 0.5).astype(np.uint8)


@cache
def _lamps(key: float, vignette: float) -> Light:
    """Factors float32[540, 960, 1]: a lamp at the side, darker corners."""
    width, height = SIZE
    x = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    side = 1 - 0.55 * key * np.tanh(1.6 * x)
    corners = 1 - vignette * np.clip((x * x + y * y) / 2, 0, 1)
    return (side * corners)[..., None].astype(np.float32)


@cache
def _grain() -> NDArray[np.int16]:
    rng = np.random.default_rng(0)
    width, height = SIZE
    noise = rng.normal(0, _GRAIN, (_GRAIN_FRAMES, height, width, 1))
    return np.round(noise).astype(np.int16)


def _with_grain(picture: Picture, number: int) -> Picture:
    grain = _grain()[number % _GRAIN_FRAMES]
    return np.clip(picture.astype(np.int16) + grain, 0, 255).astype(np.uint8)
