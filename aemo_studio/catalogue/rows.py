"""One row of a catalogue table to a Track, with everything that is wrong with it."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from aemo_studio.catalogue.mood_map import MoodMap
from aemo_studio.catalogue.tables import Row, Table
from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.listening import Origin
from aemo_studio.domain.music import Track
from aemo_studio.errors import CatalogueError

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
_YES = frozenset({"yes", "y", "true", "1", "vocal", "vocals"})
_NO = frozenset({"no", "n", "false", "0", "instrumental"})
_CLOCK = re.compile(r"^(?:(\d+):)?(\d{1,3}):(\d{1,2}(?:\.\d+)?)$")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


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


class RowReader:
    """Turns the rows of one table into Tracks and collects the problems in `problems`."""

    def __init__(self, table: Table, name: str, mood_map: MoodMap) -> None:
        self.problems: list[CatalogueProblem] = []
        self._columns = find_columns(table)
        self._name = name
        self._mood_map = mood_map

    def track(self, row: Row) -> Track | None:
        """The Track of a row, None if it has to be passed over."""
        try:
            return self._track(row)
        except _UnusableError as error:
            self.report(row, error.column, error.message, passed_over=True)
            return None

    def _track(self, row: Row) -> Track:
        if row.damage:
            raise _UnusableError(None, row.damage)
        title, artist = self._required(row, "title"), self._required(row, "artist")
        emotion, moods = self._emotion(row), self._moods(row)
        if not moods and emotion is None:
            raise _UnusableError("moods", "there is no mood that the mood map knows")
        return Track(
            track_id=self._text(row, "track_id") or derived_id(artist, title),
            title=title,
            artist=artist,
            moods=moods,
            emotion=emotion,
            duration_s=self._duration(row),
            bpm=self._bpm(row),
            licence=self._licence(row),
            url=self._text(row, "url"),
            catalogue=self._name,
            vocals=self._vocals(row),
            file=self._text(row, "file") or None,
            vocals_estimated=self._text(row, "vocals_from") == Origin.ESTIMATED,
        )

    def report(self, row: Row, column: str | None, message: str, *, passed_over: bool) -> None:
        named = self._columns.get(column) or column if column else None
        self.problems.append(CatalogueProblem(row.line, named, message, passed_over))

    def _text(self, row: Row, column: str) -> str:
        name = self._columns.get(column)
        text = row.cells[name] if name else ""
        return text if text.isprintable() else _CONTROL.sub(" ", text).strip()

    def _required(self, row: Row, column: str) -> str:
        text = self._text(row, column)
        if not text:
            raise _UnusableError(column, f"there is no {column}")
        return text

    def _emotion(self, row: Row) -> Emotion | None:
        word = self._text(row, "emotion").lower()
        try:
            return Emotion(word) if word else None
        except ValueError:
            message = f"{word!r} is none of the eight emotions"
            raise _UnusableError("emotion", message) from None

    def _moods(self, row: Row) -> tuple[str, ...]:
        words = [w.strip().lower() for w in re.split(r"[|;,/]", self._text(row, "moods"))]
        words = [word for word in dict.fromkeys(words) if word]
        for word in words:
            if word not in self._mood_map:
                message = f"the mood {word!r} is not in the mood map"
                self.report(row, "moods", message, passed_over=False)
        return tuple(word for word in words if word in self._mood_map)

    def _duration(self, row: Row) -> float | None:
        text = self._text(row, "duration_s")
        seconds = parse_duration(text)
        if text and (seconds is None or seconds < 0):
            message = f"{text!r} is no length in seconds or minutes:seconds"
            self.report(row, "duration_s", message, passed_over=False)
        return seconds if seconds is not None and seconds > 0 else None

    def _bpm(self, row: Row) -> float | None:
        text = self._text(row, "bpm")
        bpm = parse_bpm(text)
        if text and bpm is None:
            message = f"{text!r} is no tempo in beats per minute"
            self.report(row, "bpm", message, passed_over=False)
        return bpm

    def _vocals(self, row: Row) -> bool | None:
        text = self._text(row, "vocals")
        vocals = parse_yes_no(text)
        if text and vocals is None:
            self.report(row, "vocals", f"{text!r} is neither yes nor no", passed_over=False)
        return vocals

    def _licence(self, row: Row) -> str:
        """Licence and credit line in one text: the exported list has one column for both."""
        licence = self._text(row, "licence") or NO_LICENCE
        credit = self._text(row, "attribution")
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
