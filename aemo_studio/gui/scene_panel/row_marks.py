"""Paints the small marks of a row: play, star, tick, cross, dots, badges."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.licences import Clearance

DOTS = 5
_DOT_PX = 7.0
_DOT_STEP_PX = 10.0
_BADGE_PX = 15.0
_PAD_PX = 5.0


def play(painter: QPainter, middle: QPointF, ink: QColor, *, filled: bool) -> None:
    """Paints a triangle; only its outline where there is nothing to play."""
    x, y = middle.x(), middle.y()
    shape = QPolygonF([QPointF(x - 5, y - 7), QPointF(x + 7, y), QPointF(x - 5, y + 7)])
    _stroke(painter, ink, 1.5)
    painter.setBrush(ink if filled else Qt.BrushStyle.NoBrush)
    painter.drawPolygon(shape)


def star(
    painter: QPainter, middle: QPointF, ink: QColor, *, filled: bool, reach: float = 7.5
) -> None:
    """Paints a star. reach: of its points in pixels."""
    points = []
    for number in range(10):
        far, turn = reach * (1.0 if number % 2 == 0 else 0.43), math.pi * number / 5
        points.append(middle + QPointF(far * math.sin(turn), -far * math.cos(turn)))
    _stroke(painter, ink, 1.3)
    painter.setBrush(ink if filled else Qt.BrushStyle.NoBrush)
    painter.drawPolygon(QPolygonF(points))


def tick(painter: QPainter, middle: QPointF, ink: QColor, reach: float = 6.0) -> None:
    """Paints a tick. reach: half of its width in pixels."""
    path = QPainterPath(middle + QPointF(-reach, 0))
    path.lineTo(middle + QPointF(-reach * 0.25, reach * 0.7))
    path.lineTo(middle + QPointF(reach, -reach * 0.7))
    _stroke(painter, ink, max(1.5, reach / 3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def cross(painter: QPainter, middle: QPointF, ink: QColor, reach: float = 5.0) -> None:
    """Paints a cross. reach: half of its width in pixels."""
    _stroke(painter, ink, max(1.5, reach / 3))
    for side in (-1, 1):
        across = QPointF(reach, side * reach)
        painter.drawLine(middle - across, middle + across)


def dots(painter: QPainter, right: float, y: float, share: float, colours: theme.Theme) -> None:
    """Paints five dots that end at `right`; as many are filled as the share, in [0, 1], gives."""
    painter.setPen(Qt.PenStyle.NoPen)
    empty = theme.mixed(colours.ink_faint, colours.panel, 0.45)
    for number in range(DOTS):
        filled = number < dots_of(share)
        painter.setBrush(QColor(colours.accent) if filled else empty)
        left = right - _DOT_STEP_PX * (DOTS - number) + (_DOT_STEP_PX - _DOT_PX)
        painter.drawEllipse(QRectF(left, y - _DOT_PX / 2, _DOT_PX, _DOT_PX))


def dots_of(share: float) -> int:
    """Counts the filled dots of a share in [0, 1]."""
    return min(DOTS, max(0, round(share * DOTS)))


def badge_width(text: str, metrics: QFontMetricsF) -> float:
    """Measures a badge with its frame, in pixels."""
    return metrics.horizontalAdvance(text) + 2 * _PAD_PX


def badge(painter: QPainter, place: QPointF, text: str, ink: QColor, ground: QColor) -> None:
    """Paints a text in a rounded frame, in the painter's font. place: the middle of its left
    end."""
    width = badge_width(text, QFontMetricsF(painter.font()))
    box = QRectF(place.x(), place.y() - _BADGE_PX / 2, width, _BADGE_PX)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def clearance_ink(clearance: Clearance, colours: theme.Theme) -> QColor:
    """Returns the colour of a licence: green, amber or grey."""
    inks = {Clearance.FREE: colours.good, Clearance.RIGHTS: colours.warning}
    return QColor(inks.get(clearance, colours.ink_soft))


def _stroke(painter: QPainter, ink: QColor, width: float) -> None:
    pen = QPen(ink, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
