"""Estimates the tempo: the time after which onsets repeat, in all of the sound and in the bass."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aemo_studio.music.listening.spectra import FRAME_S, Floats

SLOWEST_BPM, FASTEST_BPM = 50.0, 210.0
"""Range of the tempos that are considered."""

_CANDIDATES = 240
_MULTIPLES = np.arange(1, 5)
_NEAR_FRAMES = (-1.0, -0.5, 0.0, 0.5, 1.0)
_BASS_WEIGHT = 2.0
# Where most music lies: half as likely an octave and three quarters away.
_USUAL_BPM, _SPREAD_OCTAVES = 105.0, 1.5

Values = NDArray[np.float64]


def estimate_tempo(onsets: Floats, bass_onsets: Floats) -> float:
    """Estimates the tempo in beats per minute, SLOWEST_BPM to FASTEST_BPM.

    onsets, bass_onsets: onset strength float32[t], of all of the sound and of the bass. The
    tempo has the highest autocorrelation at one to four beats (a comb); the bass counts twice,
    as melodies run in halves and thirds of beats and the bass hardly does; usual tempos are
    weakly preferred (after Percival and Tzanetakis 2014, "Streamlined tempo
    estimation based on autocorrelation and cross-correlation with pulses", IEEE/ACM TASLP
    22; weights and preference are ours, chosen with benchmarks/listening.py).
    """
    bpm = np.geomspace(SLOWEST_BPM, FASTEST_BPM, _CANDIDATES)
    lags = 60.0 / (bpm * FRAME_S)
    combs = _comb(onsets, lags) + _BASS_WEIGHT * _comb(bass_onsets, lags)
    usual = np.exp(-0.5 * (np.log2(bpm / _USUAL_BPM) / _SPREAD_OCTAVES) ** 2)
    return float(bpm[int((np.maximum(combs, 0.0) * usual).argmax())])


def _comb(onsets: Floats, lags: Values) -> Values:
    """Averages the autocorrelation at one to four times each lag, each at its highest nearby."""
    curve = _autocorrelation(onsets)
    places = lags[:, None, None] * _MULTIPLES[:, None] + np.array(_NEAR_FRAMES)
    heights = np.interp(places, np.arange(len(curve)), curve, right=0.0)
    return heights.max(axis=2).mean(axis=1)


def _autocorrelation(onsets: Floats) -> Values:
    """Computes the autocorrelation, 1 at lag 0, unbiased: divided by the number of pairs.

    Zeros where nothing varies.
    """
    n = len(onsets)
    centred = onsets.astype(np.float64) - onsets.mean()
    power = np.abs(np.fft.rfft(centred, 2 * n)) ** 2
    sums: Values = np.fft.irfft(power)[:n] * n / np.arange(n, 0, -1)
    # The last pairs are too few for an estimate.
    sums[n - n // 8 :] = 0.0
    return sums / sums[0] if sums[0] > 1e-12 else np.zeros(n)
