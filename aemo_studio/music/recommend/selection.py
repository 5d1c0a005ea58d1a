"""Chooses the list for one Scene: greedy maximal marginal relevance over all Tracks.

Carbonell and Goldstein 1998, "The use of MMR, diversity-based reranking": each next track
is the one with the best mean of its own score parts and of its distance to those chosen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.emotion import EmotionScores
from aemo_studio.domain.music import ScorePart
from aemo_studio.music.recommend.library import Library
from aemo_studio.music.recommend.parts import DIVERSITY, Values

SCORE_STEP = 0.02
"""Scores are stated in these steps; tracks that agree in them count as equally good, so that
a lot among them, and not the third decimal, decides who is shown."""

_SAME_ARTIST, _SAME_MOODS, _SAME_CATALOGUE = 0.5, 0.4, 0.1
_LOT_STEP = 0.05


@dataclass(frozen=True)
class RankedRow:
    """A chosen track."""

    #: Its row in the library.
    index: int
    #: In [0, 1], in steps of SCORE_STEP.
    score: float
    #: The parts that are known of it, diversity last.
    parts: tuple[ScorePart, ...]


@dataclass(frozen=True, eq=False)
class RestOfList:
    """The tracks that follow a list of recommendations."""

    #: int64[k]: rows of the library, best first.
    order: NDArray[np.int64]
    #: float64[n]: the score of each row of the library in steps of SCORE_STEP.
    steps: Values
    #: Score parts float64[n] by name, without diversity.
    values: Mapping[str, Values]
    #: float64[n]: unlikeness to the list above.
    diversity: Values

    def row(self, index: int) -> RankedRow:
        """Makes the ranked row of a track. index: its row in the library."""
        parts = tuple(_parts(self.values, self.diversity, index))
        return RankedRow(index, round(float(self.steps[index]) * SCORE_STEP, 2), parts)


def choose(
    library: Library,
    values: Mapping[str, Values],
    weights: Mapping[str, float],
    *,
    preferred: NDArray[np.bool_],
    allowed: NDArray[np.bool_],
    lot: NDArray[np.uint64],
    top: int,
    first: int | None = None,
) -> list[RankedRow]:
    """Chooses up to `top` tracks, best first; never the same song twice.

    values: score parts float64[n] by name, NaN where not known; diversity is added here.
    preferred: bool[n], wins among equals; then the smallest `lot` wins. allowed: bool[n],
    may be chosen at all. first: is chosen first whatever else holds.
    """
    relevance, known = _weighted(values, weights)
    likeness = np.zeros(len(library))
    free = allowed.copy()
    chosen: list[RankedRow] = []
    if first is not None:
        free[first] = True
    while len(chosen) < top and free.any():
        diversity = 1.0 - likeness
        total = relevance + weights[DIVERSITY] * diversity
        steps = np.round(total / (known + weights[DIVERSITY]) / SCORE_STEP)
        if first is None or chosen:
            index = _best(np.where(free, steps, -1.0), preferred, lot)
        else:
            index = first
        parts = tuple(_parts(values, diversity, index))
        chosen.append(RankedRow(index, round(float(steps[index]) * SCORE_STEP, 2), parts))
        free &= library.song != library.song[index]
        likeness = np.maximum(likeness, likeness_to(library, index))
    return chosen


def rest_of(
    library: Library,
    values: Mapping[str, Values],
    weights: Mapping[str, float],
    *,
    allowed: NDArray[np.bool_],
    lot: NDArray[np.uint64],
    above: Sequence[int],
) -> RestOfList:
    """Orders all tracks that may follow a list, best first; never the same song twice.

    Each is compared with the tracks of the list alone, not with the others that follow. above: rows
    of the tracks of the list.
    """
    relevance, known = _weighted(values, weights)
    alike = (likeness_to(library, row) for row in above)
    diversity = 1.0 - reduce(np.maximum, alike, np.zeros(len(library)))
    total = relevance + weights[DIVERSITY] * diversity
    steps = np.round(total / (known + weights[DIVERSITY]) / SCORE_STEP)
    free = allowed & ~np.isin(library.song, library.song[list(above)])
    order = np.lexsort((lot, -steps))
    order = order[free[order]]
    first = np.unique(library.song[order], return_index=True)[1]
    return RestOfList(order[np.sort(first)], steps, values, diversity)


def likeness_to(library: Library, index: int) -> Values:
    """Computes float64[n] in [0, 1]: how alike each track is to track `index` (artist, moods,
    catalogue)."""
    moods = library.set_moods @ library.set_moods[library.mood_set[index]]
    return (
        _SAME_ARTIST * (library.artist == library.artist[index])
        + _SAME_MOODS * np.clip(moods, 0.0, 1.0).astype(np.float64)[library.mood_set]
        + _SAME_CATALOGUE * (library.catalogue == library.catalogue[index])
    )


def draw_lots(library: Library, scores: EmotionScores) -> NDArray[np.uint64]:
    """Draws uint64[n]: an order among equals that is the same in every run, differs between scenes
    of different EmotionScores (so that a large group of equal tracks is not always shown from its
    start), and does not change with small corrections."""
    coarse = np.round(scores.astype(np.float64) / _LOT_STEP).astype(np.int8)
    salt = int.from_bytes(hashlib.blake2b(coarse.tobytes(), digest_size=8).digest(), "little")
    return _mixed(library.key ^ np.uint64(salt))


def _mixed(keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Mixes the bits of keys: the finaliser of SplitMix64 (Steele, Lea and Flood 2014); wraps on
    purpose."""
    keys = (keys ^ (keys >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    keys = (keys ^ (keys >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return keys ^ (keys >> np.uint64(31))


def _weighted(values: Mapping[str, Values], weights: Mapping[str, float]) -> tuple[Values, Values]:
    """Sums the parts that are known by weight, and the weights of those, both float64[n]."""
    shape = next(iter(values.values())).shape
    relevance, known = np.zeros(shape), np.zeros(shape)
    for name, part in values.items():
        there = ~np.isnan(part)
        relevance += np.where(there, weights[name] * np.nan_to_num(part), 0.0)
        known += weights[name] * there
    return relevance, known


def _best(score: Values, preferred: NDArray[np.bool_], lot: NDArray[np.uint64]) -> int:
    equals = np.flatnonzero(score == score.max())
    favourites = equals[preferred[equals]]
    pool = favourites if len(favourites) else equals
    return int(pool[np.argmin(lot[pool])])


def _parts(values: Mapping[str, Values], diversity: Values, index: int) -> Iterator[ScorePart]:
    for name, part in {**values, DIVERSITY: diversity}.items():
        value = float(part[index])
        if not np.isnan(value):
            yield ScorePart(name, round(min(max(value, 0.0), 1.0), 3))
