"""Moves a project to a new cut of its film in a child process: the new cut is analysed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from aemo_studio.domain.project import Project
from aemo_studio.gui.processes.child import CRASHED, NOT_STARTED, ChildProcess
from aemo_studio.gui.processes.events import Event, Progress, RecutList
from aemo_studio.project import save_project

_PROJECT = "old.aemo"


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


class RecutProcess(QObject):
    """Runs one move at a time.

    progress: share done. Exactly one of made (sentences on what became of the old cut), failed (one
    sentence) and cancelled ends a move that was not stopped.
    """

    progress = Signal(float)
    made = Signal(list)
    failed = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sentences: list[str] = []
        self._child = ChildProcess(self)
        self._child.reported.connect(self._on_event)
        self._child.done.connect(self._on_done)
        self._child.failed.connect(self._on_failed)
        self._child.cancelled.connect(self.cancelled)

    def start(self, project: Project, request: RecutRequest) -> None:
        """Starts to move the project as it is now, saved or not. Raises OutputError."""
        self._sentences = []

        def saved(folder: Path) -> list[str]:
            save_project(project, folder / _PROJECT)
            return request.arguments(folder / _PROJECT)

        self._child.start(saved)

    def cancel(self) -> None:
        """Cancels the move; nothing of it is left."""
        self._child.cancel()

    def stop(self) -> None:
        """Ends the child now; no signal follows."""
        self._child.stop()

    def _on_event(self, event: Event) -> None:
        if isinstance(event, Progress):
            self.progress.emit(event.done)
        elif isinstance(event, RecutList):
            self._sentences = list(event.sentences)

    def _on_done(self, _end: object) -> None:
        self._child.tidy()
        self.made.emit(self._sentences)

    def _on_failed(self, code: str, sentence: str) -> None:
        if code in (CRASHED, NOT_STARTED):
            text = self.tr("The new cut could not be read to its end ({0}); nothing was written.")
            sentence = text.format(sentence)
        self.failed.emit(sentence)
