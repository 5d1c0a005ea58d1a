"""Parses the cells of a catalogue, and formats values as cells.

Parsers return the value and a sentence on what is wrong with the text; None where nothing is.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import NamedTuple, TypeVar

from aemo_studio.base.translations import Phrase, phrase
from aemo_studio.domain.emotion import Emotion

T = TypeVar("T")
Cell = TypeVar("Cell", bound=Hashable)
ParsedCell = tuple[T, Phrase | None]

_SLOWEST_BPM, _FASTEST_BPM = 20.0, 400.0
_YES = frozenset({"yes", "y", "true", "1", "vocal", "vocals"})
_NO = frozenset({"no", "n", "false", "0", "instrumental"})
_CLOCK = re.compile(r"^(?:(\d+):)?(\d{1,3}):(\d{1,2}(?:[.,]\d+)?)$")
_IN_WORDS = re.compile(
    r"""^(?:(\d+)\s*h(?:rs?|ours?)?\.?,?\s*)?(?:(\d+)\s*(?:'|′|’|m|min|mins|minutes?|分|分鐘|分钟)\.?,?\s*)?
    (?:(\d+(?:[.,]\d+)?)\s*(?:"|″|”|''|s|sec|secs|seconds?|sek|秒)?\.?)?$""",
    re.IGNORECASE | re.VERBOSE,
)
_BEFORE_TEMPO = r"""
    (?:\d{1,2}/\d{1,2}\s*[,;]?\s+)?
    (?:(?:tempo|bpm|m\.?\ ?m|ca|circa|approx|approximately|about|around|etwa|env|environ|quarter|q
      |约|約|速度)\.?\s*|[~≈<>♩𝅘𝅥=:.\s])*
"""
_AFTER_TEMPO = r"""
    \s*(?:bpm|b\.p\.m|beats?\s*(?:per\s*|/\s*)min(?:ute)?|/\s*min|拍(?:/分)?|ish|\+|\?)?[.\s]*
    (?:\([^\d()]*\))?
"""
_TEMPO = re.compile(
    rf"""^{_BEFORE_TEMPO}(\d+(?:[.,]\d+)?)\s*(?:bpm\s*)?
    (?:(?:[-–—~〜～]|to|bis|à|до|至|到)\s*(\d+(?:[.,]\d+)?))?{_AFTER_TEMPO}$""",
    re.IGNORECASE | re.VERBOSE,
)
_SEPARATORS = re.compile(r"[|;,/]")


class Tempo(NamedTuple):
    """A tempo as somebody has written it."""

    #: Beats per minute.
    bpm: float
    #: Whether it is the middle of a range such as `140-145`.
    middle: bool = False


def read_text(text: str) -> ParsedCell[str]:
    """Returns the text as it is."""
    return text, None


def read_moods(text: str) -> ParsedCell[tuple[str, ...]]:
    """Splits a cell into words in lower case, whether or not the mood map knows them."""
    words = (word.strip().lower() for word in _SEPARATORS.split(text))
    return tuple(dict.fromkeys(word for word in words if word)), None


def read_emotion(text: str) -> ParsedCell[Emotion | None]:
    """Parses one of the eight labels; an empty cell is None."""
    word = text.lower()
    try:
        return Emotion(word) if word else None, None
    except ValueError:
        return None, phrase("{text!r} is none of the eight emotions", text=word)


def read_duration(text: str) -> ParsedCell[float | None]:
    """Parses seconds. 0 stands for not known."""
    seconds = parse_duration(text)
    if text and (seconds is None or seconds < 0):
        return None, phrase("{text!r} is no length in seconds or minutes:seconds", text=text)
    return seconds or None, None


def read_bpm(text: str) -> ParsedCell[float | None]:
    """Parses beats per minute; an empty cell is None."""
    tempo = parse_tempo(text)
    if tempo is None:
        return None, no_tempo(text) if text else None
    return tempo.bpm, middle_of(text, tempo) if tempo.middle else None


def no_tempo(text: str) -> Phrase:
    """Says that a text is no tempo."""
    return phrase("{text!r} is no tempo in beats per minute", text=text)


def middle_of(text: str, tempo: Tempo) -> Phrase:
    """Says what was made of a range."""
    return phrase("{text!r} is a range; its middle {bpm} is taken", text=text, bpm=f"{tempo.bpm:g}")


def middles_note(middles: Mapping[str, float]) -> Phrase:
    """Says of which ranges of tempi the middle was taken. middles: ranges as written, in beats per
    minute."""
    pairs = [f"{text} = {bpm:g}" for text, bpm in sorted(middles.items())]
    return phrase("tempo ranges taken at their middle: {ranges}", ranges=", ".join(pairs))


def read_yes_no(text: str) -> ParsedCell[bool | None]:
    """Parses yes or no in several words; an empty cell is None."""
    answer = parse_yes_no(text)
    if text and answer is None:
        return None, phrase("{text!r} is neither yes nor no", text=text)
    return answer, None


def parse_duration(text: str) -> float | None:
    """Parses seconds from `203`, `203,5`, `3:23`, `1:03:23`, `3'23"` or `3 min 23 s`; None if it is
    none of them."""
    clock = _CLOCK.match(text) or (_IN_WORDS.match(text) if text else None)
    if clock is None:
        return parse_number(text)
    hours, minutes, seconds = (float((part or "0").replace(",", ".")) for part in clock.groups())
    return hours * 3600 + minutes * 60 + seconds


def parse_bpm(text: str) -> float | None:
    """Parses beats per minute; None for what is no tempo that music has."""
    tempo = parse_tempo(text)
    return None if tempo is None else tempo.bpm


def parse_tempo(text: str) -> Tempo | None:
    """Parses `128`, `128 BPM`, `127,5`, `♩ = 96`, `140-145`; None for what is no tempo that music
    has."""
    parts = _TEMPO.match(text)
    numbers = [parse_number(part) for part in parts.groups() if part] if parts else [None]
    ends = [parse_number(text)] if numbers == [None] else numbers
    if not all(bpm is not None and _SLOWEST_BPM <= bpm <= _FASTEST_BPM for bpm in ends):
        return None
    known = [bpm for bpm in ends if bpm is not None]
    return Tempo(sum(known) / len(known), middle=len(set(known)) > 1)


def parse_yes_no(text: str) -> bool | None:
    """Parses a word that means yes or no; None if it means neither."""
    word = text.strip().lower()
    if word in _YES:
        return True
    return False if word in _NO else None


def number_cell(value: float | None) -> str:
    """Formats a number; None as an empty cell."""
    return "" if value is None else f"{value:g}"


def yes_no_cell(value: bool | None) -> str:
    """Formats yes or no; None as an empty cell."""
    return "" if value is None else "yes" if value else "no"


def moods_cell(moods: tuple[str, ...]) -> str:
    """Joins moods with `|`."""
    return "|".join(moods)


def read_each(read: Callable[[Cell], T], column: Iterable[Cell]) -> dict[Cell, T]:
    """Parses every cell of a column. Most are equal to others: each text is parsed once."""
    return {cell: read(cell) for cell in set(column)}


def parse_number(text: str) -> float | None:
    """Parses a number with a decimal point, or with the comma of many countries' spreadsheets."""
    try:
        value = float(text.replace(",", ".") if text.count(",") == 1 else text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None
