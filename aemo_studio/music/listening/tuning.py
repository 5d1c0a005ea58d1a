"""Estimates how a recording is tuned against 440 Hz."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aemo_studio.music.listening.recording import RATE_HZ
from aemo_studio.music.listening.spectra import N_FFT, Floats

_LOW_HZ, _HIGH_HZ = 150.0, 4000.0
_PROMINENT = 0.1
_STEPS = 100
_A0_HZ = 27.5


def estimate_tuning(magnitude: Floats) -> float:
    """Estimates the tuning in semitones, -0.5 to 0.5: the commonest distance of the stronger
    partials from the next semitone.

    magnitude: float32[1025, t]; 0 where it has no partials.
    """
    position, height = _partials(magnitude)
    if not len(position):
        return 0.0
    strong = position[height >= np.median(height)] * RATE_HZ / N_FFT
    off = np.mod(12.0 * np.log2(strong / _A0_HZ), 1.0)
    counts, edges = np.histogram(np.where(off >= 0.5, off - 1.0, off), _STEPS, (-0.5, 0.5))
    return float(edges[counts.argmax()])


def _partials(magnitude: Floats) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Finds the prominent peaks of all frames: positions in bins, by a parabola, and heights."""
    hertz = np.arange(1, magnitude.shape[0] - 1) * RATE_HZ / N_FFT
    usual = ((hertz >= _LOW_HZ) & (hertz < _HIGH_HZ))[:, None]
    left, here, right = (part.astype(np.float64) for part in _neighbours(magnitude))
    prominent = here > _PROMINENT * magnitude.max(axis=0)
    rows, columns = np.nonzero(usual & prominent & (here > left) & (here >= right))
    left, here, right = (part[rows, columns] for part in (left, here, right))
    slope, bend = (right - left) / 2.0, left + right - 2.0 * here
    flat = np.abs(slope) >= np.abs(bend)
    shift = np.where(flat, 0.0, -slope / np.where(flat, 1.0, bend))
    return rows + (1.0 + shift), here + 0.5 * slope * shift


def _neighbours(magnitude: Floats) -> tuple[Floats, Floats, Floats]:
    return magnitude[:-2], magnitude[1:-1], magnitude[2:]
