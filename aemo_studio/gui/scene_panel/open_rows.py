"""Lists the tracks of a scene, one of them open: its details stand below its row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame

from aemo_studio.domain.music import TrackKey
from aemo_studio.gui.scene_panel.entries import Entry
from aemo_studio.gui.scene_panel.file_rows import FileRows
from aemo_studio.gui.scene_panel.row_detail import RowDetail
from aemo_studio.gui.scene_panel.row_places import ROW_PX


class OpenRows(FileRows):
    """Shows entries and keeps its place among them; it does not know what can be done with them."""

    opened = Signal(object)
    """The Entry whose details are shown, or None."""

    def __init__(self) -> None:
        super().__init__()
        self.detail = RowDetail(self.viewport())
        self.detail.hide()
        self._open: TrackKey | None = None
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
        self.detail.height_changed.connect(self._fit_detail)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._place_detail())

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

    # Language and theme

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LocaleChange):
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def retranslate(self) -> None:
        self.rows.refresh()
        self._show_open()


def _first_key(entries: Sequence[Entry]) -> TrackKey | None:
    return entries[0].track.key if entries else None


def _picked_key(entries: Sequence[Entry]) -> TrackKey | None:
    return next((e.track.key for e in entries if e.picked), _first_key(entries))
