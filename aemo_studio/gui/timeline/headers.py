"""Shows the column at the left: the name of every lane, and what it holds under the playhead."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from aemo_studio.domain.cast import Character
from aemo_studio.domain.emotion import Emotion
from aemo_studio.gui.look import icons, theme
from aemo_studio.gui.timeline.lanes import EmotionStyle
from aemo_studio.gui.timeline.layout import LaneRow, row_at
from aemo_studio.gui.timeline.model import TimelineModel
from aemo_studio.gui.timeline.reading import ReadOut, read
from aemo_studio.gui.timeline.reading_words import lane_name, lit_lanes, short, short_affect
from aemo_studio.gui.widgets.character_words import only_words
from aemo_studio.gui.widgets.portraits import portrait_of

WIDTH_PX = 132
_MARGIN = 10
_LINE_PX = 15
_SWATCH_PX = 8
_PORTRAIT_PX = 15
_FOLD_PX = 12


class LaneHeaders(QWidget):
    """Shows the read-out of the lanes, row by row beside the canvas.

    fold_wanted: the arrow beside the lane of all emotions was clicked. character_chosen: the number
    of the Character whose header was clicked.
    """

    fold_wanted = Signal()
    character_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[LaneRow, ...] = ()
        self._model = TimelineModel.empty()
        self._read_out = read(self._model, 0.0)
        self._folded = False
        self._style = EmotionStyle.TOP
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFixedWidth(WIDTH_PX)

    def set_rows(self, rows: tuple[LaneRow, ...]) -> None:
        if rows != self._rows:
            self._rows = rows
            self.update()

    def set_read_out(self, model: TimelineModel, read_out: ReadOut) -> None:
        self._model, self._read_out = model, read_out
        self.update()

    def set_style(self, style: EmotionStyle) -> None:
        """Reads out emotions, or valence and arousal."""
        self._style = style
        self.update()

    def set_folded(self, folded: bool) -> None:
        """Takes whether the lanes of the characters are left out."""
        self._folded = folded
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
        character = self._model.character(row.name)
        if character is not None:
            self._character(painter, row, character, colours)
            return
        affect = short_affect(self._read_out, row.name) if self._shows_affect else ""
        words = affect or short(self._model, self._read_out, row.name)
        two = row.height >= 2 * _LINE_PX and bool(words)
        top = row.top + (row.height - (2 if two else 1) * _LINE_PX) / 2
        name = lane_name(self._model, row.name)
        self._line(painter, name, top, self._name_ink(row.name, colours), bold=True)
        if two:
            emotion = None if affect else self._emotion(row.name)
            ink = QColor(colours.ink_soft)
            indent = 0 if emotion is None else _SWATCH_PX + 5
            if emotion is not None:
                self._swatch(painter, emotion, top + _LINE_PX, colours)
            self._line(painter, words, top + _LINE_PX, ink, indent=indent)
        if row.name == "fused" and self._model.arcs:
            self._arrow(painter, row)

    @property
    def _shows_affect(self) -> bool:
        return self._style is EmotionStyle.AFFECT

    def _name_ink(self, lane: str, colours: theme.Theme) -> QColor:
        """Chooses the accent for a lane that shows one Character alone."""
        lit = self._model.spotlight
        return QColor(colours.accent if lit and lane in lit_lanes(lit) else colours.ink)

    def _character(
        self, painter: QPainter, row: LaneRow, character: Character, colours: theme.Theme
    ) -> None:
        """Paints portrait and name, and what the Character feels now at the end of the line."""
        top = row.top + (row.height - _PORTRAIT_PX) / 2
        pixmap = portrait_of(character, _PORTRAIT_PX, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(_MARGIN, top), pixmap)
        lit = self._model.spotlight
        ink = QColor(colours.accent if lit and lit.number == character.number else colours.ink)
        name = lane_name(self._model, row.name)
        indent, room = _PORTRAIT_PX + 6, _SWATCH_PX + 6
        self._line(painter, name, top, ink, indent=indent, room=room)
        emotion = self._emotion(row.name)
        if emotion is not None:
            self._swatch(painter, emotion, top, colours, left=self.width() - _MARGIN - _SWATCH_PX)

    def _arrow(self, painter: QPainter, row: LaneRow) -> None:
        """Paints the arrow that folds the lanes of the characters, or unfolds them."""
        name = "right" if self._folded else "down"
        area = _arrow_area(row)
        icons.plain(name, _FOLD_PX).paint(painter, area.toRect())

    def _line(
        self,
        painter: QPainter,
        text: str,
        top: float,
        ink: QColor,
        *,
        bold: bool = False,
        indent: int = 0,
        room: int = 0,
    ) -> None:
        font = theme.font(theme.TEXT_SMALL, bold=bold)
        painter.setFont(font)
        painter.setPen(ink)
        width = self.width() - 2 * _MARGIN - indent - room + 4
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
        area = QRectF(_MARGIN + indent, top, width, _LINE_PX)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)

    def _swatch(
        self,
        painter: QPainter,
        emotion: Emotion,
        top: float,
        colours: theme.Theme,
        left: float = _MARGIN,
    ) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.emotion_colour(emotion, colours.dark))
        area = QRectF(left, top + (_LINE_PX - _SWATCH_PX) / 2, _SWATCH_PX, _SWATCH_PX)
        painter.drawRoundedRect(area, 2, 2)

    def _emotion(self, name: str) -> Emotion | None:
        if name in self._read_out.lanes:
            reading = self._read_out.lanes[name]
            return reading.ranked[0][0] if reading.known else None
        scene = self._read_out.scene
        return scene.emotion if name == "scenes" and scene is not None else None

    # What can be clicked

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() != Qt.MouseButton.LeftButton:
            return
        character = self._character_at(event.position())
        if character is not None:
            self.character_chosen.emit(character.number)
        elif self._on_arrow(event.position()):
            self.fold_wanted.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        place = event.position()
        clickable = self._character_at(place) is not None or self._on_arrow(place)
        shapes = Qt.CursorShape
        self.setCursor(shapes.PointingHandCursor if clickable else shapes.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tooltip(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def _tooltip(self, place: QPointF) -> str:
        character = self._character_at(place)
        if character is not None:
            return only_words(character, self._model.spotlight)
        if not self._on_arrow(place):
            return ""
        return self.tr("Show the characters") if self._folded else self.tr("Fold the characters")

    def _character_at(self, place: QPointF) -> Character | None:
        row = row_at(self._rows, place.y())
        return self._model.character(row.name) if row else None

    def _on_arrow(self, place: QPointF) -> bool:
        row = row_at(self._rows, place.y())
        if row is None or row.name != "fused" or not self._model.arcs:
            return False
        return _arrow_area(row).adjusted(-8, -8, 8, 8).contains(place)


def _arrow_area(row: LaneRow) -> QRectF:
    left = WIDTH_PX - _MARGIN - _FOLD_PX + 3
    return QRectF(left, row.top + row.height / 2 - _FOLD_PX / 2, _FOLD_PX, _FOLD_PX)
