"""Lays out the bars of a track: exact times, strong beats, and the seams between alike bars."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.listening import ENERGY_STEP_S, Structure
from aemo_studio.music.fit.cut_points import CutPoints, seam_likeness

Values = NDArray[np.float64]
Numbers = NDArray[np.int64]

SEAM_COST = 1.0
"""What a seam between bars that are quite alike costs."""

FEWEST_BARS = 4
"""Fewer bars are not spliced."""

_UNLIKE_COSTS = 3.0
_LOUDER_COSTS_PER_DB = 0.05
_SLOWER_COSTS = 20.0
_MOST_TARGETS = 12
_NEAREST_BARS = 2
_AROUND_BEATS = 8
_STEADY_S = 0.03
_EVEN_METERS = 4


@dataclass(frozen=True, eq=False)
class BarGrid:
    """The m bars of a track, and which may follow which."""

    #: float64[m]: where bars begin, in seconds of the file, finer than they were measured.
    starts_s: Values
    #: float64[m]: seconds of each bar.
    lengths_s: Values
    #: float64[m]: seconds from a bar's start to its middle beat; its length in bars without one.
    middles_s: Values
    #: bool[m]: whether a section begins.
    sections: NDArray[np.bool_]
    #: int64[m, k]: bars that may be spliced behind each bar.
    targets: Numbers
    #: float64[m, k]: what that seam costs, at least SEAM_COST; infinite for none.
    costs: Values
    #: float64[m, m]: likeness in [0, 1] of a seam from the end of a bar to the start of another.
    likeness: Values
    #: float64[m]: seconds of a beat in each bar.
    beats_s: Values

    def __len__(self) -> int:
        return len(self.starts_s)


def lay_bars(points: CutPoints, keep_from_s: float) -> BarGrid | None:
    """Lays out the bars of the sounding part; None without a pulse or with less than FEWEST_BARS.

    keep_from_s: where the track's own ending begins, into which no seam leads.
    """
    structure = points.structure
    if len(structure.beats_s) < 2 or not len(points.bars_s):
        return None
    numbers = np.arange(_first_bar(points, structure), int(points.bar_numbers[-1]) + 1)
    if len(numbers) < FEWEST_BARS:
        return None
    beats = finer(structure.beats_s.astype(np.float64))
    places = np.searchsorted(structure.beats_s, structure.bars_s[numbers] - 1e-4)
    starts = beats[np.minimum(places, len(beats) - 1)]
    counts = np.diff(places, append=places[-1] + int(np.median(np.diff(places))))
    lengths = _lengths(starts, points.last_s)
    likeness = seam_likeness(structure, numbers)
    costs = _seam_costs(structure, starts, lengths, likeness, keep_from_s)
    targets = np.argsort(costs, axis=1, kind="stable")[:, :_MOST_TARGETS]
    return BarGrid(
        starts_s=starts,
        lengths_s=lengths,
        middles_s=_middles(beats, places, counts, lengths),
        sections=np.isin(structure.bars_s[numbers], structure.sections_s),
        targets=targets,
        costs=np.take_along_axis(costs, targets, axis=1),
        likeness=likeness,
        beats_s=lengths / np.maximum(counts, 1),
    )


def finer(beats_s: Values) -> Values:
    """Draws a line through the beats around each beat, where they are steady: measured to a frame
    of listening (23 ms), they come out finer."""
    found = beats_s.copy()
    for n in range(len(beats_s)):
        low = int(np.clip(n - _AROUND_BEATS, 0, max(0, len(beats_s) - 2 * _AROUND_BEATS - 1)))
        near = beats_s[low : low + 2 * _AROUND_BEATS + 1]
        numbers = np.arange(low, low + len(near)) - n
        slope, at = np.polyfit(numbers, near, 1) if len(near) > 2 else (0.0, beats_s[n])
        if np.abs(near - at - slope * numbers).max() <= _STEADY_S:
            found[n] = at
    return np.maximum(found, 0.0)


def _first_bar(points: CutPoints, structure: Structure) -> int:
    """Finds the first bar that sounds; `bars_s` of cut points leave out one at the beginning."""
    before = int(points.bar_numbers[0]) - 1
    sounds = before >= 0 and structure.bars_s[before] >= points.first_s - ENERGY_STEP_S / 2
    return before if sounds else before + 1


def _lengths(starts: Values, last_s: float) -> Values:
    usual = float(np.median(np.diff(starts)))
    return np.diff(starts, append=starts[-1] + min(usual, last_s - starts[-1]))


def _middles(beats: Values, places: Numbers, counts: Numbers, lengths: Values) -> Values:
    half = np.minimum(places + counts // 2, len(beats) - 1)
    even = (counts == _EVEN_METERS) & (half > places)
    return np.where(even, beats[half] - beats[np.minimum(places, len(beats) - 1)], lengths)


def _seam_costs(
    structure: Structure, starts: Values, lengths: Values, likeness: Values, keep_from_s: float
) -> Values:
    """Computes what each seam costs, float64[m, m]; infinite where none may be."""
    m = len(starts)
    levels = _levels(structure, starts)
    following = np.append(levels[1:], levels[-1])
    louder = np.abs(following[:, None] - levels[None, :])
    slower = np.abs(np.log(lengths[:, None] / lengths[None, :]))
    costs = SEAM_COST + _UNLIKE_COSTS * (1.0 - likeness) + _LOUDER_COSTS_PER_DB * louder
    costs += _SLOWER_COSTS * np.maximum(slower - 0.01, 0.0)
    gap = np.arange(m)[None, :] - np.arange(m)[:, None] - 1
    allowed = (np.abs(gap) >= _NEAREST_BARS) & (starts[None, :] <= keep_from_s + 1e-3)
    allowed[-1] = False
    return np.where(allowed, costs, np.inf)


def _levels(structure: Structure, starts: Values) -> Values:
    cells = np.clip((starts / ENERGY_STEP_S).astype(int), 0, len(structure.energy_db) - 2)
    return (structure.energy_db[cells] + structure.energy_db[cells + 1]).astype(np.float64) / 2
