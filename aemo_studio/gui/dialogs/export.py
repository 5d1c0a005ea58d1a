"""Exports for an editing program, for people, and as data: several formats into one folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from aemo_studio.base.files import is_there
from aemo_studio.domain.project import Project
from aemo_studio.gui.dialogs.export_choice import ChoicePage
from aemo_studio.gui.dialogs.export_pages import DonePage, OccupiedPage, RunningPage
from aemo_studio.gui.look import theme
from aemo_studio.gui.processes.export_run import ExportRun, Occupied

_SIZE = (880, 620)


class ExportDialog(QDialog):
    """Asks, exports, and says how it went. exported: paths, and sentences. failed: one sentence."""

    exported = Signal(object, object)
    failed = Signal(str)

    def __init__(
        self, project: Project, base: Path, language: str, parent: QWidget | None = None
    ) -> None:
        """Proposes places beside `base`, the path of the project or the video."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self._project = project
        self.choice = ChoicePage(
            base,
            language,
            can_refer=is_there(project.analysis.video.path),
            has_picks=bool(project.picks),
        )
        self.running, self.there, self.finished_page = RunningPage(), OccupiedPage(), DonePage()
        self.cancel, self.export = QPushButton(self.tr("Cancel")), QPushButton(self.tr("Export"))
        self.run = ExportRun(self)
        self.pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self._ask()

    def start(self) -> None:
        """Exports what was chosen."""
        if self.choice.complete:
            self.choice.remember()
            self._show(self.running)
            self.running.show_share(0.0)
            self.run.start(self._project, self.choice.plan())

    def reject(self) -> None:
        """Cancels an export that runs; else closes the dialog."""
        if self.pages.currentWidget() is self.running:
            self.run.cancel()
        elif self.pages.currentWidget() is self.there:
            self.run.answer(Occupied.CANCEL)
        else:
            super().reject()

    def done(self, result: int) -> None:
        self.run.stop()
        super().done(result)

    def _ask(self) -> None:
        self._show(self._choosing)
        self.export.setDefault(True)

    def _show(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)

    def _on_occupied(self, places: Sequence[Path]) -> None:
        self.there.show_files(places)
        self._show(self.there)

    def _on_answered(self, answer: Occupied) -> None:
        self._show(self.running)
        self.run.answer(answer)

    def _on_done(self, paths: Sequence[Path], remarks: Sequence[str]) -> None:
        self.finished_page.show_result(paths, remarks, self.choice.program)
        self._show(self.finished_page)
        self.exported.emit(paths, remarks)

    def _on_failed(self, sentence: str) -> None:
        self._ask()
        self.failed.emit(sentence)

    def _connect(self) -> None:
        actions: dict[QPushButton, Callable[[], object]] = {
            self.cancel: self.reject,
            self.export: self.start,
            self.running.cancel: self.run.cancel,
            self.finished_page.more: self._ask,
            self.finished_page.close_button: self.accept,
        }
        for button, do in actions.items():
            button.clicked.connect(lambda _on=False, do=do: do())
        self.choice.changed.connect(lambda: self.export.setEnabled(self.choice.complete))
        self.there.answered.connect(self._on_answered)
        self.run.progress.connect(self.running.show_share)
        self.run.occupied.connect(self._on_occupied)
        self.run.done.connect(self._on_done)
        self.run.failed.connect(self._on_failed)
        self.run.cancelled.connect(self._ask)

    def _lay_out(self) -> None:
        self._choosing = QWidget()
        ends = QHBoxLayout()
        ends.addStretch()
        ends.addWidget(self.cancel)
        ends.addWidget(self.export)
        inside = QVBoxLayout(self._choosing)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.choice, 1)
        inside.addLayout(ends)
        for page in (self._choosing, self.running, self.there, self.finished_page):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE_LARGE,) * 4)
        column.addWidget(self.pages)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.resize(*_SIZE)
