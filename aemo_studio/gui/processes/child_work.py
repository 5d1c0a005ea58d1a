"""Gives the works that a child process does for the window what they share."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from aemo_studio.gui.processes.child import ChildProcess
from aemo_studio.gui.processes.events import End, Event


class ChildWork(QObject):
    """Runs one command at a time, and says when it was cancelled."""

    cancelled = Signal()

    def __init__(self, parent: QObject | None) -> None:
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

    @property
    def pid(self) -> int:
        """Returns the process id of the child; 0 without one."""
        return self._child.pid

    def cancel(self) -> None:
        """Asks the child to end; `cancelled` follows within a second."""
        self._child.cancel()

    def stop(self) -> None:
        """Ends the child now and waits for it; no signal follows."""
        self._child.stop()

    def _on_event(self, event: Event) -> None:
        raise NotImplementedError

    def _on_done(self, end: End) -> None:
        raise NotImplementedError

    def _on_failed(self, code: str, sentence: str) -> None:
        raise NotImplementedError
