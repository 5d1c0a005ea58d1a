"""Groups consecutive shots into Scenes: stretches of one emotion, long enough for music.

Dynamic programming finds the exact optimum: the least sum of the spread of the fused scores
within each scene and a price for every scene.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.fusion import fuse_scores, vote
from aemo_studio.analysis.trust import IntArray, trust_of
from aemo_studio.domain.emotion import GRID_S, EmotionTrack, cell_overlap_s, pool_scores
from aemo_studio.domain.scene import Coverage, Scene, Shot, Trust

SCENE_PRICE = 0.6
"""Spread that a further scene must save: seconds times squared distance, see `_moments`."""

TURN_PRICE = 1.2
"""Added to the price where a scene begins without a picture cut: the emotion must clearly
turn."""

LONG_SHOT_S = 20.0
"""Shots longer than this may be divided."""

TURN_STEP_S = 2.0
"""Distance of the places at which a long shot may be divided."""

Float64Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class _Boundaries:
    """Where scenes may begin or end."""

    #: float64[n], ascending.
    times_s: Float64Array
    #: float64[n]: price of a scene that ends there, in the unit of `SCENE_PRICE`.
    price: Float64Array


@dataclass(frozen=True, eq=False)
class _Moments:
    """Moments of the scores' square roots, summed from the start to each boundary."""

    #: float64[n]: seconds of coverage.
    weight: Float64Array
    #: float64[n, 8]: first moment by emotion.
    first: Float64Array
    #: float64[n]: second moment, summed over the emotions.
    second: Float64Array


def find_scenes(
    shots: Sequence[Shot],
    *,
    speech: EmotionTrack,
    face: EmotionTrack,
    fused: EmotionTrack,
    min_scene_s: float,
    seen: IntArray | None = None,
) -> tuple[Scene, ...]:
    """Groups shots into scenes: in order, without gaps, from the first shot to the last.

    No scene is shorter than `min_scene_s` unless the video is. seen: int64[n], who is seen in each
    cell, as `trust_of` takes it.
    """
    boundaries = _boundaries(shots)
    cuts = _best_cuts(boundaries, _moments(fused, boundaries.times_s), min_scene_s)
    times = boundaries.times_s[cuts]
    trust = trust_of((speech, face), seen)
    return tuple(
        _scene(float(start), float(end), (speech, face), trust, fused)
        for start, end in pairwise(times)
    )


def build_scene(
    start_s: float,
    end_s: float,
    *,
    speech: EmotionTrack,
    face: EmotionTrack,
    fused: EmotionTrack,
    trust: Sequence[float] | None = None,
) -> Scene:
    """Builds the Scene between two times from the EmotionScores and coverage of its cells.

    Its scores are fused from those of voice and face in the whole scene, not pooled from the
    fused cells: there, who is silent for a while would lose against a face. trust: that of the
    whole tracks, where it is known already.
    """
    tracks = speech, face
    return _scene(start_s, end_s, tracks, trust_of(tracks) if trust is None else trust, fused)


def _scene(
    start_s: float,
    end_s: float,
    tracks: tuple[EmotionTrack, EmotionTrack],
    trust: Sequence[float],
    fused: EmotionTrack,
) -> Scene:
    inside = cell_overlap_s(len(fused), start_s, end_s)
    length = max(float(inside.sum()), 1e-6)

    def share(track: EmotionTrack) -> float:
        return min(1.0, float(inside @ track.coverage) / length)

    heard, seen = (pool_scores(t.scores, inside * t.coverage) for t in tracks)
    whole = [vote(track.coverage, inside) for track in tracks]
    # Of a modality that is missing here trust does not matter, and the scene stays the same.
    kept = [part if mine > 0 else 1.0 for part, mine in zip(trust, whole, strict=True)]
    votes = [part * mine for part, mine in zip(kept, whole, strict=True)]
    return Scene(
        start_s=start_s,
        end_s=end_s,
        scores=fuse_scores([heard, seen], votes),
        speech=heard,
        face=seen,
        coverage=Coverage(*(share(track) for track in (*tracks, fused))),
        trust=Trust(*kept),
    )


def _boundaries(shots: Sequence[Shot]) -> _Boundaries:
    times = [shots[0].start_s]
    price = [0.0]
    for shot in shots:
        if shot.duration_s > LONG_SHOT_S:
            turns = np.arange(shot.start_s + TURN_STEP_S, shot.end_s - TURN_STEP_S, TURN_STEP_S)
            times.extend(turns.tolist())
            price.extend([SCENE_PRICE + TURN_PRICE] * len(turns))
        times.append(shot.end_s)
        price.append(SCENE_PRICE)
    return _Boundaries(np.array(times), np.array(price))


def _moments(track: EmotionTrack, times_s: Float64Array) -> _Moments:
    """Sums the moments of the square roots of the scores, whose squared Euclidean distance is
    twice the squared Hellinger distance."""
    points = np.sqrt(track.scores.astype(np.float64))
    weight = track.coverage.astype(np.float64) * GRID_S
    edges = np.arange(len(track) + 1) * GRID_S

    def cumulative(values: Float64Array) -> Float64Array:
        total = np.concatenate([[0.0], np.cumsum(values)])
        return np.interp(times_s, edges, total)

    first = np.stack([cumulative(weight * column) for column in points.T], axis=1)
    return _Moments(cumulative(weight), first, cumulative(weight * (points**2).sum(axis=1)))


def _best_cuts(boundaries: _Boundaries, moments: _Moments, min_scene_s: float) -> list[int]:
    """Finds the cheapest grouping: indices of its boundaries, first and last included."""
    times = boundaries.times_s
    n = len(times)
    cost = np.full(n, np.inf)
    cost[0] = 0.0
    previous = np.zeros(n, np.int64)
    for end in range(1, n):
        allowed = int(np.searchsorted(times, times[end] - min_scene_s + 1e-6, side="right"))
        if allowed == 0:
            continue
        candidates = cost[:allowed] + _spread(moments, allowed, end)
        previous[end] = int(np.argmin(candidates))
        cost[end] = candidates[previous[end]] + boundaries.price[end]
    if not np.isfinite(cost[-1]):
        return [0, n - 1]
    return _walk_back(previous)


def _walk_back(previous: NDArray[np.int64]) -> list[int]:
    cuts = [len(previous) - 1]
    while cuts[-1] > 0:
        cuts.append(int(previous[cuts[-1]]))
    return cuts[::-1]


def _spread(moments: _Moments, starts: int, end: int) -> Float64Array:
    """Sums over time the squared distance of the scores to their mean, float64[starts]: for
    the scenes from each of the first `starts` boundaries to `end`."""
    weight = moments.weight[end] - moments.weight[:starts]
    first = moments.first[end] - moments.first[:starts]
    second = moments.second[end] - moments.second[:starts]
    mean_part = (first**2).sum(axis=1) / np.maximum(weight, 1e-9)
    return np.maximum(second - mean_part, 0.0)
