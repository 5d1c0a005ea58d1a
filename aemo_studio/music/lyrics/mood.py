"""Judges what lyrics feel like, by the words in them (catalog/lyric_mood.json, affect_words.csv).

Two things count: how pleasant people find the words, and how much more often a word stands in songs
that listeners call happy than in sad ones (`scripts/fit_lyric_mood.py`).
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from aemo_studio.base.errors import CatalogueError
from aemo_studio.base.resources import catalogue_dir
from aemo_studio.music.lyrics.language import languages_of
from aemo_studio.music.lyrics.lines import LyricLine, Lyrics
from aemo_studio.music.search.affect_words import LONGEST, NEUTRAL, load_affect_words
from aemo_studio.music.search.chips import Feel
from aemo_studio.music.search.lexicon import folded, forms, is_han

FEATURES = ("words", "valence", "pleasant", "unpleasant")
_SPREAD = 1.27
_SURE = 0.6
"""From this probability on a mood is named."""

_CARRYING = 3
_FEWEST_WORDS = 5
_WORD = re.compile(r"[a-zà-ÿ]+(?:'[a-z]+)?")


@dataclass(frozen=True)
class LyricMood:
    """What lyrics feel like. An estimate from single words: nobody understood the text."""

    #: Probability that listeners call the song happy rather than sad; None with too few words.
    happy: float | None
    #: Mean valence of the words, 1 to 9; None with too few words.
    valence: float | None
    #: Mean arousal of the words, 1 to 9; None with too few words.
    arousal: float | None
    #: The lines that speak most for the mood, in their order.
    lines: tuple[LyricLine, ...]
    #: ISO 639 codes, the most frequent first; several where languages mix, none without words.
    languages: tuple[str, ...]

    @property
    def mood(self) -> str | None:
        """Names the mood, a word of the mood map; None where neither is likely enough."""
        if self.happy is None or max(self.happy, 1 - self.happy) < _SURE:
            return None
        return "happy" if self.happy > 0.5 else "sad"


@dataclass(frozen=True)
class MoodModel:
    """The weights of the judgement."""

    #: Of FEATURES, in standard units.
    weights: tuple[float, ...]
    #: Mean of each of FEATURES.
    means: tuple[float, ...]
    #: Standard deviation of each of FEATURES.
    spreads: tuple[float, ...]
    #: Added to the weighted sum.
    intercept: float
    #: English word to how much more often it stands in happy songs (log odds).
    words: Mapping[str, float]


def judge(lyrics: Lyrics) -> LyricMood:
    """Judges lyrics of any language; words of languages that no table has do not count."""
    counts = Counter(word for line in lyrics.texts for word in lyric_words(line))
    feels = rated(counts)
    languages = languages_of(lyrics.texts)
    if sum(count for _, count in feels) < _FEWEST_WORDS:
        return LyricMood(None, None, None, (), languages)
    happy = probability(counts)
    return LyricMood(
        happy=happy,
        valence=_mean((feel.valence, count) for feel, count in feels),
        arousal=_mean((feel.arousal, count) for feel, count in feels),
        lines=_carrying(lyrics, 1 if happy >= 0.5 else -1),
        languages=languages,
    )


def probability(counts: Mapping[str, int]) -> float:
    """Estimates how likely listeners call a song with these words happy, and not sad."""
    model = load_model()
    scaled = zip(features(counts, model.words), model.means, model.spreads, strict=True)
    units = [(value - mean) / spread for value, mean, spread in scaled]
    total = sum(w * u for w, u in zip(model.weights, units, strict=True)) + model.intercept
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def features(counts: Mapping[str, int], words: Mapping[str, float]) -> tuple[float, ...]:
    """Computes FEATURES of the words of a song with their counts."""
    logs = {word: math.log1p(count) for word, count in counts.items() if word in words}
    length = math.sqrt(sum(value * value for value in logs.values())) or 1.0
    feels = rated(counts) or [(NEUTRAL, 1)]
    units = [((feel.valence - NEUTRAL.valence) / _SPREAD, count) for feel, count in feels]
    return (
        sum(value * words[word] for word, value in logs.items()) / length,
        _mean(units),
        _mean((max(unit, 0.0) ** 2, count) for unit, count in units),
        _mean((min(unit, 0.0) ** 2, count) for unit, count in units),
    )


def rated(counts: Mapping[str, int]) -> list[tuple[Feel, int]]:
    """Finds the words that are rated, with their counts."""
    found = ((_feel(word), count) for word, count in counts.items())
    return [(feel, count) for feel, count in found if feel is not None]


def lyric_words(line: str) -> list[str]:
    """Splits a line into words; Chinese at the longest words that are rated."""
    text = folded(line)
    words = _WORD.findall(text)
    known, at = load_affect_words(), 0
    while at < len(text):
        size = 1
        if is_han(text[at]):
            sizes = range(LONGEST, 1, -1)
            size = next((n for n in sizes if text[at : at + n] in known), 1)
            if size > 1:
                words.append(text[at : at + size])
        at += size
    return words


def load_model(path: Path | None = None) -> MoodModel:
    """Reads the shipped weights. Raises CatalogueError if they are missing or damaged."""
    return _load(path or catalogue_dir() / "lyric_mood.json")


@cache
def _load(path: Path) -> MoodModel:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        return MoodModel(
            weights=tuple(map(float, values["weights"])),
            means=tuple(map(float, values["means"])),
            spreads=tuple(map(float, values["spreads"])),
            intercept=float(values["intercept"]),
            words=dict(values["words"]),
        )
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise CatalogueError(
            "The weights of words {path} cannot be read: {error}.", path=path, error=error
        ) from error


@cache
def _feel(word: str) -> Feel | None:
    words = load_affect_words()
    return next((words[form] for form in forms(word) if form in words), None)


def _mean(pairs: Iterable[tuple[float, int]]) -> float:
    values = list(pairs)
    return sum(value * count for value, count in values) / sum(count for _, count in values)


def _carrying(lyrics: Lyrics, direction: int) -> tuple[LyricLine, ...]:
    """Finds the lines that speak most for the mood, each text once."""
    once = {line.text: line for line in reversed(lyrics.lines) if line.text}
    values = {text: direction * _value(lyric_words(text)) for text in once}
    best = sorted(once, key=lambda text: -values[text])[:_CARRYING]
    chosen = {text for text in best if values[text] > 0}
    return tuple(
        line for line in lyrics.lines if line is once.get(line.text) and line.text in chosen
    )


def _value(words: Sequence[str]) -> float:
    """Weighs a line: the pleasantness of its words and their odds, summed."""
    odds = load_model().words
    feels = [feel for word in words if (feel := _feel(word)) is not None]
    pleasant = sum((feel.valence - NEUTRAL.valence) / _SPREAD for feel in feels)
    return pleasant + sum(odds.get(word, 0.0) for word in words)
