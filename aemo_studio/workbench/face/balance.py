"""Balances the trained face model: no look is favoured, and doubt as large as errors elsewhere.

The network learned how frequent each class is in its training pictures, and is too sure on
others. Per set of faces, the *level* is the mean over the looks of its log-probabilities: what
each class gets whatever is shown. The balance is the median of the levels over the sets, so that
one odd set does not rule. The temperature is the one at which the model, with the balance of the
other sets, is as sure as it is right on average over the sets that were never trained on; the
likelihood would let the sharpest errors of the oddest set rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.face.adaptation import LOOKS, look_logs
from aemo_studio.analysis.face.model import EMOTION_OF_CLASS, probabilities_of
from aemo_studio.analysis.face.network import N_CLASSES
from aemo_studio.domain.emotion import FloatArray, normalised
from aemo_studio.workbench.calibrate import lowest_loss
from aemo_studio.workbench.face.face_sets import FaceSet

_TEMPERATURES = np.geomspace(1.0, 5.0, 120)
_TURNS = 30

Levels = NDArray[np.float64]


@dataclass(frozen=True)
class Balance:
    """How the network's log-probabilities become scores."""

    #: Per class of FER_CLASSES, taken off its log-probability.
    levels: tuple[float, ...]
    #: Divides what remains; above 0.
    temperature: float

    def scores(self, logs: FloatArray) -> FloatArray:
        """Computes EmotionScores float32[n, 8] from log-probabilities of FER_CLASSES."""
        balanced = logs - np.array(self.levels, np.float32)
        return normalised(probabilities_of(balanced, self.temperature) @ EMOTION_OF_CLASS)


def fit_balance(sets: Sequence[FaceSet]) -> Balance:
    """Fits the balance on several sets, at least one of them unfamiliar, at least two in all."""
    levels = middle_level(sets)
    pairs = [(one, _without(sets, one)) for one in sets if not one.familiar]

    def surplus(temperature: float) -> float:
        tried = [(one, Balance(other, temperature)) for one, other in pairs]
        return abs(float(np.mean([sureness(one, other.scores(one.logs)) for one, other in tried])))

    return Balance(levels, round(lowest_loss(surplus, _TEMPERATURES), 3))


def sureness(one: FaceSet, scores: FloatArray) -> float:
    """Computes by how much EmotionScores float32[n, 8] are too sure (above 0) or too modest: mean
    confidence minus accuracy."""
    shares = shown_shares(scores, one)
    return float(np.mean(shares.max(axis=1) - (shares.argmax(axis=1) == one.looks)))


def _without(sets: Sequence[FaceSet], one: FaceSet) -> tuple[float, ...]:
    return middle_level([other for other in sets if other is not one])


def middle_level(sets: Sequence[FaceSet]) -> tuple[float, ...]:
    """Finds the median over the sets of their levels, per class."""
    found = set_levels(sets)
    relative = found - found.mean(axis=1, keepdims=True)
    return tuple(round(float(v), 4) for v in np.median(relative, axis=0))


def set_levels(sets: Sequence[FaceSet]) -> Levels:
    """Computes the level of each set, float64[sets, 8].

    A set without some look would be judged by the others alone: so what each look adds is
    estimated over all sets, in turns with the levels.
    """
    means = np.stack([_look_means(one) for one in sets])
    there = np.asarray(np.isfinite(means).all(axis=2), np.bool_)
    known = np.where(there[:, :, None], means, 0.0)
    levels = known.sum(axis=1) / there.sum(axis=1)[:, None]
    for _ in range(_TURNS):
        adds = _mean_over(known - levels[:, None], there, axis=0)
        adds -= adds.mean(axis=0)
        levels = _mean_over(known - adds[None], there, axis=1)
    return np.asarray(levels)


def _mean_over(values: Levels, there: NDArray[np.bool_], axis: int) -> Levels:
    total = np.where(there[:, :, None], values, 0.0).sum(axis=axis)
    return np.asarray(total / np.maximum(there.sum(axis=axis), 1)[:, None])


def _look_means(one: FaceSet) -> Levels:
    """Means of the log-probabilities by look, float64[k, 8]; not a number where none shows it."""
    means = np.full((len(LOOKS), N_CLASSES), np.nan)
    for look in np.unique(one.looks):
        means[look] = one.logs[one.looks == look].astype(np.float64).mean(axis=0)
    return means


def mean_loss(one: FaceSet, scores: FloatArray) -> float:
    """Computes the negative log-likelihood of EmotionScores float32[n, 8], every look that occurs
    counting the same."""
    shares = shown_shares(scores, one)
    own = -np.log(np.maximum(shares[np.arange(len(one)), one.looks], 1e-9))
    return float(np.mean([own[one.looks == look].mean() for look in np.unique(one.looks)]))


def shown_shares(scores: FloatArray, one: FaceSet) -> Levels:
    """Restricts EmotionScores to the looks that the set shows: float64[n, k], rows sum to 1."""
    shares = np.exp(look_logs(scores))
    shares[:, np.setdiff1d(np.arange(len(LOOKS)), one.looks)] = 0.0
    return np.asarray(shares / shares.sum(axis=1, keepdims=True))
