"""Moves a project to a new cut of its film in a child process: the new cut is analysed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from aemo_studio.domain.project import Project
from aemo_studio.gui.processes.events import End, Event, RecutList
from aemo_studio.gui.processes.project_child import ProjectChild


@dataclass(frozen=True)
class RecutRequest:
    """A new cut, and where its project goes."""

    #: The new cut.
    film: Path
    #: The new project.
    target: Path
    #: The cut list of the new cut; None to match the picture and the sound.
    cut_list: Path | None = None
    #: The list of the old cut, where that of the new one names what both were cut from.
    old_list: Path | None = None
    #: Where models run: auto, cpu, cuda or mps.
    device: str = "auto"

    def arguments(self, project: Path) -> list[str]:
        """Writes the command line after `aemo-studio`."""
        options = ["--events", "--force", f"--device={self.device}"]
        options.append(f"--output={self.target.absolute()}")
        if self.cut_list is not None:
            options.append(f"--edl={self.cut_list.absolute()}")
        if self.old_list is not None:
            options.append(f"--old-edl={self.old_list.absolute()}")
        return ["conform", *options, "--", str(project), str(self.film.absolute())]


class RecutProcess(ProjectChild):
    """Runs one move at a time.

    Beside the endings of every ProjectChild: made (sentences on what became of the old cut).
    """

    made = Signal(list)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sentences: list[str] = []

    def start(self, project: Project, request: RecutRequest) -> None:
        """Starts to move the project. Raises OutputError."""
        self._sentences = []
        self._run(project, request.arguments)

    def _on_event(self, event: Event) -> None:
        super()._on_event(event)
        if isinstance(event, RecutList):
            self._sentences = list(event.sentences)

    def _on_done(self, end: End) -> None:
        super()._on_done(end)
        self.made.emit(self._sentences)

    def _broken(self) -> str:
        return self.tr("The new cut could not be read to its end ({0}); nothing was written.")
