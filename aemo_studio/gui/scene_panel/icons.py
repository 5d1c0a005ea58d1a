"""Small drawn icons in the colour of the text, sharp at every scale."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from aemo_studio.domain.emotion import Emotion
from aemo_studio.gui.look import theme
from aemo_studio.gui.look.icons import SCALES, inked

SIDE = 16
_STROKE = 1.5


def icon(name: str) -> QIcon:
    """One of the drawings of this module, in the colours of the present theme: ask again
    when the palette changes. Raises KeyError for another name."""
    return _icon(name, theme.current().dark)


def plain(name: str) -> QIcon:
    """The same in the ink of the text, whatever the state of its button."""
    return _plain(name, theme.current().dark)


def swatch(emotion: Emotion) -> QIcon:
    """A patch in the colour of an Emotion in the present theme."""
    return _swatch(emotion, theme.current().dark)


@cache
def _icon(name: str, dark: bool) -> QIcon:
    colours = theme.DARK if dark else theme.LIGHT
    return inked(colours, lambda ink, scale: _stroked(_DRAWINGS[name], ink, scale))


@cache
def _plain(name: str, dark: bool) -> QIcon:
    ink = QColor((theme.DARK if dark else theme.LIGHT).ink)
    made = QIcon()
    for scale in SCALES:
        made.addPixmap(_stroked(_DRAWINGS[name], ink, scale))
    return made


@cache
def _swatch(emotion: Emotion, dark: bool) -> QIcon:
    made = QIcon()
    for scale in SCALES:
        pixmap, painter = _canvas(scale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.emotion_colour(emotion, dark))
        painter.drawRoundedRect(QRectF(2, 2, 12, 12), 3, 3)
        painter.end()
        made.addPixmap(pixmap)
    return made


def _stroked(draw: Callable[[QPainterPath], None], ink: QColor, scale: int) -> QPixmap:
    path = QPainterPath()
    draw(path)
    pen = QPen(ink, _STROKE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pixmap, painter = _canvas(scale)
    painter.strokePath(path, pen)
    painter.end()
    return pixmap


def _canvas(scale: int) -> tuple[QPixmap, QPainter]:
    """An empty grid of `SIDE` by `SIDE` logical pixels."""
    pixmap = QPixmap(SIDE * scale, SIDE * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return pixmap, painter


def _lines(path: QPainterPath, *points: tuple[float, float]) -> None:
    path.moveTo(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(QPointF(*point))


def _check(path: QPainterPath) -> None:
    _lines(path, (3, 8.5), (6.5, 12), (13, 4.5))


def _cross(path: QPainterPath) -> None:
    _lines(path, (4, 4), (12, 12))
    _lines(path, (12, 4), (4, 12))


def _lock(path: QPainterPath) -> None:
    path.addRoundedRect(QRectF(3.5, 7, 9, 6.5), 1.2, 1.2)
    path.moveTo(5.5, 7)
    path.cubicTo(5.5, 1.2, 10.5, 1.2, 10.5, 7)


def _play(path: QPainterPath) -> None:
    _lines(path, (5, 3), (12.5, 8), (5, 13), (5, 3))


def _pause(path: QPainterPath) -> None:
    _lines(path, (5.5, 3.5), (5.5, 12.5))
    _lines(path, (10.5, 3.5), (10.5, 12.5))


def _link(path: QPainterPath) -> None:
    _lines(path, (7, 4), (3.5, 4), (3.5, 12.5), (12, 12.5), (12, 9))
    _lines(path, (7.5, 8.5), (13, 3), (9.5, 3))
    _lines(path, (13, 3), (13, 6.5))


def _back(path: QPainterPath) -> None:
    _lines(path, (6, 3), (2.8, 6.2), (6, 9.4))
    path.moveTo(2.8, 6.2)
    path.lineTo(9.5, 6.2)
    path.cubicTo(14.5, 6.2, 14.5, 13, 9.5, 13)
    path.lineTo(6, 13)


def _filter(path: QPainterPath) -> None:
    _lines(path, (2.5, 4), (13.5, 4))
    _lines(path, (4.5, 8), (11.5, 8))
    _lines(path, (6.5, 12), (9.5, 12))


def _eye(path: QPainterPath) -> None:
    path.moveTo(1.5, 8)
    path.cubicTo(5, 2.5, 11, 2.5, 14.5, 8)
    path.cubicTo(11, 13.5, 5, 13.5, 1.5, 8)
    path.addEllipse(QPointF(8, 8), 2, 2)


def _eye_off(path: QPainterPath) -> None:
    _eye(path)
    _lines(path, (3, 13.5), (13, 2.5))


def _right(path: QPainterPath) -> None:
    _lines(path, (6, 3.5), (10.5, 8), (6, 12.5))


def _down(path: QPainterPath) -> None:
    _lines(path, (3.5, 6), (8, 10.5), (12.5, 6))


_DRAWINGS: Mapping[str, Callable[[QPainterPath], None]] = {
    "check": _check,
    "cross": _cross,
    "lock": _lock,
    "play": _play,
    "pause": _pause,
    "link": _link,
    "back": _back,
    "filter": _filter,
    "eye": _eye,
    "eye off": _eye_off,
    "right": _right,
    "down": _down,
}
