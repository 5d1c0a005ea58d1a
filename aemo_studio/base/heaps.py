"""Limits the heaps of the C library, where it has some for each thread, and empties them."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

_M_ARENA_MAX = -8
"""What glibc's `mallopt` calls the number of its heaps."""

_HEAPS = 2


def limit_heaps() -> None:
    """Has threads share two heaps from now on; nothing happens without glibc.

    By itself glibc makes eight for each core, and what threads give back stays in them: a tenth of
    the memory of an analysis.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL("libc.so.6").mallopt(_M_ARENA_MAX, _HEAPS)


def trim_heaps() -> None:
    """Gives memory that is free in the heaps back to the system; nothing happens without glibc."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL("libc.so.6").malloc_trim(0)
