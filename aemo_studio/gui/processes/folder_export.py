"""Exports stems, a bundle or a preview in a child process: it takes long and decodes music."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from aemo_studio.base.errors import WouldReplaceError
from aemo_studio.domain.project import Project
from aemo_studio.gui.processes.events import End, Event, WarningEvent
from aemo_studio.gui.processes.project_child import ProjectChild
from aemo_studio.output.export.formats import BUNDLE
from aemo_studio.output.export.options import ExportOptions
from aemo_studio.output.export.programs import PREVIEW


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


class FolderExport(ProjectChild):
    """Runs one export at a time.

    Beside the endings of every ProjectChild: exported (sentences for the user), and occupied (one
    sentence: files are there that were not to be replaced).
    """

    exported = Signal(list)
    occupied = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._remarks: list[str] = []

    def start(self, project: Project, request: FolderRequest) -> None:
        """Starts to export the project. Raises OutputError."""
        self._remarks = []
        self._run(project, request.arguments)

    def _on_event(self, event: Event) -> None:
        super()._on_event(event)
        if isinstance(event, WarningEvent):
            self._remarks.append(event.message)

    def _on_done(self, end: End) -> None:
        super()._on_done(end)
        self.exported.emit(self._remarks)

    def _on_failed(self, code: str, sentence: str) -> None:
        if code == WouldReplaceError.code:
            self.occupied.emit(sentence)
        else:
            super()._on_failed(code, sentence)

    def _broken(self) -> str:
        return self.tr("The export ended unexpectedly ({0}); nothing was written.")
