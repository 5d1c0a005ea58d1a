"""Divides the speech of a film into lines: stretches that one person is likely to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.speech.detection import FRAME
from aemo_studio.analysis.speech.logmel import RATE_HZ
from aemo_studio.domain.cast import SpokenLine
from aemo_studio.domain.emotion import GRID_S, FloatArray

PAUSE_S = 0.35
"""Silence after which another line begins."""

SHORTEST_S = 0.3
"""Shorter sounds are no line, and no part of one is cut off that is shorter."""

LONGEST_S = 8.0
"""Longest line; longer speech is divided evenly, since speakers may change without a pause."""

_FRAME_S = FRAME / RATE_HZ


@dataclass(frozen=True, eq=False)
class SpokenVoices:
    """The lines of a film and how they sound."""

    #: In order of time.
    lines: tuple[SpokenLine, ...]
    #: float32[n, k]: description of the voice in each line; all 0 where it is too short.
    voices: FloatArray
    #: float32[k]: variance of each of these numbers between speakers, that within one being 1.
    between: FloatArray


def find_lines(speech: NDArray[np.bool_], cuts_s: Sequence[float]) -> tuple[SpokenLine, ...]:
    """Finds the lines of speech decisions (one every 32 ms from 0 s): parted by pauses, and by
    cuts of the picture, where the speaker often changes.

    cuts_s: ascending.
    """
    parts = [
        part
        for span in _stretches(speech)
        for between in _divided(*span, cuts_s)
        for part in _even(*between)
    ]
    return tuple(SpokenLine(number, *part) for number, part in enumerate(parts))


def voices_of(
    lines: Sequence[SpokenLine], cells: NDArray[np.int64], voices: FloatArray
) -> FloatArray:
    """Averages the voices of the cells within each line: float32[lines, k]; 0 without any.

    cells: int64[m], ascending. voices: float32[m, k].
    """
    middles = (cells + 0.5) * GRID_S
    found = np.zeros((len(lines), voices.shape[1]), dtype=np.float32)
    for row, line in enumerate(lines):
        first, last = np.searchsorted(middles, (line.start_s, line.end_s))
        if first == last:  # shorter than a cell: the one around its middle
            last = int(np.searchsorted(middles, (line.start_s + line.end_s + GRID_S) / 2))
            first = int(np.searchsorted(middles, (line.start_s + line.end_s - GRID_S) / 2))
        if first < last:
            found[row] = voices[first:last].mean(axis=0)
    return found


def _stretches(speech: NDArray[np.bool_]) -> list[tuple[float, float]]:
    """Finds speech without long pauses: start and end in seconds."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], speech.astype(np.int8), [0]])))
    spans: list[tuple[float, float]] = []
    for start, end in edges.reshape(-1, 2) * _FRAME_S:
        if spans and start - spans[-1][1] < PAUSE_S:
            spans[-1] = (spans[-1][0], float(end))
        else:
            spans.append((float(start), float(end)))
    return [(start, end) for start, end in spans if end - start >= SHORTEST_S]


def _divided(start_s: float, end_s: float, cuts_s: Sequence[float]) -> list[tuple[float, float]]:
    first, last = np.searchsorted(cuts_s, (start_s + SHORTEST_S, end_s - SHORTEST_S))
    marks = [start_s, *(cuts_s[i] for i in range(first, last)), end_s]
    kept = [marks[0]]
    for mark in marks[1:-1]:
        if mark - kept[-1] >= SHORTEST_S:
            kept.append(mark)
    return list(pairwise([*kept, end_s]))


def _even(start_s: float, end_s: float) -> list[tuple[float, float]]:
    count = max(1, int(np.ceil((end_s - start_s) / LONGEST_S)))
    return list(pairwise(np.linspace(start_s, end_s, count + 1).tolist()))
