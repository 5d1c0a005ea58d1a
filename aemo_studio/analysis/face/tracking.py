"""Links face samples over time into one track per person and shot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.emotion import FloatArray
from aemo_studio.domain.scene import Shot

MAX_GAP_S = 1.6
"""A face that is not detected for longer starts a new track; a head turned away for a moment
does not."""

MIN_AFFINITY = 0.3
"""Two samples of a lower affinity are not of one person."""


@dataclass(eq=False)
class _OpenTrack:
    """A track that may go on."""

    #: Numbers of its samples so far.
    rows: list[int] = field(default_factory=list)
    #: float32[4]: box of the last sample.
    box: FloatArray = field(default_factory=lambda: np.zeros(4, dtype=np.float32))
    #: Time of the last sample in seconds.
    time_s: float = 0.0


def affinity(first: FloatArray, second: FloatArray) -> float:
    """Rates how likely two boxes [left, top, width, height] are one face, in [0, 1].

    The larger of their intersection over union and, for faces that moved between two
    samples, 1 - distance of centres in mean face sizes; both times the likeness of sizes.
    """
    size = float(np.sqrt(first[2] * first[3] * second[2] * second[3]))
    if size <= 0:
        return 0.0
    gap = (first[:2] + first[2:] / 2) - (second[:2] + second[2:] / 2)
    reach = float(np.sqrt(np.prod(np.maximum(first[2:], second[2:]))))
    near = max(0.0, 1.0 - float(np.hypot(*gap)) / reach)
    areas = sorted((float(first[2] * first[3]), float(second[2] * second[3])))
    return max(overlap(first, second), near) * float(np.sqrt(areas[0] / areas[1]))


def link(
    times_s: FloatArray, boxes: FloatArray, shots: Sequence[Shot] = ()
) -> tuple[NDArray[np.int64], ...]:
    """Links samples into tracks: row numbers in order of time, tracks by their first sample.

    times_s: float32[n], ascending, equal for faces of one frame. boxes: float32[n, 4] as
    shares of the picture. Tracks end at the cuts between `shots` and after `MAX_GAP_S`.
    """
    shot_of = shot_numbers(times_s, shots)
    tracks: list[_OpenTrack] = []
    living: list[_OpenTrack] = []
    present = -1
    for rows in _frames(times_s):
        time_s = float(times_s[rows[0]])
        if shot_of[rows[0]] != present:
            present, living = int(shot_of[rows[0]]), []
        living = [track for track in living if time_s - track.time_s <= MAX_GAP_S]
        fresh = _extend(living, rows, boxes, time_s)
        tracks += fresh
        living += fresh
    return tuple(np.array(track.rows, dtype=np.int64) for track in tracks)


def shot_numbers(times_s: FloatArray, shots: Sequence[Shot]) -> NDArray[np.int64]:
    """Finds the number of the shot in which each time lies, int64[n]; 0 without shots."""
    starts = np.array([shot.start_s for shot in shots[1:]], dtype=np.float64)
    # A frame that starts with the shot may be a rounding error before it.
    return np.searchsorted(starts, times_s.astype(np.float64) + 1e-3, side="right")


def _frames(times_s: FloatArray) -> list[NDArray[np.int64]]:
    """Groups the rows by frame."""
    if len(times_s) == 0:
        return []
    edges = np.flatnonzero(np.diff(times_s)) + 1
    return np.split(np.arange(len(times_s)), edges)


def _extend(
    living: list[_OpenTrack], rows: NDArray[np.int64], boxes: FloatArray, time_s: float
) -> list[_OpenTrack]:
    """Assigns the faces of one frame to the living tracks, the pair of highest affinity first;
    returns the tracks that start with the faces left over."""
    pairs = [
        (affinity(track.box, boxes[row]), t, int(row))
        for t, track in enumerate(living)
        for row in rows
    ]
    given: dict[int, _OpenTrack] = {}
    taken: set[int] = set()
    for score, t, row in sorted(pairs, key=lambda pair: -pair[0]):
        if score >= MIN_AFFINITY and t not in taken and row not in given:
            taken.add(t)
            given[row] = living[t]
    fresh = [_OpenTrack() for row in rows if int(row) not in given]
    unused = iter(fresh)
    for row in rows:
        track = given.get(int(row)) or next(unused)
        track.rows.append(int(row))
        track.box, track.time_s = boxes[row], time_s
    return fresh


def overlap(first: FloatArray, second: FloatArray) -> float:
    """Computes the intersection over union of two boxes [left, top, width, height]."""
    low = np.maximum(first[:2], second[:2])
    high = np.minimum(first[:2] + first[2:], second[:2] + second[2:])
    shared = float(np.prod(np.clip(high - low, 0, None)))
    union = float(np.prod(first[2:]) + np.prod(second[2:])) - shared
    return shared / union if union > 0 else 0.0
