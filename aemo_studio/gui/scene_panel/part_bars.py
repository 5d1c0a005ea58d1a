"""Paints the named parts of a score as small bars: the reason at a glance."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip

from aemo_studio.domain.music import ScorePart
from aemo_studio.gui.language import words
from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.base import PanelWidget

_TEXT = 10
_BAR_H = 3.0
_CELL_H = 22
_GAP = 10
_LEAST_W = 60


class PartBars(PanelWidget):
    """Shows name and bar of each part, in as many columns as the width allows."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[ScorePart, ...] = ()
        self._widest = _LEAST_W
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_parts(self, parts: Sequence[ScorePart]) -> None:
        if tuple(parts) != self._parts:
            self._parts = tuple(parts)
            self.retranslate()

    def spoken(self) -> str:
        return words.joined(
            f"{words.part_word(part.name)} {words.percent(part.value)}" for part in self._parts
        )

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Parts of the score"))
        self.setAccessibleDescription(self.spoken())
        metrics = QFontMetrics(theme.font(_TEXT))
        names = (words.part_word(part.name) for part in self._parts)
        widths = [metrics.horizontalAdvance(name) for name in names]
        self._widest = max((_LEAST_W, *widths))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return _CELL_H * math.ceil(len(self._parts) / self._columns(width)) if self._parts else 0

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(280, _CELL_H if self._parts else 0)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(120, _CELL_H if self._parts else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(_TEXT))
        for part, cell in zip(self._parts, self._cells(), strict=True):
            _paint(painter, cell, part)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.meaning(event.pos()), self)
            return True
        return super().event(event)

    def meaning(self, at: QPoint) -> str:
        """Explains what the part under the pointer measures, with its value."""
        for part, cell in zip(self._parts, self._cells(), strict=True):
            if cell.contains(at):
                name = words.headed(words.part_word(part.name))
                meaning = words.part_meaning(part.name)
                return f"{name} {words.percent(part.value)}\n{meaning}".rstrip()
        return ""

    def _columns(self, width: int) -> int:
        """Counts columns for even rows: six parts stand in two rows of three, not in five
        and one."""
        n = max(1, len(self._parts))
        fit = max(1, min(n, (width + _GAP) // (self._widest + _GAP)))
        return math.ceil(n / math.ceil(n / fit))

    def _cells(self) -> list[QRectF]:
        n = self._columns(self.width())
        width = (self.width() - _GAP * (n - 1)) / n
        return [
            QRectF(i % n * (width + _GAP), i // n * _CELL_H, width, _CELL_H)
            for i in range(len(self._parts))
        ]


def _paint(painter: QPainter, cell: QRectF, part: ScorePart) -> None:
    colours = theme.current()
    painter.setPen(QColor(colours.ink_soft))
    text = painter.fontMetrics().elidedText(
        words.part_word(part.name), Qt.TextElideMode.ElideRight, int(cell.width())
    )
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(cell.adjusted(0, 0, 0, -6), flags, text)
    groove = QRectF(cell.left(), cell.bottom() - 6, cell.width(), _BAR_H)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.line))
    painter.drawRoundedRect(groove, _BAR_H / 2, _BAR_H / 2)
    groove.setWidth(max(_BAR_H, groove.width() * part.value))
    painter.setBrush(QColor(colours.accent))
    painter.drawRoundedRect(groove, _BAR_H / 2, _BAR_H / 2)
