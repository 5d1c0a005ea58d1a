"""Shows the column at the left: the name of every lane, and what it holds under the playhead."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aemo_studio.domain.emotion import Emotion
from aemo_studio.gui.look import theme
from aemo_studio.gui.timeline.layout import LaneRow
from aemo_studio.gui.timeline.model import TimelineModel
from aemo_studio.gui.timeline.reading import ReadOut, read
from aemo_studio.gui.timeline.reading_words import lane_name, short

WIDTH_PX = 132
_MARGIN = 10
_LINE_PX = 15
_SWATCH_PX = 8


class LaneHeaders(QWidget):
    """Shows the read-out of the lanes, row by row beside the canvas."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[LaneRow, ...] = ()
        self._model = TimelineModel.empty()
        self._read_out = read(self._model, 0.0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFixedWidth(WIDTH_PX)

    def set_rows(self, rows: tuple[LaneRow, ...]) -> None:
        if rows != self._rows:
            self._rows = rows
            self.update()

    def set_read_out(self, model: TimelineModel, read_out: ReadOut) -> None:
        self._model, self._read_out = model, read_out
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(WIDTH_PX, 200)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.LanguageChange):
            self.update()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(colours.panel))
        for row in self._rows:
            if row.name == "ruler":
                self._timecode(painter, row, colours)
            else:
                self._lane(painter, row, colours)
        painter.setPen(QColor(colours.line))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        painter.end()

    def _timecode(self, painter: QPainter, row: LaneRow, colours: theme.Theme) -> None:
        if not self._model.duration_s:
            return
        painter.setFont(theme.timecode_font(theme.TEXT, bold=True))
        painter.setPen(QColor(colours.ink))
        area = QRectF(_MARGIN, row.top, self.width() - _MARGIN, row.height)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._read_out.timecode)

    def _lane(self, painter: QPainter, row: LaneRow, colours: theme.Theme) -> None:
        """Paints the name above, the read-out below; one line where the lane is low."""
        words = short(self._model, self._read_out, row.name)
        two = row.height >= 2 * _LINE_PX and bool(words)
        top = row.top + (row.height - (2 if two else 1) * _LINE_PX) / 2
        self._line(painter, lane_name(row.name), top, QColor(colours.ink), bold=True)
        if two:
            emotion = self._emotion(row.name)
            ink = QColor(colours.ink_soft)
            indent = 0 if emotion is None else _SWATCH_PX + 5
            if emotion is not None:
                self._swatch(painter, emotion, top + _LINE_PX, colours)
            self._line(painter, words, top + _LINE_PX, ink, indent=indent)

    def _line(
        self,
        painter: QPainter,
        text: str,
        top: float,
        ink: QColor,
        *,
        bold: bool = False,
        indent: int = 0,
    ) -> None:
        font = theme.font(theme.TEXT_SMALL, bold=bold)
        painter.setFont(font)
        painter.setPen(ink)
        width = self.width() - 2 * _MARGIN - indent + 4
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
        area = QRectF(_MARGIN + indent, top, width, _LINE_PX)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)

    def _swatch(
        self, painter: QPainter, emotion: Emotion, top: float, colours: theme.Theme
    ) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.emotion_colour(emotion, colours.dark))
        area = QRectF(_MARGIN, top + (_LINE_PX - _SWATCH_PX) / 2, _SWATCH_PX, _SWATCH_PX)
        painter.drawRoundedRect(area, 2, 2)

    def _emotion(self, name: str) -> Emotion | None:
        if name in self._read_out.lanes:
            reading = self._read_out.lanes[name]
            return reading.ranked[0][0] if reading.known else None
        scene = self._read_out.scene
        return scene.emotion if name == "scenes" and scene is not None else None
