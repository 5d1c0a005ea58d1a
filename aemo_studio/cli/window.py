"""`open`, and `aemo-studio FILE`, which is the same.

This version has no window; it says so and names the command to use instead.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from aemo_studio.errors import UsageError

_GLOBAL_OPTIONS = ("--version", "--help", "-h")


def with_open(arguments: Sequence[str], commands: Sequence[str]) -> list[str]:
    """The arguments with `open` put before a file (or nothing) that no command claims.

    Raises UsageError for a first word that is neither a command nor looks like a file.
    """
    first = next(iter(arguments), None)
    if first in commands or first in _GLOBAL_OPTIONS:
        return list(arguments)
    if first is not None and not first.startswith("-") and not _looks_like_a_file(first):
        close = difflib.get_close_matches(first, commands, n=1)
        hint = f"did you mean {close[0]}?" if close else "see `aemo-studio --help`."
        raise UsageError(f"There is no command and no file {first!r}; {hint}")
    if first is not None and first.startswith("-") and first != "--":
        return list(arguments)
    return ["open", *arguments]


def _looks_like_a_file(word: str) -> bool:
    path = Path(word)
    return path.exists() or bool(path.suffix) or len(path.parts) > 1


def open_(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="A video or a .aemo project.")
    ] = None,
    screenshot: Annotated[
        Path | None, typer.Option(help="Render the window into this PNG and quit.")
    ] = None,
    size: Annotated[str, typer.Option(help="Size of the window.")] = "1600x1000",
    at: Annotated[float, typer.Option(help="Show the moment at this second.", min=0)] = 0.0,
) -> None:
    """Open the window (this version has none yet: use analyze, recommend and export)."""
    del screenshot, size, at
    if file is None:
        instead = "aemo-studio analyze VIDEO"
    elif file.suffix.lower() == ".aemo":
        instead = f"aemo-studio export {file} --to csv"
    else:
        instead = f"aemo-studio analyze {file}"
    raise UsageError(
        f"This version has no window yet; use `{instead}` instead "
        "(`aemo-studio --help` lists all commands)."
    )
