"""Shows what an export would replace, how far it is, and what it wrote."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QProgressBar,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from aemo_studio.gui.dialogs.export_words import program_title, steps_of
from aemo_studio.gui.look import theme
from aemo_studio.gui.processes.export_run import Occupied
from aemo_studio.output.export.programs import EditingProgram, formats_by_name

_STEPS = 1000


class RunningPage(QWidget):
    """Shows how far an export is."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the export"))
        self.cancel = QPushButton(self.tr("Cancel"))
        column = QVBoxLayout(self)
        column.addStretch()
        column.addWidget(_headed(self.tr("Exporting…")))
        column.addWidget(self.bar)
        column.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch()

    def show_share(self, share: float) -> None:
        self.bar.setValue(round(share * _STEPS))


class OccupiedPage(QWidget):
    """Lists the files that are there already. answered carries an Occupied."""

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.title = _headed("")
        self.files = QListWidget()
        self.files.setAccessibleName(self.tr("Files that are there already"))
        self.files.setSpacing(2)
        self.keep = QPushButton(self.tr("Keep both"))
        self.replace = QPushButton(self.tr("Replace"))
        self.cancel = QPushButton(self.tr("Cancel"))
        hint = QLabel(self.tr("“Keep both” writes the new ones under another number."))
        hint.setForegroundRole(hint.palette().ColorRole.PlaceholderText)
        row = QHBoxLayout()
        row.addStretch()
        for button, answer in (
            (self.cancel, Occupied.CANCEL),
            (self.replace, Occupied.REPLACE),
            (self.keep, Occupied.KEEP_BOTH),
        ):
            button.clicked.connect(lambda _on=False, answer=answer: self.answered.emit(answer))
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.title, self.files, hint):
            column.addWidget(widget)
        column.addLayout(row)

    def show_files(self, places: Sequence[Path]) -> None:
        """Lists files and folders; the return key keeps both."""
        self.title.setText(self.tr("%n of these is there already", "", len(places)))
        self.files.clear()
        self.files.addItems([str(place) for place in places])
        self.keep.setDefault(True)
        self.keep.setFocus()


class DonePage(QWidget):
    """Lists what was written, and says how it is opened."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path()
        self.title = _headed("")
        self.files = QListWidget()
        self.files.setAccessibleName(self.tr("What was written"))
        self.files.setSpacing(2)
        self.remarks = QLabel()
        self.remarks.setWordWrap(True)
        self.remarks.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.show_folder = QPushButton(self.tr("Show in folder"))
        self.how = QPushButton(self.tr("How to open it"))
        self.how.setCheckable(True)
        self.steps = QTextBrowser()
        self.steps.setAccessibleName(self.how.text())
        self.more = QPushButton(self.tr("Export more…"))
        self.close_button = QPushButton(self.tr("Close"))
        self.show_folder.clicked.connect(self._show_folder)
        self.how.toggled.connect(self.steps.setVisible)
        self._lay_out()

    def show_result(
        self, paths: Sequence[Path], remarks: Sequence[str], program: EditingProgram
    ) -> None:
        """Shows the paths that were written, remarks, and the steps in the program."""
        self._folder = paths[0].parent
        self.title.setText(self.tr("Exported to {0}").format(self._folder))
        self.files.clear()
        self.files.addItems([f"✓  {path.name}" for path in paths])
        self.remarks.setText("\n".join(remarks))
        self.remarks.setVisible(bool(remarks))
        name = program_title(program)
        steps = [*_steps(paths, program)]
        self.how.setText(self.tr("How to open it in {0}").format(name))
        self.how.setVisible(bool(steps))
        self.how.setChecked(False)
        self.steps.hide()
        self.steps.setMarkdown("\n\n".join(steps))
        self.close_button.setDefault(True)
        self.close_button.setFocus()

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _lay_out(self) -> None:
        self.title.setWordWrap(True)
        row, ends = QHBoxLayout(), QHBoxLayout()
        row.addWidget(self.show_folder)
        row.addWidget(self.how)
        row.addStretch()
        ends.addStretch()
        ends.addWidget(self.more)
        ends.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        for widget in (self.title, self.files, self.remarks):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self.steps)
        column.addLayout(ends)


def _steps(paths: Sequence[Path], program: EditingProgram) -> list[str]:
    """Writes how each file is opened in the program: its name, and what to do."""
    formats, steps = formats_by_name(), []
    for serving in program.formats:
        suffix = formats[serving.name].suffix
        for path in paths:
            if path.name.endswith(suffix):
                steps.append(f"**{path.name}**  \n{steps_of(serving)}")
                break
    return steps


def _headed(text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(theme.font(theme.TEXT_LARGE, bold=True))
    return label
