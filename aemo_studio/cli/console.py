"""Makes the consoles for tables and progress bars; what they show of others is harmless."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.segment import Segment

from aemo_studio.cli.terminal import harmless, own_stream


def make_console(*, stderr: bool = False, width: int | None = None) -> Console:
    """Makes a console on standard output or standard error. width: in characters; None asks the
    terminal."""
    stream = own_stream(sys.stderr if stderr else sys.stdout)
    return _HarmlessConsole(file=stream, width=width)


class _HarmlessConsole(Console):
    """Renders text harmless; the colours and movements are its own."""

    def render(self, *arguments: Any, **options: Any) -> Iterable[Segment]:
        for segment in super().render(*arguments, **options):
            if segment.control:
                yield segment
            else:
                yield segment._replace(text=harmless(segment.text))
