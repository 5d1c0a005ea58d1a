"""Shows how a table was read (encoding, sheet, row of the heads), and lets all of it be changed."""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from aemo_studio.gui.language.i18n import current_language
from aemo_studio.gui.look.theme import SPACE, SPACE_SMALL
from aemo_studio.gui.widgets.chooser import Chooser
from aemo_studio.music.catalogue.heads import LOOKED_AT
from aemo_studio.music.catalogue.tables import Table, TableChoice
from aemo_studio.music.encodings import CHOICES, name_of

_ROWS = 3
_ROW_HEIGHT = 24
_CELL_WIDTH = 110
_CHOOSER_WIDTH, _NUMBER_WIDTH = 190, 130
_LONGEST = 200


class TableShape(QWidget):
    """Shows three questions with the guessed answers, and the first rows as they are read so.

    changed: something else was answered.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.encoding, self.sheet, self.head_row = Chooser(), Chooser(), Chooser()
        self.preview = QTableWidget()
        self._sheet_label = QLabel(self.tr("Sheet"))
        self._encoding_label = QLabel(self.tr("Encoding"))
        self._name()
        self._lay_out()
        self.sheet.activated.connect(lambda _row: self._choose_sheet())
        for chooser in (self.encoding, self.head_row):
            chooser.activated.connect(lambda _row: self.changed.emit())

    @property
    def choice(self) -> TableChoice:
        """Returns what the user says, where it is not left to the guess."""
        return TableChoice(
            self.encoding.currentData(), self.sheet.currentData(), self.head_row.currentData()
        )

    def clear(self) -> None:
        """Forgets the table and all answers."""
        for chooser in (self.encoding, self.sheet, self.head_row):
            chooser.clear()
        self.show_rows(None)

    def show_table(self, table: Table) -> None:
        """Shows how a table was read; answers stay what they were."""
        is_workbook = bool(table.sheets)
        for widget in (self.encoding, self._encoding_label):
            widget.setVisible(not is_workbook)
        for widget in (self.sheet, self._sheet_label):
            widget.setVisible(is_workbook)
        encodings = [(_words(name), name) for name in CHOICES]
        _fill(self.encoding, self._guessed(_words(table.encoding)), encodings)
        _fill(self.sheet, self._guessed(table.sheet), [(name, name) for name in table.sheets])
        rows = [(str(row), row) for row in range(1, LOOKED_AT + 1)]
        _fill(self.head_row, self._guessed(str(table.head_row)), rows)
        self.show_rows(table)

    def show_rows(self, table: Table | None) -> None:
        """Shows the heads and the first rows; nothing for None."""
        rows = [row for row in islice(table.rows(), _ROWS) if not row.damage] if table else []
        heads = table.columns if table else ()
        self.preview.setColumnCount(len(heads))
        self.preview.setHorizontalHeaderLabels(list(heads))
        self.preview.setRowCount(len(rows))
        self.preview.setVerticalHeaderLabels([str(row.line) for row in rows])
        for place, row in enumerate(rows):
            for column, text in enumerate(row.values):
                item = QTableWidgetItem(text[:_LONGEST])
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                self.preview.setItem(place, column, item)

    def _choose_sheet(self) -> None:
        """Another sheet has its heads elsewhere."""
        self.head_row.setCurrentIndex(0)
        self.changed.emit()

    def _guessed(self, words: str) -> str:
        return self.tr("{0} (guessed)").format(words)

    def _name(self) -> None:
        self.encoding.setAccessibleName(self.tr("Encoding"))
        self.sheet.setAccessibleName(self.tr("Sheet"))
        self.head_row.setAccessibleName(self.tr("Row of the heads"))
        self.preview.setAccessibleName(self.tr("First rows of the table"))

    def _lay_out(self) -> None:
        self.preview.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.preview.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.preview.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.preview.horizontalHeader().setDefaultSectionSize(_CELL_WIDTH)
        self.preview.setWordWrap(False)
        self.preview.setFixedHeight(_ROW_HEIGHT * (_ROWS + 2))
        for chooser in (self.encoding, self.sheet):
            chooser.setMinimumWidth(_CHOOSER_WIDTH)
        self.head_row.setMinimumWidth(_NUMBER_WIDTH)
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        row_label = QLabel(self.tr("Row of the heads"))
        for label, chooser in (
            (self._encoding_label, self.encoding), (self._sheet_label, self.sheet),
            (row_label, self.head_row),
        ):  # fmt: skip
            label.setBuddy(chooser)
            line.addWidget(label)
            line.addWidget(chooser)
        line.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_SMALL)
        column.addLayout(line)
        column.addWidget(self.preview)


def _words(encoding: str) -> str:
    return name_of(encoding).in_language(current_language())


def _fill(
    chooser: Chooser, guessed: str, rows: list[tuple[str, str]] | list[tuple[str, int]]
) -> None:
    """Offers the guess and what can be said instead; what was said stays chosen."""
    said = chooser.currentData()
    chooser.clear()
    if said is None:
        chooser.addItem(guessed, None)
    else:
        chooser.addItem(QCoreApplication.translate("TableShape", "Guess"), None)
    for words, value in rows:
        chooser.addItem(words, value)
    chooser.setCurrentIndex(max(0, chooser.findData(said)) if said is not None else 0)
