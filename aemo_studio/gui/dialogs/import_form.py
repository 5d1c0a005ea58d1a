"""Lays out the import dialog: the questions, the progress, the result."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from aemo_studio.domain.time import clock
from aemo_studio.gui.dialogs.column_form import ColumnForm
from aemo_studio.gui.dialogs.table_shape import TableShape
from aemo_studio.gui.look.theme import SPACE, SPACE_LARGE
from aemo_studio.gui.processes.events import Imported
from aemo_studio.gui.widgets.check_box import CheckBox

_STEPS = 1000


class ImportForm(QWidget):
    """Holds the widgets of the import dialog; decides nothing."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self.source = QLineEdit(readOnly=True)
        self.folder_button = QPushButton(self.tr("Folder…"))
        self.table_button = QPushButton(self.tr("Table…"))
        self.shape = TableShape()
        self.columns = ColumnForm()
        self.hint = _wrapped(QLabel(self.tr("Which column of the table is what?")))
        self.target = QLineEdit()
        self.target_button = QPushButton(self.tr("Choose…"))
        self.use = CheckBox(self.tr("Recommend from it as soon as it is there"))
        self.bar = QProgressBar()
        self.words = _wrapped(QLabel())
        self.problems = QPlainTextEdit(readOnly=True)
        self.start = QPushButton(self.tr("Import"))
        self.close_button = QPushButton()
        self._name()
        self._lay_out(dialog)
        self.show_idle()

    def show_source(self, source: Path) -> None:
        """Shows the source; a table also shows its columns."""
        self.source.setText(str(source))
        for widget in (self.shape, self.hint, self.columns):
            widget.setVisible(not source.is_dir())

    def propose(self, target: Path) -> None:
        self.target.setText(str(target))

    def show_message(self, sentence: str) -> None:
        """Shows a sentence in place of a result."""
        self.words.setText(sentence)
        self.problems.hide()

    def show_running(self, *, listening: bool) -> None:
        self._set_asking(False)
        self.bar.setRange(0, 0)
        self.bar.show()
        self.show_message(self.tr("Listening to the music…") if listening else self.tr("Reading…"))
        self.close_button.setText(self.tr("Cancel"))

    def show_progress(self, done: float, left_s: float) -> None:
        """Shows how far the import is. done: 0 to 1. left_s: seconds left, -1 if not known."""
        self.bar.setRange(0, _STEPS)
        self.bar.setValue(round(done * _STEPS))
        if left_s >= 0:
            self.show_message(self.tr("Listening to the music… {0} left").format(clock(left_s)))

    def show_idle(self) -> None:
        self._set_asking(True)
        self.bar.hide()
        self.close_button.setText(self.tr("Close"))

    def show_result(self, imported: Imported) -> None:
        """Shows how many tracks were imported and what was wrong with the others."""
        parts = [self.tr("%n track(s) are in the catalogue.", "", imported.tracks)]
        moodless = imported.tracks - imported.with_mood
        if moodless:
            parts.append(
                self.tr("%n without a mood: fill in “moods” to have them suggested.", "", moodless)
            )
        if imported.left_out:
            parts.append(self.tr("%n could not be used.", "", imported.left_out))
        self.show_message(" ".join(parts))
        self.problems.setPlainText("\n".join(imported.problems))
        self.problems.setVisible(bool(imported.problems))

    def _set_asking(self, asking: bool) -> None:
        for widget in (
            self.folder_button, self.table_button, self.shape, self.columns, self.target,
            self.target_button, self.use, self.start,
        ):  # fmt: skip
            widget.setEnabled(asking)

    def _name(self) -> None:
        self.source.setAccessibleName(self.tr("What to import"))
        self.source.setPlaceholderText(self.tr("A folder of music files, or a CSV or XLSX table"))
        self.target.setAccessibleName(self.tr("Catalogue to write"))
        self.problems.setAccessibleName(self.tr("What was wrong"))
        self.bar.setAccessibleName(self.tr("Progress of the import"))
        self.bar.setTextVisible(False)
        self.use.setChecked(True)
        self.problems.setMaximumHeight(140)
        for widget in (self.shape, self.hint, self.columns, self.problems):
            widget.hide()

    def _lay_out(self, dialog: QDialog) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("Import"), _row(self.source, self.folder_button, self.table_button))
        form.addRow(self.shape)
        form.addRow(self.hint)
        form.addRow(self.columns)
        form.addRow(self.tr("Write to"), _row(self.target, self.target_button))
        form.addRow("", self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_LARGE, SPACE_LARGE, SPACE_LARGE, SPACE_LARGE)
        column.setSpacing(SPACE)
        column.addWidget(_wrapped(QLabel(self._intro())))
        column.addLayout(form)
        column.addStretch()
        for widget in (self.bar, self.words, self.problems):
            column.addWidget(widget)
        ends = QHBoxLayout()
        ends.addStretch()
        ends.addWidget(self.start)
        ends.addWidget(self.close_button)
        column.addLayout(ends)
        self.start.setDefault(True)
        whole = QVBoxLayout(dialog)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self)
        dialog.setMinimumWidth(620)

    def _intro(self) -> str:
        return self.tr(
            "A folder is listened to, here on your machine: tempo, key, moods. The next time "
            "only what is new. A table needs a column with titles; with moods, its tracks are "
            "suggested."
        )


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for place, widget in enumerate(widgets):
        row.addWidget(widget, 1 if place == 0 else 0)
    return row


def _wrapped(label: QLabel) -> QLabel:
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
