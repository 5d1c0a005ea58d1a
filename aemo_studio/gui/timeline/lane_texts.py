"""Draws the labels of the lanes; measured and laid out once per text."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText

from aemo_studio.gui.look.theme import RADIUS, TEXT_SMALL, font
from aemo_studio.gui.timeline.lanes.base import Label

_KEPT = 4000


class LabelPainter:
    """Measures words and draws them."""

    def __init__(self) -> None:
        self._fonts = {bold: font(TEXT_SMALL, bold=bold) for bold in (False, True)}
        self._metrics = {bold: QFontMetricsF(f) for bold, f in self._fonts.items()}
        self._widths: dict[tuple[str, bool], float] = {}
        self._laid_out: OrderedDict[tuple[str, bool], QStaticText] = OrderedDict()

    @property
    def plain(self) -> QFont:
        return self._fonts[False]

    def width(self, text: str, bold: bool = False) -> float:
        key = (text, bold)
        if key not in self._widths:
            if len(self._widths) > _KEPT:
                self._widths.clear()
            self._widths[key] = self._metrics[bold].horizontalAdvance(text)
        return self._widths[key]

    def draw(self, painter: QPainter, label: Label, lane_top: float) -> None:
        """Draws the label, or nothing where it does not fit and must not be shortened."""
        text = self._fitting(label)
        if not text:
            return
        laid_out = self._static(text, label.bold)
        # Scripts that come from another font are taller than this font's own lines.
        height = laid_out.size().height()
        top = lane_top + label.top + (label.height - height) / 2
        if label.ground is not None:
            self._ground(painter, label, text, top, height)
        painter.setFont(self._fonts[label.bold])
        painter.setPen(label.ink)
        painter.drawStaticText(QPointF(label.x, top), laid_out)

    def _fitting(self, label: Label) -> str:
        if self.width(label.text, label.bold) <= label.width:
            return label.text
        if not label.elided:
            return ""
        metrics = self._metrics[label.bold]
        short = metrics.elidedText(label.text, Qt.TextElideMode.ElideRight, label.width)
        return "" if short in ("", "…") else short

    def _ground(
        self, painter: QPainter, label: Label, text: str, top: float, height: float
    ) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(label.ground or Qt.GlobalColor.transparent)
        width = self.width(text, label.bold)
        painter.drawRoundedRect(QRectF(label.x - 4, top - 1, width + 8, height + 2), RADIUS, RADIUS)

    def _static(self, text: str, bold: bool) -> QStaticText:
        key = (text, bold)
        if key not in self._laid_out:
            made = QStaticText(text)
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.prepare(font=self._fonts[bold])
            self._laid_out[key] = made
            if len(self._laid_out) > _KEPT:
                self._laid_out.popitem(last=False)
        return self._laid_out[key]
