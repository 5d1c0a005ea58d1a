"""Imports a list of music that somebody else made: its columns are guessed, shown, changeable."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QThreadPool, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from aemo_studio.gui.dialogs.column_form import ColumnForm
from aemo_studio.gui.dialogs.table_shape import TableShape
from aemo_studio.gui.language.failures import sentence_of
from aemo_studio.gui.look import theme
from aemo_studio.gui.processes.background import Background
from aemo_studio.gui.processes.events import Imported
from aemo_studio.gui.processes.music_import import ListRequest, import_list
from aemo_studio.gui.remembered.library import list_catalogue
from aemo_studio.music.catalogue.foreign import guess_columns
from aemo_studio.music.catalogue.spreadsheets import read_any_table
from aemo_studio.music.catalogue.tables import Table, TableChoice

_PROBLEMS_PX = 120


class ListPage(QWidget):
    """Asks which column of a list is what, and imports it. usable: the path of the catalogue.
    left: the user is done with it."""

    usable = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._background = Background(self._pool, self)
        self._source: Path | None = None
        self._wanted: Path | None = None
        self.title, self.words = _wrapped(QLabel()), _wrapped(QLabel())
        self.hint = _wrapped(QLabel(self.tr("Which column of the list is what?")))
        self.shape, self.columns = TableShape(), ColumnForm()
        self.problems = QPlainTextEdit(readOnly=True)
        self.back = QPushButton(self.tr("Back"))
        self.back.setAutoDefault(False)
        self.start_button = QPushButton(self.tr("Import the list"))
        self._lay_out()
        self.shape.changed.connect(self._read_again)
        self.columns.changed.connect(self._check)
        self.back.clicked.connect(self.left)
        self.start_button.clicked.connect(self.start)

    def choose(self, source: Path) -> None:
        """Reads a list, and shows its columns."""
        self._source, self._wanted = None, source
        self.shape.clear()
        self.title.setText(source.name)
        self.problems.hide()
        self._read_again()

    def start(self) -> None:
        """Imports the list as it is shown; an earlier import of it is replaced."""
        if self._source is None:
            return
        request = ListRequest(
            source=self._source,
            catalogue=list_catalogue(self._source),
            columns=self.columns.columns(),
            choice=self.shape.choice,
        )
        self._set_asking(False)
        self.words.setText(self.tr("Reading…"))
        self._background.run(lambda: import_list(request), self._on_imported, self._on_failed)

    def finish(self) -> None:
        """Waits for what is being read."""
        self._pool.waitForDone()

    def _read_again(self) -> None:
        """Reads the list as the answers about its shape say."""
        source, choice = self._wanted, self.shape.choice
        if source is None:
            return
        self._background.run(
            lambda: _read(source, choice),
            lambda read: self._show_columns(source, choice, *read),
            lambda error: self._on_unreadable(source, choice, error),
        )
        self._check()

    def _is_wanted(self, source: Path, choice: TableChoice) -> bool:
        """Reports whether nothing else was asked for meanwhile."""
        return source == self._wanted and choice == self.shape.choice

    def _show_columns(
        self, source: Path, choice: TableChoice, table: Table, guessed: dict[str, str]
    ) -> None:
        if not self._is_wanted(source, choice):
            return
        self.shape.show_table(table)
        self.columns.show_table(table, guessed)
        self._source = source
        self.words.setText("")
        self._check()

    def _on_unreadable(self, source: Path, choice: TableChoice, error: Exception) -> None:
        if not self._is_wanted(source, choice):
            return
        self._source = None
        self.shape.show_rows(None)
        self.words.setText(sentence_of(error))
        self._check()

    def _check(self) -> None:
        self.start_button.setEnabled(self._source is not None and self.columns.complete)

    def _on_imported(self, imported: Imported) -> None:
        self._set_asking(True)
        self._show_result(imported)
        if imported.with_mood:
            self.usable.emit(imported.catalogue)

    def _on_failed(self, error: Exception) -> None:
        self._set_asking(True)
        self.words.setText(sentence_of(error))

    def _show_result(self, imported: Imported) -> None:
        parts = [self.tr("%n track(s) are in the catalogue.", "", imported.tracks)]
        moodless = imported.tracks - imported.with_mood
        if moodless:
            parts.append(
                self.tr("%n without a mood: name them in the list to have them suggested.", "",
                        moodless)
            )  # fmt: skip
        if imported.left_out:
            parts.append(self.tr("%n could not be used.", "", imported.left_out))
        self.words.setText(" ".join(parts))
        self.problems.setPlainText("\n".join(imported.problems))
        self.problems.setVisible(bool(imported.problems))

    def _set_asking(self, asking: bool) -> None:
        for widget in (self.shape, self.columns, self.back, self.start_button):
            widget.setEnabled(asking)

    def _lay_out(self) -> None:
        self.title.setFont(theme.font(theme.TEXT_LARGE, bold=True))
        self.problems.setAccessibleName(self.tr("What was wrong"))
        self.problems.setMaximumHeight(_PROBLEMS_PX)
        self.problems.hide()
        inner = QWidget()
        questions = QVBoxLayout(inner)
        questions.setContentsMargins(0, 0, theme.SPACE, 0)
        for widget in (self.shape, self.hint, self.columns):
            questions.addWidget(widget)
        questions.addStretch()
        area = QScrollArea(widgetResizable=True)
        area.setWidget(inner)
        inner.setObjectName("plain")
        inner.setStyleSheet("#plain { background: transparent; }")
        area.viewport().setAutoFillBackground(False)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(self.tr("Columns"))
        ends = QHBoxLayout()
        ends.addWidget(self.back)
        ends.addStretch()
        ends.addWidget(self.start_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(area, 1)
        column.addWidget(self.words)
        column.addWidget(self.problems)
        column.addLayout(ends)


def _read(source: Path, choice: TableChoice) -> tuple[Table, dict[str, str]]:
    """Reads the table and guesses its columns."""
    table = read_any_table(source, choice)
    return table, guess_columns(table, {})


def _wrapped(label: QLabel) -> QLabel:
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
