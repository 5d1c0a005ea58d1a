"""Reads foreign tables, whose columns have any name: which column is what, and what is in it.

Names are recognised in several languages, or given by the user; what could not be
understood is reported cell by cell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from aemo_studio.base.errors import CatalogueError, UsageError
from aemo_studio.base.translations import Phrase, listed, phrase
from aemo_studio.domain.addresses import file_at, page_at
from aemo_studio.domain.emotion import EMOTIONS, Emotion
from aemo_studio.domain.music import Track
from aemo_studio.domain.terms import NOT_STATED, Terms, terms_of
from aemo_studio.music.catalogue.cells import no_tempo, parse_duration, parse_tempo, parse_yes_no
from aemo_studio.music.catalogue.columns import CatalogueRow
from aemo_studio.music.catalogue.genres import understood_genre
from aemo_studio.music.catalogue.heads import FIELDS, is_head_of
from aemo_studio.music.catalogue.mood_words import understand
from aemo_studio.music.catalogue.rows import CatalogueProblem, derived_id
from aemo_studio.music.catalogue.tables import NO_RESULT, Table, TableRow

NO_ARTIST = "unknown artist"
_LABELS = frozenset(emotion.value for emotion in EMOTIONS)

_SPLIT = re.compile(r"[|;,/、，；]")
_NUMBER = re.compile(r"^\s*(\d+(?:[.,]\d+)?)\s*(?:s|sec|seconds|sek)?\.?\s*$", re.IGNORECASE)
_UNITS_S = (
    (0.001, re.compile(r"(?:^|[^a-z])(?:ms|msec|millis|milli\w*|毫秒|мс)(?:$|[^a-z])|durationms")),
    (60.0, re.compile(r"(?:^|[^a-z])(?:min|mins|minutes|minuten|分|分鐘|分钟|мин)(?:$|[^a-z:])")),
)
"""Seconds of the unit that the head of a column of lengths names."""

_ONLY_MILLISECONDS = 10_000.0
"""A column in which every plain number is at least this holds milliseconds: no list of music has
only pieces of three hours and more."""

_FULL_MINUTES = re.compile(r"^\d{1,2}:\d{2}:00$")
"""How Excel saves 3:45 as CSV, which it takes for hours and minutes."""

_WITHOUT_RESULT = re.compile(
    r"^#(?:NO RESULT!|REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|BEZUG!|NV|WERT!"
    r"|ZAHL!|VALEUR!|NOM\s?\?|NOMBRE\?|VALOR!)$"
)
"""What spreadsheets show in the cell of a formula that has no result."""

_TOTAL = re.compile(
    r"^(?:(?:grand|sub)[ -]?)?(?:totals?|sum|summe|gesamt|insgesamt|suma|合計|總計|总计|合计|итого)"
    r"(?![^\W\d_])",
    re.IGNORECASE,
)


class _LengthUnits(NamedTuple):
    """What the cells of a column of lengths count."""

    #: Seconds of a plain number.
    number_s: float = 1.0
    #: By what a time with colons is multiplied.
    clock: float = 1.0
    #: What was guessed; None where the head says it.
    note: Phrase | None = None


@dataclass(frozen=True)
class ColumnMapping:
    """The fields that the columns of a foreign table fill."""

    #: Our field to the table's column, in the order of FIELDS.
    columns: Mapping[str, str]
    #: Fields that the user did not name.
    guessed: tuple[str, ...]
    #: Columns that fill no field.
    ignored: tuple[str, ...]


def map_columns(table: Table, given: Mapping[str, str]) -> ColumnMapping:
    """Maps our fields to the columns of a table: as given, the rest guessed by name.

    given: our field to the table's column, whatever the case; an empty column leaves the
    field out. Raises UsageError for a field or column that does not exist, CatalogueError
    where no column is the title.
    """
    columns = {field: _column(table, field, name) for field, name in given.items() if name}
    guessed = guess_columns(table, {**dict.fromkeys(given, ""), **columns})
    used = {**columns, **guessed}
    if "title" not in used:
        raise CatalogueError(
            "{path} has no column that looks like the title ({names}); say which it is "
            "with --map title=COLUMN.",
            path=table.path,
            names=listed(table.columns),
        )
    ignored = tuple(c for c in table.columns if c and c not in used.values())
    return ColumnMapping({f: used[f] for f in FIELDS if f in used}, tuple(guessed), ignored)


def guess_columns(table: Table, given: Mapping[str, str]) -> dict[str, str]:
    """Guesses the columns of fields that are not given by their names."""
    guessed: dict[str, str] = {}
    for field in FIELDS:
        taken = {*given.values(), *guessed.values()}
        found = next((c for c in table.columns if c not in taken and is_head_of(field, c)), None)
        if field not in given and found is not None:
            guessed[field] = found
    return guessed


class ForeignReader:
    """Reads the rows of a mapped table for the catalogue named `catalogue`; cells that cannot be
    parsed are listed in `problems`."""

    def __init__(self, table: Table, mapped: ColumnMapping, catalogue: str) -> None:
        self.problems: list[CatalogueProblem] = []
        #: Words of moods that were concluded and not looked up, and the moods.
        self.estimated: dict[str, str] = {}
        #: Ranges of tempi, and the middle that was taken.
        self.middles: dict[str, float] = {}
        #: Tracks whose artist the table does not name.
        self.without_artist = 0
        self.length_units = _length_units(table, mapped)
        self._folder = table.path.parent
        self._columns = mapped.columns
        self._catalogue = catalogue
        self._ids: set[str] = set()

    def track(self, row: TableRow) -> CatalogueRow | None:
        """Reads a row; None for one without a title, or one that is damaged."""
        if row.damage:
            self._report(row, None, row.damage, passed_over=True)
            return None
        title = self._text(row, "title")
        without = self._no_result(row, "title")
        if without:
            self._report(row, "title", without, passed_over=True)
            return None
        if not title:
            self._report(row, "title", phrase("there is no title"), passed_over=True)
            return None
        if _TOTAL.match(title) and not any(v for v in row.values if v.split() != title.split()):
            self._report(row, "title", phrase("this is a total and no track"), passed_over=True)
            return None
        return CatalogueRow(self._track(row, title), source="table", genre=self._text(row, "genre"))

    def _track(self, row: TableRow, title: str) -> Track:
        for field in self._columns:
            if (without := self._no_result(row, field)) is not None:
                self._report(row, field, without, passed_over=False)
        artist = self._text(row, "artist") or NO_ARTIST
        self.without_artist += artist == NO_ARTIST
        emotion, moods = self._emotion(row), self._mood_list(row)
        if not moods and emotion is None:
            message = phrase("without a mood the track is not recommended")
            self._report(row, "moods", message, passed_over=False)
        return Track(
            track_id=self._id(row, artist, title),
            title=title,
            artist=artist,
            moods=moods,
            emotion=emotion,
            duration_s=self._duration(row),
            bpm=self._bpm(row),
            vocals=self._vocals(row),
            url=self._url(row),
            file=self._file(row),
            genre=self._genre(row),
            catalogue=self._catalogue,
            **self._terms(row)._asdict(),
        )

    def _terms(self, row: TableRow) -> Terms:
        licence, credit = self._text(row, "licence"), self._text(row, "attribution")
        return terms_of(Terms(licence or NOT_STATED, "", credit or None).joined)

    def _id(self, row: TableRow, artist: str, title: str) -> str:
        """Finds the table's own id, or derives one from artist and title; with a number if it is
        taken."""
        plain = self._text(row, "track_id") or derived_id(artist, title)
        track_id, number = plain, 1
        while track_id in self._ids:
            number += 1
            track_id = f"{plain}-{number}"
        if number > 1:
            self._report(
                row, "track_id", phrase("the same track is in an earlier row"), passed_over=False
            )
        self._ids.add(track_id)
        return track_id

    def _emotion(self, row: TableRow) -> Emotion | None:
        word = self._text(row, "emotion").lower()
        if word and word not in _LABELS:
            message = phrase("{text!r} is none of the eight emotions", text=word)
            self._report(row, "emotion", message, passed_over=False)
        return Emotion(word) if word in _LABELS else None

    def _mood_list(self, row: TableRow) -> tuple[str, ...]:
        text = self._text(row, "moods")
        words = [w.strip().lower() for w in _SPLIT.split(text) if w.strip()]
        found = []
        for word in dict.fromkeys(words):
            said = understand(word)
            if said is None:
                message = phrase("{mood!r} is no mood that we know", mood=word)
                self._report(row, "moods", message, passed_over=False)
            elif said.mood is not None:
                found.append(said.mood)
                if said.estimated:
                    self.estimated[word] = said.mood
        return tuple(dict.fromkeys(found))

    def _duration(self, row: TableRow) -> float | None:
        text = self._text(row, "duration_s")
        seconds = parse_duration(_plain(text))
        if seconds is not None:
            units = self.length_units
            seconds *= units.number_s if _is_number(text) else units.clock
        if seconds is not None and seconds > 0:
            return seconds
        if text:
            message = phrase("{text!r} is no length in seconds or minutes:seconds", text=text)
            self._report(row, "duration_s", message, passed_over=False)
        return None

    def _bpm(self, row: TableRow) -> float | None:
        text = self._text(row, "bpm")
        tempo = parse_tempo(text)
        if tempo is None:
            if text:
                self._report(row, "bpm", no_tempo(text), passed_over=False)
            return None
        if tempo.middle:
            self.middles[text] = tempo.bpm
        return tempo.bpm

    def _vocals(self, row: TableRow) -> bool | None:
        text = self._text(row, "vocals")
        vocals = parse_yes_no(text)
        if text and vocals is None:
            message = phrase("{text!r} is neither yes nor no", text=text)
            self._report(row, "vocals", message, passed_over=False)
        return vocals

    def _genre(self, row: TableRow) -> str:
        text = self._text(row, "genre")
        genre = understood_genre(text)
        if text and genre is None:
            message = phrase("the genre {genre!r} is not in the table of genres", genre=text)
            self._report(row, "genre", message, passed_over=False)
        return genre or ""

    def _url(self, row: TableRow) -> str:
        url = self._text(row, "url")
        if url and page_at(url) is None and file_at(url) is None:
            message = phrase("{url!r} is neither a web page nor a file on this computer", url=url)
            self._report(row, "url", message, passed_over=False)
        return url

    def _file(self, row: TableRow) -> str | None:
        """Finds the absolute path, from the table's folder where it is relative."""
        text = self._text(row, "file")
        if not text:
            return None
        path = Path(file_at(text) or (self._folder / Path(text).expanduser()).absolute())
        if not path.is_file():
            self._report(
                row, "file", phrase("there is no file {path}", path=text), passed_over=False
            )
            return None
        return str(path)

    def _text(self, row: TableRow, field: str) -> str:
        """Returns the text of a cell; empty where a formula has none."""
        text = self._written(row, field)
        return "" if _WITHOUT_RESULT.match(text) else text

    def _no_result(self, row: TableRow, field: str) -> Phrase | None:
        """Says that a formula has no result; None where it is not so."""
        text = self._written(row, field)
        if text == NO_RESULT:
            return phrase(
                "the cell is a formula whose result the file does not hold; open the file in a "
                "spreadsheet and save it again"
            )
        if _WITHOUT_RESULT.match(text):
            return phrase("the cell is a formula that failed ({text})", text=text)
        return None

    def _written(self, row: TableRow, field: str) -> str:
        column = self._columns.get(field)
        return " ".join(row.cells[column].split()) if column else ""

    def _report(
        self, row: TableRow, field: str | None, message: Phrase, *, passed_over: bool
    ) -> None:
        column = self._columns.get(field, field) if field else None
        self.problems.append(CatalogueProblem(row.line, column, message, passed_over))


def parse_mapping(texts: Sequence[str]) -> dict[str, str]:
    """Parses `title=Titel,artist=Interpret` to a mapping. Raises UsageError for anything else."""
    pairs = [pair for text in texts for pair in text.split(",") if pair.strip()]
    found: dict[str, str] = {}
    for pair in pairs:
        field, equals, column = (part.strip() for part in pair.partition("="))
        if not equals or not column or field not in FIELDS:
            raise UsageError(
                "--map {given!r} is not FIELD=COLUMN with one of {fields}.",
                given=pair.strip(),
                fields=listed(FIELDS),
            )
        found[field] = column
    return found


def _column(table: Table, field: str, name: str) -> str:
    for column in table.columns:
        if column == name.strip().lower():
            return column
    raise UsageError(
        "There is no column {name!r} for {field} in {path}; there are {names}.",
        name=name,
        field=field,
        path=table.path,
        names=listed([column for column in table.columns if column]),
    )


def _length_units(table: Table, mapped: ColumnMapping) -> _LengthUnits:
    """Finds the units of lengths: as the head says, else as the whole column can only be meant."""
    column = mapped.columns.get("duration_s")
    if column is None:
        return _LengthUnits()
    for seconds, head in _UNITS_S:
        if head.search(column):
            return _LengthUnits(seconds)
    texts = [row.cells[column] for row in table.rows() if not row.damage and row.cells[column]]
    numbers = [float(_plain(text)) for text in texts if _is_number(text)]
    if numbers and min(numbers) >= _ONLY_MILLISECONDS:
        note = phrase("lengths taken as milliseconds (guessed from their size)")
        return _LengthUnits(0.001, note=note)
    if (
        texts
        and all(map(_FULL_MINUTES.match, texts))
        and not all(t.startswith(("00:", "0:")) for t in texts)
    ):
        note = phrase(
            "lengths such as {text} taken as minutes and seconds (guessed)", text=texts[0]
        )
        return _LengthUnits(clock=1 / 60, note=note)
    return _LengthUnits()


def _is_number(text: str) -> bool:
    return _NUMBER.match(text) is not None


def _plain(text: str) -> str:
    """Removes the unit of a number and sets a decimal point."""
    match = _NUMBER.match(text)
    return match[1].replace(",", ".") if match else text
