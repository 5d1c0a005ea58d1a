"""Estimates whether somebody sings, from the movement of partials.

A voice glides: its partials change pitch all the time, by vibrato and between notes, in
step with each other. Piano, guitar, organ, drum machines and most synthesisers hold them.
(Regnier and Peeters 2009, "Singing voice detection in music tracks using direct voice
vibrato detection", ICASSP, use the same cue.) Bowed strings and some winds glide too, so
this is a likelihood and no more; docs/own-music.md has its measured accuracy.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aemo_studio.music.listening.recording import RATE_HZ
from aemo_studio.music.listening.spectra import N_FFT, Floats, Spectra

LIKELY, UNLIKELY = 0.7, 0.08
"""Likelihood from which a track counts as vocal, and up to which as instrumental; between,
unknown. Low enough that a track with a voice as loud as its accompaniment does not count as
instrumental (benchmarks/listening.py)."""

_LOW_HZ, _HIGH_HZ = 400.0, 3500.0
_MOST_FRAMES = 2600
_GLIDE_CENTS = (10.0, 90.0)
_STEADY_CENTS = 30.0
_PROMINENT = 0.05
_ABOVE_AROUND, _AROUND = 3.0, 8
_HALFWAY, _STEEPNESS = 0.12, 25.0


def vocal_likelihood(spectra: Spectra) -> float:
    """Estimates the likelihood of singing, in [0, 1], from the share of gliding partials."""
    share = gliding_share(spectra)
    return float(1.0 / (1.0 + np.exp(-_STEEPNESS * (share - _HALFWAY))))


def gliding_share(spectra: Spectra) -> float:
    """Computes the share of the partials' energy that glides, in [0, 1]; 0 without partials.

    Partials from 400 to 3500 Hz count that continue in the next frame; they glide if their
    pitch moves by 10 to 90 cents.
    """
    magnitude = _middle(spectra)
    low, high = (round(hz * N_FFT / RATE_HZ) for hz in (_LOW_HZ, _HIGH_HZ))
    position, power = _peaks(magnitude[low:high])
    position = np.where(power > 0, position + low, np.nan)
    cents = _steps(position)
    energy = power[:, :-2] * np.isfinite(cents[:, :-1])
    whole = float(energy.sum())
    return float((energy * _glides(cents)).sum()) / whole if whole > 0 else 0.0


def _glides(cents: Floats) -> NDArray[np.bool_]:
    """Finds where a partial moves, and moves on at nearly the same speed: bool[bins, t - 2].

    Peaks of noise jump about as far, but to and fro.
    """
    now, following = cents[:, :-1], _following(cents)
    size = np.abs(now)
    steady = np.abs(following - now) < _STEADY_CENTS
    return (size > _GLIDE_CENTS[0]) & (size < _GLIDE_CENTS[1]) & steady


def _following(cents: Floats) -> Floats:
    """Finds the next step of the same partial: of this bin, or the nearest that has one."""
    later = cents[:, 1:]
    best = later
    for shift in (1, -1, 2, -2):
        best = np.where(np.isfinite(best), best, np.roll(later, shift, axis=0))
    return best


def _middle(spectra: Spectra) -> Floats:
    """Cuts out the middle minute of the sounding frames."""
    magnitude = spectra.magnitude[:, spectra.sounding]
    first = max(0, (magnitude.shape[1] - _MOST_FRAMES) // 2)
    return magnitude[:, first : first + _MOST_FRAMES]


def _peaks(magnitude: Floats) -> tuple[Floats, Floats]:
    """Finds prominent peaks: position in bins, by a parabola through three, and power.

    Both float32[bins, t]; power is 0 where there is no peak.
    """
    inner = np.log(magnitude + 1e-9)
    left, centre, right = inner[:-2], inner[1:-1], inner[2:]
    prominent = magnitude[1:-1] > np.maximum(
        _PROMINENT * magnitude.max(axis=0), _ABOVE_AROUND * _around(magnitude)[1:-1]
    )
    peak = (centre > left) & (centre >= right) & prominent
    curve = left - 2 * centre + right
    offset = np.where(peak, 0.5 * (left - right) / np.where(peak, curve, 1.0), 0.0)
    rows = np.arange(1, magnitude.shape[0] - 1)[:, None]
    shape = [(1, 1), (0, 0)]
    position = np.pad(rows + offset, shape)
    power = np.pad(np.where(peak, magnitude[1:-1] ** 2, 0.0), shape)
    return position.astype(np.float32), power.astype(np.float32)


def _around(magnitude: Floats) -> Floats:
    """Averages the `_AROUND` bins on each side; peaks of noise stay near this mean."""
    width = 2 * _AROUND + 1
    sums = np.cumsum(np.pad(magnitude, [(_AROUND + 1, _AROUND), (0, 0)], mode="edge"), axis=0)
    return ((sums[width:] - sums[:-width]) / width).astype(np.float32)


def _steps(position: Floats) -> Floats:
    """Measures the step in cents from each peak to the nearest one a frame later.

    Returns [bins, t - 1]; NaN where there is none within two bins.
    """
    here, later = position[:, :-1], position[:, 1:]
    best = np.full(here.shape, np.nan, np.float32)
    for shift in (0, 1, -1, 2, -2):
        there = np.roll(later, shift, axis=0)
        cents = 1200.0 * np.log2(there / here)
        better = np.isfinite(cents) & ~(np.abs(best) <= np.abs(cents))
        best = np.where(better, cents, best)
    return best
