"""Runs a command on the project as it is now, saved or not, in a child process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal

from aemo_studio.domain.project import Project
from aemo_studio.gui.processes.child import CRASHED, NOT_STARTED
from aemo_studio.gui.processes.child_work import ChildWork
from aemo_studio.gui.processes.events import End, Event, Progress
from aemo_studio.project import save_project

_PROJECT = "project.aemo"


class ProjectChild(ChildWork):
    """Runs one command at a time.

    progress: share done. Exactly one of failed (one sentence), cancelled and what a command adds
    ends one that was not stopped.
    """

    progress = Signal(float)
    failed = Signal(str)

    def _run(self, project: Project, arguments: Callable[[Path], list[str]]) -> None:
        """Starts the command that `arguments` writes for a project's file. Raises OutputError."""

        def saved(folder: Path) -> list[str]:
            save_project(project, folder / _PROJECT)
            return arguments(folder / _PROJECT)

        self._child.start(saved)

    def _on_event(self, event: Event) -> None:
        if isinstance(event, Progress):
            self.progress.emit(event.done)

    def _on_done(self, _end: End) -> None:
        self._child.tidy()

    def _on_failed(self, code: str, sentence: str) -> None:
        broke = code in (CRASHED, NOT_STARTED)
        self.failed.emit(self._broken().format(sentence) if broke else sentence)

    def _broken(self) -> str:
        """Says that the child broke off; `{0}` stands for how."""
        raise NotImplementedError
