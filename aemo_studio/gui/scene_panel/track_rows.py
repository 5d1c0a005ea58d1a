"""Lists the tracks of a scene in rows that the mouse and the keyboard work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QMenu, QToolTip

from aemo_studio.base.files import is_there
from aemo_studio.domain.music import Track, TrackKey
from aemo_studio.gui.scene_panel import row_keys
from aemo_studio.gui.scene_panel.entries import Entry
from aemo_studio.gui.scene_panel.file_rows import FileRows
from aemo_studio.gui.scene_panel.row_detail import RowDetail
from aemo_studio.gui.scene_panel.row_keys import Act
from aemo_studio.gui.scene_panel.row_menu import menu_of
from aemo_studio.gui.scene_panel.row_model import Index
from aemo_studio.gui.scene_panel.row_places import ROW_PX, RowPlaces, RowSpot
from aemo_studio.gui.scene_panel.row_words import spoken
from aemo_studio.gui.widgets.drag_out import DragOut

_ACTS = {
    RowSpot.PLAY: Act.AUDITION,
    RowSpot.FAVOURITE: Act.FAVOURITE,
    RowSpot.PICK: Act.PICK,
    RowSpot.REJECT: Act.REJECT,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TrackRows(FileRows):
    """Shows the tracks. One row may be open: its details stand below it.

    The arrow keys go from row to row, Enter picks, Delete rejects, L locks, A auditions, O opens
    the page, * marks a favourite, D opens the details; a menu shows these keys.
    """

    picked = Signal(object)
    """A Track."""
    picked_and_locked = Signal(object)
    """A Track."""
    fit_wanted = Signal(object, object)
    """A Track, and a SceneFit or None."""
    unpicked = Signal()
    locked = Signal(bool)
    rejected = Signal(object, bool)
    """A TrackKey, and whether it is rejected or allowed again."""
    link_opened = Signal(object)
    """A Track that has a page."""
    audition_wanted = Signal(object)
    """A Track."""
    favourite_set = Signal(object, bool)
    """A TrackKey, and whether it is a favourite."""
    file_wanted = Signal(object)
    """A Track for which a file is to be chosen."""
    like_wanted = Signal(object, bool)
    """A Track, and whether only what may be published is wanted in its place."""
    credit_copied = Signal()
    more_wanted = Signal()
    opened = Signal(object)
    """The Entry whose details are shown, or None."""

    leaves_keys: ClassVar = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right})
    """Keys that go on working the player while the list has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.detail = RowDetail(self.viewport())
        self.detail.hide()
        self._open: TrackKey | None = None
        self._moving = False
        self._pressed: Entry | None = None
        self._why: Callable[[Entry], str] = lambda _entry: ""
        self.setModel(self.rows)
        self.setItemDelegate(self.delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView, QListView:focus { border: none; background: transparent; }")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(ROW_PX // 2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMouseTracking(True)
        DragOut(self.viewport(), lambda _place: self.dragged_files())
        self.detail.acted.connect(self._act_on_open)
        self.detail.fit_wanted.connect(self.fit_wanted)
        self.detail.height_changed.connect(self._fit_detail)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._place_detail())
        self.setAccessibleName(self.tr("Music for this scene"))

    # What it shows

    def show_entries(
        self,
        entries: Sequence[Entry],
        others: int,
        scene_s: float,
        reason: Callable[[Entry], str],
        *,
        same_scene: bool,
    ) -> None:
        """Shows the rows of a scene.

        others: how many tracks there are beside these. scene_s: length of the scene in seconds.
        reason: writes the sentence of an entry. same_scene: place and open row stay; else the list
        begins at its top.
        """
        row, key = self.currentIndex().row(), self._current_key()
        top = self.verticalScrollBar().value()
        self._why = reason
        self.rows.show_entries(entries, others, scene_s)
        if not same_scene:
            self._open, key, row = None, _picked_key(entries), 0
        self._choose(key, row)
        self._show_open()
        self.verticalScrollBar().setValue(top if same_scene else 0)
        if not same_scene and self._current_key() != _first_key(entries):
            self.scrollTo(self.currentIndex())

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Returns the entries that are shown."""
        return self.rows.entries

    @property
    def current(self) -> Entry | None:
        """Returns the entry that a key acts on."""
        return self.rows.entry(self.currentIndex().row())

    @property
    def open_entry(self) -> Entry | None:
        """Returns the entry whose details are shown."""
        row = self.delegate.open_row
        return None if row is None else self.rows.entry(row)

    def reason(self, entry: Entry) -> str:
        """Writes why an entry stands in the list."""
        return self._why(entry)

    def spot_rect(self, row: int, spot: RowSpot) -> QRect:
        """Returns where a spot of a row lies in the viewport."""
        area = self.visualRect(self.rows.index(row))
        span = RowPlaces(area.width()).of(spot)
        return QRect(area.left() + span.left, area.top(), span.width, ROW_PX)

    def open(self, row: int | None) -> None:
        """Shows the details below a row, or none."""
        entry = None if row is None else self.rows.entry(row)
        self._open = entry.track.key if entry else None
        self._show_open()
        self.opened.emit(self.open_entry)
        if row is not None and entry is not None:
            self.setCurrentIndex(self.rows.index(row))
            self.scrollTo(self.rows.index(row))

    def _choose(self, key: TrackKey | None, row: int) -> None:
        """Makes the row of a track the current one, or the row that took its place."""
        found = self.rows.row_of(key) if key else None
        last = max(0, len(self.rows.entries) - 1)
        wanted = min(max(row, 0), last) if found is None else found
        self.setCurrentIndex(self.rows.index(wanted))

    def _current_key(self) -> TrackKey | None:
        entry = self.current
        return entry.track.key if entry else None

    # The open row

    def _show_open(self) -> None:
        row = self.rows.row_of(self._open) if self._open else None
        entry = None if row is None else self.rows.entry(row)
        self.delegate.open_row = row
        if entry is None:
            self._open = None
            self.detail.hide()
        else:
            self.detail.show_entry(entry, self.rows.scene_s, self._why(entry))
        self._fit_detail()

    def _fit_detail(self) -> None:
        """Gives the details the height that they need at this width."""
        shown = self.delegate.open_row is not None
        self.delegate.open_px = self.detail.needed_px(self.viewport().width()) if shown else 0
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        self._place_detail()

    def _place_detail(self) -> None:
        row = self.delegate.open_row
        if row is None:
            return
        area = self.visualRect(self.rows.index(row)).adjusted(0, ROW_PX, 0, -1)
        self.detail.setGeometry(area)
        self.detail.show()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit_detail()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Asks for no more than a row: the list takes what others leave."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(200, ROW_PX)

    # What can be done

    def act(self, act: Act, row: int) -> None:
        """Does something with a row; nothing where that is impossible."""
        entry = self.rows.entry(row)
        if entry is None:
            return
        track = entry.track
        if act is Act.PICK:
            self._pick(entry)
        elif act is Act.LOCK:
            self._lock(entry)
        elif act is Act.REJECT:
            self.rejected.emit(track.key, True)
        elif act is Act.FAVOURITE:
            self.favourite_set.emit(track.key, not entry.favourite)
        elif act is Act.DETAILS:
            self.open(None if self.delegate.open_row == row else row)
        elif act is Act.AUDITION:
            self._audition(track, row)
        elif act is Act.LINK and track.page:
            self.link_opened.emit(track)
        elif act is Act.FILE:
            self.file_wanted.emit(track)
        elif act in (Act.LIKE, Act.INSTEAD):
            self.like_wanted.emit(track, act is Act.INSTEAD)
        elif act is Act.CREDIT and track.attribution:
            QGuiApplication.clipboard().setText(track.attribution)
            self.credit_copied.emit()

    def _pick(self, entry: Entry) -> None:
        if entry.picked:
            self.unpicked.emit()
        else:
            self.picked.emit(entry.track)

    def _lock(self, entry: Entry) -> None:
        """Locks a track; one that is not picked is picked and locked in one step."""
        if entry.picked:
            self.locked.emit(not entry.locked)
        else:
            self.picked_and_locked.emit(entry.track)

    def _audition(self, track: Track, row: int) -> None:
        """Plays a track; where there is no file, opens the row, which says how to get one."""
        if track.path is not None:
            self.audition_wanted.emit(track)
        elif self.delegate.open_row != row:
            self.open(row)

    def _act_on_open(self, act: Act) -> None:
        if self.delegate.open_row is not None:
            self.act(act, self.delegate.open_row)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        row, spot = self._at(event.position().toPoint())
        self._pressed = None if row is None else self.rows.entry(row)
        super().mousePressEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton or row is None:
            return
        if self.rows.entry(row) is None:
            self.more_wanted.emit()
        else:
            self.act(_ACTS.get(spot, Act.DETAILS), row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Takes the second press for one like the first on a button; on the row it picks."""
        row, spot = self._at(event.position().toPoint())
        if row is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        entry = self.rows.entry(row)
        if entry is None:
            self.more_wanted.emit()
        elif spot is not RowSpot.ROW:
            self.act(_ACTS[spot], row)
        elif not entry.picked:
            self.picked.emit(entry.track)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        row, spot = self._at(event.position().toPoint())
        self._hover(None if row is None else (row, spot))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().leaveEvent(event)
        self._hover(None)

    def _hover(self, hovered: tuple[int, RowSpot] | None) -> None:
        if hovered != self.delegate.hovered:
            self.delegate.hovered = hovered
            self.viewport().update()

    def _at(self, place: QPoint) -> tuple[int | None, RowSpot]:
        index = self.indexAt(place)
        if not index.isValid():
            return None, RowSpot.ROW
        area = self.visualRect(index)
        return index.row(), RowPlaces(area.width()).spot_at(place.x() - area.left())

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().viewportEvent(event)

    def tip_at(self, place: QPoint) -> str:
        """Says what a press does there, or what the row says."""
        row, spot = self._at(place)
        entry = None if row is None else self.rows.entry(row)
        if entry is None:
            return ""
        return self._tip(spot, entry) or spoken(entry, self.rows.scene_s)

    def _tip(self, spot: RowSpot, entry: Entry) -> str:
        if spot is RowSpot.PLAY and entry.track.path is None:
            return self.tr("There is no file to play yet; press for how to get one (A)")
        if spot is RowSpot.PLAY:
            return self.tr("Audition under the picture (A)")
        if spot is RowSpot.FAVOURITE:
            mark, clear = self.tr("Mark as a favourite (*)"), self.tr("No favourite any more (*)")
            return clear if entry.favourite else mark
        if spot is RowSpot.PICK:
            pick, clear = self.tr("Pick for this scene (Enter)"), self.tr("Remove the pick (Enter)")
            return clear if entry.picked else pick
        return self.tr("Reject for this scene (Del)") if spot is RowSpot.REJECT else ""

    # Keys and menu

    def event(self, event: QEvent) -> bool:
        # While the list has the focus its keys are its own: L locks and does not play faster.
        own = isinstance(event, QKeyEvent) and row_keys.meaning(event) is not None
        if own and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        meaning, row = row_keys.meaning(event), self.currentIndex().row()
        if self.currentIndex().isValid() and self.rows.entry(row) is None and event.key() in _ENTER:
            self.more_wanted.emit()
        elif meaning is not None:
            self.act(meaning, row)
        elif event.key() == Qt.Key.Key_Escape and self.delegate.open_row is not None:
            self.open(None)
        elif event.key() in self.leaves_keys or event.text():
            event.ignore()
        else:
            self._moving = True
            super().keyPressEvent(event)
            self._moving = False

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        super().currentChanged(current, previous)
        by_key = self._open is not None and self._moving and self.delegate.open_row != current.row()
        if by_key and self.rows.entry(current.row()) is not None:
            self.open(current.row())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if self.rows.entry(index.row()) is not None:
            at = self.visualRect(index).center() if by_key else event.pos()
            self.menu_of(index.row()).popup(self.viewport().mapToGlobal(at))

    def menu_of(self, row: int) -> QMenu:
        """Makes the menu of all that can be done with a row, with the keys that do it."""
        entry = self.rows.entry(row)
        assert entry is not None
        return menu_of(entry, lambda act: self.act(act, row), self)

    # Files that are dragged from a row

    def dragged_files(self) -> Sequence[Path]:
        """Finds the file of the row that was pressed; none where it has none. The press may have
        opened or closed details, so that another row lies under the mouse by now."""
        path = self._pressed.track.path if self._pressed else None
        return (path,) if path is not None and is_there(path) else ()

    # Language and theme

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LocaleChange):
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Music for this scene"))
        self.rows.refresh()
        self._show_open()


def _first_key(entries: Sequence[Entry]) -> TrackKey | None:
    return entries[0].track.key if entries else None


def _picked_key(entries: Sequence[Entry]) -> TrackKey | None:
    return next((e.track.key for e in entries if e.picked), _first_key(entries))
