"""One row of a catalogue table to a Track, with everything that is wrong with it."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from operator import itemgetter
from typing import NamedTuple, TypeVar

from aemo_studio.base.errors import CatalogueError
from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.listening import Origin
from aemo_studio.domain.music import Track
from aemo_studio.music.catalogue.mood_map import MoodMap
from aemo_studio.music.catalogue.tables import Row, Table

NO_LICENCE = "not stated"

# The first name is ours; the others are what LMC's tables and music players call it.
_ALIASES: Mapping[str, tuple[str, ...]] = {
    "track_id": ("track_id", "id", "msd_track_id", "msd_id"),
    "title": ("title", "msd_title", "track", "song"),
    "artist": ("artist", "msd_artist"),
    "moods": ("moods", "mood", "lmc_mood"),
    "emotion": ("emotion",),
    "duration_s": ("duration_s", "duration", "length"),
    "bpm": ("bpm", "tempo"),
    "licence": ("licence", "license"),
    "attribution": ("attribution",),
    "url": ("url", "link"),
    "vocals": ("vocals",),
    "vocals_from": ("vocals_from",),
    "file": ("file",),
}
_SLOWEST_BPM, _FASTEST_BPM = 20.0, 400.0
_ESTIMATED = Origin.ESTIMATED.value
_YES = frozenset({"yes", "y", "true", "1", "vocal", "vocals"})
_NO = frozenset({"no", "n", "false", "0", "instrumental"})
_CLOCK = re.compile(r"^(?:(\d+):)?(\d{1,3}):(\d{1,2}(?:\.\d+)?)$")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_SEPARATORS = re.compile(r"[|;,/]")

T = TypeVar("T")


@dataclass(frozen=True)
class CatalogueProblem:
    """What is wrong in a row. line: in the file, from 1. column: as the file calls it,
    None for the row as a whole. passed_over: whether the row is left out because of it."""

    line: int
    column: str | None
    message: str
    passed_over: bool

    def __str__(self) -> str:
        where = f"line {self.line}" + (f", {self.column}" if self.column else "")
        return f"{where}: {self.message}" + (" (row passed over)" if self.passed_over else "")


class _UnusableError(Exception):
    def __init__(self, column: str | None, message: str) -> None:
        super().__init__(message)
        self.column = column
        self.message = message


class Draft(NamedTuple):
    """A Track to be: its fields in their order."""

    track_id: str
    title: str
    artist: str
    moods: tuple[str, ...]
    emotion: Emotion | None
    duration_s: float | None
    bpm: float | None
    licence: str
    url: str
    catalogue: str
    vocals: bool | None
    file: str | None
    vocals_estimated: bool

    def track(self, emotion: Emotion | None) -> Track:
        """The Track, with the Emotion that it was given to."""
        return Track(
            self.track_id,
            self.title,
            self.artist,
            self.moods,
            emotion,
            self.duration_s,
            self.bpm,
            self.licence,
            self.url,
            self.catalogue,
            self.vocals,
            self.file,
            self.vocals_estimated,
        )


class RowReader:
    """Turns the rows of one table into Drafts and collects the problems in `problems`.

    Catalogues have hundreds of thousands of rows, and most cells say what others said
    before: each text is understood once.
    """

    def __init__(self, table: Table, name: str, mood_map: MoodMap) -> None:
        self.problems: list[CatalogueProblem] = []
        self._columns = find_columns(table)
        self._name = name
        places = {column: place for place, column in enumerate(table.columns)}
        nowhere = len(table.columns)
        self._pick = itemgetter(
            *(places.get(self._columns.get(ours, ""), nowhere) for ours in _Cells._fields)
        )
        self._emotion = cache(_emotion)
        self._moods = cache(partial(_moods, mood_map))
        self._duration = cache(_duration)
        self._bpm = cache(_bpm)
        self._vocals = cache(_vocals)
        self._licence = cache(_licence)

    def draft(self, row: Row) -> Draft | None:
        """What a row says, None if it has to be passed over."""
        try:
            return self._draft(row)
        except _UnusableError as error:
            self.report(row, error.column, error.message, passed_over=True)
            return None

    def _draft(self, row: Row) -> Draft:
        cells = self._cells(row)
        emotion, moods = self._emotion(cells.emotion), self._moods(cells.moods)
        for word in moods.unknown:
            message = f"the mood {word!r} is not in the mood map"
            self.report(row, "moods", message, passed_over=False)
        if not moods.known and emotion is None:
            raise _UnusableError("moods", "there is no mood that the mood map knows")
        return Draft(
            cells.track_id or derived_id(cells.artist, cells.title),
            cells.title,
            cells.artist,
            moods.known,
            emotion,
            self._understood(row, "duration_s", self._duration(cells.duration_s)),
            self._understood(row, "bpm", self._bpm(cells.bpm)),
            self._licence(cells.licence, cells.attribution),
            cells.url,
            self._name,
            self._understood(row, "vocals", self._vocals(cells.vocals)),
            cells.file or None,
            cells.vocals_from == _ESTIMATED,
        )

    def _cells(self, row: Row) -> _Cells:
        """Without control characters. Title and artist must be there."""
        if row.damage:
            raise _UnusableError(None, row.damage)
        cells = _Cells._make(self._pick([*row.values, ""]))
        if not "".join(cells).isprintable():
            cells = _Cells._make(_CONTROL.sub(" ", text).strip() for text in cells)
        for column, text in (("title", cells.title), ("artist", cells.artist)):
            if not text:
                raise _UnusableError(column, f"there is no {column}")
        return cells

    def _understood(self, row: Row, column: str, meaning: tuple[T, str | None]) -> T:
        """The value; what was not understood is reported."""
        value, problem = meaning
        if problem:
            self.report(row, column, problem, passed_over=False)
        return value

    def report(self, row: Row, column: str | None, message: str, *, passed_over: bool) -> None:
        named = self._columns.get(column) or column if column else None
        self.problems.append(CatalogueProblem(row.line, named, message, passed_over))


class _Cells(NamedTuple):
    """The texts of a row, by our names; empty where the table has no such column."""

    track_id: str
    title: str
    artist: str
    moods: str
    emotion: str
    duration_s: str
    bpm: str
    licence: str
    attribution: str
    url: str
    vocals: str
    vocals_from: str
    file: str


class _Moods(NamedTuple):
    known: tuple[str, ...]
    unknown: tuple[str, ...]


def _emotion(text: str) -> Emotion | None:
    word = text.lower()
    try:
        return Emotion(word) if word else None
    except ValueError:
        message = f"{word!r} is none of the eight emotions"
        raise _UnusableError("emotion", message) from None


def _moods(mood_map: MoodMap, text: str) -> _Moods:
    split = (word.strip().lower() for word in _SEPARATORS.split(text))
    words = [word for word in dict.fromkeys(split) if word]
    return _Moods(
        tuple(word for word in words if word in mood_map),
        tuple(word for word in words if word not in mood_map),
    )


def _duration(text: str) -> tuple[float | None, str | None]:
    """The length and what is wrong with the text. 0 stands for not known."""
    seconds = parse_duration(text)
    if text and (seconds is None or seconds < 0):
        return None, f"{text!r} is no length in seconds or minutes:seconds"
    return seconds or None, None


def _bpm(text: str) -> tuple[float | None, str | None]:
    bpm = parse_bpm(text)
    wrong = f"{text!r} is no tempo in beats per minute" if text and bpm is None else None
    return bpm, wrong


def _vocals(text: str) -> tuple[bool | None, str | None]:
    vocals = parse_yes_no(text)
    return vocals, f"{text!r} is neither yes nor no" if text and vocals is None else None


def _licence(licence: str, credit: str) -> str:
    """Licence and credit line in one text: the exported list has one column for both."""
    licence = licence or NO_LICENCE
    return f"{licence}; credit: {credit}" if credit else licence


def find_columns(table: Table) -> Mapping[str, str]:
    """Our column names to the table's. Raises CatalogueError for a foreign table."""
    found: dict[str, str] = {}
    for ours, aliases in _ALIASES.items():
        name = next((alias for alias in aliases if alias in table.columns), None)
        if name:
            found[ours] = name
    missing = [name for name in ("title", "artist") if name not in found]
    if "moods" not in found and "emotion" not in found:
        missing.append("moods (or emotion)")
    if missing:
        raise CatalogueError(
            f"{table.path} is not a catalogue: it has no column {', '.join(missing)}. "
            "A catalogue needs title, artist and moods."
        )
    return found


def derived_id(artist: str, title: str) -> str:
    """The id of a track whose catalogue gives none: the same wherever the row stands."""
    key = f"{artist.casefold()}\0{title.casefold()}"
    return "t" + hashlib.sha256(key.encode()).hexdigest()[:12]


def parse_duration(text: str) -> float | None:
    """Seconds from `203`, `203.5`, `3:23` or `1:03:23`; None if it is none of them."""
    clock = _CLOCK.match(text)
    if clock is None:
        return _number(text)
    hours, minutes, seconds = (float(part or 0) for part in clock.groups())
    return hours * 3600 + minutes * 60 + seconds


def parse_bpm(text: str) -> float | None:
    """Beats per minute, None for what is no number or no tempo that music has."""
    bpm = _number(text)
    return bpm if bpm is not None and _SLOWEST_BPM <= bpm <= _FASTEST_BPM else None


def parse_yes_no(text: str) -> bool | None:
    """Whether a word means yes or no; None if neither."""
    word = text.strip().lower()
    if word in _YES:
        return True
    return False if word in _NO else None


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None
