"""Reads the mood map: which Emotions a Mood serves (catalog/mood_map.csv, editable data)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from aemo_studio.base.errors import CatalogueError
from aemo_studio.base.resources import catalogue_dir
from aemo_studio.base.translations import Phrase, phrase
from aemo_studio.domain.emotion import Emotion
from aemo_studio.music.catalogue.tables import PANDAS_PAYS_FROM_BYTES, Table, TableRow, read_table

MoodMap = Mapping[str, tuple[Emotion, Emotion]]
"""Mood to the Emotions of its odd-numbered and of its even-numbered Tracks."""

_COLUMNS = ("mood", "odd_emotion", "even_emotion")


def load_mood_map(path: Path | None = None) -> MoodMap:
    """Reads the shipped mood map, or the one in `path`.

    Raises CatalogueError naming the line if anything in it is wrong: a map with holes
    would silently lose tracks.
    """
    return _load(path or catalogue_dir() / "mood_map.csv")


@cache
def _load(path: Path) -> MoodMap:
    table = read_declared(path, _COLUMNS)
    moods: dict[str, tuple[Emotion, Emotion]] = {}
    for row in table.rows():
        mood = row.cells["mood"].lower()
        if not mood or mood in moods:
            raise damaged(table, row, phrase("the mood is empty or there twice"))
        moods[mood] = (_emotion(table, row, "odd_emotion"), _emotion(table, row, "even_emotion"))
    return moods


def load_translation(
    path: Path, word_column: str, moods: MoodMap, key_column: str | None = None
) -> Mapping[str, str | None]:
    """Reads a table from foreign words (in lower case) to Moods; None where it declares none.

    key_column: such as the language; a word may then be there for each, with the same Mood.
    Raises CatalogueError for a word that is there twice or a Mood the map does not know.
    """
    needed = (word_column, "mood", *([key_column] if key_column else []))
    table = read_declared(path, needed)
    words: dict[str, str | None] = {}
    keys: set[tuple[str, str]] = set()
    for row in table.rows():
        word, mood = row.cells[word_column].lower(), row.cells["mood"].lower()
        key = (word, row.cells[key_column] if key_column else "")
        if not word or key in keys or words.get(word, mood or None) != (mood or None):
            raise damaged(
                table, row, phrase("the {column} is empty or there twice", column=word_column)
            )
        if mood and mood not in moods:
            raise damaged(table, row, phrase("the mood {mood!r} is not in the mood map", mood=mood))
        keys.add(key)
        words[word] = mood or None
    return words


def read_declared(path: Path, columns: tuple[str, ...]) -> Table:
    """Reads one of our own tables, which must be whole: all columns, at least one row, no
    damage."""
    table = read_table(path, PANDAS_PAYS_FROM_BYTES)
    missing = [name for name in columns if name not in table.columns]
    if missing:
        raise CatalogueError(
            "{path} lacks the column {name}; restore the file.", path=path, name=missing[0]
        )
    rows = list(table.rows())
    if not rows:
        raise CatalogueError("{path} has no rows; restore the file.", path=path)
    for row in rows:
        if row.damage:
            raise damaged(table, row, row.damage)
    return table


def _emotion(table: Table, row: TableRow, column: str) -> Emotion:
    try:
        return Emotion(row.cells[column].lower())
    except ValueError:
        word = row.cells[column]
        what = phrase("{column} is {word!r}, which is no emotion", column=column, word=word)
        raise damaged(table, row, what) from None


def damaged(table: Table, row: TableRow, what: Phrase) -> CatalogueError:
    """Makes the error of one of our own tables: file, line, problem."""
    return CatalogueError(
        "{path} is damaged in line {line}: {problem}; correct it.",
        path=table.path,
        line=row.line,
        problem=what,
    )
