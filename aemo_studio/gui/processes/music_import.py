"""Imports the user's own music in a child that listens to it, and lists of music beside the
window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from aemo_studio.base.errors import CatalogueError, UsageError
from aemo_studio.base.folder_write import make_folder
from aemo_studio.gui.language.i18n import current_language
from aemo_studio.gui.processes.child import CRASHED, NOT_STARTED
from aemo_studio.gui.processes.child_work import ChildWork
from aemo_studio.gui.processes.events import End, Event, Imported, Progress

if TYPE_CHECKING:
    from aemo_studio.music.catalogue.import_table import TableReport
    from aemo_studio.music.catalogue.tables import TableChoice

_MOST_PROBLEMS = 200


@dataclass(frozen=True)
class ListRequest:
    """A list of music, made by somebody else, to import."""

    #: A CSV or XLSX table.
    source: Path
    #: Path of the catalogue to write.
    catalogue: Path
    #: Our field to the table's column, "" for none.
    columns: Mapping[str, str] = field(default_factory=dict)
    #: How the table is to be read, where the guess is wrong.
    choice: TableChoice | None = None


class MusicImport(ChildWork):
    """Runs one import at a time.

    progress carries a Progress. Exactly one of imported, failed (one sentence; the import can be
    continued), refused (one sentence; it cannot) and cancelled ends an import that was not stopped.
    What was listened to stays known: the next import goes on there.
    """

    progress = Signal(object)
    imported = Signal(object)
    failed = Signal(str)
    refused = Signal(str)

    def start(self, sources: Sequence[Path], catalogue: Path, *, retry: bool = False) -> None:
        """Starts to add folders and files to a collection. retry: also tries again what could not
        be read."""
        again = ["--retry"] if retry else []
        words = ["catalog", "import", "--add", "--events", f"--output={catalogue.absolute()}"]
        places = (str(source.absolute()) for source in sources)
        self._child.start(lambda _folder: [*words, *again, "--", *places])

    def _on_event(self, event: Event) -> None:
        if isinstance(event, Progress):
            self.progress.emit(event)

    def _on_done(self, end: End) -> None:
        self._child.tidy()
        self.imported.emit(end)

    def _on_failed(self, code: str, sentence: str) -> None:
        if code in (CatalogueError.code, UsageError.code):
            self.refused.emit(sentence)
            return
        if code in (CRASHED, NOT_STARTED):
            text = self.tr(
                "The import ended unexpectedly ({0}). What was listened to is kept; try again, "
                "and if it happens again, please report it."
            )
            sentence = text.format(sentence)
        self.failed.emit(sentence)


def import_list(request: ListRequest) -> Imported:
    """Imports a list. Raises StudioError."""
    from aemo_studio.music.catalogue.import_table import import_table

    make_folder(request.catalogue.parent)
    return _as_imported(
        import_table(request.source, request.catalogue, request.columns, request.choice)
    )


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
