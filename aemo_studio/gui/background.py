"""Work beside the window's thread. Its result, or its error, comes back as a signal."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from PySide6.QtCore import QObject, QThreadPool, Signal


class Task(QObject):
    """One piece of work in a thread of `pool`.

    done carries what `work` returned, failed the exception it raised; both arrive in the
    thread that made the Task. The parent keeps it alive and takes it along when it goes.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.done.connect(self.deleteLater)
        self.failed.connect(self.deleteLater)

    def start(self, pool: QThreadPool) -> None:
        pool.start(self._run)

    def _run(self) -> None:
        # When the window went meanwhile, there is nobody left to tell: RuntimeError.
        with contextlib.suppress(RuntimeError):
            try:
                result = self._work()
            except Exception as error:
                self.failed.emit(error)
            else:
                self.done.emit(result)
