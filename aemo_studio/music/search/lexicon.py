"""Finds the words that wishes are made of: catalog/search_words.csv, moods, genres.

A phrase counts before the words in it, and what search_words.csv says before the tables of moods,
those before the genres.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from aemo_studio.base.errors import CatalogueError
from aemo_studio.base.resources import catalogue_dir
from aemo_studio.music.catalogue.genres import load_genres
from aemo_studio.music.catalogue.mood_map import read_declared
from aemo_studio.music.catalogue.mood_words import declared_words
from aemo_studio.music.search.chips import Bounds, ChipKind, ChipValue, Feel, WishStep
from aemo_studio.music.search.simplified import traditional

_GENRE_PARTS = ("instrumental ", "dark ", "slow ", "sad ", "vocal ")
"""A phrase that names a genre is taken apart where it begins so: both words are wishes."""

_ENDINGS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("d", ""), ("ing", ""),
    ("ing", "e"), ("ly", ""), ("ily", "y"), ("ness", ""), ("iness", "y"), ("ful", ""), ("y", ""),
    ("ish", ""), ("ic", ""), ("al", ""),
)  # fmt: skip
LONGEST_HAN = 10
_WORD = re.compile(r"[a-z0-9à-ÿ&'’/+#]+(?:[-.][a-z0-9à-ÿ&'’]+)*")
_PART = re.compile(r"[a-z0-9à-ÿ&'’/+#]+")
_QUOTES = "“”「」『』《》〈〉«»"
_CURLY = str.maketrans({"’": "'", "‘": "'", **dict.fromkeys(_QUOTES, '"')})


@dataclass(frozen=True)
class Meaning:
    """What a word or phrase means."""

    #: A ChipKind, or a part of the grammar: `not`, `degree`, `more`, `after`, `join`, `break`,
    #: `like`, `by`, `nth`, `step`, `stop`.
    kind: str
    #: As the table has it.
    value: str
    #: Whether the word itself says that it is not wanted: "instrumental".
    negated: bool = False


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Phrases and their meaning."""

    #: Phrase in lower case to its Meaning.
    entries: Mapping[str, Meaning]
    #: First word or character of a phrase to the lengths of such phrases, the longest first, in
    #: characters.
    lengths: Mapping[str, tuple[int, ...]]

    def longest(self, text: str, start: int) -> tuple[int, Meaning] | None:
        """Finds the longest phrase that begins at a position, with the position behind it."""
        for length in self.lengths.get(_head(text, start), ()):
            phrase = text[start : start + length]
            entry = self.entries.get(phrase) or self.entries.get(phrase.replace("-", " "))
            if entry is not None and _ends(text, start + length):
                return start + length, entry
        return None

    def word(self, word: str) -> Meaning | None:
        """Finds a word, or the word of which it is a form."""
        return next((self.entries[form] for form in forms(word) if form in self.entries), None)


def folded(text: str) -> str:
    """Writes a query in lower case and traditional characters, with plain widths and quotes and
    single gaps."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_CURLY)
    return " ".join(traditional(plain).split())


def forms(word: str) -> Iterator[str]:
    """Yields a word and those of which it may be a form: "creepily", "creepy"."""
    yield word
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending) + instead
        if word.endswith(ending) and len(stem) > 2:
            yield stem


def word_end(text: str, start: int) -> int:
    """Finds where the word of an alphabet ends that begins at a position; the position itself
    where none does."""
    match = _WORD.match(text, start)
    return match.end() if match else start


def is_han(char: str) -> bool:
    """Tells whether a character is Chinese."""
    return "\u3400" <= char <= "\u9fff" or char == "囧"


def load_lexicon(path: Path | None = None) -> Lexicon:
    """Reads the shipped words. Raises CatalogueError for a damaged table."""
    return _load(path or catalogue_dir() / "search_words.csv")


@cache
def _load(path: Path) -> Lexicon:
    entries = {**_genres(), **_moods(), **_declared(path)}
    lengths: dict[str, set[int]] = defaultdict(set)
    for phrase in entries:
        lengths[_head(phrase, 0)].add(len(phrase))
    return Lexicon(entries, {head: tuple(sorted(n, reverse=True)) for head, n in lengths.items()})


def _declared(path: Path) -> Mapping[str, Meaning]:
    found: dict[str, Meaning] = {}
    for row in read_declared(path, ("word", "kind", "value")).rows():
        word, value = folded(row.cells["word"]), row.cells["value"]
        if not word or word in found:
            raise CatalogueError(
                "{path} has the word {word} twice, or an empty one; correct it.",
                path=path,
                word=word,
            )
        found[word] = Meaning(row.cells["kind"], value.removeprefix("!"), value.startswith("!"))
    return found


def _moods() -> Mapping[str, Meaning]:
    return {folded(w): Meaning(ChipKind.MOOD, m) for w, m in declared_words().items() if m}


def _genres() -> Mapping[str, Meaning]:
    table = load_genres()
    return {
        folded(word): Meaning(ChipKind.GENRE, name)
        for word, name in table.words.items()
        if name and not word.startswith(_GENRE_PARTS)
    }


def _head(text: str, start: int) -> str:
    match = _PART.match(text, start)
    return match[0] if match else text[start : start + 1]


def _ends(text: str, end: int) -> bool:
    """Tells whether a word of an alphabet may end here."""
    inside = text[end - 1 : end].isascii() and text[end - 1 : end].isalnum()
    return not (inside and text[end : end + 1].isascii() and text[end : end + 1].isalnum())


def value_of(entry: Meaning) -> tuple[ChipKind, ChipValue]:
    """Reads what the table says of a wish."""
    if entry.kind == "step":
        return _step(entry.value)
    if entry.kind == "feel":
        valence, arousal = entry.value.split(":")
        return ChipKind.AFFECT, Feel(float(valence), float(arousal))
    if entry.kind == ChipKind.TEMPO:
        low, _, high = entry.value.partition("-")
        return ChipKind.TEMPO, Bounds(float(low) if low else None, float(high) if high else None)
    return ChipKind(entry.kind), entry.value


def _step(text: str) -> tuple[ChipKind, ChipValue]:
    kind, *numbers = text.split(":")
    if kind == "feel":
        return ChipKind.AFFECT, Feel(float(numbers[0]), float(numbers[1]), step=True)
    return ChipKind(kind), WishStep(int(numbers[0]))
