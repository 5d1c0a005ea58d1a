"""Pauses the garbage collector while very many objects are made at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gc_paused() -> Iterator[None]:
    """Pauses Python's cyclic garbage collector for the block.

    Worth it where hundreds of thousands of objects are made that stay, as a catalogue's
    tracks do: the collector would search them again and again, which costs a third of the
    time and finds nothing.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
