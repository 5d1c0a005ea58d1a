"""Runs work that Ctrl-C and SIGTERM stop within a second.

The work runs in a thread and checks a CancelToken; the main thread only waits, so that signals are
handled even while a library computes for seconds.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from typing import Any, TypeVar

from aemo_studio.base.child_process import CONTINUE, ORDERS_VARIABLE, PAUSE
from aemo_studio.base.errors import Cancelled
from aemo_studio.base.progress import CancelToken

T = TypeVar("T")

GRACE_S = 0.5
"""Seconds that cancelled work may take to end by itself."""

_LOOK_S = 0.05
_SIGNALS = [signal.SIGINT, signal.SIGTERM]


@contextlib.contextmanager
def signals_to(token: CancelToken) -> Iterator[None]:
    """Makes SIGINT and SIGTERM set the token instead of ending the program."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in _SIGNALS}
    for number in _SIGNALS:
        signal.signal(number, lambda *_: token.cancel())
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def obey_orders(token: CancelToken) -> bool:
    """Lets the window that started this program pause the work, by lines on standard input. When
    the window has gone, the work is cancelled. False if no window started it."""
    ordered = bool(os.environ.get(ORDERS_VARIABLE))
    if ordered:
        threading.Thread(target=_obey, args=(token,), daemon=True).start()
    return ordered


def _obey(token: CancelToken) -> None:
    orders = {PAUSE: token.pause, CONTINUE: token.go_on}
    # Not by sys.stdin, whose lock a thread must not hold when the program ends.
    while words := os.read(0, 256):
        for word in words.split():
            if word in orders:
                orders[word]()
    token.cancel()


def run_in_thread(work: Callable[[], T], token: CancelToken, grace_s: float = GRACE_S) -> T:
    """Runs `work` in a thread and returns its result, or raises its exception.

    Raises Cancelled if the token was set and the work did not end within `grace_s`; then
    it still runs, and the program should end without waiting for it.
    """
    outcome: Future[T] = Future()
    threading.Thread(target=_work, args=(work, outcome), daemon=True).start()
    cancelled_at: float | None = None
    while not outcome.done():
        time.sleep(_LOOK_S)
        if token.cancelled and cancelled_at is None:
            cancelled_at = time.monotonic()
        if cancelled_at is not None and time.monotonic() - cancelled_at > grace_s:
            raise Cancelled
    return outcome.result()


def _work(work: Callable[[], T], outcome: Future[Any]) -> None:
    try:
        outcome.set_result(work())
    except BaseException as error:
        outcome.set_exception(error)
