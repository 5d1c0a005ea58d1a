"""Exports stems, a bundle or a preview in a child process: it takes long and decodes music."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from aemo_studio.base.errors import WouldReplaceError
from aemo_studio.domain.project import Project
from aemo_studio.gui.processes.child import CRASHED, NOT_STARTED, ChildProcess
from aemo_studio.gui.processes.events import Event, Progress, WarningEvent
from aemo_studio.output.export.formats import BUNDLE
from aemo_studio.output.export.options import ExportOptions
from aemo_studio.output.export.programs import PREVIEW
from aemo_studio.project import save_project

_PROJECT = "project.aemo"


@dataclass(frozen=True)
class FolderRequest:
    """A folder, or a film, to export."""

    #: "stems", "bundle" or "preview".
    kind: str
    #: The folder, or the film.
    target: Path
    #: Of the formats in a bundle.
    options: ExportOptions
    #: Names of the formats in a bundle; empty for stems.
    formats: tuple[str, ...] = ()
    #: Whether files that are there may be replaced.
    replace: bool = False
    #: Whether the levels of the music are measured and written; in a bundle alone.
    levels: bool = False

    def arguments(self, project: Path) -> list[str]:
        """Writes the command line after `aemo-studio`."""
        force = ["--force"] if self.replace else []
        if self.kind == PREVIEW.name:
            place = f"--output={self.target.absolute()}"
            return ["preview", "--events", place, *force, "--", str(project)]
        options = self.options
        named = {
            "output": str(self.target.absolute()),
            "formats": ",".join(self.formats),
            "language": str(options.language),
            "production": options.production,
            "episode": options.episode,
            "company": options.company,
        }
        if self.kind == BUNDLE.name:
            named["beats"] = options.beats
            force += ["--levels"] if self.levels else []
        words = [f"--{name}={value}" for name, value in named.items() if value]
        return ["export", f"--to={self.kind}", "--events", *words, *force, "--", str(project)]


class FolderExport(QObject):
    """Runs one export at a time.

    progress: share done. Exactly one of exported (sentences for the user), occupied (one sentence:
    files are there that were not to be replaced), failed (one sentence) and cancelled ends an
    export that was not stopped.
    """

    progress = Signal(float)
    exported = Signal(list)
    occupied = Signal(str)
    failed = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._remarks: list[str] = []
        self._child = ChildProcess(self)
        self._child.reported.connect(self._on_event)
        self._child.done.connect(self._on_done)
        self._child.failed.connect(self._on_failed)
        self._child.cancelled.connect(self.cancelled)

    @property
    def running(self) -> bool:
        return self._child.running

    def start(self, project: Project, request: FolderRequest) -> None:
        """Starts to export the project as it is now, saved or not. Raises OutputError."""
        self._remarks = []

        def saved(folder: Path) -> list[str]:
            save_project(project, folder / _PROJECT)
            return request.arguments(folder / _PROJECT)

        self._child.start(saved)

    def cancel(self) -> None:
        """Cancels the export; nothing of it is left."""
        self._child.cancel()

    def stop(self) -> None:
        """Ends the child now; no signal follows."""
        self._child.stop()

    def _on_event(self, event: Event) -> None:
        if isinstance(event, Progress):
            self.progress.emit(event.done)
        elif isinstance(event, WarningEvent):
            self._remarks.append(event.message)

    def _on_done(self, _end: object) -> None:
        self._child.tidy()
        self.exported.emit(self._remarks)

    def _on_failed(self, code: str, sentence: str) -> None:
        if code == WouldReplaceError.code:
            self.occupied.emit(sentence)
            return
        if code in (CRASHED, NOT_STARTED):
            text = self.tr("The export ended unexpectedly ({0}); nothing was written.")
            sentence = text.format(sentence)
        self.failed.emit(sentence)
