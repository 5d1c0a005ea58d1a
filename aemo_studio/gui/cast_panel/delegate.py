"""Paints one row of the list of characters: portrait, name, times, arc."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from aemo_studio.gui.cast_panel.arc_strip import paint_arc
from aemo_studio.gui.cast_panel.model import ARC, CastModel
from aemo_studio.gui.cast_panel.words import time_parts, times_of
from aemo_studio.gui.language.words import character_word
from aemo_studio.gui.look import theme
from aemo_studio.gui.widgets.portraits import paint_ring, portrait_of
from aemo_studio.gui.widgets.row_ground import paint_ground
from aemo_studio.project.editing.arcs import CharacterArc

Index = QModelIndex | QPersistentModelIndex
PORTRAIT, SMALL_PORTRAIT = 44, 32
ROW_PX = 64
_MARGIN, _GAP = 10, 11
_NARROW_PX = 190
"""Rows that are narrower have a small portrait, so that numbered characters can be told apart."""
_NARROW = 5
_LINE_PX = 17
_ARC_PX = 6
_HIDDEN_OPACITY = 0.45


class CastDelegate(QStyledItemDelegate):
    """Paints rows and makes the field in which a name is typed. portrait_clicked: number of the
    Character."""

    portrait_clicked = Signal(int)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        return QSize(160, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        arc, model = index.data(ARC), index.model()
        if not isinstance(arc, CharacterArc) or not isinstance(model, CastModel):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        colours = theme.current()
        paint_ground(painter, QRectF(rect).adjusted(3, 2, -3, -2), option.state)
        painter.setOpacity(_HIDDEN_OPACITY if arc.character.hidden else 1.0)
        lit = model.lit == arc.character.number
        self._portrait(painter, rect, arc, colours, lit=lit)
        self._texts(painter, rect, arc, colours, lit=lit)
        paint_arc(painter, arc_area(rect), arc.tracks.fused, colours)
        painter.restore()

    def _portrait(
        self,
        painter: QPainter,
        rect: QRect,
        arc: CharacterArc,
        colours: theme.Theme,
        *,
        lit: bool,
    ) -> None:
        area = QRectF(portrait_area(rect))
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(area.topLeft(), portrait_of(arc.character, int(area.width()), ratio))
        if lit:
            paint_ring(painter, area, QColor(colours.accent))

    def _texts(
        self,
        painter: QPainter,
        rect: QRect,
        arc: CharacterArc,
        colours: theme.Theme,
        *,
        lit: bool,
    ) -> None:
        area = text_area(rect)
        ink = QColor(colours.accent if lit else colours.ink)
        self._line(painter, area, character_word(arc.character), theme.TEXT, ink, bold=True)
        below = area.translated(0, _LINE_PX)
        soft = QColor(colours.ink_soft)
        times = _fitting(times_of(arc), time_parts(arc), below.width())
        self._line(painter, below, times, theme.TEXT_SMALL, soft)

    def _line(
        self,
        painter: QPainter,
        area: QRect,
        text: str,
        pixels: int,
        ink: QColor,
        *,
        bold: bool = False,
    ) -> None:
        font = theme.font(pixels, bold=bold)
        painter.setFont(font)
        painter.setPen(ink)
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        line = QRectF(area.left(), area.top(), area.width(), _LINE_PX)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)

    # Typing a name

    def createEditor(  # noqa: N802 - Qt's name
        self, parent: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        field = QLineEdit(parent)
        field.setFont(theme.font(bold=True))
        field.setAccessibleName(self.tr("Name of the character"))
        field.setPlaceholderText(str(index.data()))
        return field

    def updateEditorGeometry(  # noqa: N802 - Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        area = text_area(option.rect)
        field = QRect(area.left() - 9, area.top() - 7, area.width() + 9, _LINE_PX + 8)
        editor.setGeometry(field)

    # The portrait is a button

    def editorEvent(  # noqa: N802 - Qt's name
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if isinstance(event, QMouseEvent) and self._on_portrait(event, option):
            if event.type() == QEvent.Type.MouseButtonRelease:
                self._click(index)
            return event.type() == QEvent.Type.MouseButtonDblClick
        return super().editorEvent(event, model, option, index)

    def _on_portrait(self, event: QMouseEvent, option: QStyleOptionViewItem) -> bool:
        rect: QRect = option.rect
        inside = portrait_area(rect).contains(event.position().toPoint())
        bare = event.modifiers() == Qt.KeyboardModifier.NoModifier
        return inside and bare and event.button() == Qt.MouseButton.LeftButton

    def _click(self, index: Index) -> None:
        arc = index.data(ARC)
        if isinstance(arc, CharacterArc):
            self.portrait_clicked.emit(arc.character.number)


def _fitting(whole: str, parts: Sequence[str], width: int) -> str:
    """Chooses the whole text, or the first of its parts where the whole has no room."""
    metrics = QFontMetricsF(theme.font(theme.TEXT_SMALL))
    return whole if metrics.horizontalAdvance(whole) <= width or not parts else parts[0]


def portrait_area(rect: QRect) -> QRect:
    """Places the portrait in a row."""
    narrow = rect.width() < _NARROW_PX
    side, margin = (SMALL_PORTRAIT, _NARROW) if narrow else (PORTRAIT, _MARGIN)
    return QRect(rect.left() + margin, rect.top() + (ROW_PX - side) // 2, side, side)


def text_area(rect: QRect) -> QRect:
    """Places both lines of text in a row."""
    gap, margin = (_NARROW, _NARROW) if rect.width() < _NARROW_PX else (_GAP, _MARGIN)
    left = portrait_area(rect).right() + 1 + gap
    return QRect(left, rect.top() + 8, rect.right() - left - margin, 2 * _LINE_PX)


def arc_area(rect: QRect) -> QRectF:
    """Places the arc in a row."""
    texts = text_area(rect)
    return QRectF(texts.left(), texts.bottom() + 5, texts.width(), _ARC_PX)
