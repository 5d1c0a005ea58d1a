"""Reads how pleasant and how exciting words are: catalog/affect_words.csv.

English words as 1,827 people rated them (Warriner, Kuperman and Brysbaert 2013), Chinese ones as a
regression estimates them; scripts/make_affect_words.py writes the table.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from aemo_studio.base.errors import CatalogueError
from aemo_studio.base.resources import catalogue_dir
from aemo_studio.music.search.chips import Feel
from aemo_studio.music.search.lexicon import forms

LONGEST = 4
"""Most characters of a Chinese word in the table."""

NEUTRAL = Feel(5.06, 4.21)
"""Mean of the rated English words."""

_SPREAD = (1.27, 0.90)
_SAYS_SOMETHING = 0.7
"""A word counts from this distance to the mean on, in standard deviations."""


def load_affect_words(path: Path | None = None) -> Mapping[str, Feel]:
    """Reads the shipped table. Raises CatalogueError if it is missing or damaged."""
    return _load(path or catalogue_dir() / "affect_words.csv")


def feel_of(word: str) -> Feel | None:
    """Finds the affect of a word, or of the word of which it is a form; None for a word that is
    not there or says nothing."""
    words = load_affect_words()
    feel = next((words[form] for form in forms(word) if form in words), None)
    return feel if feel is not None and says_something(feel) else None


def says_something(feel: Feel) -> bool:
    """Tells whether a word is pleasant, unpleasant, calm or exciting at all."""
    return strength(feel) >= _SAYS_SOMETHING


def strength(feel: Feel) -> float:
    """Computes how far from the mean of all words an affect is, in standard deviations."""
    valence = (feel.valence - NEUTRAL.valence) / _SPREAD[0]
    arousal = (feel.arousal - NEUTRAL.arousal) / _SPREAD[1]
    return float((valence**2 + arousal**2) ** 0.5)


@cache
def _load(path: Path) -> Mapping[str, Feel]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        return {r["word"]: Feel(float(r["valence_1to9"]), float(r["arousal_1to9"])) for r in rows}
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise CatalogueError(
            "The word ratings {path} cannot be read: {error}.", path=path, error=error
        ) from error
