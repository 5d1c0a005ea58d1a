"""Defines Lyrics, and reads the lines of a text with or without times (`.lrc`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MOST_CHARACTERS = 200_000
"""Longer texts are read up to here."""

_TIME = re.compile(r"[\[<](\d{1,3}):([0-5]?\d)(?:[.:](\d{1,3}))?[\]>]")
_OFFSET = re.compile(r"^\[offset:\s*([+-]?\d+)\s*\]\s*$", re.IGNORECASE | re.MULTILINE)
_LABEL = re.compile(
    r"^\[(?:ar|al|ti|au|by|re|ve|length|offset|id|la|tool|#)[^\]]*\]$", re.IGNORECASE
)
_HEADING = re.compile(
    r"^[\[(](?:verse|chorus|bridge|intro|outro|refrain|主歌|副歌)[^\])]*[\])]$", re.I
)


@dataclass(frozen=True)
class LyricLine:
    """One line that is sung."""

    #: Without times; empty where a time stands alone: there nobody sings.
    text: str
    #: Seconds in the track; None in a text without times.
    start_s: float | None = None


@dataclass(frozen=True)
class Lyrics:
    """The text of a track."""

    #: In the order in which they are sung.
    lines: tuple[LyricLine, ...]
    #: Where it was found: `tag`, `lrc` or `txt`.
    source: str

    @property
    def texts(self) -> tuple[str, ...]:
        """Lists the lines that have words."""
        return tuple(line.text for line in self.lines if line.text)


def parse_lyrics(text: str, source: str) -> Lyrics | None:
    """Reads lyrics; None for a text that has neither a word nor a time."""
    text = text[:MOST_CHARACTERS].replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    found = _OFFSET.search(text)
    # A positive offset shifts the lines to earlier times.
    shift_s = -int(found[1]) / 1000 if found else 0.0
    timed = _TIME.search(text) is not None
    lines = tuple(line for row in text.split("\n") for line in _lines(row.strip(), shift_s, timed))
    ordered = sorted(lines, key=lambda line: line.start_s or 0.0) if timed else lines
    return Lyrics(tuple(ordered), source) if ordered else None


def _lines(row: str, shift_s: float, timed: bool) -> Iterator[LyricLine]:
    """Reads one row: a line for each of its times. A row without a time among rows with them is
    no line."""
    times = [_seconds(match) for match in _leading(row)]
    words = " ".join(_TIME.sub(" ", row).split())
    if timed:
        yield from (LyricLine(words, max(0.0, time + shift_s)) for time in times)
    elif words and not _LABEL.match(words) and not _HEADING.match(words):
        yield LyricLine(words)


def _leading(row: str) -> Iterator[re.Match[str]]:
    """Yields the times at the beginning of a row; those inside are of single words."""
    at = 0
    while (match := _TIME.match(row, at)) is not None and row[at] == "[":
        yield match
        at = match.end()
        while row[at : at + 1] == " ":
            at += 1


def _seconds(match: re.Match[str]) -> float:
    minutes, seconds, fraction = match.groups()
    return int(minutes) * 60 + int(seconds) + (float(f"0.{fraction}") if fraction else 0.0)
