"""Writes the recovery file now and then, beside the window's thread."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from aemo_studio.domain.project import Project
from aemo_studio.gui.document.recovery import RecoveryFile
from aemo_studio.gui.language.failures import sentence_of
from aemo_studio.gui.processes.background import Background

WAIT_MS = 5_000
"""From a change until it is written; further changes meanwhile go along."""


class Autosave(QObject):
    """Keeps the unsaved work of one project after the other. failed: one sentence, reported once
    until writing works again."""

    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._background = Background(self._pool, self)
        self._file = RecoveryFile(None)
        self._project: Project | None = None
        self._writing: RecoveryFile | None = None
        self._reported = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.write)

    def begin(self, path: Path | None) -> None:
        """Begins with a project, or with another place of the same one, nothing of which is
        unsaved."""
        self.end()
        self._file = RecoveryFile(path)

    def end(self) -> None:
        """Removes the recovery file after the work was saved or given up."""
        self._timer.stop()
        self._project = None
        self._pool.waitForDone()
        self._writing = None
        self._file.remove()
        self._file = RecoveryFile(None)

    def keep(self, project: Project) -> None:
        """Schedules an unsaved project to be written soon."""
        self._project = project
        if not self._timer.isActive() and self._writing is None:
            self._timer.start(WAIT_MS)

    def write(self) -> None:
        """Writes now what waits."""
        project, file = self._project, self._file
        if project is None or self._writing is file:
            return
        self._project, self._writing = None, file
        self._background.run(
            lambda: file.write(project),
            lambda _none: self._written(file),
            lambda error: self._not_written(file, error),
        )

    def write_and_wait(self) -> None:
        """Writes what waits and returns when it is on the disk."""
        self._pool.waitForDone()
        self._writing = None
        self.write()
        self._pool.waitForDone()

    def _written(self, file: RecoveryFile) -> None:
        if file is self._file:
            self._reported = False
            self._go_on()

    def _not_written(self, file: RecoveryFile, error: Exception) -> None:
        if file is not self._file:
            return
        if not self._reported:
            self._reported = True
            heading = self.tr("Unsaved work cannot be kept safe. Save the project yourself.")
            self.failed.emit(f"{heading}\n\n{sentence_of(error)}")
        self._go_on()

    def _go_on(self) -> None:
        self._writing = None
        if self._project is not None:
            self._timer.start(WAIT_MS)
