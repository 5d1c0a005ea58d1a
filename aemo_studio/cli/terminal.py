"""Keeps text of others from commanding the terminal: titles, file names, notes, messages.

An escape sequence in a title could hide lines, rename the terminal's window or paste into the
shell; a bidirectional control shows `gpj.exe` as `exe.jpg`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TextIO, cast

_SHOWN = "\N{REPLACEMENT CHARACTER}"
_CONTROLS = {*range(0x20), *range(0x7F, 0xA0)} - {ord("\t"), ord("\n")}
_BIDIRECTIONAL = {0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_HARMLESS = dict.fromkeys(_CONTROLS | _BIDIRECTIONAL, _SHOWN)


def harmless(text: str) -> str:
    """Replaces the characters that command a terminal; tabs and line ends stay."""
    return text if text.isprintable() else text.translate(_HARMLESS)


def harmless_stream(stream: TextIO) -> TextIO:
    """Wraps a stream so that all text that is written to it is harmless."""
    return cast("TextIO", _HarmlessStream(stream))


def own_stream(stream: TextIO) -> TextIO:
    """Finds the stream inside, for colours and progress bars of our own."""
    return stream.inner if isinstance(stream, _HarmlessStream) else stream


@contextmanager
def harmless_output() -> Iterator[None]:
    """Makes standard output and standard error harmless meanwhile."""
    with ExitStack() as stack:
        stack.enter_context(_wrapped("stdout"))
        stack.enter_context(_wrapped("stderr"))
        yield


@contextmanager
def _wrapped(name: str) -> Iterator[None]:
    before: TextIO | None = getattr(sys, name)
    if before is None:  # a program without a terminal, on Windows
        yield
        return
    wrapped = harmless_stream(before)
    setattr(sys, name, wrapped)
    try:
        yield
    finally:
        if getattr(sys, name) is wrapped:
            setattr(sys, name, before)


class _HarmlessStream:
    """Writes harmless text; does everything else as the stream inside."""

    def __init__(self, inner: TextIO) -> None:
        self.inner = inner

    def write(self, text: str) -> int:
        self.inner.write(harmless(text))
        return len(text)

    def __getattr__(self, name: str) -> object:
        return getattr(self.inner, name)
