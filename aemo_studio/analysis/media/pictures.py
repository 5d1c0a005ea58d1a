"""Scales, converts and rotates decoded frames into upright pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from threading import Lock

import cv2
import numpy as np
from av.video.frame import VideoFrame
from av.video.plane import VideoPlane
from av.video.reformatter import ColorRange, Interpolation, VideoReformatter
from av.video.stream import VideoStream
from numpy.typing import NDArray

Picture = NDArray[np.uint8]

_TURNS = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}


def opencv_on_one_core() -> None:
    """Keeps OpenCV on the calling thread from now on: its own threads wait by spinning, and the
    pictures of films are small for them."""
    cv2.setNumThreads(1)


def display_size(frame: VideoFrame, stream: VideoStream | None, rotation: int) -> tuple[int, int]:
    """Computes width and height of the upright picture in square pixels."""
    aspect = (stream.sample_aspect_ratio if stream is not None else None) or Fraction(1)
    width, height = max(1, round(frame.width * aspect)), frame.height
    return (height, width) if rotation in (90, 270) else (width, height)


def fitted(size: tuple[int, int], longest: int) -> tuple[int, int]:
    """Shrinks `size`, never enlarges it, until its longer side is at most `longest` pixels."""
    share = min(1.0, longest / max(size))
    return max(1, round(size[0] * share)), max(1, round(size[1] * share))


def upright(picture: Picture, rotation: int) -> Picture:
    """Rotates a picture clockwise by 0, 90, 180 or 270 degrees; the result is contiguous."""
    if rotation not in _TURNS:
        return np.ascontiguousarray(picture)
    return np.asarray(cv2.rotate(picture, _TURNS[rotation]), np.uint8)


@dataclass(frozen=True)
class Target:
    """Size and rotation of the pictures to make."""

    #: Width and height of the upright picture in pixels.
    size: tuple[int, int]
    #: Degrees clockwise that make the stored frame upright: 0, 90, 180 or 270.
    rotation: int

    @property
    def stored_size(self) -> tuple[int, int]:
        """Width and height in pixels before the rotation."""
        return self.size[::-1] if self.rotation in (90, 270) else self.size


class SmallPictures:
    """Converts frames to small BGR pictures for shot detection.

    Nearly all films are 8-bit 4:2:0. Their planes are halved again and again, which takes
    0.5 ms for 1080p where swscale's area filter, which scales other formats, takes 1.2 ms.
    Both average every pixel, so nothing shimmers. Sides are even, as 4:2:0 needs them.
    One maker is for one thread.
    """

    def __init__(self, target: Target) -> None:
        width, height = target.stored_size
        self._size = (width + width % 2, height + height % 2)
        self._rotation = target.rotation
        self._scaler = VideoReformatter()
        self._near = np.zeros(0, np.uint8)

    def convert(self, frame: VideoFrame) -> Picture:
        """The frame as uint8[h, w, 3], blue first, upright."""
        halved = frame.format.name == "yuv420p" and frame.color_range != ColorRange.JPEG
        return upright(self._halved(frame) if halved else self._scaled(frame), self._rotation)

    def _halved(self, frame: VideoFrame) -> Picture:
        width, height = self._size
        sizes = (self._size, (width // 2, height // 2), (width // 2, height // 2))
        planes = [
            _halved_to(self._fetched(p), s).ravel()
            for p, s in zip(frame.planes, sizes, strict=True)
        ]
        yuv = np.concatenate(planes).reshape(height * 3 // 2, width)
        return np.asarray(cv2.cvtColor(yuv, cv2.COLOR_YUV2BGR_I420), np.uint8)

    def _fetched(self, plane: VideoPlane) -> Picture:
        """Copies a plane from where a decoding thread left it into this core's cache. OpenCV alone
        would wait for every other row: the luma takes 0.17 ms with the copy and 0.31 ms without."""
        pixels = _pixels(plane)
        if self._near.size < pixels.size:
            self._near = np.empty(pixels.size, np.uint8)
        near = self._near[: pixels.size].reshape(pixels.shape)
        np.copyto(near, pixels)
        return near

    def _scaled(self, frame: VideoFrame) -> Picture:
        small = self._scaler.reformat(
            frame, *self._size, "bgr24", interpolation=Interpolation.AREA, threads=1
        )
        return np.asarray(small.to_ndarray(), np.uint8)


def _pixels(plane: VideoPlane) -> Picture:
    """Views a plane of bytes as uint8[h, w], without a copy."""
    rows = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
    return rows[: plane.height, : plane.width]


def _halved_to(plane: Picture, size: tuple[int, int]) -> Picture:
    """Shrinks a plane to a width and height; OpenCV is fast for halves only."""
    while plane.shape[1] >= 2 * size[0] and plane.shape[0] >= 2 * size[1]:
        half = (plane.shape[1] // 2, plane.shape[0] // 2)
        plane = np.asarray(cv2.resize(plane, half, interpolation=cv2.INTER_AREA), np.uint8)
    return np.asarray(cv2.resize(plane, size, interpolation=cv2.INTER_AREA), np.uint8)


class SampledPicture:
    """A frame in the size that face detection needs, which becomes RGB when somebody asks.

    Until then it takes half of the memory, and waiting pictures are much of what an analysis holds.
    """

    def __init__(self, held: VideoFrame | Picture, to_rgb: Callable[[VideoFrame], Picture]) -> None:
        self._held = held
        self._to_rgb = to_rgb
        self._asking = Lock()

    @property
    def rgb(self) -> Picture:
        """The picture as uint8[h, w, 3], red first, upright; always the same array."""
        with self._asking:
            if isinstance(self._held, VideoFrame):
                self._held = self._to_rgb(self._held)
            return self._held

    @property
    def size(self) -> int:
        """Bytes that it takes now."""
        held = self._held
        if isinstance(held, VideoFrame):
            return sum(plane.buffer_size for plane in held.planes)
        return held.nbytes


class SampledPictures:
    """Converts frames to RGB pictures, as large as face detection needs.

    Scaling in the decoder's own format and turning only the result into RGB takes half
    of the time of the other order (2.3 ms instead of 4.2 ms from 1080p to 720p).
    """

    def __init__(self, target: Target) -> None:
        self._target = target
        self._scaler = VideoReformatter()
        self._converter = VideoReformatter()
        self._converting = Lock()

    def convert(self, frame: VideoFrame) -> SampledPicture:
        """Scales the frame."""
        if frame.interlaced_frame:
            return SampledPicture(self._one_field(frame), self._whole)
        width, height = self._target.stored_size
        scaled = self._scaler.reformat(
            frame, width, height, interpolation=Interpolation.AREA, threads=1
        )
        return SampledPicture(scaled, self._whole)

    def _whole(self, scaled: VideoFrame) -> Picture:
        return upright(self._rgb(scaled), self._target.rotation)

    def _one_field(self, frame: VideoFrame) -> Picture:
        """Takes every other row: one field is sharp where two, 20 ms apart, comb."""
        field = cv2.resize(self._rgb(frame)[::2], self._target.stored_size)
        return upright(np.asarray(field, np.uint8), self._target.rotation)

    def _rgb(self, frame: VideoFrame) -> Picture:
        """Converts a frame; threads take turns."""
        with self._converting:
            return self._converted(frame)

    def _converted(self, frame: VideoFrame) -> Picture:
        converted = self._converter.reformat(
            frame, format="rgb24", interpolation=Interpolation.BILINEAR, threads=1
        )
        return np.asarray(converted.to_ndarray(), np.uint8)
