"""Keeps what libraries print away from our output.

C++ libraries write logs to the process's standard error, past every setting they offer,
and could write to standard output, which belongs to the event stream. While they run,
both point nowhere, and `sys.stdout` and `sys.stderr` go on where they went before.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import warnings
from collections.abc import Iterator
from contextvars import ContextVar
from typing import TextIO

LOUD: ContextVar[bool] = ContextVar("loud", default=False)
"""True under --debug: then everything is shown."""


@contextlib.contextmanager
def quiet_libraries() -> Iterator[None]:
    """Inside, only this program's own words are printed. Not for nesting."""
    if LOUD.get():
        yield
        return
    with contextlib.ExitStack() as stack:
        stack.enter_context(_quiet_python())
        stack.enter_context(_own_stream("stdout", 1))
        stack.enter_context(_own_stream("stderr", 2))
        yield


@contextlib.contextmanager
def _quiet_python() -> Iterator[None]:
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings(action="ignore"):
            yield
    finally:
        logging.disable(before)


@contextlib.contextmanager
def _own_stream(name: str, number: int) -> Iterator[None]:
    """`sys.<name>` on a handle of its own, file descriptor `number` pointing nowhere."""
    stream: TextIO = getattr(sys, name)
    if not _writes_to(stream, number):
        yield
        return
    stream.flush()
    own = os.dup(number)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)
    substitute = open(  # noqa: SIM115
        own, "w", encoding=stream.encoding, errors=stream.errors, buffering=1, closefd=False
    )
    setattr(sys, name, substitute)
    try:
        yield
        substitute.flush()
    finally:
        setattr(sys, name, stream)
        os.dup2(own, number)
        os.close(own)


def _writes_to(stream: TextIO | None, number: int) -> bool:
    """False where a test or another program has replaced the stream."""
    try:
        return stream is not None and stream.fileno() == number
    except (OSError, ValueError):
        return False
