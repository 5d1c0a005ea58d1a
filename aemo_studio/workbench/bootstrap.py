"""Intervals of 95 %: how a figure would differ had other speakers been tested."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.emotion import N_EMOTIONS

RESAMPLES = 2000
INTERVAL = (2.5, 97.5)
_SEED = 0

Doubles = NDArray[np.float64]


def draw_speakers(speakers: NDArray[np.str_]) -> Doubles:
    """Draws speakers with repetition: how often each, float64[RESAMPLES, speakers].

    speakers: sorted and unique. Of every corpus ("ravdess" of "ravdess/07") as many are drawn
    as it has, so that none is ever missing.
    """
    rng = np.random.default_rng(_SEED)
    corpus = np.array([name.rpartition("/")[0] for name in speakers.tolist()])
    drawn = np.zeros((RESAMPLES, len(speakers)))
    for name in np.unique(corpus):
        theirs = corpus == name
        n = int(theirs.sum())
        drawn[:, theirs] = rng.multinomial(n, np.full(n, 1 / n), size=RESAMPLES)
    return drawn


def uar_of_draws(
    truth: NDArray[np.int64], hit: NDArray[np.bool_], speaker: NDArray[np.intp], drawn: Doubles
) -> Doubles:
    """Computes the UAR for each draw, float64[RESAMPLES]; 0 where no speaker was drawn.

    truth: int64[n]. hit: bool[n], predicted rightly. speaker: of each clip, as a column of
    `drawn`. A clip counts as often as its speaker was drawn.
    """
    hits, clips = (np.zeros((drawn.shape[1], N_EMOTIONS)) for _ in range(2))
    np.add.at(hits, (speaker, truth), hit.astype(np.float64))
    np.add.at(clips, (speaker, truth), 1.0)
    right, total = drawn @ hits, drawn @ clips
    there = total > 0
    recall = np.where(there, right / np.where(there, total, 1.0), 0.0)
    return np.asarray(recall.sum(axis=1) / np.maximum(there.sum(axis=1), 1), np.float64)


def interval_of(values: Doubles) -> tuple[float, float]:
    """Finds the middle 95 % of the values."""
    low, high = np.percentile(values, INTERVAL)
    return float(low), float(high)
