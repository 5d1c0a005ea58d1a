"""Estimates key and mode."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from aemo_studio.domain.listening import Mode
from aemo_studio.music.listening.filterbanks import chroma_filters
from aemo_studio.music.listening.recording import RATE_HZ
from aemo_studio.music.listening.spectra import N_FFT, Floats, Spectra
from aemo_studio.music.listening.tuning import estimate_tuning

NAMES = ("C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")

CLEAR_KEY = 0.5
"""Correlation with the best profile below which there is no key (noise, drums, clusters)."""

_BALANCE_SPAN = 0.5
_TUNING_EVERY = 8

# How well each step of the scale fits a key, rated by listeners: Krumhansl and Kessler 1982,
# "Tracing the dynamic changes in perceived tonal organization in a spatial representation of
# musical keys", Psychological Review 89.
_MAJOR = (6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88)
_MINOR = (6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17)


@dataclass(frozen=True, eq=False)
class Tonality:
    """Key and pitch classes of a recording."""

    #: Name of the tonic, one of `NAMES`; None where no key is clear.
    key: str | None
    #: Major or minor; None where no key is clear.
    mode: Mode | None
    #: -1 (clearly minor) to 1 (clearly major); 0 where no key is clear.
    balance: float
    #: float32[12, t]: energy of the pitch classes from C on, each frame's largest 1.
    chroma: Floats


def estimate_tonality(spectra: Spectra) -> Tonality:
    """Estimates the key: that whose profile fits the piece's pitch classes best.

    The algorithm is Krumhansl and Schmuckler's (Krumhansl 1990, "Cognitive foundations of
    musical pitch").
    """
    some = spectra.magnitude[:, spectra.sounding][:, ::_TUNING_EVERY]
    tuning = estimate_tuning(some) if some.any() else 0.0
    chroma = _chroma(spectra.magnitude, tuning)
    weights = spectra.level * spectra.sounding
    total = chroma @ weights
    major, minor = (_fits(total, profile) for profile in (_MAJOR, _MINOR))
    best = max(major.max(), minor.max())
    if not best >= CLEAR_KEY:
        return Tonality(None, None, 0.0, chroma)
    mode: Mode = "major" if major.max() >= minor.max() else "minor"
    tonic = int((major if mode == "major" else minor).argmax())
    # Against the same tonic in the other mode: the relative key has nearly the same notes.
    difference = float(major[tonic] - minor[tonic])
    balance = float(np.clip(difference / _BALANCE_SPAN, -1.0, 1.0))
    return Tonality(NAMES[tonic], mode, balance, chroma)


def _chroma(magnitude: Floats, tuning: float) -> Floats:
    """Computes the energy of the pitch classes in each frame, the largest 1: float32[12, t]."""
    energy = chroma_filters(RATE_HZ, N_FFT, tuning) @ magnitude**2
    largest = energy.max(axis=0)
    return (energy / np.where(largest > 0.0, largest, 1.0)).astype(np.float32)


def _fits(total: Floats, profile: tuple[float, ...]) -> Floats:
    """Correlates pitch classes with the profile on each tonic: float[12]; -1 where nothing
    varies."""
    if total.std() < 1e-9:
        return np.full(12, -1.0, np.float32)
    return np.array([np.corrcoef(total, np.roll(profile, n))[0, 1] for n in range(12)])
