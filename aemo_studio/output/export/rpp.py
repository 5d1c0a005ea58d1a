"""Writes the text of REAPER's projects: lines of a word and its values, and blocks of lines."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path

from aemo_studio.output.export.text import one_line

Line = str
"""One line, without its indent."""

_SOURCES = {
    "FLAC": {".flac"},
    "MP3": {".mp2", ".mp3"},
    "OPUS": {".opus"},
    "VORBIS": {".oga", ".ogg"},
    "WAVE": {".aif", ".aifc", ".aiff", ".bwf", ".rf64", ".w64", ".wav"},
}
_THROUGH_VIDEO = "VIDEO"
"""The reader of REAPER that takes everything else, by FFmpeg."""


def block(head: Line, lines: Iterable[Line]) -> Iterator[Line]:
    """Yields a block: `<HEAD`, its lines, `>`."""
    yield f"<{head}"
    yield from (f"  {line}" for line in lines)
    yield ">"


def quoted(text: str) -> str:
    """Puts a text in the quotes that it does not hold. REAPER escapes nothing: in a text with all
    three kinds, backquotes become apostrophes."""
    mark = next((mark for mark in ('"', "'") if mark not in text), "`")
    return f"{mark}{text.replace('`', chr(39)) if mark == '`' else text}{mark}"


def seconds(time: Fraction) -> str:
    """Writes seconds to the tenth of a nanosecond."""
    return f"{float(time):.10f}"


def colour(rgb: tuple[int, int, int]) -> int:
    """Computes REAPER's number for a colour: blue, green, red, and the bit that it is set."""
    red, green, blue = rgb
    return 1 << 24 | blue << 16 | green << 8 | red


def source(path: Path | None, copied: str | None) -> Iterator[Line]:
    """Yields the block of a media file; an empty one where there is none. copied: path of its copy,
    from the project's folder."""
    if path is None:
        yield from block("SOURCE EMPTY", ())
        return
    place = copied or os.path.normpath(path.absolute())
    yield from block(f"SOURCE {_reader(path)}", [f"FILE {quoted(_plain(place))}"])


def notes(text: str) -> Iterator[Line]:
    """Yields the block of notes of an item, or nothing."""
    lines = [f"|{line}" for line in map(one_line, text.splitlines()) if line]
    if lines:
        yield from block("NOTES", lines)


def _reader(path: Path) -> str:
    ending = path.suffix.lower()
    return next((name for name, endings in _SOURCES.items() if ending in endings), _THROUGH_VIDEO)


def _plain(place: str) -> str:
    """Replaces line ends, which no line can hold."""
    return place if place.isprintable() else place.replace("\r", " ").replace("\n", " ")
