"""Runs work on a thread with a bounded queue, whose exceptions reach the thread that feeds it, and
waits for work on several threads."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from queue import Full, Queue
from types import TracebackType
from typing import Generic, TypeVar

from aemo_studio.base.progress import CancelToken

T = TypeVar("T")
K = TypeVar("K")

_POLL_S = 0.1


def as_they_end(waiting: dict[Future[T], K], cancel: CancelToken) -> Iterator[tuple[K, T]]:
    """Yields what work was about and its result, whichever ends next. Raises Cancelled, and what
    the work raises."""
    while waiting:
        cancel.check()
        for future in wait(waiting, timeout=_POLL_S, return_when=FIRST_COMPLETED).done:
            yield waiting.pop(future), future.result()


class _End:
    """Marks the end of the queue."""


class Worker(Generic[T]):
    """Calls `work` on every item, in order, on a thread of its own.

    The queue holds at most `ahead` items, so a slow worker slows down its feeder instead
    of filling the memory. An exception in `work` is raised again by `put` or `finish`.
    Use it as a context manager: leaving on an error abandons the queue, never the thread.
    """

    def __init__(self, name: str, work: Callable[[T], None], ahead: int) -> None:
        self._work = work
        self._queue: Queue[T | _End] = Queue(ahead)
        self._abandoned = threading.Event()
        self._error: BaseException | None = None
        self._busy_s = 0.0
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def __enter__(self) -> Worker[T]:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            self._abandoned.set()
        self._end()

    @property
    def busy_s(self) -> float:
        """Seconds spent in `work` so far."""
        return self._busy_s

    def put(self, item: T) -> None:
        """Queues an item; waits while the queue is full. Raises what `work` raised."""
        while True:
            self._raise_error()
            try:
                self._queue.put(item, timeout=_POLL_S)
            except Full:
                continue
            return

    def finish(self) -> None:
        """Waits until `work` has returned for every queued item. Raises what `work` raised."""
        self._end()
        self._raise_error()

    def _end(self) -> None:
        while self._thread.is_alive():
            try:
                self._queue.put(_End(), timeout=_POLL_S)
            except Full:
                continue
            self._thread.join()

    def _raise_error(self) -> None:
        if self._error is not None:
            raise self._error

    def _run(self) -> None:
        try:
            while not self._abandoned.is_set():
                item = self._queue.get()
                if isinstance(item, _End):
                    return
                started = time.perf_counter()
                self._work(item)
                self._busy_s += time.perf_counter() - started
        except BaseException as error:
            self._error = error
