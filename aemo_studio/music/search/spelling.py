"""Finds the word that a misspelt one was meant to be, among the words that wishes are made of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from aemo_studio.music.search.chips import ChipKind
from aemo_studio.music.search.lexicon import Meaning, load_lexicon
from aemo_studio.music.search.tokens import WORD, Token, meaning

_SHORTEST = 5
"""Letters that a word needs, as written or as meant, for one of them to be wrong."""

_MEANT = {*ChipKind, "feel", "step", "not", "degree"}
_DOUBLE = re.compile(r"(.)\1+")
_PLAIN = re.compile(r"[a-z]{3,}")


def respelt(tokens: Sequence[Token]) -> list[Token]:
    """Reads words that nothing is known of as the one wish that is spelt nearly so: a letter
    doubled or not, or one missing, added, wrong or swapped behind the first."""
    return [_respelt(token) if token.kind == WORD else token for token in tokens]


def _respelt(token: Token) -> Token:
    word = meant(token.text)
    return token if word is None else meaning(word, token.place, load_lexicon().entries[word])


def meant(word: str) -> str | None:
    """Finds the word that was meant; None where there is none, or where it may be one of several
    wishes."""
    if not _PLAIN.fullmatch(word):
        return None
    doubled = [w for w in _by_singles().get(_singles(word), ()) if w != word]
    near = doubled or [w for form in _slips(word) for w in _by_slip().get(form, ())]
    near = [w for w in near if doubled or (_is_long(word, w) and _is_slip(word, w))]
    wishes = {(entry.kind, entry.value) for w in near for entry in (load_lexicon().entries[w],)}
    return min(near, key=lambda w: (abs(len(w) - len(word)), w)) if len(wishes) == 1 else None


def _is_long(word: str, other: str) -> bool:
    return max(len(word), len(other)) >= _SHORTEST and word[0] == other[0]


def _is_slip(word: str, other: str) -> bool:
    """Tells whether one letter is missing, added or wrong, or two neighbours are swapped."""
    if len(word) != len(other):
        short, long = sorted((word, other), key=len)
        return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
    wrong = [i for i, (a, b) in enumerate(zip(word, other, strict=True)) if a != b]
    if len(wrong) == 1:
        return True
    first, last = wrong[0], wrong[-1]
    return (
        len(wrong) == 2
        and last == first + 1
        and word[first : last + 1] == other[last] + other[first]
    )


def _slips(word: str) -> Iterator[str]:
    """Yields a word, and what is left of it without each of its letters."""
    yield word
    yield from (word[:i] + word[i + 1 :] for i in range(len(word)))


def _singles(word: str) -> str:
    return _DOUBLE.sub(r"\1", word)


def _words() -> Iterator[str]:
    for word, entry in load_lexicon().entries.items():
        if _PLAIN.fullmatch(word) and _is_wish(entry):
            yield word


def _is_wish(entry: Meaning) -> bool:
    return entry.kind in _MEANT


@cache
def _by_singles() -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in _words():
        found[_singles(word)].append(word)
    return found


@cache
def _by_slip() -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in _words():
        for form in set(_slips(word)):
            found[form].append(word)
    return found
