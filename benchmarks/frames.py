"""Times the frames of a window, by the clock and by the processor."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class FrameTimes(QObject):
    """Measures the milliseconds of every repaint that Qt requests, all widgets of a window
    together.

    taken_ms: by the clock. worked_ms: of the processor, for this thread, which other programs
    on a busy machine do not lengthen.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.taken_ms: list[float] = []
        self.worked_ms: list[float] = []
        window.installEventFilter(self)

    def begin(self) -> None:
        """Forgets what was measured."""
        self.taken_ms, self.worked_ms = [], []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is not self._window or event.type() != QEvent.Type.UpdateRequest:
            return False
        started, worked = time.perf_counter(), time.thread_time()
        self._window.event(event)
        self.taken_ms.append((time.perf_counter() - started) * 1000)
        self.worked_ms.append((time.thread_time() - worked) * 1000)
        return True
