"""Follows the tempo: the time after which onsets repeat, in all of the sound and in the bass."""

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
_WINDOW_S, _STEP_S = 12.0, 1.5
_MOST_CHANGE, _CHANGE_COSTS = 12, 0.02
_JUMP_COST = 0.8

Values = NDArray[np.float64]


def tempo_curve(onsets: Floats, bass_onsets: Floats) -> Values:
    """Follows the tempo through a piece: frames of a beat at each frame, float64[t], between those
    of SLOWEST_BPM and FASTEST_BPM.

    onsets, bass_onsets: onset strength float32[t], of all of the sound and of the bass. In windows
    of 12 s the tempo has the highest autocorrelation at one to four beats (a comb); the bass counts
    twice, as melodies run in halves and thirds of beats and the bass hardly does; usual tempos are
    weakly preferred (after Percival and Tzanetakis 2014, "Streamlined tempo estimation based on
    autocorrelation and cross-correlation with pulses", IEEE/ACM TASLP 22; weights and preference
    are ours, chosen with benchmarks/listening.py). The way through the windows that scores most is
    taken, on which steps of the tempo are small and jumps rare.
    """
    lags = 60.0 / (np.geomspace(SLOWEST_BPM, FASTEST_BPM, _CANDIDATES) * FRAME_S)
    centres, scores = _scores(onsets, bass_onsets, lags)
    return np.interp(np.arange(len(onsets)), centres, lags[_best_way(scores)])


def _scores(onsets: Floats, bass: Floats, lags: Values) -> tuple[Values, Values]:
    """Scores each tempo in each window: middles of the windows in frames, float64[w], and
    float64[w, tempos], in units of the whole piece's best."""
    size, step = round(_WINDOW_S / FRAME_S), round(_STEP_S / FRAME_S)
    firsts = np.arange(0, max(1, len(onsets) - size + step), step)
    usual = np.exp(-0.5 * (np.log2(60.0 / (lags * FRAME_S) / _USUAL_BPM) / _SPREAD_OCTAVES) ** 2)

    def scored(part: slice) -> Values:
        combs = _comb(onsets[part], lags) + _BASS_WEIGHT * _comb(bass[part], lags)
        return np.maximum(combs, 0.0) * usual

    whole = scored(slice(None))
    windows = np.array([scored(slice(first, first + size)) for first in firsts])
    most = max(float(whole.max()), 1e-9)
    centres = np.minimum(firsts + size / 2, len(onsets) / 2 if len(firsts) == 1 else np.inf)
    return centres, (windows + whole) / most


def _best_way(scores: Values) -> NDArray[np.int64]:
    """Finds the tempos of the way through the windows that scores most, int64[w]."""
    count = scores.shape[1]
    apart = np.abs(np.arange(count)[:, None] - np.arange(count)[None, :])
    costs = np.where(apart <= _MOST_CHANGE, _CHANGE_COSTS * apart, _JUMP_COST)
    total, came = scores[0], np.zeros(scores.shape, np.int64)
    for window in range(1, len(scores)):
        reached = total[None, :] - costs
        came[window] = reached.argmax(axis=1)
        total = scores[window] + np.take_along_axis(reached, came[window][:, None], axis=1)[:, 0]
    way = [int(total.argmax())]
    for window in range(len(scores) - 1, 0, -1):
        way.append(int(came[window][way[-1]]))
    return np.array(way[::-1], np.int64)


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
