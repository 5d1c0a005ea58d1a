"""Finds the word that a misspelt one was meant to be, among the words that wishes are made of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

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
    near = [w for w in _by_singles().get(_singles(word), ()) if w != word] or _one_slip_away(word)
    wishes = {(entry.kind, entry.value) for w in near for entry in (load_lexicon().entries[w],)}
    return min(near, key=lambda w: (abs(len(w) - len(word)), w)) if len(wishes) == 1 else None


def _one_slip_away(word: str) -> list[str]:
    """Lists the words with one letter more, less or other, or with two neighbours swapped."""
    slips = process.extract_iter(word, _words(), scorer=OSA.distance, score_cutoff=1)
    return [other for other, _, _ in slips if _is_long(word, other)]


def _is_long(word: str, other: str) -> bool:
    return max(len(word), len(other)) >= _SHORTEST and word[0] == other[0]


def _singles(word: str) -> str:
    return _DOUBLE.sub(r"\1", word)


@cache
def _words() -> Sequence[str]:
    entries = load_lexicon().entries.items()
    return [word for word, entry in entries if _PLAIN.fullmatch(word) and _is_wish(entry)]


def _is_wish(entry: Meaning) -> bool:
    return entry.kind in _MEANT


@cache
def _by_singles() -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in _words():
        found[_singles(word)].append(word)
    return found
