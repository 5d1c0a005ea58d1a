"""Learns and measures how sure beats and bars are: a probability that they are right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

import numpy as np
import scipy.optimize
import scipy.stats
from numpy.typing import NDArray

from benchmarks.report import table

RIGHT_FROM = 0.8
"""F-measure from which beats or bars count as right."""

_SHRINKAGE = 0.5
_STEPS = (0.0, 0.25, 0.5, 0.75, 1.01)

Values = NDArray[np.float64]


def fitted(clues: Values, right: NDArray[np.bool_]) -> Values:
    """Fits a logistic regression of what is right on clues, float64[n, f], the first of them 1."""
    loss = partial(_loss, clues, right.astype(np.float64))
    found = scipy.optimize.minimize(loss, np.zeros(clues.shape[1]), jac=True, method="L-BFGS-B")
    return np.asarray(found.x)


def _loss(clues: Values, right: Values, weights: Values) -> tuple[float, Values]:
    kept = _SHRINKAGE * np.append(0.0, np.ones(len(weights) - 1))
    rated = clues @ weights
    total = float((np.logaddexp(0.0, rated) - right * rated).sum() + kept @ weights**2)
    return total, clues.T @ (_sigmoid(rated) - right) + 2 * kept * weights


def _sigmoid(values: Values) -> Values:
    return np.asarray(1.0 / (1.0 + np.exp(-values)))


def predicted(clues: Values, weights: Values) -> Values:
    return _sigmoid(clues @ weights)


def area_under_roc(sure: Values, right: NDArray[np.bool_]) -> float:
    """Computes how often a right one is surer than a wrong one; NaN without either."""
    ranks = scipy.stats.rankdata(sure)[right]
    count, wrong = len(ranks), len(right) - len(ranks)
    if not count or not wrong:
        return float("nan")
    return float((ranks.sum() - count * (count + 1) / 2) / (count * wrong))


def certainty_report(parts: Sequence[tuple[str, Values, NDArray[np.bool_]]]) -> str:
    """Writes a table: how often is right what was so sure; area under the ROC curve, Brier score.
    parts: name, certainty and whether it was right, of each piece."""
    steps = [f"{low:.2f} to {min(high, 1):.2f}" for low, high in _pairs()]
    head = ("", "pieces", "right", *steps, "area under ROC", "Brier score")
    return table(head, [_row(*part) for part in parts])


def _pairs() -> Iterator[tuple[float, float]]:
    yield from pairwise(_STEPS)


def _row(name: str, sure: Values, right: NDArray[np.bool_]) -> tuple[str, ...]:
    shares = []
    for low, high in _pairs():
        inside = right[(sure >= low) & (sure < high)]
        shares.append(f"{inside.sum()} of {len(inside)}")
    brier = float(np.mean((sure - right) ** 2))
    area = area_under_roc(sure, right)
    return (name, str(len(right)), str(int(right.sum())), *shares, f"{area:.2f}", f"{brier:.3f}")
