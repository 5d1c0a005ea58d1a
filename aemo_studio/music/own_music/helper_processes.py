"""Runs work on files in helper processes, one file at a time, so that a file that crashes a decoder
costs itself and nothing else."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Generic, TypeVar

from aemo_studio.base.child_process import end_child
from aemo_studio.base.progress import CancelToken
from aemo_studio.base.threads import as_they_end
from aemo_studio.base.translations import Phrase, phrase
from aemo_studio.music.own_music.reasons import portable

T = TypeVar("T")
Work = Callable[[Path], T]

LONGEST_S = 600.0
"""Seconds after which a file is given up."""

_LOOK_S = 0.1
_HOPELESS_AFTER, _HOPELESS_ALONE = 12, 3
_CONTEXT = multiprocessing.get_context("spawn")


@dataclass(frozen=True)
class Failed:
    """A file has no result this time: no verdict on the file."""

    #: A sentence on why.
    reason: Phrase


def failed_at(path: Path, error: Exception) -> Failed:
    """Tells of a fault that says nothing about the file, a library's or the program's."""
    reason = phrase(
        "{path} cannot be listened to ({kind}: {error}).",
        path=path,
        kind=type(error).__name__,
        error=error,
    )
    return Failed(portable(reason))


class _Died(Failed):
    """The helper of a file died."""


def work_on(
    paths: Sequence[Path], work: Work[T], workers: int, cancel: CancelToken
) -> Iterator[tuple[Path, T | Failed]]:
    """Runs `work(path)` for every path, in `workers` processes; yields each result when it is done.

    A file whose helper died is tried once more, alone in a fresh process: the fault may have been
    that of a neighbour. Where helpers only ever die, the others are not tried any more.

    work: a function of a module, for it travels to the processes. Raises Cancelled; the
    processes are ended then, and when the iterator is closed.
    """
    died: list[Path] = []
    answered = False
    with contextlib.closing(_side_by_side(paths, work, workers, cancel)) as answers:
        for path, answer in answers:
            if isinstance(answer, _Died):
                died.append(path)
            else:
                answered = True
                yield path, answer
            if not answered and len(died) >= _HOPELESS_AFTER:
                break
    tried = set(died)
    rest = [] if answered else [path for path in paths if path not in tried]
    yield from _one_by_one([*died, *rest], work, cancel, hopeless=not answered)


def _one_by_one(
    paths: Sequence[Path], work: Work[T], cancel: CancelToken, *, hopeless: bool
) -> Iterator[tuple[Path, T | Failed]]:
    """Runs each in its own process. hopeless: whether no helper has ever answered."""
    deaths = 0
    for path in paths:
        if hopeless and deaths >= _HOPELESS_ALONE:
            reason = phrase("{path} was not tried: every helper process died.", path=str(path))
            yield path, Failed(reason)
            continue
        for _, answer in _side_by_side([path], work, 1, cancel):
            deaths += isinstance(answer, _Died)
            hopeless = hopeless and isinstance(answer, _Died)
            yield path, answer


def _side_by_side(
    paths: Sequence[Path], work: Work[T], workers: int, cancel: CancelToken
) -> Generator[tuple[Path, T | Failed], None, None]:
    """Runs each once, in `workers` processes; those that die are replaced."""
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
            yield from as_they_end(waiting, cancel)
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
                    return Failed(_too_long(path))
            answer: T = self._line.recv()
        except (EOFError, OSError):
            self.end()
            return _Died(_ended(path))
        return answer

    def end(self) -> None:
        end_child(self._process)


def _too_long(path: Path) -> Phrase:
    return phrase(
        "{path} took longer than {seconds:.0f} s; it was given up.",
        path=str(path),
        seconds=LONGEST_S,
    )


def _ended(path: Path) -> Phrase:
    return phrase(
        "{path} ended the process that listened to it, also when tried alone.", path=str(path)
    )


def _serve(line: Connection, work: Work[object]) -> None:
    """Answers until the other side is gone; Ctrl-C is handled there."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, OSError):
        while True:
            line.send(work(line.recv()))
