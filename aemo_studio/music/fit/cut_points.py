"""Finds where a track can be entered, left and joined."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.listening import ENERGY_STEP_S, Structure

Times = NDArray[np.float64]

_SILENT_DB = -45.0
_WITHOUT_PULSE_S = 0.5


@dataclass(frozen=True, eq=False)
class CutPoints:
    """Where a track can be entered, left and joined. All times in seconds of the file."""

    #: The structure that was measured in the recording.
    structure: Structure
    #: Where sound begins.
    first_s: float
    #: Where sound ends.
    last_s: float
    #: float64[n], ascending: where the track can be entered; the first is `first_s`.
    entries_s: Times
    #: float64[n] in [0, 1]: how good it is to enter there.
    entry_values: NDArray[np.float64]
    #: float64[b], ascending: the beats of the sounding part.
    beats_s: Times
    #: float64[m], ascending: starts of bars in the sounding part.
    bars_s: Times
    #: int64[m]: rows of `structure.bar_features` for `bars_s`.
    bar_numbers: NDArray[np.int64]
    #: float64[k], ascending: starts of sections in the sounding part.
    sections_s: Times

    @property
    def length_s(self) -> float:
        """Seconds of the sounding part."""
        return self.last_s - self.first_s

    @property
    def beat_s(self) -> float:
        """Median distance of beats in seconds; half a second without a pulse."""
        if len(self.structure.beats_s) < 2:
            return _WITHOUT_PULSE_S
        return float(np.median(np.diff(self.structure.beats_s)))


BEGINNING_VALUE, SECTION_VALUE, BAR_VALUE = 1.0, 0.9, 0.55
"""How good it is to enter a track there, in [0, 1]."""


def find_cut_points(structure: Structure) -> CutPoints:
    """Finds the cut points in the sounding part of a track."""
    first_s, last_s = _sounding(structure)
    bars = structure.bars_s.astype(np.float64)
    numbers = np.flatnonzero((bars > first_s + 0.1) & (bars < last_s - 0.5))
    bars = bars[numbers]
    sections = _within(structure.sections_s, first_s + 0.1, last_s - 0.5)
    values = np.where(np.isin(bars, sections), SECTION_VALUE, BAR_VALUE)
    return CutPoints(
        structure=structure,
        first_s=first_s,
        last_s=last_s,
        entries_s=np.concatenate([[first_s], bars]),
        entry_values=np.concatenate([[BEGINNING_VALUE], values]),
        beats_s=_within(structure.beats_s, first_s, last_s),
        bars_s=bars,
        bar_numbers=numbers.astype(np.int64),
        sections_s=sections,
    )


def _sounding(structure: Structure) -> tuple[float, float]:
    """Finds the part from the first to the last cell that is not silent; all of a silent track."""
    loud = np.flatnonzero(structure.energy_db > _SILENT_DB)
    listened_s = min(structure.duration_s, len(structure.energy_db) * ENERGY_STEP_S)
    if not len(loud):
        return 0.0, listened_s
    last_s = (int(loud[-1]) + 1) * ENERGY_STEP_S
    return int(loud[0]) * ENERGY_STEP_S, min(last_s, listened_s)


def _within(times: NDArray[np.float32], low_s: float, high_s: float) -> Times:
    wide = times.astype(np.float64)
    return wide[(wide > low_s) & (wide < high_s)]


def seam_likeness(structure: Structure, numbers: NDArray[np.int64]) -> NDArray[np.float64]:
    """Rates every seam from the end of one bar to the start of another, float64[m, m] in [0, 1]:
    how alike what would have come is to what comes, and what was to what would have been (left
    out before the first bar). numbers: int64[m], rows of `structure.bar_features`."""
    features = structure.bar_features[numbers].astype(np.float64)
    alike = np.clip(features @ features.T, 0.0, 1.0)
    after = np.vstack([alike[1:], np.zeros(len(alike))])
    before = np.hstack([after[:, :1], alike[:, :-1]])
    return (after + before) / 2
