"""Parses the rows of a catalogue table into Tracks, and collects their problems."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path, PurePath
from typing import Any

from aemo_studio.base.errors import CatalogueError
from aemo_studio.base.translations import Phrase, listed, phrase
from aemo_studio.domain.addresses import file_at, file_beside, page_at
from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.music import Track
from aemo_studio.domain.terms import NOT_STATED, Terms, terms_of
from aemo_studio.music.catalogue.cells import read_each
from aemo_studio.music.catalogue.columns import BY_NAME, COLUMNS, Column
from aemo_studio.music.catalogue.genres import understood_genre
from aemo_studio.music.catalogue.mood_map import MoodMap
from aemo_studio.music.catalogue.mood_words import UNKNOWN, understand
from aemo_studio.music.catalogue.pandas_tables import Grid
from aemo_studio.music.catalogue.tables import Table

_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_AS_WRITTEN = ("title", "artist", "url")
_NO_TERMS: Mapping[str, Sequence[Any]] = dict.fromkeys(Terms._fields, ())


@dataclass(frozen=True)
class CatalogueProblem:
    """A problem of a row."""

    #: Line of the file, from 1.
    line: int
    #: Its name in the file; None for the row as a whole.
    column: str | None
    #: What is wrong, for any language.
    what: Phrase
    #: Whether the row is left out because of it.
    passed_over: bool

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return str(self.what)

    @property
    def phrase(self) -> Phrase:
        """Where and what, for any language."""
        line, column, what = self.line, self.column, self.what
        if column:
            problem_text = phrase(
                "line {line}, {column}: {problem}", line=line, column=column, problem=what
            )
        else:
            problem_text = phrase("line {line}: {problem}", line=line, problem=what)
        return (
            phrase("{problem} (row passed over)", problem=problem_text)
            if self.passed_over
            else problem_text
        )

    def __str__(self) -> str:
        return str(self.phrase)


class RowReader:
    """Parses the rows of one table into Tracks and collects the problems in `problems`.

    Catalogues have hundreds of thousands of rows: they are read column by column, and only
    the rows that something is wrong with one by one.
    """

    def __init__(self, table: Table, name: str, mood_map: MoodMap) -> None:
        self._columns = find_columns(table)
        self._name = name
        self._mood_map = mood_map
        self._folder = str(table.path.absolute().parent)
        grid, damaged = table.grid()
        self._lines = grid.lines
        self._texts = {column.name: self._column(column, table, grid) for column in COLUMNS}
        self._passed_over: set[int] = set()
        self.problems = [
            CatalogueProblem(row.line, None, row.damage, passed_over=True)
            for row in damaged
            if row.damage
        ]

    def drafts(self) -> Drafts:
        """Parses the usable rows in their order, each track once."""
        for column in COLUMNS:
            if column.required:
                self._require(column.name)
        emotions = self._values("emotion", passed_over=True)
        genres = self._genres()
        values: dict[str, Sequence[Any]] = {
            "emotion": emotions,
            "moods": self._moods(emotions),
            **{name: self._values(name) for name in ("duration_s", "bpm", "vocals")},
            "vocals_estimated": self._values("vocals_from"),
            **{name: self._texts[name] for name in _AS_WRITTEN},
            **self._terms(),
            "file": self._files(),
            "genre": genres,
            "genre_from": [
                origin if genre else ""
                for genre, origin in zip(genres, self._texts["genre_from"], strict=True)
            ],
            "track_id": self._ids(),
            "catalogue": [self._name] * len(self._lines),
        }
        return Drafts(values, self._distinct(values["track_id"]))

    def _column(self, column: Column, table: Table, grid: Grid) -> list[str]:
        """Reads a column's texts without control characters; empty ones where the table has no such
        column."""
        theirs = self._columns.get(column.name)
        if theirs is None:
            return [""] * len(grid.lines)
        # Of columns with the same name the last one counts.
        place = len(table.columns) - 1 - table.columns[::-1].index(theirs)
        texts = grid.columns[place]
        if "".join(texts).isprintable():
            return texts
        return [_CONTROL.sub(" ", text).strip() for text in texts]

    def _require(self, name: str) -> None:
        for row, text in enumerate(self._texts[name]):
            if not text:
                self._report(
                    row, name, phrase("there is no {column}", column=name), passed_over=True
                )

    def _values(self, name: str, *, passed_over: bool = False) -> list[Any]:
        """Parses the cells of a column; those that cannot be parsed are reported."""
        texts = self._texts[name]
        understood = read_each(BY_NAME[name].read, texts)
        problems = {text: problem for text, (_, problem) in understood.items() if problem}
        if problems:
            for row, text in enumerate(texts):
                if text in problems:
                    self._report(row, name, problems[text], passed_over=passed_over)
        return [understood[text][0] for text in texts]

    def _moods(self, emotions: Sequence[Emotion | None]) -> list[tuple[str, ...]]:
        """Lists the moods that the words name. A row needs one, or an Emotion."""
        words: list[tuple[str, ...]] = self._values("moods")
        known = read_each(self._known, words)
        for row, moods in enumerate(words):
            if known[moods] != moods or not moods:
                self._check_moods(row, moods, needed=not known[moods] and emotions[row] is None)
        return [known[moods] for moods in words]

    def _check_moods(self, row: int, words: tuple[str, ...], *, needed: bool) -> None:
        for word in words:
            said = None if word in self._mood_map else understand(word)
            if said is None and word not in self._mood_map:
                message = phrase("the mood {mood!r} is not in the mood map", mood=word)
                self._report(row, "moods", message)
            elif said is not None and said.estimated:
                message = phrase(
                    "the mood {word!r} is estimated as {mood}", word=word, mood=said.mood
                )
                self._report(row, "moods", message)
        if needed:
            message = phrase("there is no mood that the mood map knows")
            self._report(row, "moods", message, passed_over=True)

    def _genres(self) -> list[str]:
        """Lists the genres that the texts name; unknown ones are reported."""
        texts = self._texts["genre"]
        known = read_each(understood_genre, texts)
        for row, text in enumerate(texts):
            if text and known[text] is None:
                message = phrase("the genre {genre!r} is not in the table of genres", genre=text)
                self._report(row, "genre", message)
        return [known[text] or "" for text in texts]

    def _known(self, words: tuple[str, ...]) -> tuple[str, ...]:
        if all(word in self._mood_map for word in words):
            return words
        said = (word if word in self._mood_map else _mood_of(word) for word in words)
        return tuple(dict.fromkeys(mood for mood in said if mood in self._mood_map))

    def _terms(self) -> Mapping[str, Sequence[Any]]:
        cells = list(zip(self._texts["licence"], self._texts["attribution"], strict=True))
        known = read_each(_terms, cells)
        columns = zip(*(known[cell] for cell in cells), strict=True)
        return dict(zip(Terms._fields, columns, strict=True)) if cells else _NO_TERMS

    def _files(self) -> list[str | None]:
        """Finds where the music itself lies: the file's own path, else the address."""
        urls, files = self._texts["url"], self._texts["file"]
        found: list[str | None] = [None] * len(urls)
        for row, url in enumerate(urls):
            if files[row] or (url and page_at(url) is None):
                found[row] = self._file(row, url, files[row])
        return found

    def _file(self, row: int, url: str, file: str) -> str | None:
        found = file_at(url)
        if url and found is None and page_at(url) is None:
            message = phrase("{url!r} is neither a web page nor a file on this computer", url=url)
            self._report(row, "url", message)
        if file:
            found = file_beside(self._folder, file)
            if found is None:
                message = phrase("{file!r} is no path of a file on this computer", file=file)
                self._report(row, "file", message)
        return None if found is None else self._not_a_folder(row, found, file)

    def _not_a_folder(self, row: int, path: str, file: str) -> str | None:
        # Only what could be one is looked at: music on a slow disk must not hold up the list.
        if PurePath(path).suffix or not Path(path).is_dir():
            return path
        message = phrase("{path} is a folder and no music", path=path)
        self._report(row, "file" if file else "url", message)
        return None

    def _ids(self) -> list[str]:
        names = zip(
            self._texts["track_id"], self._texts["artist"], self._texts["title"], strict=True
        )
        return [track_id or derived_id(artist, title) for track_id, artist, title in names]

    def _distinct(self, ids: Sequence[str]) -> Sequence[int]:
        """Chooses the rows to keep. A repeated id is left out; a repeated song is only reported."""
        names = zip(self._texts["artist"], self._texts["title"], strict=True)
        songs = [f"{artist}\0{title}".casefold() for artist, title in names]
        if len(set(ids)) < len(ids) or len(set(songs)) < len(songs):
            self._report_repeated(ids, songs)
        return [row for row in range(len(ids)) if row not in self._passed_over]

    def _report_repeated(self, ids: Sequence[str], songs: Sequence[str]) -> None:
        first_of_id: dict[str, int] = {}
        first_of_song: dict[str, int] = {}
        for row, (track_id, song) in enumerate(zip(ids, songs, strict=True)):
            if row in self._passed_over:
                continue
            first = self._lines[first_of_id.setdefault(track_id, row)]
            first_song = self._lines[first_of_song.setdefault(song, row)]
            if first != self._lines[row]:
                message = phrase("the same track as in line {line}", line=first)
                self._report(row, "track_id", message, passed_over=True)
            elif first_song != self._lines[row]:
                message = phrase("the same artist and title as in line {line}", line=first_song)
                self._report(row, "title", message)

    def _report(self, row: int, name: str, message: Phrase, *, passed_over: bool = False) -> None:
        """Adds a problem. Once a row is left out, nothing else about it matters."""
        if row in self._passed_over:
            return
        if passed_over:
            self._passed_over.add(row)
        column = self._columns.get(name, name)
        self.problems.append(CatalogueProblem(self._lines[row], column, message, passed_over))


@dataclass(frozen=True)
class Drafts:
    """The parsed values of Tracks that wait for their Emotions."""

    #: Field of Track to its values, one for each row of the table.
    values: Mapping[str, Sequence[Any]]
    #: Rows that become Tracks.
    rows: Sequence[int]

    @property
    def emotions(self) -> list[Emotion | None]:
        """Lists the Emotions that the table gives, one for each of `rows`."""
        return [self.values["emotion"][row] for row in self.rows]

    @property
    def first_moods(self) -> list[str]:
        """Lists the first mood of each of `rows`. Raises IndexError for one that has an Emotion
        only."""
        return [self.values["moods"][row][0] for row in self.rows]

    def tracks(self, emotions: Sequence[Emotion | None]) -> Iterator[Track]:
        """Makes the Tracks, with the Emotions that were allocated to them."""
        values = self.values
        if len(self.rows) < len(values["emotion"]):
            values = {name: [column[row] for row in self.rows] for name, column in values.items()}
        values = {**values, "emotion": emotions}
        return map(Track, *(values[field.name] for field in fields(Track)))


def _mood_of(word: str) -> str:
    """Finds the mood that a word names; empty for none."""
    return (understand(word) or UNKNOWN).mood or ""


def _terms(cells: tuple[str, str]) -> Terms:
    licence, credit = cells
    return terms_of(Terms(licence or NOT_STATED, "", credit or None).joined)


def find_columns(table: Table) -> Mapping[str, str]:
    """Maps our column names to the table's. Raises CatalogueError for a foreign table."""
    found: dict[str, str] = {}
    for column in COLUMNS:
        name = next((name for name in column.names if name in table.columns), None)
        if name:
            found[column.name] = name
    missing: list[object] = [
        column.name for column in COLUMNS if column.required and column.name not in found
    ]
    if "moods" not in found and "emotion" not in found:
        missing.append(phrase("moods (or emotion)"))
    if missing:
        raise CatalogueError(
            "{path} is not a catalogue: it has no column {names}. A catalogue needs "
            "title, artist and moods.",
            path=table.path,
            names=listed(missing),
        )
    return found


def derived_id(artist: str, title: str) -> str:
    """Derives the id of a track whose catalogue gives none: the same wherever the row stands."""
    key = f"{artist.casefold()}\0{title.casefold()}"
    return "t" + hashlib.sha256(key.encode()).hexdigest()[:12]
