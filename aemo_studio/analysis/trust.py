"""Finds out whether voice and face of a film tell of the same people's moods.

A portrait on a wall, a mask or a presenter's smile show one thing all along, whatever is said. Two
experts are multiplied only where both speak of the same emotion; so one that contradicts the other
throughout, and hardly changes while the other does, loses its vote. Where both stay the same, as in
a film of one mood, and where both change, nothing tells who is wrong, and both keep it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.emotion import GRID_S, N_EMOTIONS, EmotionTrack

Float64Array = NDArray[np.float64]

INDEPENDENT_S = 1.0
"""Seconds of voice and face after which another piece of evidence counts."""

UNRELATED = 0.05
"""Share of films whose voices and faces have nothing to do with each other, before one is seen."""

UNCHANGING = 0.4
"""Share of the other modality's variety below which a modality hardly changes."""

CHANGES = 0.1
"""Nats of variety above which a modality changes at all; eight emotions in turn have 2.1."""

_LEAST_SHARE = 1e-6
_MOST_NATS = 50.0


def trust_of(tracks: Sequence[EmotionTrack]) -> tuple[float, ...]:
    """Computes what part of its vote each of the tracks of a film keeps, in (0, 1].

    All of it but where there are two that contradict each other.
    """
    if len(tracks) != 2:
        return (1.0,) * len(tracks)
    together = np.minimum(tracks[0].coverage, tracks[1].coverage).astype(np.float64)
    seconds = float(together.sum()) * GRID_S
    both = together > 0
    shares = together[both] / max(float(together.sum()), _LEAST_SHARE)
    first, second = (track.scores[both].astype(np.float64) for track in tracks)
    nats = _agreement(first, second, shares) * seconds / INDEPENDENT_S
    if nats >= 0:
        return 1.0, 1.0
    one, other = _variety(first, shares), _variety(second, shares)
    kept = _related(nats)
    return kept if _stays(one, other) else 1.0, kept if _stays(other, one) else 1.0


def _stays(one: float, other: float) -> bool:
    """Tells whether a modality of one variety hardly changes while the other does."""
    return other > CHANGES and one < UNCHANGING * other


def _agreement(first: Float64Array, second: Float64Array, shares: Float64Array) -> float:
    """Computes the mean logarithm of how much likelier two EmotionScores are if they tell of the
    same emotion than if they do not."""
    same = N_EMOTIONS * (first * second).sum(axis=1)
    return float(shares @ np.log(np.maximum(same, _LEAST_SHARE)))


def _variety(scores: Float64Array, shares: Float64Array) -> float:
    """Computes how many nats the scores tell about the moment: the entropy of their mean without
    their mean entropy."""
    return float(_entropy(shares @ scores) - shares @ _entropy(scores))


def _entropy(scores: Float64Array) -> Float64Array:
    return np.asarray(-(scores * np.log(np.maximum(scores, _LEAST_SHARE))).sum(axis=-1))


def _related(nats: float) -> float:
    """Computes how sure it still is that both tell of the same, 1 where nothing contradicts it."""
    odds = UNRELATED / (1 - UNRELATED)
    return float(1 / (1 + odds * np.expm1(min(-nats, _MOST_NATS))))
