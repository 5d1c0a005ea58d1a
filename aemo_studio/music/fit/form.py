"""A track's structure as fitting looks at it: where it sounds, where it can be cut."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.listening import ENERGY_STEP_S, Structure

Times = NDArray[np.float64]

_SILENT_DB = -45.0
_WITHOUT_PULSE_S = 0.5


@dataclass(frozen=True, eq=False)
class Form:
    """first_s, last_s: where sound begins and ends. entries: float64[n] with the value of
    each in `entry_values`; the first is the beginning. beats, bars, sections: float64,
    within the sounding part. bar_numbers: rows of `structure.bar_features` of `bars`."""

    structure: Structure
    first_s: float
    last_s: float
    entries: Times
    entry_values: Times
    beats: Times
    bars: Times
    bar_numbers: NDArray[np.int64]
    sections: Times

    @property
    def length_s(self) -> float:
        return self.last_s - self.first_s

    @property
    def beat_s(self) -> float:
        """The usual distance of beats; half a second without a pulse."""
        if len(self.structure.beats_s) < 2:
            return _WITHOUT_PULSE_S
        return float(np.median(np.diff(self.structure.beats_s)))


BEGINNING_VALUE, SECTION_VALUE, BAR_VALUE = 1.0, 0.9, 0.55
"""How good it is to enter a piece there, 0 to 1."""


def form_of(structure: Structure) -> Form:
    first_s, last_s = _sounding(structure)
    bars = structure.bars_s.astype(np.float64)
    numbers = np.flatnonzero((bars > first_s + 0.1) & (bars < last_s - 0.5))
    bars = bars[numbers]
    sections = _within(structure.sections_s, first_s + 0.1, last_s - 0.5)
    values = np.where(np.isin(bars, sections), SECTION_VALUE, BAR_VALUE)
    return Form(
        structure=structure,
        first_s=first_s,
        last_s=last_s,
        entries=np.concatenate([[first_s], bars]),
        entry_values=np.concatenate([[BEGINNING_VALUE], values]),
        beats=_within(structure.beats_s, first_s, last_s),
        bars=bars,
        bar_numbers=numbers.astype(np.int64),
        sections=sections,
    )


def _sounding(structure: Structure) -> tuple[float, float]:
    """From the first to the last cell that is heard; all of it where nothing is."""
    heard = np.flatnonzero(structure.energy_db > _SILENT_DB)
    listened_s = min(structure.duration_s, len(structure.energy_db) * ENERGY_STEP_S)
    if not len(heard):
        return 0.0, listened_s
    last_s = (int(heard[-1]) + 1) * ENERGY_STEP_S
    return int(heard[0]) * ENERGY_STEP_S, min(last_s, listened_s)


def _within(times: NDArray[np.float32], low_s: float, high_s: float) -> Times:
    wide = times.astype(np.float64)
    return wide[(wide > low_s) & (wide < high_s)]
