"""Paints a check box that is plain to see in both themes: Fusion draws a dark outline on dark."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from aemo_studio.gui.look import theme

_BOX = 14.0
_GAP = 6


class CheckBox(QCheckBox):
    """Shows box, tick and words; the box is outlined in the accent colour with the focus."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        text = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        return QSize(int(_BOX) + 4 + _GAP + text.width() + 2, max(text.height(), 18) + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def hitButton(self, at: QPoint) -> bool:  # noqa: N802 - Qt's name
        return self.rect().contains(at)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(2, (self.height() - _BOX) / 2, _BOX, _BOX)
        self._paint_box(painter, box)
        if self.isChecked():
            self._paint_tick(painter, box)
        colours = theme.current()
        painter.setPen(QColor(colours.ink if self.isEnabled() else colours.ink_faint))
        words = QRectF(self.rect()).adjusted(box.right() + _GAP, 0, 0, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
        painter.drawText(words, flags, self.text())
        painter.end()

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        colours = theme.current()
        fill = colours.accent if self.isChecked() and self.isEnabled() else colours.raised
        outline = colours.accent if self.isChecked() else colours.ink_faint
        painter.setBrush(QColor(fill))
        painter.setPen(QPen(QColor(outline if self.isEnabled() else colours.line), 1))
        painter.drawRoundedRect(box, 3, 3)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 1.5))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 4, 4)

    def _paint_tick(self, painter: QPainter, box: QRectF) -> None:
        colours = theme.current()
        pen = QPen(QColor(colours.on_accent if self.isEnabled() else colours.ink_faint), 1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        left, middle, right = QPointF(3.5, 7.5), QPointF(6, 10), QPointF(10.5, 4.5)
        for start, end in ((left, middle), (middle, right)):
            painter.drawLine(box.topLeft() + start, box.topLeft() + end)
