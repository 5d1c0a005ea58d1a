"""Fits the layer that adapts face scores to a person, and measures the adaptation."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from aemo_studio.analysis.face.adaptation import LOOKS, PersonLayer, look_logs
from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.face.balance import Balance, shown_shares
from aemo_studio.workbench.face.face_sets import FaceSet, Truth

_PENALTY = 0.3
_SET_WEIGHT = 500.0

Floats = NDArray[np.float64]
Adapt = Callable[[FloatArray, FloatArray], FloatArray]


def fit_person_layer(sets: Sequence[FaceSet], balance: Balance) -> PersonLayer:
    """Fits the layer. A set whose people are not known counts as one person; every set counts the
    same, and so does every look in it."""
    logs = [look_logs(balance.scores(one.logs)) for one in sets]
    centred = [_centred(x, one) for x, one in zip(logs, sets, strict=True)]
    weights = [_weights(one.looks) for one in sets]
    regression = LogisticRegression(C=_PENALTY, max_iter=1000).fit(
        np.concatenate(centred),
        np.concatenate([one.looks for one in sets]),
        sample_weight=np.concatenate(weights) * _SET_WEIGHT,
    )
    arrays = (regression.coef_.T, regression.intercept_)
    return PersonLayer(*(np.asarray(a, np.float32) for a in arrays))


def _weights(looks: Truth) -> Floats:
    counts = np.bincount(looks, minlength=len(LOOKS))
    weights = 1.0 / counts[looks]
    return np.asarray(weights / weights.sum())


def _centred(logs: Floats, one: FaceSet) -> Floats:
    result = logs.copy()
    for person in np.unique(one.people):
        rows = one.people == person
        result[rows] -= _middle(logs[rows], one.looks[rows])
    return result


def _middle(logs: Floats, looks: Truth) -> Floats:
    """Mean over the looks of their means."""
    return np.mean([logs[looks == look].mean(axis=0) for look in np.unique(looks)], axis=0)


def recall_by_moods(
    one: FaceSet, scores: FloatArray, adapt: Adapt, count: int | None
) -> tuple[float, float]:
    """Mean recall untouched and adapted, over people, choices of `count` looks (all if None) and
    looks; each person is adapted by the images of the chosen looks only."""
    alone = _hits(scores, one)
    found = [
        (rows, alone[rows], _hits_of(one, scores, rows, adapt)) for rows in _choices(one, count)
    ]
    pairs = [
        (before[one.looks[rows] == look].mean(), after[one.looks[rows] == look].mean())
        for rows, before, after in found
        for look in np.unique(one.looks[rows])
    ]
    before, after = np.mean(pairs, axis=0)
    return round(float(before), 4), round(float(after), 4)


def _choices(one: FaceSet, count: int | None) -> Iterator[Truth]:
    for person in np.unique(one.people):
        theirs = one.people == person
        shown = np.unique(one.looks[theirs])
        for looks in itertools.combinations(shown, count or len(shown)):
            yield np.flatnonzero(theirs & np.isin(one.looks, looks))


def _hits_of(one: FaceSet, scores: FloatArray, rows: Truth, adapt: Adapt) -> NDArray[np.bool_]:
    share = np.full(len(rows), 1 / len(rows), np.float32)
    result = scores.copy()
    result[rows] = adapt(scores[rows], share)
    return _hits(result, one)[rows]


def _hits(scores: FloatArray, one: FaceSet) -> NDArray[np.bool_]:
    return np.asarray(shown_shares(scores, one).argmax(axis=1) == one.looks)
