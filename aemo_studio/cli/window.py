"""Opens the window, or renders it into a picture (`open`, and `aemo-studio FILE`, which is the
same)."""

from __future__ import annotations

import difflib
import importlib
import re
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from aemo_studio.base.errors import UsageError
from aemo_studio.base.gc_pause import gc_paused
from aemo_studio.cli.quiet import quiet_libraries

_GLOBAL_OPTIONS = ("--version", "--help", "-h")
_SIZE = re.compile(r"([0-9]{2,5})[x×]([0-9]{2,5})")
_LEAST, _MOST = 320, 8000

PACKAGES = (
    "libegl1 libgl1 libdbus-1-3 libfontconfig1 libpulse0 libxrandr2 libxkbcommon-x11-0 "
    "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
)
"""What Qt's window needs on Debian and Ubuntu; they bring the others of system_packages.sh."""


def with_open(arguments: Sequence[str], commands: Sequence[str]) -> list[str]:
    """Puts `open` before a file (or nothing) that no command claims.

    Raises UsageError for a first word that is neither a command nor looks like a file.
    """
    first = next(iter(arguments), None)
    if first in commands or first in _GLOBAL_OPTIONS:
        return list(arguments)
    if first is not None and not first.startswith("-") and not _looks_like_a_file(first):
        raise _unknown(first, difflib.get_close_matches(first, commands, n=1))
    if first is not None and first.startswith("-") and first != "--":
        return list(arguments)
    return ["open", *arguments]


def _looks_like_a_file(word: str) -> bool:
    path = Path(word)
    return path.exists() or bool(path.suffix) or len(path.parts) > 1


class WindowLanguage(StrEnum):
    """The languages of the window's texts."""

    ENGLISH = "en"
    TRADITIONAL_CHINESE = "zh_TW"


class WindowTheme(StrEnum):
    """The colour themes of the window."""

    DARK = "dark"
    LIGHT = "light"


def open_(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="A video or a .aemo project.")
    ] = None,
    *,
    screenshot: Annotated[
        Path | None,
        typer.Option(
            metavar="OUT.png",
            help="Render the window into this PNG and quit; a video is analysed first.",
        ),
    ] = None,
    size: Annotated[
        str, typer.Option(metavar="WxH", help="Size of the window in the picture.")
    ] = "1600x1000",
    at: Annotated[
        float, typer.Option(metavar="SECONDS", help="Show the moment at this second.", min=0)
    ] = 0.0,
    language: Annotated[WindowLanguage | None, typer.Option(help="For the picture.")] = None,
    theme: Annotated[WindowTheme | None, typer.Option(help="For the picture.")] = None,
) -> None:
    """Open the window."""
    if file is not None and not file.is_file():
        raise UsageError("There is no file {file}; check the path.", file=file)
    pixels = _size(size)
    with quiet_libraries():
        if screenshot is None:
            raise typer.Exit(_gui("app").run(file, at))
        pictures = _gui("screenshot")
        pictures.take(
            pictures.ScreenshotRequest(
                file, screenshot, pixels, at_s=at, language=language, theme=theme
            )
        )


def _unknown(word: str, close: Sequence[str]) -> UsageError:
    if close:
        return UsageError(
            "There is no command and no file {word!r}; did you mean {command}?",
            word=word,
            command=close[0],
        )
    return UsageError(
        "There is no command and no file {word!r}; see `aemo-studio --help`.", word=word
    )


def _size(words: str) -> tuple[int, int]:
    match = _SIZE.fullmatch(words)
    if match is None:
        raise UsageError("--size {size!r} is not a size like 1600x1000.", size=words)
    width, height = int(match[1]), int(match[2])
    if not (_LEAST <= width <= _MOST and _LEAST <= height <= _MOST):
        raise UsageError(
            "--size {size} is not between {least} and {most} pixels.",
            size=words,
            least=_LEAST,
            most=_MOST,
        )
    return width, height


def _gui(module: str) -> Any:
    """Imports a module of the window, only now: command line and window do not know each other, and
    Qt's libraries may be missing here."""
    try:
        with gc_paused():  # a sixth of the import's time
            return importlib.import_module(f"aemo_studio.gui.{module}")
    except ImportError as error:
        raise UsageError(
            "The window cannot be opened ({error}): a library of the system that Qt needs is "
            "missing. On Debian and Ubuntu: sudo apt-get install {packages}",
            error=error,
            packages=PACKAGES,
        ) from error
