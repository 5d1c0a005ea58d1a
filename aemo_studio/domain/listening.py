"""What is heard in a piece of music, and where its beats, bars and sections lie."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from aemo_studio.domain.emotion import FloatArray

Mode = Literal["major", "minor"]

LISTENING_RULES = 2
"""Counted up when the same file would be heard differently."""

ENERGY_STEP_S = 0.5
"""Length of one cell of `Structure.energy_db`, in seconds."""

FIT_LENGTHS_S: tuple[float, ...] = tuple(round(3.0 * 1.21**n, 2) for n in range(32))
"""Scene lengths for which a track's best fit is known in advance: 3 s to 18 minutes."""


class Origin(StrEnum):
    """Where a value comes from: the file's tags, a measurement of its sound, a formula over
    measurements that may be wrong, or the user, who is always right."""

    READ = "read"
    MEASURED = "measured"
    ESTIMATED = "estimated"
    CORRECTED = "corrected"


@dataclass(frozen=True)
class Sound:
    """Measurements of one recording; None where it has no such thing (no pulse, no key).

    duration_s: of the file. bpm: beats per minute. pulse: how clear the beat is, 0 to 1.
    key: name of the tonic (`F#`); mode_balance: -1 clearly minor to 1 clearly major.
    loudness_lufs, loudness_range_lu: EBU R128 integrated loudness and loudness range,
    None for silence. onset_rate_hz: notes and beats that begin, per second. brightness_hz:
    spectral centroid. harmonic_share: energy of what is held against what is struck, 0 to 1.
    vocal_likelihood: 0 (instrumental) to 1 (somebody sings), an estimate.
    """

    duration_s: float
    bpm: float | None
    pulse: float
    key: str | None
    mode: Mode | None
    mode_balance: float
    loudness_lufs: float | None
    loudness_range_lu: float | None
    onset_rate_hz: float
    brightness_hz: float
    harmonic_share: float
    vocal_likelihood: float


@dataclass(frozen=True, eq=False)
class Structure:
    """Where a piece can be entered, left and looped. All times in seconds of the file.

    beats_s: float32[n], empty without a pulse. bars_s: float32[m], rising; without a pulse
    an even grid. bar_features: float32[m, d], rows of length 1 (or 0), alike where the bars
    sound alike. sections_s: float32[k], starts of sections, each a bar. energy_db:
    float32[j], level of each `ENERGY_STEP_S`, 0 for the loudest.
    """

    duration_s: float
    beats_s: FloatArray
    bars_s: FloatArray
    bar_features: FloatArray
    sections_s: FloatArray
    energy_db: FloatArray


@dataclass(frozen=True, eq=False)
class Listened:
    """All that was heard in one file."""

    sound: Sound
    structure: Structure
