"""Small pictures of every format: averages of what is there."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import skimage.data
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange

from aemo_studio.analysis.media.pictures import Picture, SmallPictures, Target
from aemo_studio.domain.emotion import FloatArray

_FORMATS = ("yuv420p", "yuv444p", "yuvj420p", "yuv420p10le", "nv12", "bgr24")


def picture(height: int, width: int) -> Picture:
    face = np.asarray(skimage.data.astronaut(), np.uint8)  # type: ignore[no-untyped-call]
    whole = np.tile(face, (3, 4, 1))
    return np.ascontiguousarray(whole[:height, :width])


def small(rgb: Picture, format_name: str, target: Target) -> Picture:
    full = ColorRange.JPEG if format_name == "yuvj420p" else None
    frame = VideoFrame.from_ndarray(rgb, "rgb24").reformat(format=format_name, dst_color_range=full)
    return SmallPictures(target).convert(frame)


@pytest.mark.parametrize("format_name", _FORMATS)
@pytest.mark.parametrize("size", [(1080, 1920), (800, 1920), (1404, 718)])
def test_every_pixel_counts(format_name: str, size: tuple[int, int]) -> None:
    rgb = picture(*size)
    target = Target((128, 72) if size[1] > size[0] else (72, 128), 0)
    averaged = np.asarray(
        cv2.resize(rgb[..., ::-1], target.size, interpolation=cv2.INTER_AREA), np.uint8
    )
    # The converters round, and differ in detail of a pixel's size.
    made = small(rgb, format_name, target)
    apart = np.subtract(_without_detail(made), _without_detail(averaged))
    assert np.abs(apart).mean() < 2.5
    assert np.abs(apart.mean(axis=(0, 1))).max() < 2.5


def _without_detail(bgr: Picture) -> FloatArray:
    return np.asarray(cv2.GaussianBlur(bgr.astype(np.float32), (0, 0), 2.0), np.float32)


def test_black_is_black_and_white_is_white() -> None:
    for level in (0, 255):
        rgb = np.full((1080, 1920, 3), level, np.uint8)
        made = small(rgb, "yuv420p", Target((128, 72), 0))
        assert np.abs(made.astype(np.int16) - level).max() <= 2


def test_it_is_turned_upright_and_never_enlarged() -> None:
    rgb = picture(64, 96)
    assert small(rgb, "yuv420p", Target((64, 96), 90)).shape == (96, 64, 3)


def test_odd_sizes_become_even() -> None:
    assert small(picture(533, 1279), "yuv420p", Target((127, 53), 0)).shape == (54, 128, 3)
