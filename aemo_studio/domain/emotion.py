"""Defines Emotions, EmotionScores and EmotionTracks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray: TypeAlias = NDArray[np.float32]

EmotionScores: TypeAlias = FloatArray
"""float32[8], probabilities in the order of `EMOTIONS`, sum 1."""

SCORE_FLOOR = 1e-4
"""Probability below which no expert counts in a product: none may veto an emotion."""

GRID_S = 0.5
"""Length of one cell of every EmotionTrack, in seconds."""


class Emotion(StrEnum):
    """One of the eight RAVDESS labels; RAVDESS code = position + 1."""

    NEUTRAL = "neutral"
    CALM = "calm"
    HAPPY = "happy"
    SAD = "sad"
    ANGRY = "angry"
    FEARFUL = "fearful"
    DISGUST = "disgust"
    SURPRISED = "surprised"


EMOTIONS: tuple[Emotion, ...] = tuple(Emotion)
N_EMOTIONS = len(EMOTIONS)


def emotion_index(emotion: Emotion | str) -> int:
    """Finds the position of an Emotion in EmotionScores. Raises ValueError for other words."""
    return EMOTIONS.index(Emotion(emotion))


_NEUTRAL, _CALM = emotion_index(Emotion.NEUTRAL), emotion_index(Emotion.CALM)


def uniform_scores() -> EmotionScores:
    """EmotionScores without evidence: 1/8 each."""
    return np.full(N_EMOTIONS, 1.0 / N_EMOTIONS, dtype=np.float32)


def normalised(weights: ArrayLike) -> FloatArray:
    """Scales non-negative weights [..., 8] to sum 1 along the last axis, as float32.

    Rows that sum to 0 become uniform. Raises ValueError for a last axis other than 8,
    for negative or for non-finite weights.
    """
    array = np.asarray(weights, dtype=np.float64)
    if array.shape[-1:] != (N_EMOTIONS,):
        raise ValueError(f"expected [..., {N_EMOTIONS}] weights, got shape {array.shape}")
    if not np.isfinite(array).all() or (array < 0).any():
        raise ValueError("weights must be finite and not negative")
    total = array.sum(axis=-1, keepdims=True)
    safe = np.where(total > 0, total, 1.0)
    return np.where(total > 0, array / safe, 1.0 / N_EMOTIONS).astype(np.float32)


def top_emotion(scores: EmotionScores) -> Emotion:
    """Finds the Emotion with the highest probability (the first of equals)."""
    return EMOTIONS[int(np.argmax(scores))]


def confidence(scores: EmotionScores) -> float:
    """Finds the highest probability."""
    return float(np.max(scores))


def from_logs(logs: NDArray[np.floating[Any]]) -> FloatArray:
    """Turns log weights [..., 8] into probabilities: the softmax along the last axis."""
    return normalised(np.exp(logs - logs.max(axis=-1, keepdims=True)))


def to_logs(scores: FloatArray) -> FloatArray:
    """Turns probabilities [..., 8] into log probabilities, floored at log `SCORE_FLOOR`."""
    return np.log(np.maximum(scores, SCORE_FLOOR))


def pool_scores(scores: FloatArray, weights: FloatArray) -> EmotionScores:
    """Pools the cells of a stretch into EmotionScores: their weighted geometric mean.

    scores: float32[n, 8]. weights: float32[n], not negative. The cells of a stretch are
    evidence of the same thing, so together they have one vote, not n. Uniform where all
    weights are 0.
    """
    total = float(weights.sum())
    if total <= 0:
        return uniform_scores()
    return from_logs((weights / total) @ to_logs(scores))


def contradiction(one: EmotionScores, other: EmotionScores) -> float:
    """Measures how much two EmotionScores contradict each other, 0 (the same) to 1 (they exclude
    each other): their Jensen-Shannon divergence in bits (Lin 1991).

    Calm and neutral count as one, since a face does not tell them apart. Two that are both in
    doubt hardly contradict each other, whatever comes first in them.
    """
    shares = np.stack([one, other]).astype(np.float64)
    shares[:, _NEUTRAL] += shares[:, _CALM]
    shares[:, _CALM] = 0.0
    mean = np.broadcast_to(shares.mean(axis=0), shares.shape)
    there = shares > 0
    bits = float((shares[there] * np.log2(shares[there] / mean[there])).sum()) / 2
    return min(1.0, max(0.0, bits))


def scores_to_dict(scores: EmotionScores) -> dict[str, float]:
    """Names EmotionScores: `{"neutral": 0.12, …}` in the order of `EMOTIONS`, 5 decimals."""
    return {e.value: round(float(p), 5) for e, p in zip(EMOTIONS, scores, strict=True)}


def scores_from_dict(values: Mapping[str, float]) -> EmotionScores:
    """Reads the result of `scores_to_dict`; emotions left out count as 0."""
    weights = np.zeros(N_EMOTIONS)
    for name, value in values.items():
        weights[emotion_index(name)] = value
    return normalised(weights)


@dataclass(frozen=True, eq=False)
class EmotionTrack:
    """EmotionScores of one modality over time, a cell every `GRID_S` seconds from 0."""

    #: float32[n, 8]: EmotionScores of each cell, uniform where the coverage is 0.
    scores: FloatArray
    #: float32[n] in [0, 1]: share of each cell with evidence; 0 means missing.
    coverage: FloatArray

    def __post_init__(self) -> None:
        if self.scores.ndim != 2 or self.scores.shape[1] != N_EMOTIONS:
            raise ValueError(f"scores must be [n, {N_EMOTIONS}], got {self.scores.shape}")
        if self.coverage.shape != self.scores.shape[:1]:
            raise ValueError("coverage must have one value per cell")

    def __len__(self) -> int:
        return int(self.scores.shape[0])

    @staticmethod
    def missing(n_cells: int) -> EmotionTrack:
        """Makes a track without evidence."""
        scores = np.full((n_cells, N_EMOTIONS), 1.0 / N_EMOTIONS, dtype=np.float32)
        return EmotionTrack(scores, np.zeros(n_cells, dtype=np.float32))


def scores_at(track: EmotionTrack, time_s: float) -> tuple[EmotionScores, float] | None:
    """Returns EmotionScores and coverage of the cell at a time; None beyond the track's reach."""
    cell = min(int(time_s / GRID_S), len(track) - 1) if time_s >= 0 else -1
    if cell < 0 or time_s > len(track) * GRID_S + GRID_S:
        return None
    return track.scores[cell], float(track.coverage[cell])


def n_cells(duration_s: float) -> int:
    """Counts the cells that cover `duration_s`, at least 1."""
    return max(1, int(np.ceil(duration_s / GRID_S - 1e-6)))


def cell_overlap_s(n: int, start_s: float, end_s: float) -> FloatArray:
    """Computes the seconds that [start_s, end_s) shares with each of `n` cells, float32[n]."""
    edges = np.arange(n, dtype=np.float64) * GRID_S
    shared = np.minimum(end_s, edges + GRID_S) - np.maximum(start_s, edges)
    return np.clip(shared, 0.0, GRID_S).astype(np.float32)
