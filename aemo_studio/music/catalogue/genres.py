"""Finds the Genre that a word names, by catalog/genres.csv (editable data).

Lists of music, tags and people say the same style in many ways: `Pop_Rock`, `Drum n Bass`.
One table holds our genres, their names and the words for them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from aemo_studio.base.errors import CatalogueError
from aemo_studio.base.resources import catalogue_dir
from aemo_studio.base.translations import phrase
from aemo_studio.music.catalogue.mood_map import damaged, read_declared
from aemo_studio.music.catalogue.tables import TableRow

_COLUMNS = ("genre", "zh_tw", "contains", "words")
_BETWEEN = re.compile(r"[|;/,、，；\0]")
_MARKS = re.compile(r"['’`´\"]")
_JOINTS = re.compile(r"(?<!\w)(?:and|n|und|et|y)(?!\w)|[\s\-_&+.·/|;,、，；:()\[\]]+")
_WHOLE = "="
"""Stands before a word that names a genre only alone: `vocal`, but not in `vocal performance`."""


@dataclass(frozen=True)
class Genre:
    """A musical style that Tracks have."""

    #: As it stands within an English sentence.
    name: str
    #: Its name in Traditional Chinese.
    zh_tw: str
    #: Names of the narrower genres that it may be, of one that is wide: pop and rock.
    contains: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class GenreTable:
    """The genres and the words for them."""

    #: Name to Genre, in the order of the table.
    genres: Mapping[str, Genre]
    #: Folded word to the name of its genre; empty for a word that is known to name none.
    words: Mapping[str, str]
    #: Finds such words in a longer phrase.
    inside: re.Pattern[str]


def load_genres(path: Path | None = None) -> GenreTable:
    """Reads the shipped table, or the one in `path`.

    Raises CatalogueError naming the line if anything in it is wrong.
    """
    return _load(path or catalogue_dir() / "genres.csv")


def genre_of(text: str) -> str:
    """Finds the name of the genre that a text names; empty where it names none that we know."""
    return understood_genre(text) or ""


@lru_cache(maxsize=4096)
def understood_genre(text: str) -> str | None:
    """Finds the genre of a text: of the whole text, else of the first of several (`a|b`, `a/b`)
    that is understood; empty for words that are known to name none, None for unknown ones."""
    table = load_genres()
    whole = table.words.get(_folded(text))
    if whole is not None:
        return whole
    found = [name for part in _BETWEEN.split(text) if (name := _one(table, part)) is not None]
    return next(filter(None, found), "" if found else None)


def genre_name(name: str, language: str) -> str:
    """Names a genre in a language (`zh_TW` or `zh-TW`); as it is for a genre, or a table, that is
    gone since then: a word must not cost the page."""
    try:
        genre = load_genres().genres.get(name)
    except CatalogueError:
        return name
    return genre.zh_tw if genre and language.startswith("zh") else name


def passing(name: str) -> frozenset[str]:
    """Lists the genres that a filter for one lets pass: itself, those that it contains, and the
    wide ones that contain it."""
    genres = load_genres().genres
    own = genres[name].contains if name in genres else ()
    wider = (genre.name for genre in genres.values() if name in genre.contains)
    return frozenset({name, *own, *wider})


def _one(table: GenreTable, part: str) -> str | None:
    """Finds the genre of one phrase: a word of the table, else the last one inside of it, as
    `folk-pop` is a kind of pop."""
    folded = _folded(part)
    if folded in table.words:
        return table.words[folded]
    last = [match[0] for match in table.inside.finditer(folded)]
    return table.words[last[-1]] if last else None


def _folded(text: str) -> str:
    """Writes words alike that differ in case, hyphens, apostrophes or the word "and"."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(_JOINTS.sub(" ", plain).split())


@cache
def _load(path: Path) -> GenreTable:
    table = read_declared(path, _COLUMNS)
    genres: dict[str, Genre] = {}
    words: dict[str, str] = {}
    inside: list[str] = []
    for row in table.rows():
        genre = _genre(row)
        if genre.name in genres:
            raise damaged(
                table, row, phrase("the {column} is empty or there twice", column="genre")
            )
        if genre.name:
            genres[genre.name] = genre
        for word, whole in _words(row, genre.name):
            if words.setdefault(word, genre.name) != genre.name:
                raise damaged(table, row, phrase("the word {word!r} names two genres", word=word))
            if genre.name and not whole:
                inside.append(word)
    _check_contained(path, genres)
    return GenreTable(genres, words, _pattern(inside))


def _genre(row: TableRow) -> Genre:
    contains = tuple(name for name in row.cells["contains"].split("|") if name)
    return Genre(row.cells["genre"], row.cells["zh_tw"], contains)


def _words(row: TableRow, name: str) -> Iterator[tuple[str, bool]]:
    """Yields the folded words of a row, the names among them, and whether each counts only
    alone."""
    for word in (name, row.cells["zh_tw"], *row.cells["words"].split("|")):
        folded = _folded(word.removeprefix(_WHOLE))
        if folded:
            yield folded, word.startswith(_WHOLE)


def _check_contained(path: Path, genres: Mapping[str, Genre]) -> None:
    unknown = [n for genre in genres.values() for n in genre.contains if n not in genres]
    if unknown:
        raise CatalogueError(
            "{path} has no genre {name}, which another one contains; correct it.",
            path=path,
            name=unknown[0],
        )


def _pattern(words: list[str]) -> re.Pattern[str]:
    """Compiles a search for any of the words, the longest first; words of alphabets stand alone,
    those of other scripts anywhere."""
    longest = sorted(set(words), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(_bounded, longest)))


def _bounded(word: str) -> str:
    exact = re.escape(word)
    return rf"(?<![^\W_]){exact}(?![^\W_])" if word.isascii() else exact
