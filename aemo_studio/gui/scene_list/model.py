"""Gives Qt's list the scenes that pass the filter."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from aemo_studio.gui.scene_list.entries import SceneEntry
from aemo_studio.gui.scene_list.words import drag_text, spoken_text

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class SceneListModel(QAbstractListModel):
    """Holds the scenes that are listed, in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[SceneEntry, ...] = ()

    def show_entries(self, entries: Sequence[SceneEntry]) -> None:
        """Lists other scenes; the same ones only as they are now, which keeps the place."""
        same = [e.index for e in self.entries] == [e.index for e in entries]
        if same:
            self.entries = tuple(entries)
            self.refresh()
            return
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def refresh(self) -> None:
        """Has all rows painted again."""
        if self.entries:
            self.dataChanged.emit(self.index(0), self.index(len(self.entries) - 1))

    def row_of(self, index: int | None) -> int | None:
        """Finds the row of a scene; None where it is not listed."""
        if index is None:
            return None
        row = bisect_left(self.entries, index, key=lambda entry: entry.index)
        found = row < len(self.entries) and self.entries[row].index == index
        return row if found else None

    # Qt

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        entry = self.entries[index.row()]
        roles = Qt.ItemDataRole
        if role == roles.AccessibleTextRole:
            return spoken_text(entry)
        if role == roles.ToolTipRole:
            return f"{spoken_text(entry)}\n\n{drag_text(entry)}"
        if role == roles.DisplayRole:
            return str(entry.index + 1)
        return entry if role == ENTRY else None
