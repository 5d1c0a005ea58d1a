"""Paints the portraits of Characters, round."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPixmap

from aemo_studio.base.character_colours import shade
from aemo_studio.domain.cast import Character
from aemo_studio.gui.look import icons, theme

_KEPT = 400
_ICON_SHARE = 0.55
_MARK_SHARE = 0.065


def portrait_of(character: Character, side: int, ratio: float) -> QPixmap:
    """Paints the face of a Character, in a ring of its colour; a sign in its place where only the
    voice is known.

    side: width and height in logical pixels. ratio: device pixels of one.
    """
    icon, colours = "sound" if character.is_voice else "face", theme.current()
    ring = shade(character.colour, dark=colours.dark)
    return round_portrait(character.portrait, icon, side, ratio, colours, ring=ring)


def disc(side: int, ratio: float, colours: theme.Theme) -> tuple[QPixmap, QPainter, QPainterPath]:
    """Begins a round picture: the picture, what paints on it, and its outline."""
    pixmap = QPixmap(QSize(side, side) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    outline = QPainterPath()
    outline.addEllipse(QRectF(0.5, 0.5, side - 1, side - 1))
    painter.fillPath(outline, theme.mixed(colours.line, colours.panel, 0.6))
    return pixmap, painter, outline


@lru_cache(_KEPT)
def round_portrait(
    jpeg: bytes, icon: str, side: int, ratio: float, colours: theme.Theme, *, ring: str = ""
) -> QPixmap:
    """Paints a picture round. icon: stands in its place where there is none. ring: its colour,
    `#rrggbb`; empty for none."""
    pixmap, painter, outline = disc(side, ratio, colours)
    image = QImage.fromData(jpeg)
    if image.isNull():
        _paint_icon(painter, icon, side)
    else:
        painter.setClipPath(outline)
        painter.drawImage(QRectF(0, 0, side, side), _scaled(image, round(side * ratio)))
    if ring:
        _paint_mark(painter, side, QColor(ring))
    painter.end()
    return pixmap


def _scaled(image: QImage, side_px: int) -> QImage:
    """Makes the picture smaller in one go with every pixel counted: painting alone leaves out."""
    return image.scaled(
        side_px,
        side_px,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def _paint_icon(painter: QPainter, name: str, side: int) -> None:
    small = round(side * _ICON_SHARE)
    place = QPoint((side - small) // 2, (side - small) // 2)
    painter.setOpacity(0.7)
    icons.plain(name, small).paint(painter, place.x(), place.y(), small, small)


def _paint_mark(painter: QPainter, side: int, colour: QColor) -> None:
    """Paints a Character's colour around the portrait, on its edge."""
    width = max(1.8, side * _MARK_SHARE)
    painter.setClipping(False)
    painter.setOpacity(1.0)
    painter.setPen(QPen(colour, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = width / 2
    painter.drawEllipse(QRectF(inset, inset, side - width, side - width))


def paint_ring(painter: QPainter, area: QRectF, colour: QColor) -> None:
    """Paints a ring around a portrait: the one that stands in the spotlight."""
    painter.setPen(QPen(colour, 2.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(area.adjusted(-2, -2, 2, 2))
