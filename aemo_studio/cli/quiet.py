"""Keeps the messages of libraries out of our output.

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

from aemo_studio.cli.terminal import harmless_stream

LOUD: ContextVar[bool] = ContextVar("loud", default=False)
"""Whether everything is shown: under --debug."""


@contextlib.contextmanager
def quiet_libraries() -> Iterator[None]:
    """Silences everything but this program's own output. Not for nesting."""
    if LOUD.get():
        yield
        return
    with contextlib.ExitStack() as stack:
        stack.enter_context(quiet_python())
        stack.enter_context(_own_stream("stdout", 1))
        stack.enter_context(_own_stream("stderr", 2))
        yield


@contextlib.contextmanager
def quiet_python() -> Iterator[None]:
    """Silences warnings and logs of libraries in Python."""
    if LOUD.get():
        yield
        return
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings(action="ignore"):
            yield
    finally:
        logging.disable(before)


@contextlib.contextmanager
def _own_stream(name: str, number: int) -> Iterator[None]:
    """Puts `sys.<name>` on a handle of its own, and file descriptor `number` on the null device."""
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
    setattr(sys, name, harmless_stream(substitute))
    try:
        yield
        substitute.flush()
    finally:
        setattr(sys, name, stream)
        os.dup2(own, number)
        os.close(own)


def _writes_to(stream: TextIO | None, number: int) -> bool:
    """Reports whether a stream writes to a file descriptor: not where a test or another program has
    replaced it."""
    try:
        return stream is not None and stream.fileno() == number
    except (OSError, ValueError):
        return False
