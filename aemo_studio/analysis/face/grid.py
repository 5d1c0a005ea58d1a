"""Pools FaceTracks into the face EmotionTrack on the time grid.

numpy only: the window recomputes the track when the editor ignores a face.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.face.samples import USABLE
from aemo_studio.analysis.face.tracking import shot_numbers
from aemo_studio.domain.emotion import (
    GRID_S,
    N_EMOTIONS,
    EmotionTrack,
    FloatArray,
    normalised,
)
from aemo_studio.domain.scene import Shot
from aemo_studio.domain.video import FaceTrack

_REACH_S = 1.0
"""A sample stands for at most this long before and after it."""


def sample_times(rate_hz: float, duration_s: float) -> FloatArray:
    """Computes the times of all sampled frames of a film: float32[m], ascending, k / rate_hz."""
    count = int(np.ceil((duration_s - 1e-6) * rate_hz))
    return (np.arange(max(0, count)) / rate_hz).astype(np.float32)


def emotion_track(
    faces: Sequence[FaceTrack],
    sampled_s: FloatArray,
    shots: Sequence[Shot],
    n_cells: int,
) -> EmotionTrack:
    """Pools FaceTracks into the face EmotionTrack on the grid.

    sampled_s: float32[m], ascending, the times of all sampled frames, with faces or
    without. A frame stands for the time up to halfway to its neighbours within its shot.
    Scores of a cell are the mean over its frames and people by weight; its coverage is the
    mean over its time of the best weight in the frame. Without a usable face: missing.
    """
    if len(sampled_s) == 0:
        return EmotionTrack.missing(n_cells)
    mass, best = _by_frame(faces, sampled_s)
    frame, cell, seconds = _shares(_spans(sampled_s, shots, n_cells * GRID_S), n_cells)
    sums = np.zeros((n_cells, N_EMOTIONS))
    np.add.at(sums, cell, seconds[:, None] * mass[frame])
    covered = np.bincount(cell, seconds * best[frame], minlength=n_cells)
    seen = np.bincount(cell, seconds, minlength=n_cells)
    length = np.minimum(GRID_S, _end_s(shots, n_cells) - np.arange(n_cells) * GRID_S)
    coverage = np.clip(covered / np.maximum(np.maximum(seen, length), 1e-6), 0.0, 1.0)
    return EmotionTrack(normalised(sums), coverage.astype(np.float32))


def _by_frame(
    faces: Sequence[FaceTrack], sampled_s: FloatArray
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Sums the scores of each sampled frame by weight, float64[m, 8], and finds its best
    weight, float64[m]."""
    mass, best = np.zeros((len(sampled_s), N_EMOTIONS)), np.zeros(len(sampled_s))
    if not faces:
        return mass, best
    frames = np.searchsorted(sampled_s, np.concatenate([face.times_s for face in faces]))
    trust = np.concatenate([face.weights for face in faces])
    weights = np.where(trust >= USABLE, trust, 0.0).astype(np.float64)
    scores = np.concatenate([face.scores for face in faces])
    np.add.at(mass, frames, scores * weights[:, None])
    np.maximum.at(best, frames, weights)
    return mass, best


def _spans(sampled_s: FloatArray, shots: Sequence[Shot], end_s: float) -> NDArray[np.float64]:
    """Computes from when to when each sampled frame stands, in seconds, float64[m, 2]."""
    times = sampled_s.astype(np.float64)
    middles = (times[1:] + times[:-1]) / 2
    starts = np.concatenate([[0.0], middles])
    ends = np.concatenate([middles, [end_s]])
    if shots:
        number = np.minimum(shot_numbers(sampled_s, shots), len(shots) - 1)
        edges = np.array([(shot.start_s, shot.end_s) for shot in shots])[number]
        new_shot = np.diff(number) != 0
        # Next to a cut, a frame stands for its shot right up to the cut.
        starts[1:][new_shot], ends[:-1][new_shot] = edges[1:, 0][new_shot], edges[:-1, 1][new_shot]
    starts = np.maximum(starts, times - _REACH_S)
    return np.stack([starts, np.minimum(ends, times + _REACH_S)], axis=1)


def _shares(
    spans: NDArray[np.float64], n_cells: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Finds the pairs of frames and cells that overlap, in the order of the frames: number of
    the frame, number of the cell, seconds shared."""
    most = int(2 * _REACH_S / GRID_S) + 2
    cells = (spans[:, :1] / GRID_S).astype(np.int64) + np.arange(most)
    seconds = np.minimum(spans[:, 1:], (cells + 1) * GRID_S) - np.maximum(
        spans[:, :1], cells * GRID_S
    )
    there = (seconds > 0) & (cells < n_cells)
    return np.nonzero(there)[0], cells[there], seconds[there]


def _end_s(shots: Sequence[Shot], n_cells: int) -> float:
    return min(shots[-1].end_s, n_cells * GRID_S) if shots else n_cells * GRID_S
