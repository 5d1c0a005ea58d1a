"""Takes music files that are dropped on the rows of tracks."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QListView

from aemo_studio.gui.scene_panel.music_files import dropped_music
from aemo_studio.gui.scene_panel.row_delegate import RowDelegate
from aemo_studio.gui.scene_panel.row_model import RowModel


class FileRows(QListView):
    """Shows a RowModel and marks the row on which a file would be dropped."""

    file_given = Signal(object, Path)
    """A Track, and the file that was dropped on it."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = RowModel()
        self.delegate = RowDelegate(self.rows)
        self.setAcceptDrops(True)

    def _dropped(self, event: QDropEvent) -> Path | None:
        """Finds the music file that is dropped; a row's own file is for other programs."""
        return None if event.source() is self.viewport() else dropped_music(event.mimeData())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        self._drag_over(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        self._drag_over(event)

    def _drag_over(self, event: QDragMoveEvent) -> None:
        row = self.indexAt(event.position().toPoint()).row()
        there = self._dropped(event) is not None
        self._mark_drop(row if there and self.rows.entry(row) is not None else None)
        event.setAccepted(there)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        self._mark_drop(None)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        entry = self.rows.entry(self.indexAt(event.position().toPoint()).row())
        file = self._dropped(event)
        self._mark_drop(None)
        if entry is not None and file is not None:
            event.acceptProposedAction()
            self.file_given.emit(entry.track, file)

    def _mark_drop(self, row: int | None) -> None:
        if row != self.delegate.drop_row:
            self.delegate.drop_row = row
            self.viewport().update()
