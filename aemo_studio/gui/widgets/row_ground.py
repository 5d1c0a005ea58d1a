"""Paints the ground of a row in a list: chosen, under the mouse, with the keys."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle

from aemo_studio.gui.look import theme

_SELECTED_SHARE = 0.18
_HOVERED_SHARE = 0.6


def paint_ground(painter: QPainter, area: QRectF, state: QStyle.StateFlag) -> None:
    """Paints what the state of a row calls for into `area`; nothing for one at rest."""
    colours = theme.current()
    painter.setPen(Qt.PenStyle.NoPen)
    if state & QStyle.StateFlag.State_Selected:
        painter.setBrush(theme.mixed(colours.accent, colours.panel, _SELECTED_SHARE))
        painter.drawRoundedRect(area, theme.RADIUS, theme.RADIUS)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(theme.mixed(colours.raised, colours.panel, _HOVERED_SHARE))
        painter.drawRoundedRect(area, theme.RADIUS, theme.RADIUS)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QColor(colours.accent))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)
