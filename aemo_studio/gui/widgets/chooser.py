"""Paints a combo box in the look of the buttons beside it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox

from aemo_studio.gui.look import theme

_PADDING = 8
_ARROW = 9.0
_HEIGHT = 26


class Chooser(QComboBox):
    """Chooses one of several. The wheel scrolls the panel and never changes the choice: that would
    be an edit."""

    def __init__(self) -> None:
        super().__init__()
        self.prefix = ""
        """Stands before the choice where there is room, but not in the list."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Otherwise it stays as wide as the words were when it was first shown.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        height = max(_HEIGHT, self.fontMetrics().height() + _PADDING)
        before = self.fontMetrics().horizontalAdvance(self.prefix)
        return QSize(super().sizeHint().width() + _PADDING + before, height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        self._paint_words(painter)
        self._paint_arrow(painter)
        painter.end()

    def _paint_frame(self, painter: QPainter) -> None:
        colours, focus = theme.current(), self.hasFocus()
        hovered = self.underMouse() and self.isEnabled()
        line = colours.accent if focus else colours.ink_faint if hovered else colours.line
        painter.setPen(QPen(QColor(line), 2 if focus else 1))
        painter.setBrush(QColor(colours.raised if self.isEnabled() else colours.panel))
        inset = 1.0 if focus else 0.5
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)

    def _paint_words(self, painter: QPainter) -> None:
        left, icon = _PADDING, self.itemIcon(self.currentIndex())
        if not icon.isNull():
            side = self.iconSize().width()
            icon.paint(painter, QRect(left, (self.height() - side) // 2, side, side))
            left += side + 6
        colours = theme.current()
        known = self.currentIndex() >= 0
        ink = colours.ink if known else colours.ink_soft
        painter.setPen(QColor(ink if self.isEnabled() else colours.ink_faint))
        room = QRect(left, 0, self.width() - left - _PADDING - int(_ARROW) - 4, self.height())
        text = self.currentText() if known else self.placeholderText()
        if self.fontMetrics().horizontalAdvance(self.prefix + text) <= room.width():
            text = self.prefix + text
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_arrow(self, painter: QPainter) -> None:
        colours = theme.current()
        pen = QPen(QColor(colours.ink_soft if self.isEnabled() else colours.ink_faint), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        x, y = self.width() - _PADDING - _ARROW / 2, self.height() / 2
        for side in (-1, 1):
            painter.drawLine(QPointF(x + side * _ARROW / 2, y - 2), QPointF(x, y + 2.5))
