"""Paints the ruler: timecode, the marked range, and the markers."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from aemo_studio.gui.look.colours import hue_colour
from aemo_studio.gui.look.theme import TEXT_SMALL, mixed, timecode_font
from aemo_studio.gui.timeline.frame import Frame
from aemo_studio.gui.timeline.ticks import Tick, ticks

RULER_PX = 26
_LABEL_PX = 104
"""Room for a timecode and the air beside it."""


def paint_ruler(frame: Frame) -> None:
    """Paints the ruler in the top `RULER_PX` pixels."""
    painter, model, scale, theme = frame.painter, frame.model, frame.scale, frame.theme
    painter.fillRect(QRectF(0, 0, scale.width_px, RULER_PX), QColor(theme.panel))
    _range(frame)
    found = ticks(scale, model.rate, model.start_timecode, _LABEL_PX)
    labelled = [tick for tick in found if tick.label is not None]
    minor = mixed(theme.ink_faint, theme.panel, 0.6).name()
    _lines(frame, [tick for tick in found if tick.label is None], 4, minor)
    _lines(frame, labelled, 9, theme.ink_faint)
    painter.setFont(timecode_font(TEXT_SMALL))
    painter.setPen(QColor(theme.ink_soft))
    for tick in labelled:
        painter.drawText(QPointF(scale.x(tick.time_s) + 4, 14), tick.label or "")


def _lines(frame: Frame, found: list[Tick], height: int, colour: str) -> None:
    painter, scale = frame.painter, frame.scale
    painter.setPen(QPen(QColor(colour), 1))
    xs = [round(scale.x(tick.time_s)) + 0.5 for tick in found]
    painter.drawLines([QLineF(x, RULER_PX - height, x, RULER_PX) for x in xs])


def _range(frame: Frame) -> None:
    """Tints the ruler between in and out; an end that is not marked lies outside."""
    painter, model, scale, theme = frame.painter, frame.model, frame.scale, frame.theme
    if model.in_s is None and model.out_s is None:
        return
    left = scale.x(0.0 if model.in_s is None else model.in_s)
    right = scale.x(model.duration_s if model.out_s is None else model.out_s)
    area = QRectF(QPointF(max(left, 0), 0), QPointF(min(right, scale.width_px), RULER_PX))
    if area.width() > 0:
        painter.fillRect(area, mixed(theme.accent, theme.panel, 0.22))


def paint_range(frame: Frame) -> None:
    """Paints brackets in the ruler at in and out, and a veil over the lanes outside of them."""
    painter, model, scale, theme = frame.painter, frame.model, frame.scale, frame.theme
    veil = QColor(theme.window)
    veil.setAlpha(110)
    for time_s, outward in ((model.in_s, -1), (model.out_s, 1)):
        if time_s is None:
            continue
        x = scale.x(time_s)
        outside = QRectF(x, RULER_PX, scale.width_px - x, frame.height)
        if outward < 0:
            outside = QRectF(0, RULER_PX, x, frame.height)
        painter.fillRect(outside.intersected(QRectF(0, 0, scale.width_px, frame.height)), veil)
        _bracket(painter, x, -outward, QColor(theme.accent))


def _bracket(painter: QPainter, x: float, inward: int, colour: QColor) -> None:
    painter.setPen(QPen(colour, 2))
    x += inward
    painter.drawPolyline(
        [
            QPointF(x + 5 * inward, 2),
            QPointF(x, 2),
            QPointF(x, RULER_PX - 2),
            QPointF(x + 5 * inward, RULER_PX - 2),
        ]
    )


def paint_markers(frame: Frame, moved: tuple[int, float] | None = None) -> None:
    """Paints a flag in the ruler and a faint line down. moved: a marker that is being dragged, and
    where."""
    painter, model, scale = frame.painter, frame.model, frame.scale
    for index, marker in enumerate(model.markers):
        time_s = moved[1] if moved and moved[0] == index else marker.time_s
        if not scale.shows(time_s, -10):
            continue
        colour = hue_colour(marker.hue, frame.theme.dark)
        faint = QColor(colour)
        faint.setAlpha(110)
        x = round(scale.x(time_s)) + 0.5
        painter.fillRect(QRectF(x - 0.5, RULER_PX, 1, frame.height - RULER_PX), faint)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        flag = [(x - 5, 13), (x + 5, 13), (x + 5, 20), (x, RULER_PX), (x - 5, 20)]
        painter.drawPolygon(QPolygonF([QPointF(*point) for point in flag]))
