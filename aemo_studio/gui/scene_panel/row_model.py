"""Gives Qt's list the tracks of a scene."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from aemo_studio.domain.music import TrackKey
from aemo_studio.gui.scene_panel import row_words
from aemo_studio.gui.scene_panel.entries import Entry

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole
PAGE = 20
"""How many more are shown at a time."""
_NOWHERE = QModelIndex()


class RowModel(QAbstractListModel):
    """Holds the rows that are shown, and below them one that offers more of the others."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[Entry, ...] = ()
        self.others = 0
        self.scene_s = 0.0

    def show_entries(self, entries: Sequence[Entry], others: int, scene_s: float) -> None:
        """Shows other rows. others: how many more there are. scene_s: length of the scene in
        seconds."""
        was, now = [e.track.key for e in self.entries], [e.track.key for e in entries]
        gone = _only_gone(was, now)
        kept = (others > 0) is (self.others > 0)
        self.scene_s = scene_s
        if was == now and kept:
            self.entries, self.others = tuple(entries), others
        elif gone is not None and kept:
            self.beginRemoveRows(_NOWHERE, gone, gone)
            self.entries, self.others = tuple(entries), others
            self.endRemoveRows()
        else:
            self.beginResetModel()
            self.entries, self.others = tuple(entries), others
            self.endResetModel()
        self.refresh()

    def refresh(self) -> None:
        """Has all rows painted again: words are made while painting."""
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def entry(self, row: int) -> Entry | None:
        """Returns what stands in a row; None for the offer of more."""
        return self.entries[row] if 0 <= row < len(self.entries) else None

    def row_of(self, key: TrackKey) -> int | None:
        """Finds the row of a track; None where it is not shown."""
        rows = (row for row, entry in enumerate(self.entries) if entry.track.key == key)
        return next(rows, None)

    # Qt

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.entries) + bool(self.others)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        entry = self.entry(index.row())
        if role == ENTRY:
            return entry
        return self._words(entry, role) if entry else self._offer(role)

    def _offer(self, role: int) -> str | None:
        roles = Qt.ItemDataRole
        spoken = role in (roles.DisplayRole, roles.AccessibleTextRole)
        return more_words(self.others) if spoken else None

    def _words(self, entry: Entry, role: int) -> str | None:
        roles = Qt.ItemDataRole
        if role == roles.DisplayRole:
            return row_words.named(entry.track)
        if role in (roles.AccessibleTextRole, roles.ToolTipRole):
            return row_words.spoken(entry, self.scene_s)
        return None


def more_words(others: int) -> str:
    """Offers the next rows: `Show 20 more (778 left)`."""
    shown = QCoreApplication.translate("Rows", "Show {0} more")
    left = QCoreApplication.translate("Rows", "%Ln left", "", others)
    return f"{shown.format(min(PAGE, others))} ({left})"


def _only_gone(was: Sequence[TrackKey], now: Sequence[TrackKey]) -> int | None:
    """Finds the one row that is gone, where nothing else changed."""
    if len(was) != len(now) + 1:
        return None
    place = next((i for i, key in enumerate(now) if was[i] != key), len(now))
    return place if list(was[place + 1 :]) == list(now[place:]) else None
