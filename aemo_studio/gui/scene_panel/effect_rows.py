"""Lists sound effects under headings, in rows that the mouse and the keyboard work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from aemo_studio.domain.project import Project
from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel import effect_words, row_marks, row_words
from aemo_studio.gui.scene_panel.effect_entries import EffectEntry, EffectGroup
from aemo_studio.gui.scene_panel.licences import clearance
from aemo_studio.gui.scene_panel.row_places import ROW_PX
from aemo_studio.output.export.effect_tracks import effect_track

_ENTRY = Qt.ItemDataRole.UserRole
_TIME = Qt.ItemDataRole.UserRole + 1
_HEADING_PX, _LEAST_PX = 22, 30
_FIRST_Y, _SECOND_Y, _LINE_PX = 13.0, 31.0, 18.0
_PICK_PX, _SIDE_PX, _GAP_PX = 28, 6, 8.0
_PICKED_SHARE, _SELECTED_SHARE = 0.12, 0.16
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EffectRows(QListWidget):
    """Shows EffectGroups. Enter, a double click and the tick at the end of a row pick an effect or
    remove it again, Delete removes it, Alt with an arrow moves it by a frame, with Shift by a
    second; A plays it at its place, O opens its page."""

    toggled = Signal(object)
    """An EffectEntry that is to be picked, or removed where it is picked."""
    page_wanted = Signal(object)
    """An EffectEntry."""
    audition_wanted = Signal(object)
    """An EffectEntry."""
    nudged = Signal(object, int, bool)
    """A picked EffectEntry, -1 or 1, and whether by a second in place of a frame."""

    leaves_keys: ClassVar = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right})
    """Keys that go on working the player while the list has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(_LEAST_PX)
        self.setStyleSheet("QListView, QListView:focus { border: none; background: transparent; }")
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(ROW_PX // 2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(self._toggle)

    def show_groups(self, project: Project, groups: Sequence[EffectGroup], other: str) -> None:
        """Shows groups. other: the heading of those that are for no moment."""
        row, top = self.currentRow(), self.verticalScrollBar().value()
        with QSignalBlocker(self):
            self.clear()
            for group in groups:
                self._add_heading(project, group, other)
                for entry in group.entries:
                    self._add(project, entry)
            self.setCurrentRow(row if self.entry(row) else 1)
        self.verticalScrollBar().setValue(top)

    def to_top(self) -> None:
        """Begins at the top again, as for another scene."""
        self.setCurrentRow(-1)
        self.scrollToTop()

    @property
    def entries(self) -> tuple[EffectEntry, ...]:
        """Returns the effects that are shown."""
        return tuple(e for row in range(self.count()) if (e := self.entry(row)) is not None)

    @property
    def current(self) -> EffectEntry | None:
        """Returns the effect that a key acts on."""
        return self.entry(self.currentRow())

    def entry(self, row: int) -> EffectEntry | None:
        """Returns the effect of a row; None for a heading and outside the list."""
        item = self.item(row)
        return None if item is None else item.data(_ENTRY)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        entry = self.current
        if entry is not None and event.key() in _ENTER:
            self.toggled.emit(entry)
        elif entry is None or not self._acts_on(entry, event):
            super().keyPressEvent(event)

    def _acts_on(self, entry: EffectEntry, event: QKeyEvent) -> bool:
        key, held = event.key(), event.modifiers()
        picked = entry.picked is not None
        if key == Qt.Key.Key_O and entry.effect.url:
            self.page_wanted.emit(entry)
        elif key == Qt.Key.Key_A and entry.effect.file:
            self.audition_wanted.emit(entry)
        elif key in _DELETE and picked:
            self.toggled.emit(entry)
        elif key in _ARROWS and picked and held & Qt.KeyboardModifier.AltModifier:
            far = bool(held & Qt.KeyboardModifier.ShiftModifier)
            self.nudged.emit(entry, _ARROWS[Qt.Key(key)], far)
        else:
            return False
        return True

    def choose(self, number: int) -> None:
        """Makes the row of a picked effect the current one. number: its position among the picked
        ones."""
        for row in range(self.count()):
            entry = self.entry(row)
            if entry is not None and entry.picked == number:
                self.setCurrentRow(row)
                return

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        super().mouseReleaseEvent(event)
        item = self.itemAt(event.position().toPoint())
        if (
            item is not None
            and event.position().x() >= self.visualItemRect(item).right() - _PICK_PX
        ):
            self._toggle(item)

    def _toggle(self, item: QListWidgetItem) -> None:
        if (entry := item.data(_ENTRY)) is not None:
            self.toggled.emit(entry)

    def _add_heading(self, project: Project, group: EffectGroup, other: str) -> None:
        moment = group.moment
        item = QListWidgetItem(effect_words.heading(moment) if moment else other)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setData(_TIME, effect_words.at(project, moment.time_s) if moment else "")
        self.addItem(item)

    def _add(self, project: Project, entry: EffectEntry) -> None:
        badge = row_words.licence_badge(effect_track(entry.effect))
        item = QListWidgetItem(entry.effect.title)
        item.setData(_ENTRY, entry)
        item.setData(_TIME, effect_words.at(project, entry.time_s))
        said = effect_words.spoken(project, entry, badge)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        item.setToolTip(f"{said}\n{effect_words.why(entry.effect)}")
        self.addItem(item)


class _Delegate(QStyledItemDelegate):
    """Paints headings and rows."""

    def sizeHint(  # noqa: N802 - Qt's name
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(160, _HEADING_PX if index.data(_ENTRY) is None else ROW_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        entry, colours, rect = index.data(_ENTRY), theme.current(), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(rect)
        if isinstance(entry, EffectEntry):
            _ground(painter, option, entry, colours)
            _Row(painter, QRectF(rect), entry, colours).paint()
        else:
            _heading(painter, QRectF(rect), index.data(), index.data(_TIME), colours)
        painter.restore()


def _ground(
    painter: QPainter, option: QStyleOptionViewItem, entry: EffectEntry, colours: theme.Theme
) -> None:
    rect, ground = QRect(option.rect), QColor(colours.panel)
    if entry.picked is not None:
        ground = theme.mixed(colours.good, ground, _PICKED_SHARE)
    if option.state & QStyle.StateFlag.State_Selected:
        ground = theme.mixed(colours.accent, ground, _SELECTED_SHARE)
    painter.fillRect(rect, ground)
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(colours.line))
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QColor(colours.accent))
        painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -1.5))


def _heading(painter: QPainter, rect: QRectF, text: str, time: str, colours: theme.Theme) -> None:
    box = rect.adjusted(_SIDE_PX, 4, -_SIDE_PX, 0)
    small = theme.font(theme.TEXT_SMALL)
    room = QFontMetricsF(small).horizontalAdvance(time) + _GAP_PX
    bold = theme.font(theme.TEXT_SMALL, bold=True)
    _text(painter, box.adjusted(0, 0, -room, 0), text, bold, colours.ink_soft)
    painter.setFont(small)
    painter.setPen(QColor(colours.ink_soft))
    right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(box, right, time)


class _Row:
    """Paints what stands in one row."""

    def __init__(
        self, painter: QPainter, rect: QRectF, entry: EffectEntry, colours: theme.Theme
    ) -> None:
        self._painter, self._rect, self._entry, self._colours = painter, rect, entry, colours
        self._left, self._right = rect.left() + _SIDE_PX, rect.right() - _PICK_PX

    def paint(self) -> None:
        colours, picked = self._colours, self._entry.picked is not None
        middle = QPointF(self._rect.right() - _PICK_PX / 2, self._rect.top() + ROW_PX / 2)
        row_marks.tick(self._painter, middle, QColor(colours.good if picked else colours.ink_faint))
        self._first_line()
        self._second_line()

    def _first_line(self) -> None:
        effect, right = self._entry.effect, self._right
        if self._entry.score is not None:
            y = self._rect.top() + _FIRST_Y
            row_marks.dots(self._painter, right, y, self._entry.score, self._colours)
            right -= 10.0 * row_marks.DOTS + _GAP_PX
        bold = theme.font(bold=True)
        used = _text(
            self._painter,
            self._box(self._left, right, _FIRST_Y),
            effect.title,
            bold,
            self._colours.ink,
        )
        rest = self._box(self._left + used + 5, right, _FIRST_Y)
        by = f"— {effect_words.author(effect)}"
        _text(self._painter, rest, by, theme.font(), self._colours.ink_soft)

    def _second_line(self) -> None:
        track = effect_track(self._entry.effect)
        self._painter.setFont(theme.font(theme.TEXT_SMALL, bold=True))
        badge = row_words.licence_badge(track)
        ink = row_marks.clearance_ink(clearance(track), self._colours)
        width = row_marks.badge_width(badge, QFontMetricsF(self._painter.font()))
        place = QPointF(self._right - width, self._rect.top() + _SECOND_Y)
        ground = theme.mixed(ink, self._colours.panel, 0.16)
        row_marks.badge(self._painter, place, badge, ink, ground)
        box = self._box(self._left, self._right - width - _GAP_PX, _SECOND_Y)
        facts, small = effect_words.facts(self._entry), theme.font(theme.TEXT_SMALL)
        _text(self._painter, box, facts, small, self._colours.ink_soft)

    def _box(self, left: float, right: float, y: float) -> QRectF:
        return QRectF(left, self._rect.top() + y - _LINE_PX / 2, right - left, _LINE_PX)


def _text(painter: QPainter, box: QRectF, text: str, font: QFont, ink: str) -> float:
    """Paints a text that ends in … where there is no room; returns its width."""
    metrics = QFontMetricsF(font)
    if box.width() < metrics.horizontalAdvance("…"):
        return 0.0
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
    return metrics.horizontalAdvance(shown)
