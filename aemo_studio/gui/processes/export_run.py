"""Exports several formats at once: files beside the window's thread, folders in a child."""

from __future__ import annotations

import threading
from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, Signal

from aemo_studio.base.errors import Cancelled, StudioError
from aemo_studio.base.translations import Phrase
from aemo_studio.domain.project import Project
from aemo_studio.gui.language.failures import sentence_of
from aemo_studio.gui.language.i18n import current_language
from aemo_studio.gui.processes.background import Background
from aemo_studio.gui.processes.folder_export import FolderExport, FolderRequest
from aemo_studio.gui.processes.rendered_export import (
    ExportPlan,
    PreparedExport,
    SlowFormat,
    prepare,
    prepare_beside,
)
from aemo_studio.output.export.formats import BUNDLE

Prepare = Callable[[Project, ExportPlan, Callable[[int], None]], PreparedExport]


class Occupied(Enum):
    """Names what can be done where files are already."""

    REPLACE = auto()
    KEEP_BOTH = auto()
    CANCEL = auto()


class ExportRun(QObject):
    """Runs one export at a time; nothing is written before all files are rendered.

    progress: share done. occupied: the files that would be replaced; `answer` goes on. Exactly one
    of done (paths, and sentences for the user), failed (one sentence) and cancelled ends an export
    that was not stopped.
    """

    progress = Signal(float)
    occupied = Signal(object)
    done = Signal(object, object)
    failed = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._background = Background(self._pool, self)
        self._stop = threading.Event()
        self._project: Project | None = None
        self._prepared: PreparedExport | None = None
        self._written: list[Path] = []
        self._remarks: list[str] = []
        self._waiting: list[SlowFormat] = []
        self._kind: SlowFormat | None = None
        self.child = FolderExport(self)
        self.child.progress.connect(lambda share: self.progress.emit(self._share(share)))
        self.child.exported.connect(self._on_slow)
        self.child.occupied.connect(self.failed)
        self.child.failed.connect(self.failed)
        self.child.cancelled.connect(self.cancelled)

    def start(self, project: Project, plan: ExportPlan) -> None:
        """Starts to export the project as it is now, saved or not."""
        self._project = project
        self._stop.clear()
        self._written, self._remarks = [], []
        self._prepare(prepare, plan)

    def answer(self, answer: Occupied) -> None:
        """Goes on after a question about files that are there."""
        prepared = self._prepared
        if prepared is None or answer is Occupied.CANCEL:
            self.cancelled.emit()
        elif answer is Occupied.REPLACE:
            self._write(prepared)
        else:
            self._prepare(prepare_beside, prepared.plan)

    def cancel(self) -> None:
        """Cancels the export; what is whole already stays."""
        self._stop.set()
        self.child.cancel()

    def stop(self) -> None:
        """Ends all work now."""
        self._stop.set()
        self.child.stop()
        self._pool.waitForDone()

    def _prepare(self, work: Prepare, plan: ExportPlan) -> None:
        project, count = self._project, len(plan.formats)
        if project is None:
            return

        def tell(number: int) -> None:
            if self._stop.is_set():
                raise Cancelled
            self.progress.emit(number / count)

        self._background.run(lambda: work(project, plan, tell), self._on_prepared, self._on_error)

    def _on_prepared(self, prepared: PreparedExport) -> None:
        self._prepared = prepared
        there = prepared.in_the_way()
        if there:
            self.occupied.emit(tuple(there))
        else:
            self._write(prepared)

    def _write(self, prepared: PreparedExport) -> None:
        self._background.run(
            lambda: self._write_files(prepared),
            lambda remarks: self._on_written(prepared, remarks),
            self._on_error,
        )

    def _write_files(self, prepared: PreparedExport) -> list[Phrase]:
        remarks: list[Phrase] = []
        for each in prepared.rendered:
            if self._stop.is_set():
                raise Cancelled
            remarks += each.write()
            self._written += [place for place, _ in each.files]
        return remarks

    def _on_written(self, prepared: PreparedExport, remarks: list[Phrase]) -> None:
        self._remarks += [remark.in_language(current_language()) for remark in remarks]
        self._waiting = list(prepared.plan.slow)
        self._next_slow()

    def _next_slow(self) -> None:
        """Writes the next folder or film in a child; reports the end when there is none."""
        prepared, project = self._prepared, self._project
        if prepared is None or project is None:
            return
        if self._stop.is_set():
            self.cancelled.emit()
            return
        if not self._waiting:
            self.done.emit(tuple(self._written), tuple(self._remarks))
            return
        self._kind = self._waiting.pop(0)
        try:
            self.child.start(project, _request(prepared.plan, self._kind))
        except StudioError as error:
            self.failed.emit(sentence_of(error))

    def _on_slow(self, remarks: list[str]) -> None:
        if self._prepared is not None and self._kind is not None:
            self._written.append(self._prepared.plan.place(self._kind))
        self._remarks += remarks
        self._next_slow()

    def _share(self, of_one: float) -> float:
        """Computes the share of the whole, of which each that is written in a child is a part."""
        folders = len(self._prepared.plan.slow) if self._prepared else 1
        return (folders - 1 - len(self._waiting) + of_one) / max(1, folders)

    def _on_error(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self.cancelled.emit()
        elif isinstance(error, StudioError):
            self.failed.emit(sentence_of(error))
        else:
            self.cancelled.emit()
            raise error


def _request(plan: ExportPlan, kind: SlowFormat) -> FolderRequest:
    """Asks for a folder; files in the way were asked about already."""
    formats = tuple(format_.name for format_ in plan.files) if kind is BUNDLE else ()
    return FolderRequest(
        kind.name, plan.place(kind), plan.options, formats, replace=True, levels=plan.levels
    )
