"""Builds the command lines that start this very program again as a child process."""

from __future__ import annotations

import sys

PACKAGE = "aemo_studio"


def own_program(*arguments: str) -> list[str]:
    """Builds the command line of `aemo-studio` with these arguments, run by this interpreter."""
    return own_module(PACKAGE, *arguments)


def own_module(module: str, *arguments: str) -> list[str]:
    """Builds the command line that runs a module of the program.

    A bundle without an interpreter of its own understands `-m MODULE` as Python does
    (scripts/bundle/entry.py), so both are started alike.
    """
    return [sys.executable, "-m", module, *arguments]
