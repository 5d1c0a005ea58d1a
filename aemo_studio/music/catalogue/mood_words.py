"""Understands the words that libraries of music use for moods: by reviewed tables, else by affect.

`catalog/mood_words.csv` holds what production libraries say in seven languages. A word that
no table holds is an estimate: by a word inside of it that a table holds, else by the mood
whose rating is nearest (`catalog/rated_words.csv`, from Warriner, Kuperman and Brysbaert
2013). What is near no mood stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aemo_studio.base.resources import catalogue_dir
from aemo_studio.music.catalogue.mood_map import load_mood_map, load_translation, read_declared

_AXES = ("valence_1to9", "arousal_1to9", "dominance_1to9")
_FARTHEST = 1.0
"""Farthest that a rated word may be from a mood, in units of the spread of the moods."""

_PARTS = re.compile(r"[\s\-_&+]+")
_ENDINGS = (
    ("ically", "ic"), ("ily", "y"), ("ily", "ie"), ("iness", "y"), ("fulness", "ful"),
    ("fully", "ful"), ("ness", ""), ("ly", ""), ("d", ""), ("ed", ""), ("ish", ""), ("er", ""),
    ("est", ""), ("s", ""), ("er", "e"), ("y", ""), ("e", ""), ("en", ""), ("es", ""), ("en", "e"),
    ("的", ""), ("感", ""), ("な", ""), ("い", ""), ("", "的"),
)  # fmt: skip
"""Endings of a word's forms, and what the table may have in their place."""


class MoodWord(NamedTuple):
    """What a word says about the mood."""

    #: None where a table says that it names none.
    mood: str | None
    #: Whether it was concluded and not looked up.
    estimated: bool = False


UNKNOWN = MoodWord(None)
"""Stands for a word that names no mood."""


@cache
def understand(word: str) -> MoodWord | None:
    """Finds the mood that a word in lower case names; None for a word that is not understood."""
    words = declared_words()
    word = " ".join(word.split())
    for spelling in (word, word.replace(" ", "-"), word.replace("-", " "), _PARTS.sub("", word)):
        if spelling in words:
            return MoodWord(words[spelling])
    mood = next(_inside(word, words), None) or _nearest(word)
    return MoodWord(mood, estimated=True) if mood else None


@cache
def declared_words() -> Mapping[str, str | None]:
    """Maps words in lower case to moods, None for words known to name none. LMC's own words count
    most."""
    moods = load_mood_map()
    folder = catalogue_dir()
    said = load_translation(folder / "mood_words.csv", "word", moods, key_column="language")
    native = load_translation(folder / "free_moods.csv", "native_mood", moods)
    tags = load_translation(folder / "lastfm_tags.csv", "tag", moods)
    return {**said, **native, **tags, **{mood: mood for mood in moods}}


def _inside(word: str, words: Mapping[str, str | None]) -> Iterator[str]:
    """Finds moods of the words in a phrase, and of the word that a form comes from."""
    for part in _PARTS.split(word) if _PARTS.search(word) else ():
        mood = words.get(part)
        if mood:
            yield mood
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending) + instead
        if word.endswith(ending) and len(stem) > 1 and (mood := words.get(stem)):
            yield mood


def _nearest(word: str) -> str | None:
    """Finds the mood that is rated nearest in valence, arousal and dominance."""
    affect = _rated_words().get(word)
    if affect is None:
        return None
    names, points = _rated_moods()
    distances = np.linalg.norm((points - affect) / points.std(axis=0), axis=1)
    return names[int(distances.argmin())] if distances.min() <= _FARTHEST else None


@cache
def _rated_words() -> Mapping[str, NDArray[np.float64]]:
    table = read_declared(catalogue_dir() / "rated_words.csv", ("word", *_AXES))
    return {row.cells["word"]: _affect(row.cells) for row in table.rows()}


@cache
def _rated_moods() -> tuple[tuple[str, ...], NDArray[np.float64]]:
    table = read_declared(catalogue_dir() / "word_affect.csv", ("label", *_AXES))
    cells = [row.cells for row in table.rows() if row.cells["label"] in load_mood_map()]
    rated = {cell["label"]: _affect(cell) for cell in cells}
    return tuple(rated), np.stack(list(rated.values()))


def _affect(cells: Mapping[str, str]) -> NDArray[np.float64]:
    return np.array([float(cells[axis]) for axis in _AXES])
