"""Offers the colours by which a character can be marked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QActionGroup, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu

from aemo_studio.base.character_colours import COLOUR_WORDS, CONTEXT, shade
from aemo_studio.domain.cast import CharacterColour
from aemo_studio.gui.look import theme

translate = QCoreApplication.translate
_ICON = 16
_DOT = 10


def add_colours(
    menu: QMenu, shown: CharacterColour, choose: Callable[[CharacterColour], None]
) -> None:
    """Adds the submenu of colours. shown: the one that is ticked. choose: receives another."""
    colours = menu.addMenu(translate("CastMenu", "&Colour"))
    group = QActionGroup(colours)
    for colour, word in COLOUR_WORDS.items():
        action = colours.addAction(translate(CONTEXT, word))
        action.setCheckable(True)
        action.setChecked(colour is shown)
        action.setIcon(_dot(colour, menu.devicePixelRatioF()))
        action.triggered.connect(partial(_chosen, choose, colour))
        group.addAction(action)


def _chosen(
    choose: Callable[[CharacterColour], None], colour: CharacterColour, _checked: bool = False
) -> None:
    choose(colour)


def _dot(colour: CharacterColour, ratio: float) -> QIcon:
    """Paints a round swatch; nothing for no colour."""
    pixmap = QPixmap(round(_ICON * ratio), round(_ICON * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    if colour is CharacterColour.NONE:
        return QIcon()
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(shade(colour, dark=theme.current().dark)))
    edge = (_ICON - _DOT) / 2
    painter.drawEllipse(QRectF(edge, edge, _DOT, _DOT))
    painter.end()
    return QIcon(pixmap)
