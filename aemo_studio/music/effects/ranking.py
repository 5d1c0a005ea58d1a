"""Ranks effects for the moments of a film: `suggest_effects`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.effects import Effect, EffectKind, EffectMoment, EffectSuggestion
from aemo_studio.domain.emotion import EMOTIONS, EmotionScores
from aemo_studio.music.effects.reason import effect_reason
from aemo_studio.music.recommend.affect import load_affect
from aemo_studio.music.recommend.parts import musical_scores

UNRATED = 0.5
"""Closeness of a class that nobody rated, lower than that of nearly all that were."""

SAME_CLASS, SAME_SOUND = 0.85, 0.9
"""Factors for each sound of the same class earlier in the list, and for each list of the film in
which the sound itself was suggested: a list offers choices, and a film does not repeat itself."""

_Values = NDArray[np.float64]


@dataclass(frozen=True)
class EffectWeights:
    """How much the parts of a score count; sum 1."""

    #: Of the closeness of the class's rating to what is felt.
    affect: float = 0.65
    #: Of whether the class is at home in such scenes.
    category: float = 0.35


_WEIGHTS = EffectWeights()


def suggest_effects(
    moments: Sequence[EffectMoment],
    effects: Iterable[Effect],
    top: int,
    weights: EffectWeights = _WEIGHTS,
) -> tuple[EffectSuggestion, ...]:
    """Ranks effects for each moment, best first, `top` of its kind or as many as there are. The
    same input gives the same output."""
    listed = tuple(effects)
    shelves = {kind: _Shelf([e for e in listed if e.kind is kind], weights) for kind in EffectKind}
    return tuple(s for moment in moments for s in shelves[moment.kind].best(moment, top))


class _Shelf:
    """All effects of one kind. Sounds of one class have the same value, so classes are compared,
    and each gives its sounds in turn."""

    def __init__(self, effects: Sequence[Effect], weights: EffectWeights) -> None:
        self._weights = weights
        classes: dict[tuple[object, ...], list[Effect]] = {}
        for effect in effects:
            key = (effect.class_name, effect.category, effect.rating, effect.suits)
            classes.setdefault(key, []).append(effect)
        self._classes = list(classes.values())
        firsts = [sounds[0] for sounds in self._classes]
        self._ratings = np.array([_rating(e) for e in firsts]).reshape(-1, 3)
        self._suits = np.array([_suits(e) for e in firsts]).reshape(-1, len(EMOTIONS))
        self._given = [0] * len(self._classes)

    def best(self, moment: EffectMoment, top: int) -> Iterator[EffectSuggestion]:
        if not self._classes:
            return
        closeness, values = self._values(moment.scores)
        for rank, (index, effect, score) in enumerate(self._greedy(values, top), start=1):
            near = None if effect.rating is None else float(closeness[index])
            yield EffectSuggestion(moment, rank, effect, score, effect_reason(moment, effect, near))

    def _greedy(self, values: _Values, top: int) -> list[tuple[int, Effect, float]]:
        """Takes the best that is left, again and again; scores never rise from rank to rank."""
        taken, found = [0] * len(values), list[tuple[int, Effect, float]]()
        left = np.array([self._score(values, index, 0) for index in range(len(values))])
        for _ in range(min(top, sum(map(len, self._classes)))):
            index = int(np.argmax(left))
            sounds = self._classes[index]
            effect = sounds[(self._given[index] + taken[index]) % len(sounds)]
            found.append((index, effect, float(left[index])))
            taken[index] += 1
            left[index] = self._score(values, index, taken[index])
        self._given = [before + now for before, now in zip(self._given, taken, strict=True)]
        return found

    def _score(self, values: _Values, index: int, taken: int) -> float:
        """Computes the score of the next sound of a class; below 0 where none is left."""
        size = len(self._classes[index])
        if taken >= size:
            return -1.0
        used = (self._given[index] + taken) // size
        return float(values[index]) * SAME_CLASS**taken * SAME_SOUND**used

    def _values(self, scores: EmotionScores) -> tuple[_Values, _Values]:
        """Computes the closeness of each class to what is felt, and its value in [0, 1]."""
        felt = musical_scores(scores)
        affect = load_affect()
        closeness = np.nan_to_num(
            affect.closeness(self._ratings, affect.expectation(felt)), nan=UNRATED
        )
        home = self._suits @ felt.astype(np.float64)
        weights = self._weights
        values = weights.affect * closeness + weights.category * np.clip(home, 0.0, 1.0)
        return closeness, values


def _rating(effect: Effect) -> tuple[float, float, float]:
    rating = effect.rating
    if rating is None:
        return (np.nan, np.nan, np.nan)
    return (rating.valence, rating.arousal, rating.dominance)


def _suits(effect: Effect) -> list[float]:
    return [float(emotion in effect.suits) for emotion in EMOTIONS]
