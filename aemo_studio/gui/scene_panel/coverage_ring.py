"""Paints how much of a scene is evidence, as a small ring."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen

from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.base import PanelWidget

SIDE = 16
_LINE = 3.0
_WHOLE = 360 * 16
_TOP = 90 * 16


class CoverageRing(PanelWidget):
    """Fills the ring clockwise from the top; the words are its tooltip and what is read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedSize(QSize(SIDE, SIDE))

    @property
    def share(self) -> float:
        """Returns how much of the scene is evidence, in [0, 1]."""
        return self._share

    def show_share(self, share: float, told: str) -> None:
        """Shows a share. told: the same in words."""
        self._share = share
        self.setToolTip(told)
        self.setAccessibleName(told)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = _LINE / 2 + 1
        circle = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        pen = QPen(QColor(colours.line), _LINE)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawEllipse(circle)
        pen.setColor(QColor(colours.ink_soft))
        painter.setPen(pen)
        painter.drawArc(circle, _TOP, -round(self._share * _WHOLE))
        painter.end()
