"""From looks at faces to people (FaceTracks) and to the face EmotionTrack."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.emotion import (
    GRID_S,
    N_EMOTIONS,
    EmotionTrack,
    FloatArray,
    normalised,
)
from aemo_studio.domain.scene import Shot
from aemo_studio.domain.video import FaceTrack
from aemo_studio.face.looks import Looks
from aemo_studio.face.quality import USABLE
from aemo_studio.face.tracking import link, shot_numbers

SMOOTHING_S = 0.75
"""Half width of the triangle over which a person's scores are averaged: an expression
lasts longer than a look, a misread look does not."""

MOUTH_MOVES = 0.06
"""Change of `jawOpen` from one look to the next that counts as moving (its range is 0 to 1;
a closed mouth jitters by about 0.01)."""

_REACH_S = 1.0
"""A sample speaks for at most this long before and after it."""


def people(
    looks: Looks, shots: Sequence[Shot], speech_coverage: FloatArray
) -> tuple[FaceTrack, ...]:
    """One FaceTrack per person and shot, its scores smoothed over time."""
    tracks = link(looks.times_s, looks.boxes, shots)
    return tuple(
        _person(number, looks.rows(rows), speech_coverage) for number, rows in enumerate(tracks)
    )


def _person(number: int, looks: Looks, speech_coverage: FloatArray) -> FaceTrack:
    return FaceTrack(
        number=number,
        times_s=looks.times_s,
        boxes=looks.boxes,
        scores=smoothed(looks.times_s, looks.scores, looks.weights),
        weights=looks.weights,
        speaking=speaking_share(looks.times_s, looks.jaw_open, speech_coverage),
    )


def smoothed(times_s: FloatArray, scores: FloatArray, weights: FloatArray) -> FloatArray:
    """Weighted geometric means of scores float32[n, 8] under a triangle of `SMOOTHING_S`.

    Looks that are near count more, and so do looks of higher weight.
    """
    logs = np.log(np.maximum(scores, 1e-6)).astype(np.float64)
    result = np.empty_like(logs)
    for i, time_s in enumerate(times_s):
        low, high = np.searchsorted(times_s, [time_s - SMOOTHING_S, time_s + SMOOTHING_S])
        near = 1 - np.abs(times_s[low:high] - time_s) / SMOOTHING_S
        share = np.maximum(near, 0) * np.maximum(weights[low:high], 1e-3)
        result[i] = share @ logs[low:high] / share.sum()
    return normalised(np.exp(result - result.max(axis=1, keepdims=True)))


def speaking_share(times_s: FloatArray, jaw_open: FloatArray, speech_coverage: FloatArray) -> float:
    """Share of a person's looks during speech in which the mouth moves, in [0, 1].

    speech_coverage: float32[n_cells]. 0 where there is no speech.
    """
    if len(times_s) < 2 or len(speech_coverage) == 0:
        return 0.0
    cells = np.clip((times_s / GRID_S).astype(np.int64), 0, len(speech_coverage) - 1)
    speech = (speech_coverage[cells] >= 0.5)[1:]
    if not speech.any():
        return 0.0
    moves = np.abs(np.diff(jaw_open)) > MOUTH_MOVES
    return float(moves[speech].mean())


def emotion_track(
    persons: Sequence[FaceTrack],
    sampled_s: FloatArray,
    shots: Sequence[Shot],
    n_cells: int,
) -> EmotionTrack:
    """The face EmotionTrack on the grid.

    sampled_s: float32[m], ascending, the times of all sampled frames, with faces or
    without. A frame stands for the time up to halfway to its neighbours within its shot.
    Scores of a cell are the mean over its frames and people by weight; its coverage is the
    mean over its time of the best weight in the frame. Without a usable face: missing.
    """
    if len(sampled_s) == 0:
        return EmotionTrack.missing(n_cells)
    mass, best = _by_frame(persons, sampled_s)
    spans = _spans(sampled_s, shots, n_cells * GRID_S)
    share = _share_of_cells(spans, n_cells)
    sums = np.zeros((n_cells, N_EMOTIONS))
    covered, seen = np.zeros(n_cells), np.zeros(n_cells)
    for frame, cell, seconds in share:
        sums[cell] += seconds * mass[frame]
        covered[cell] += seconds * best[frame]
        seen[cell] += seconds
    length = np.minimum(GRID_S, _end_s(shots, n_cells) - np.arange(n_cells) * GRID_S)
    coverage = np.clip(covered / np.maximum(np.maximum(seen, length), 1e-6), 0.0, 1.0)
    return EmotionTrack(normalised(sums), coverage.astype(np.float32))


def _by_frame(
    persons: Sequence[FaceTrack], sampled_s: FloatArray
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Per sampled frame: scores summed by weight [m, 8], and the best weight [m]."""
    mass, best = np.zeros((len(sampled_s), N_EMOTIONS)), np.zeros(len(sampled_s))
    for person in persons:
        frames = np.searchsorted(sampled_s, person.times_s)
        weights = np.where(person.weights >= USABLE, person.weights, 0.0).astype(np.float64)
        np.add.at(mass, frames, person.scores * weights[:, None])
        np.maximum.at(best, frames, weights)
    return mass, best


def _spans(sampled_s: FloatArray, shots: Sequence[Shot], end_s: float) -> NDArray[np.float64]:
    """From when to when each sampled frame stands, float64[m, 2]."""
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


def _share_of_cells(spans: NDArray[np.float64], n_cells: int) -> list[tuple[int, int, float]]:
    """(frame, cell, seconds) for all that overlap."""
    shares = []
    for frame, (start, end) in enumerate(spans.tolist()):
        first, last = max(0, int(start / GRID_S)), min(n_cells - 1, int(end / GRID_S))
        for cell in range(first, last + 1):
            seconds = min(end, (cell + 1) * GRID_S) - max(start, cell * GRID_S)
            if seconds > 0:
                shares.append((frame, cell, seconds))
    return shares


def _end_s(shots: Sequence[Shot], n_cells: int) -> float:
    return min(shots[-1].end_s, n_cells * GRID_S) if shots else n_cells * GRID_S
