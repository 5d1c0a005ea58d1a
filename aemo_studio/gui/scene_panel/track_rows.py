"""Works the rows of the tracks of a scene by the mouse and the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QMenu, QToolTip

from aemo_studio.base.files import is_there
from aemo_studio.domain.music import Track
from aemo_studio.gui.scene_panel import row_keys
from aemo_studio.gui.scene_panel.entries import Entry
from aemo_studio.gui.scene_panel.open_rows import OpenRows
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


class TrackRows(OpenRows):
    """Shows the tracks, and reports what the mouse and the keyboard do with them.

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

    leaves_keys: ClassVar = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right})
    """Keys that go on working the player while the list has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self._moving = False
        self._pressed: Entry | None = None
        self.setMouseTracking(True)
        DragOut(self.viewport(), lambda _place: self.dragged_files())
        self.detail.acted.connect(self._act_on_open)
        self.detail.fit_wanted.connect(self.fit_wanted)
        self.setAccessibleName(self.tr("Music for this scene"))

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

    def spot_rect(self, row: int, spot: RowSpot) -> QRect:
        """Returns where a spot of a row lies in the viewport."""
        area = self.visualRect(self.rows.index(row))
        span = RowPlaces(area.width()).of(spot)
        return QRect(area.left() + span.left, area.top(), span.width, ROW_PX)

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

    # Language

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Music for this scene"))
        super().retranslate()
