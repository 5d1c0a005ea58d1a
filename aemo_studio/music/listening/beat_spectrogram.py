"""Computes the spectrogram that the beat network looks at, as madmom does for BeatNet."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import numpy as np
import scipy.fft
from numpy.typing import NDArray

from aemo_studio.music.listening.recording import RATE_HZ, Samples

HOP, N_FFT = 441, 1411
"""Samples from one frame to the next (20 ms), and samples of a frame."""

FRAMES_PER_S = RATE_HZ / HOP

_BINS = N_FFT // 2
_BANDS_PER_OCTAVE, _A4_HZ = 24, 440.0
_LOWEST_HZ, _HIGHEST_HZ = 30.0, 17_000.0
_FRAMES_AT_ONCE = 1024

Floats = NDArray[np.float32]


def beat_spectrogram(samples: Samples) -> Floats:
    """Computes levels in quarter tones and how they rise: float32[ceil(n / 441), 272].

    samples: float32[n] mono at 22,050 Hz, in [-1, 1]. Frame k stands around sample 441 k.
    """
    count = -(-len(samples) // HOP)
    behind = count * HOP + N_FFT - len(samples)
    padded = np.pad(samples, (N_FFT // 2, behind))
    frames = np.lib.stride_tricks.sliding_window_view(padded, N_FFT)[::HOP][:count]
    levels = np.concatenate([_levels(part) for part in _parts(frames)]) if count else _nothing()
    rises = np.maximum(np.diff(levels, axis=0, prepend=levels[:1]), 0.0)
    return np.concatenate([levels, rises], axis=1)


def _parts(frames: Floats) -> list[Floats]:
    return [frames[at : at + _FRAMES_AT_ONCE] for at in range(0, len(frames), _FRAMES_AT_ONCE)]


def _levels(frames: Floats) -> Floats:
    window = np.hanning(N_FFT).astype(np.float32)
    magnitude = np.abs(scipy.fft.rfft(frames * window))[:, :_BINS]
    return np.log10(magnitude @ _filters() + 1.0)


def _nothing() -> Floats:
    return np.zeros((0, _filters().shape[1]), np.float32)


@lru_cache(maxsize=1)
def _filters() -> Floats:
    """Computes triangles from quarter tone to quarter tone, each of area 1, float32[705, 136];
    where bins are too coarse, one for each bin."""
    hertz = np.arange(_BINS, dtype=np.float64) * (RATE_HZ / (2 * _BINS))
    bins = np.unique(_nearest(hertz, _quarter_tones()))
    filters = np.zeros((_BINS, len(bins) - 2), np.float32)
    for number, (first, second) in enumerate(pairwise(pairwise(bins.tolist()))):
        _fill(filters[:, number], *first, second[1])
    return filters


def _quarter_tones() -> NDArray[np.float64]:
    lowest, highest = np.log2([_LOWEST_HZ / _A4_HZ, _HIGHEST_HZ / _A4_HZ]) * _BANDS_PER_OCTAVE
    steps = np.arange(np.ceil(lowest), np.floor(highest) + 1)
    return np.asarray(_A4_HZ * 2.0 ** (steps / _BANDS_PER_OCTAVE))


def _nearest(hertz: NDArray[np.float64], wanted: NDArray[np.float64]) -> NDArray[np.int64]:
    """Finds the bin nearest to each frequency; the upper one of two that are as near."""
    above = np.clip(np.searchsorted(hertz, wanted), 1, len(hertz) - 1)
    lower = wanted - hertz[above - 1] < hertz[above] - wanted
    return above - lower


def _fill(triangle: Floats, start: int, middle: int, end: int) -> None:
    rising = np.linspace(0.0, 1.0, middle - start, endpoint=False)
    falling = np.linspace(1.0, 0.0, end - middle, endpoint=False)
    both = np.concatenate([rising, falling])
    triangle[start:end] = both / both.sum()
