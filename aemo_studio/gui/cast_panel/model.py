"""Gives Qt's list the characters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from aemo_studio.domain.cast import Character
from aemo_studio.gui.cast_panel.words import spoken_of
from aemo_studio.gui.language.words import character_word
from aemo_studio.gui.widgets.character_words import only_words
from aemo_studio.project.editing.arcs import CharacterArc

Index = QModelIndex | QPersistentModelIndex
ARC = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class CastModel(QAbstractListModel):
    """Holds the arcs that are listed. renamed: number of the Character, the name that was typed."""

    renamed = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.arcs: tuple[CharacterArc, ...] = ()
        self.lit: int | None = None

    def show_arcs(self, arcs: Sequence[CharacterArc]) -> None:
        """Shows other characters; the same ones only as they are now, which keeps the selection."""
        same = [a.character.number for a in self.arcs] == [a.character.number for a in arcs]
        if same:
            self.arcs = tuple(arcs)
            self.refresh()
            return
        self.beginResetModel()
        self.arcs = tuple(arcs)
        self.endResetModel()

    def show_spotlight(self, number: int | None) -> None:
        """Takes who stands in the spotlight; None: nobody."""
        self.lit = number
        self.refresh()

    def refresh(self) -> None:
        """Has all rows painted again: names are made while painting."""
        if self.arcs:
            self.dataChanged.emit(self.index(0), self.index(len(self.arcs) - 1))

    def character(self, row: int) -> Character:
        return self.arcs[row].character

    def row_of(self, number: int) -> int | None:
        """Finds the row of a Character; None where it is not listed."""
        numbers = [arc.character.number for arc in self.arcs]
        return numbers.index(number) if number in numbers else None

    # Qt

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.arcs)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.arcs):
            return None
        arc = self.arcs[index.row()]
        roles = Qt.ItemDataRole
        if role == roles.DisplayRole:
            return character_word(arc.character)
        if role == roles.EditRole:
            return arc.character.name
        if role == roles.AccessibleTextRole:
            return spoken_of(arc)
        if role == roles.ToolTipRole:
            return f"{spoken_of(arc)}\n{only_words(arc.character, self._lit_character())}"
        return arc if role == ARC else None

    def setData(  # noqa: N802 - Qt's name
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Asks for another name; whoever receives that shows what came of it."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        self.renamed.emit(self.character(index.row()).number, str(value))
        return True

    def _lit_character(self) -> Character | None:
        row = None if self.lit is None else self.row_of(self.lit)
        return None if row is None else self.character(row)
