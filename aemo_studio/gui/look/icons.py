"""The icons of the transport, drawn as paths in the colours of the theme."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QIcon,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
)

from aemo_studio.gui.look import theme

_SIDE = 24
SCALES = (1, 2, 3)


def icon(name: str) -> QIcon:
    """The icon in the colours of the present theme: ask again when the palette changes.

    Raises KeyError for a name that there is not.
    """
    return inked(theme.current(), lambda ink, scale: _pixmap(name, ink, scale))


def inked(colours: theme.Theme, draw: Callable[[QColor, int], QPixmap]) -> QIcon:
    """An icon for a button that can be on, off or disabled. draw: ink and scale to picture."""
    inks = (
        (QIcon.Mode.Normal, QIcon.State.Off, colours.ink),
        (QIcon.Mode.Normal, QIcon.State.On, colours.on_accent),
        (QIcon.Mode.Disabled, QIcon.State.Off, colours.ink_faint),
        (QIcon.Mode.Disabled, QIcon.State.On, colours.ink_faint),
    )
    made = QIcon()
    for mode, state, ink in inks:
        for scale in SCALES:
            made.addPixmap(draw(QColor(ink), scale), mode, state)
    return made


def _pixmap(name: str, colour: QColor, scale: int) -> QPixmap:
    pixmap = QPixmap(_SIDE * scale, _SIDE * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    _DRAW[name](painter)
    painter.end()
    return pixmap


def _triangle(painter: QPainter, tip: float, base: float, half: float = 6.0) -> None:
    points = [QPointF(base, 12 - half), QPointF(tip, 12), QPointF(base, 12 + half)]
    painter.drawPolygon(QPolygonF(points))


def _bar(painter: QPainter, left: float, width: float = 2.5) -> None:
    painter.drawRect(QRectF(left, 6, width, 12))


def _play(painter: QPainter) -> None:
    _triangle(painter, 19, 7, 7)


def _pause(painter: QPainter) -> None:
    _bar(painter, 7, 3.5)
    _bar(painter, 13.5, 3.5)


def _frame_back(painter: QPainter) -> None:
    _triangle(painter, 5.5, 14)
    _bar(painter, 16)


def _frame_forward(painter: QPainter) -> None:
    _bar(painter, 5.5)
    _triangle(painter, 18.5, 10)


def _scene_back(painter: QPainter) -> None:
    _bar(painter, 3.5)
    _triangle(painter, 6.5, 13)
    _triangle(painter, 13, 19.5)


def _scene_forward(painter: QPainter) -> None:
    _triangle(painter, 11, 4.5)
    _triangle(painter, 17.5, 11)
    _bar(painter, 18)


def _outlined(painter: QPainter, width: float = 2.0) -> QPen:
    pen = QPen(painter.brush().color(), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    return pen


def _loop(painter: QPainter) -> None:
    brush = painter.brush()
    _outlined(painter)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(QRectF(5, 6, 14, 12), 40 * 16, 280 * 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    painter.drawPolygon(QPolygonF([QPointF(14.5, 9), QPointF(20.5, 9.5), QPointF(18.5, 4)]))


def _speaker(painter: QPainter) -> None:
    painter.drawRect(QRectF(4, 9.5, 4, 5))
    points = [QPointF(8, 9.5), QPointF(12.5, 5.5), QPointF(12.5, 18.5), QPointF(8, 14.5)]
    painter.drawPolygon(QPolygonF(points))


def _sound(painter: QPainter) -> None:
    _speaker(painter)
    _outlined(painter, 1.6)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(QRectF(10, 8, 7, 8), -55 * 16, 110 * 16)
    painter.drawArc(QRectF(9, 5, 12, 14), -55 * 16, 110 * 16)


def _muted(painter: QPainter) -> None:
    _speaker(painter)
    _outlined(painter, 1.8)
    painter.drawLine(QPointF(15.5, 9.5), QPointF(20.5, 14.5))
    painter.drawLine(QPointF(20.5, 9.5), QPointF(15.5, 14.5))


def _face(painter: QPainter) -> None:
    brush = painter.brush()
    _outlined(painter, 1.6)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    corners = QPainterPath()
    for x, dx in ((4.0, 4.0), (20.0, -4.0)):
        for y, dy in ((4.0, 4.0), (20.0, -4.0)):
            corners.moveTo(x + dx, y)
            corners.lineTo(x, y)
            corners.lineTo(x, y + dy)
    painter.drawPath(corners)
    painter.drawArc(QRectF(8.5, 8.5, 7, 7), 200 * 16, 140 * 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    painter.drawEllipse(QPointF(9.7, 9.8), 1.2, 1.2)
    painter.drawEllipse(QPointF(14.3, 9.8), 1.2, 1.2)


_DRAW: dict[str, Callable[[QPainter], None]] = {
    "play": _play,
    "pause": _pause,
    "frame back": _frame_back,
    "frame forward": _frame_forward,
    "scene back": _scene_back,
    "scene forward": _scene_forward,
    "loop": _loop,
    "sound": _sound,
    "muted": _muted,
    "face": _face,
}
