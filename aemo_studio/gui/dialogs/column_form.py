"""Matches the columns of a table to our fields: guessed, shown with examples, changeable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from aemo_studio.gui.look.theme import SPACE, SPACE_SMALL
from aemo_studio.gui.widgets.chooser import Chooser
from aemo_studio.music.catalogue.tables import Table

_EXAMPLES = 3
_LONGEST = 42

_FIELDS: Mapping[str, object] = {
    "title": QT_TRANSLATE_NOOP("ColumnForm", "Title (needed)"),
    "artist": QT_TRANSLATE_NOOP("ColumnForm", "Artist"),
    "moods": QT_TRANSLATE_NOOP("ColumnForm", "Moods"),
    "emotion": QT_TRANSLATE_NOOP("ColumnForm", "Emotion"),
    "duration_s": QT_TRANSLATE_NOOP("ColumnForm", "Length"),
    "bpm": QT_TRANSLATE_NOOP("ColumnForm", "Tempo"),
    "vocals": QT_TRANSLATE_NOOP("ColumnForm", "Singing"),
    "genre": QT_TRANSLATE_NOOP("ColumnForm", "Genre"),
    "licence": QT_TRANSLATE_NOOP("ColumnForm", "Licence"),
    "attribution": QT_TRANSLATE_NOOP("ColumnForm", "Credit line"),
    "url": QT_TRANSLATE_NOOP("ColumnForm", "Link"),
    "file": QT_TRANSLATE_NOOP("ColumnForm", "File"),
    "track_id": QT_TRANSLATE_NOOP("ColumnForm", "Number or id"),
}


class ColumnForm(QWidget):
    """Shows a row for each field: its name, the column, the first values of that column.

    changed: another column was chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Mapping[str, str]] = ()
        self._choosers = {field: Chooser() for field in _FIELDS}
        self._examples = {field: QLabel() for field in _FIELDS}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE_SMALL)
        grid.setColumnStretch(2, 1)
        for row, (field, source) in enumerate(_FIELDS.items()):
            word = QCoreApplication.translate("ColumnForm", str(source))
            self._add(grid, row, field, word)

    def show_table(self, table: Table, guessed: Mapping[str, str]) -> None:
        """Shows a table. guessed: our field to the table's column."""
        self._rows = [row.cells for row in islice(table.rows(), _EXAMPLES) if not row.damage]
        for field, chooser in self._choosers.items():
            chooser.clear()
            chooser.addItem(self.tr("– none –"), "")
            for column in filter(None, table.columns):
                chooser.addItem(column, column)
            chooser.setCurrentIndex(max(0, chooser.findData(guessed.get(field, ""))))
        self._show_examples()

    def chooser(self, field: str) -> Chooser:
        """Returns the combo box of one of our fields."""
        return self._choosers[field]

    def columns(self) -> dict[str, str]:
        """Maps our field to the chosen column, "" for none."""
        return {field: chooser.currentData() for field, chooser in self._choosers.items()}

    @property
    def complete(self) -> bool:
        """Returns whether a column was chosen for the title, without which no track has a name."""
        return bool(self._choosers["title"].currentData())

    def _add(self, grid: QGridLayout, row: int, field: str, word: str) -> None:
        chooser, label, example = self._choosers[field], QLabel(word), self._examples[field]
        label.setBuddy(chooser)
        chooser.setAccessibleName(word)
        chooser.setMinimumWidth(150)
        chooser.activated.connect(lambda _row: self._chosen())
        example.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        example.setTextFormat(Qt.TextFormat.PlainText)
        for column, widget in enumerate((label, chooser, example)):
            grid.addWidget(widget, row, column)

    def _chosen(self) -> None:
        self._show_examples()
        self.changed.emit()

    def _show_examples(self) -> None:
        for field, chooser in self._choosers.items():
            column = chooser.currentData()
            values = [row[column].strip() for row in self._rows if column and row[column].strip()]
            text = " · ".join(values)
            shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
            self._examples[field].setText(shown)
            self._examples[field].setToolTip(text)
