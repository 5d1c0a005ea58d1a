"""Turns decoded frames into upright pictures on the processor, as small as they are shown.

QVideoFrame.toImage() goes through OpenGL; where the processor has to do OpenGL as well, one 1080p
picture takes a second. swscale takes a thousandth, with the colours of the film's own standard.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QImage, QOffscreenSurface, QOpenGLContext, QTransform
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

Layout = QVideoFrameFormat.PixelFormat
_Space = QVideoFrameFormat.ColorSpace
_Transfer = QVideoFrameFormat.ColorTransfer
_LAYOUTS = {
    Layout.Format_YUV420P: "yuv420p",
    Layout.Format_YUV420P10: "yuv420p10le",
    Layout.Format_YUV422P: "yuv422p",
    Layout.Format_NV12: "nv12",
    Layout.Format_P010: "p010le",
}
_SPACES = {_Space.ColorSpace_BT601: Colorspace.ITU601, _Space.ColorSpace_BT2020: Colorspace.BT2020}
_HDR = frozenset({_Transfer.ColorTransfer_ST2084, _Transfer.ColorTransfer_STD_B67})
_TALLEST_SD = 576
_GL_RENDERER = 0x1F01
_SOFTWARE = ("llvmpipe", "softpipe", "swiftshader", "software rasterizer", "gdi generic")


@dataclass(frozen=True)
class Colours:
    """The way in which a frame stores its colours."""

    #: The standard of its brightness and colour differences.
    space: Colorspace
    #: Whether black is 0 and white the highest value; else 16 and 235.
    full_range: bool


class Uprighter:
    """Converts the frames of one film. Each thread needs its own."""

    def __init__(self) -> None:
        self._scaler = VideoReformatter()

    def shown(self, frame: QVideoFrame, room: QSize | None) -> QImage:
        """Converts a frame as the media library hands it out; it may be null. room: pixels that
        there are to show it in, None for all that it has."""
        stored = _stored(frame)
        if stored is None:
            _never_use_software_opengl()
            return frame.toImage()
        layout = frame.surfaceFormat()
        colours = Colours(
            _SPACES.get(layout.colorSpace()) or usual_space(frame.height(), layout.colorSpace()),
            layout.colorRange() == QVideoFrameFormat.ColorRange.ColorRange_Full,
        )
        picture = self.turned(stored, colours, layout.rotation().value, room)
        return picture.flipped(Qt.Orientation.Horizontal) if layout.isMirrored() else picture

    def turned(
        self, frame: av.VideoFrame, colours: Colours, turn: int, room: QSize | None
    ) -> QImage:
        """Converts a decoded frame. turn: degrees clockwise that make it upright."""
        size = QSize(frame.width, frame.height)
        if room is not None:
            room = room.transposed() if turn in (90, 270) else room
            size = _shrunk(size, room)
        picture = _image(self._scaled(frame, size, colours))
        return picture.transformed(QTransform().rotate(turn)) if turn else picture

    def _scaled(self, frame: av.VideoFrame, size: QSize, colours: Colours) -> av.VideoFrame:
        return self._scaler.reformat(
            frame,
            size.width(),
            size.height(),
            "bgra",
            src_colorspace=colours.space,
            dst_colorspace=Colorspace.ITU601,
            interpolation=Interpolation.BILINEAR,
            src_color_range=ColorRange.JPEG if colours.full_range else ColorRange.MPEG,
            dst_color_range=ColorRange.JPEG,
            threads=1,
        )


def usual_space(height: int, space: _Space = _Space.ColorSpace_Undefined) -> Colorspace:
    """Returns the standard of a film that does not say which one it follows, by its lines."""
    unsaid = space == _Space.ColorSpace_Undefined
    return Colorspace.ITU601 if unsaid and height <= _TALLEST_SD else Colorspace.ITU709


def _stored(frame: QVideoFrame) -> av.VideoFrame | None:
    """Copies the planes of a frame; None for one that is kept in a rare way, or whose brightness
    is that of HDR, which the graphics card maps to the display."""
    layout = frame.surfaceFormat()
    name = _LAYOUTS.get(frame.pixelFormat())
    upside_down = layout.scanLineDirection() != QVideoFrameFormat.Direction.TopToBottom
    if name is None or upside_down or layout.colorTransfer() in _HDR:
        return None
    if not frame.map(QVideoFrame.MapMode.ReadOnly):
        return None
    try:
        return _copied(frame, name)
    finally:
        frame.unmap()


def _copied(frame: QVideoFrame, name: str) -> av.VideoFrame:
    copy = av.VideoFrame(frame.width(), frame.height(), name)
    for number, plane in enumerate(copy.planes):
        target = np.frombuffer(memoryview(plane), np.uint8)
        source = np.frombuffer(frame.bits(number), np.uint8)
        step = frame.bytesPerLine(number)
        rows = min(target.size // plane.line_size, source.size // step)
        width = min(plane.line_size, step)
        target[: rows * plane.line_size].reshape(rows, -1)[:, :width] = source[
            : rows * step
        ].reshape(rows, step)[:, :width]
    return copy


def _shrunk(size: QSize, room: QSize) -> QSize:
    """Fits a size into the room; it never grows."""
    fitting = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    return fitting.boundedTo(size).expandedTo(QSize(1, 1))


def _image(frame: av.VideoFrame) -> QImage:
    plane = frame.planes[0]
    image = QImage(
        memoryview(plane), frame.width, frame.height, plane.line_size, QImage.Format.Format_RGB32
    )
    return image.copy()  # the frame's memory goes with the frame


@functools.cache
def _never_use_software_opengl() -> None:
    """Has Qt convert on the processor where the processor also does OpenGL; costs a tenth of a
    second once, and only films with pictures of a rare kind pay it."""
    if any(name in _renderer().lower() for name in _SOFTWARE):
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ForceRasterWidgets)


def _renderer() -> str:
    """Asks OpenGL who draws; empty without OpenGL."""
    context, surface = QOpenGLContext(), QOffscreenSurface()
    surface.create()
    if not (context.create() and context.makeCurrent(surface)):
        return ""
    name = context.functions().glGetString(_GL_RENDERER)
    context.doneCurrent()
    return str(name or "")
