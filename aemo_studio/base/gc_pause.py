"""Pausing the garbage collector while very many objects are made at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gc_paused() -> Iterator[None]:
    """For making hundreds of thousands of objects that stay, as a catalogue's tracks do.

    Python would look for garbage among them again and again, which costs a third of the
    time and finds none; it looks again afterwards.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
