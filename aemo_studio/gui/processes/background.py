"""Runs work beside the window's thread. Its result, or its error, comes back as a call."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

T = TypeVar("T")


class Background(QObject):
    """Runs functions in the threads of `pool`; what comes of them arrives in the thread that this
    object lives in.

    One object serves any number of tasks: a QObject for each could be deleted by this thread while
    the other still emits from it.
    """

    _ended = Signal(object)

    def __init__(self, pool: QThreadPool, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = pool
        self._ended.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Runs `work`. `done` receives what it returns, `failed` the exception that it raises."""

        def task() -> None:
            try:
                outcome = partial(done, work())
            except Exception as error:
                outcome = partial(failed, error)
            # When the window went meanwhile, there is no receiver left: RuntimeError.
            with contextlib.suppress(RuntimeError):
                self._ended.emit(outcome)

        self._pool.start(task)

    def _call(self, outcome: Callable[[], None]) -> None:
        outcome()
