"""Ends with 0 where a window can be shown, else with 1. For the Makefile."""

from __future__ import annotations

import os
import sys


def has_display() -> bool:
    """Only Linux can be without one; there a variable names it."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(0 if has_display() else 1)
