"""Mechanics of the workbench's commands: exit codes, counts, and progress as lines of text."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable

from aemo_studio.base.errors import StudioError
from aemo_studio.base.progress import Event, Progress, Reporter

Log = Callable[[str], None]


def exit_code_of(command: Callable[[], None]) -> int:
    """Runs a command. An error becomes its sentence on standard error and its exit code."""
    try:
        command()
    except StudioError as error:
        print(error.message, file=sys.stderr)
        return error.exit_code
    return 0


def log(line: str) -> None:
    """Writes a line about the run to standard error, at once."""
    print(line, file=sys.stderr, flush=True)


def count(text: str) -> int:
    """Parses a whole number from 1 on. Raises what argparse turns into its sentence."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number from 1 on")
    return number


def throttled(
    report: Callable[[Progress], None],
    every_s: float,
    *,
    always: Callable[[Progress], bool] = lambda _event: False,
    clock: Callable[[], float] = time.monotonic,
) -> Reporter:
    """Makes a Reporter that passes progress on once in `every_s` seconds at most.

    always: which events are passed on whenever they come. clock: gives seconds.
    """
    last = [clock()]

    def pass_on(event: Event) -> None:
        if isinstance(event, Progress) and (always(event) or clock() - last[0] >= every_s):
            last[0] = clock()
            report(event)

    return pass_on


def time_left(seconds: float | None, text: str) -> str:
    """Fills the time into `text` in place of {}; gives nothing where it is not known."""
    if seconds is None:
        return ""
    return text.format(f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min")
