"""Paints the handles of a clip's gain and fades over the lanes."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from aemo_studio.gui.timeline.clip_mix import (
    HANDLE_PX,
    INSET_PX,
    MixPart,
    gain_y,
    handle_xs,
)
from aemo_studio.gui.timeline.frame import Frame
from aemo_studio.gui.timeline.layout import LaneRow
from aemo_studio.gui.timeline.look import Look
from aemo_studio.gui.timeline.model import MusicClip
from aemo_studio.gui.timeline.overlay import paint_chip, paint_clip

_RADIUS_PX = 1.5


def paint_handles(frame: Frame, clip: MusicClip, row: LaneRow) -> None:
    """Paints the line of the gain through the clip, and a square at the end of each fade."""
    painter, scale, theme = frame.painter, frame.scale, frame.theme
    left = max(scale.x(clip.start_s), 0.0)
    right = min(scale.x(clip.placed.stops_s), scale.width_px)
    y = round(gain_y(clip, row)) + 0.5
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.ink), 1))
    painter.drawLine(QLineF(left, y, right, y))
    painter.setPen(QPen(QColor(theme.lane), 1))
    painter.setBrush(QColor(theme.ink))
    for x in handle_xs(clip, scale):
        top = row.top + INSET_PX
        square = QRectF(x - HANDLE_PX / 2, top, HANDLE_PX, HANDLE_PX)
        painter.drawRoundedRect(square, _RADIUS_PX, _RADIUS_PX)


def paint_mixed(frame: Frame, look: Look, clip: MusicClip, row: LaneRow) -> None:
    """Paints the clip as it would be, in place of what it is now."""
    paint_clip(frame, look, clip, clip.end_s, row)


def paint_words(frame: Frame, clip: MusicClip, part: MixPart, words: str, row: LaneRow) -> None:
    """Writes above the clip what the handle stands at."""
    first, last = handle_xs(clip, frame.scale)
    x = {MixPart.FADE_IN: first, MixPart.FADE_OUT: last, MixPart.GAIN: (first + last) / 2}[part]
    paint_chip(frame, words, min(max(x, 0.0), frame.scale.width_px), row.top - 24)
