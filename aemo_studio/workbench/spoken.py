"""Progress of long runs as lines on a terminal or in a log, now and then."""

from __future__ import annotations

import time
from collections.abc import Callable

from aemo_studio.base.progress import Event, Progress, Reporter


def now_and_then(
    tell: Callable[[Progress], None],
    every_s: float,
    *,
    always: Callable[[Progress], bool] = lambda _event: False,
    clock: Callable[[], float] = time.monotonic,
) -> Reporter:
    """A Reporter that passes on progress every few seconds at most, and what is `always` told."""
    last = [clock()]

    def report(event: Event) -> None:
        if isinstance(event, Progress) and (always(event) or clock() - last[0] >= every_s):
            last[0] = clock()
            tell(event)

    return report


def roughly(seconds: float | None, words: str) -> str:
    """`words` with the time in place of {}, nothing where it is not known."""
    if seconds is None:
        return ""
    return words.format(f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min")
