"""Imports the user's own music: a folder in a child that analyses it, a table beside the window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal

from aemo_studio.gui.language.failures import sentence_of
from aemo_studio.gui.language.i18n import current_language
from aemo_studio.gui.processes.background import Background
from aemo_studio.gui.processes.child import CRASHED, NOT_STARTED, ChildProcess
from aemo_studio.gui.processes.events import Event, Imported, Progress

if TYPE_CHECKING:
    from aemo_studio.music.catalogue.import_table import TableReport
    from aemo_studio.music.catalogue.tables import TableChoice

_MOST_PROBLEMS = 200


@dataclass(frozen=True)
class ImportRequest:
    """Music to import."""

    #: A folder of music, or a CSV or XLSX table.
    source: Path
    #: Path of the catalogue to write.
    catalogue: Path
    #: Our field to the table's column, "" for none.
    columns: Mapping[str, str] = field(default_factory=dict)
    #: How the table is to be read, where the guess is wrong.
    choice: TableChoice | None = None
    #: Whether a file at `catalogue` that is something else may go.
    replace: bool = False

    def arguments(self) -> list[str]:
        """Writes the command line after `aemo-studio`, for a folder."""
        force = ["--force"] if self.replace else []
        output = f"--output={self.catalogue.absolute()}"
        words = ["catalog", "import", "--events", output, *force]
        return [*words, "--", str(self.source.absolute())]


class MusicImport(QObject):
    """Runs one import at a time.

    progress: share done, seconds left (-1 if not known). Exactly one of imported, failed (one
    sentence) and cancelled ends an import that was not stopped.
    """

    progress = Signal(float, float)
    imported = Signal(object)
    failed = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._background = Background(self._pool, self)
        self._folder: TemporaryDirectory[str] | None = None
        self._child = ChildProcess(self)
        self._child.reported.connect(self._on_event)
        self._child.done.connect(self._on_done)
        self._child.failed.connect(self._on_failed)
        self._child.cancelled.connect(self._on_cancelled)

    @property
    def pid(self) -> int:
        """Returns the process id of the child that analyses a folder; 0 without one."""
        return self._child.pid

    def start(self, request: ImportRequest) -> None:
        if request.source.is_dir():
            self._folder = TemporaryDirectory(prefix="aemo-studio-", ignore_cleanup_errors=True)
            self._child.start(request.arguments(), Path(self._folder.name))
            return
        self._background.run(lambda: _imported(request), self.imported.emit, self._on_table_failed)

    def cancel(self) -> None:
        """Cancels the import. What was analysed stays known: the next import goes on from there."""
        self._child.cancel()

    def stop(self) -> None:
        """Ends the child now; no signal follows."""
        self._child.stop()
        self._tidy()

    def _on_event(self, event: Event) -> None:
        if isinstance(event, Progress):
            self.progress.emit(event.done, -1.0 if event.eta_s is None else event.eta_s)

    def _on_done(self, end: object) -> None:
        self._tidy()
        self.imported.emit(end)

    def _on_cancelled(self) -> None:
        self._tidy()
        self.cancelled.emit()

    def _on_failed(self, code: str, sentence: str) -> None:
        self._tidy()
        if code in (CRASHED, NOT_STARTED):
            text = self.tr(
                "The import ended unexpectedly ({0}). What was listened to is kept; try again, "
                "and if it happens again, please report it."
            )
            sentence = text.format(sentence)
        self.failed.emit(sentence)

    def _on_table_failed(self, error: Exception) -> None:
        self.failed.emit(sentence_of(error))

    def _tidy(self) -> None:
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


def _imported(request: ImportRequest) -> Imported:
    from aemo_studio.music.catalogue.import_table import import_table

    columns, choice = request.columns, request.choice
    return _as_imported(import_table(request.source, request.catalogue, columns, choice))


def _as_imported(report: TableReport) -> Imported:
    language = current_language()
    said = [*report.notes, *(problem.phrase for problem in report.problems)]
    return Imported(
        catalogue=str(report.output.absolute()),
        tracks=report.written,
        with_mood=report.with_mood,
        left_out=report.passed_over,
        problems=tuple(each.in_language(language) for each in said[:_MOST_PROBLEMS]),
    )
