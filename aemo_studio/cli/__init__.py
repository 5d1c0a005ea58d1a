"""Runs the command line: everything the window does, for people and for other programs.

It hears Ctrl-C and SIGTERM from its first moment. What answers them, in the user's language, is in
`running`, whose imports take a tenth of a second, in which a signal would end in a traceback: until
then it is kept.
"""

from __future__ import annotations

import signal
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command of the program, from `sys.argv`, and returns its exit code.

    With `argv`, it runs as part of another program and leaves the process as it is.
    """
    kept = [] if argv is not None else _kept_signals()
    from aemo_studio.cli.running import execute, run_program

    return run_program(kept) if argv is None else execute(argv)


def _kept_signals() -> list[int]:
    """Returns a list to which the signals are added that ask the program to end. They are heard in
    the background (a shell's `&`), too, as they are while it works."""
    kept: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda caught, _: kept.append(caught))
    return kept
