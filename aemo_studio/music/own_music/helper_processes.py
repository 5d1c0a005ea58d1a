"""Runs work on files in helper processes, one file at a time, so that a file that crashes a decoder
costs itself and nothing else."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Generic, TypeVar

from aemo_studio.base.child_process import end_child
from aemo_studio.base.progress import CancelToken

T = TypeVar("T")
Work = Callable[[Path], T]

LONGEST_S = 600.0
"""Seconds after which a file is given up."""

_LOOK_S = 0.1
_CONTEXT = multiprocessing.get_context("spawn")


class Failed(str):
    """A sentence on why a helper has no result."""


def work_on(
    paths: Sequence[Path], work: Work[T], workers: int, cancel: CancelToken
) -> Iterator[tuple[Path, T | Failed]]:
    """Runs `work(path)` for every path, in `workers` processes; yields each result when it is done.

    work: a function of a module, for it travels to the processes. Raises Cancelled; the
    processes are ended then, and when the iterator is closed.
    """
    stop = threading.Event()
    local = threading.local()
    helpers: list[_Helper[T]] = []

    def ask(path: Path) -> T | Failed:
        helper: _Helper[T] | None = getattr(local, "helper", None)
        if helper is None or not helper.alive:
            helper = local.helper = _Helper(work)
            helpers.append(helper)
        return helper.ask(path, stop)

    with ThreadPoolExecutor(max(1, min(workers, len(paths)))) as threads:
        waiting: dict[Future[T | Failed], Path] = {threads.submit(ask, p): p for p in paths}
        try:
            while waiting:
                cancel.check()
                done, _ = wait(waiting, timeout=_LOOK_S, return_when=FIRST_COMPLETED)
                for future in done:
                    yield waiting.pop(future), future.result()
        finally:
            stop.set()
            threads.shutdown(wait=False, cancel_futures=True)
            for helper in helpers:
                helper.end()


class _Helper(Generic[T]):
    """A process and the pipe to it."""

    def __init__(self, work: Work[T]) -> None:
        self._line, other = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=_serve, args=(other, work), daemon=True)
        self._process.start()
        other.close()

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    def ask(self, path: Path, stop: threading.Event) -> T | Failed:
        try:
            self._line.send(path)
            waited_s = 0.0
            while not self._line.poll(_LOOK_S):
                waited_s += _LOOK_S
                if stop.is_set() or waited_s > LONGEST_S:
                    self.end()
                    return Failed(f"{path} took longer than {LONGEST_S:.0f} s; it was given up.")
            answer: T = self._line.recv()
        except (EOFError, OSError):
            self.end()
            return Failed(f"{path} brought the decoder down; export it again in another format.")
        return answer

    def end(self) -> None:
        end_child(self._process)


def _serve(line: Connection, work: Work[object]) -> None:
    """Answers until the other side is gone; Ctrl-C is handled there."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, OSError):
        while True:
            line.send(work(line.recv()))
