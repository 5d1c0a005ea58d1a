"""Runs a command on the project as it is now, saved or not, in a child process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from aemo_studio.domain.project import Project
from aemo_studio.gui.processes.child import CRASHED, NOT_STARTED, ChildProcess
from aemo_studio.gui.processes.events import Event, Progress
from aemo_studio.project import save_project

_PROJECT = "project.aemo"


class ProjectChild(QObject):
    """Runs one command at a time.

    progress: share done. Exactly one of failed (one sentence), cancelled and what a command adds
    ends one that was not stopped.
    """

    progress = Signal(float)
    failed = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._child = ChildProcess(self)
        self._child.reported.connect(self._on_event)
        self._child.done.connect(self._on_done)
        self._child.failed.connect(self._on_failed)
        self._child.cancelled.connect(self.cancelled)

    @property
    def running(self) -> bool:
        """Tells whether a command runs."""
        return self._child.running

    def cancel(self) -> None:
        """Cancels the command; nothing of it is left."""
        self._child.cancel()

    def stop(self) -> None:
        """Ends the child now; no signal follows."""
        self._child.stop()

    def _run(self, project: Project, arguments: Callable[[Path], list[str]]) -> None:
        """Starts the command that `arguments` writes for a project's file. Raises OutputError."""

        def saved(folder: Path) -> list[str]:
            save_project(project, folder / _PROJECT)
            return arguments(folder / _PROJECT)

        self._child.start(saved)

    def _on_event(self, event: Event) -> None:
        if isinstance(event, Progress):
            self.progress.emit(event.done)

    def _on_done(self, _end: object) -> None:
        self._child.tidy()

    def _on_failed(self, code: str, sentence: str) -> None:
        broke = code in (CRASHED, NOT_STARTED)
        self.failed.emit(self._broken().format(sentence) if broke else sentence)

    def _broken(self) -> str:
        """Says that the child broke off; `{0}` stands for how."""
        raise NotImplementedError
