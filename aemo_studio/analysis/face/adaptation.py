"""Adapts the scores of faces to the person who is seen, without labels.

A person's *middle* is what their face adds to every look: heavy brows look angry, a wide mouth
happy. Where somebody shows much, it is the mean of their looks, and these are read again without
it. Where they show one emotion or two, the mean may be the emotion itself, and the answer for
unknown people stays. Works on EmotionScores, so that whoever says later which tracks are one
person needs no network.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load

from aemo_studio.base.model_store import load_verified
from aemo_studio.domain.emotion import EMOTIONS, Emotion, FloatArray, emotion_index

LOOKS: tuple[Emotion, ...] = tuple(e for e in EMOTIONS if e is not Emotion.CALM)
"""What a face can show: it does not tell calm from neutral."""

VARIED = (0.5, 0.8)
"""Thresholds of the variety of one person's looks, in nats: below the first, their mean may be
an emotion; above the second, it is the person's middle. One look that changes as much as talking
faces do has a variety below the first; portraits of seven looks have one above the second."""

PERSON_TENSORS = "person."
"""Begins the names of the layer's tensors in the weights file of the face model."""

_CALM = emotion_index(Emotion.CALM)
_LOOK_OF = [emotion_index(look) for look in LOOKS]
_NEUTRAL = LOOKS.index(Emotion.NEUTRAL)
_FLOOR = 1e-6

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class PersonLayer:
    """Reads looks whose person's middle was taken away: k = len(LOOKS) in every size."""

    #: float32[k, k]: log scores without the middle, times this, plus `bias`, are the logits.
    weight: FloatArray
    #: float32[k].
    bias: FloatArray

    @staticmethod
    def load() -> PersonLayer:
        """Loads the shipped layer, without the network. Raises ModelError."""
        return person_layer(load(load_verified("face_emotion")))

    def read(self, logs: Floats) -> Floats:
        """Predicts log probabilities of the looks [n, k] from logs without the middle [n, k]."""
        logits = logs @ self.weight + self.bias
        return np.asarray(logits - np.logaddexp.reduce(logits, axis=1, keepdims=True))


def person_layer(tensors: dict[str, NDArray[np.float32]]) -> PersonLayer:
    """Takes the layer out of the tensors of the weights file. Raises KeyError."""
    names = PersonLayer.__dataclass_fields__
    return PersonLayer(**{name: tensors[PERSON_TENSORS + name] for name in names})


def look_logs(scores: FloatArray) -> Floats:
    """Turns EmotionScores float32[n, 8] into log scores of `LOOKS` [n, k] with mean 0."""
    shares = scores[:, _LOOK_OF].astype(np.float64)
    shares[:, _NEUTRAL] += scores[:, _CALM]
    logs = np.log(np.maximum(shares, _FLOOR))
    return np.asarray(logs - logs.mean(axis=1, keepdims=True))


def adapted_by_person(
    layer: PersonLayer, scores: FloatArray, weights: FloatArray, people: Sequence[str]
) -> FloatArray:
    """Adapts EmotionScores float32[n, 8] to each person, float32[n, 8].

    weights: float32[n], how far each row can be trusted. people: one name per row; rows of the
    empty name are of unknown people and stay.
    """
    result = scores.copy()
    names = np.array(people, dtype=np.str_)
    for name in dict.fromkeys(people):
        rows = np.flatnonzero((names == name) & (weights > 0)) if name else np.zeros(0, np.int64)
        if len(rows):
            result[rows] = adapted(layer, scores[rows], weights[rows] / weights[rows].sum())
    return result


def adapted(layer: PersonLayer, scores: FloatArray, share: FloatArray) -> FloatArray:
    """Adapts EmotionScores float32[n, 8] of one person. share: float32[n], sum 1."""
    logs, part = look_logs(scores), share.astype(np.float64)
    known = layer.read(logs - part @ logs)
    varied = _varied(np.exp(known), part)
    if varied <= 0:
        return scores
    return _scores(varied * known + (1 - varied) * logs)


def _varied(shares: Floats, share: Floats) -> float:
    """Rates the variety of looks between the two thresholds, in [0, 1].

    It is the mutual information of row and look: entropy of the mean minus mean entropy.
    shares: probabilities of the looks [n, k]. share: of each row, sum 1.
    """
    found = _entropy(share @ shares) - share @ _entropy(shares)
    return float(np.clip((found - VARIED[0]) / (VARIED[1] - VARIED[0]), 0, 1))


def _entropy(shares: Floats) -> Floats:
    return np.asarray(-(shares * np.log(np.maximum(shares, 1e-12))).sum(axis=-1))


def _scores(logs: Floats) -> FloatArray:
    """Turns log scores of the looks into EmotionScores, neutral and calm alike."""
    shares = np.exp(logs - np.logaddexp.reduce(logs, axis=1, keepdims=True))
    scores = np.zeros((len(logs), len(EMOTIONS)), np.float32)
    scores[:, _LOOK_OF] = shares
    scores[:, _LOOK_OF[_NEUTRAL]] /= 2
    scores[:, _CALM] = scores[:, _LOOK_OF[_NEUTRAL]]
    return scores
