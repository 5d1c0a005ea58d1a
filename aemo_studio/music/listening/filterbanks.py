"""Computes the filters that turn a spectrum into mel bands and pitch classes.

Both as in librosa, which is not used here: importing it compiles machine code, and processes that
start at the same time spoil that compiler's cache for each other.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.float32]
Hertz = NDArray[np.float64]

_A4_HZ = 440.0
# Slaney 1998, "Auditory Toolbox": even steps up to 1 kHz, even ratios above.
_STEP_HZ, _LINEAR_TO_HZ, _LINEAR_MELS = 200.0 / 3.0, 1000.0, 15.0
_LOG_STEP = np.log(6.4) / 27.0
# Pitch classes are heard best around the fifth octave, and half as well two octaves away.
_CENTRE_OCTAVE, _OCTAVES_WIDE = 5.0, 2.0


def bin_hz(rate_hz: int, n_fft: int) -> Hertz:
    """Computes the centre of each bin of a spectrum in Hz: float64[1 + n_fft / 2]."""
    return np.arange(1 + n_fft // 2, dtype=np.float64) * (rate_hz / n_fft)


@lru_cache(maxsize=4)
def mel_filters(rate_hz: int, n_fft: int, n_mels: int) -> Weights:
    """Computes triangles of equal area, evenly spaced in mel: float32[n_mels, 1 + n_fft / 2]."""
    edges = _hz_of_mel(np.linspace(0.0, _mel_of_hz(rate_hz / 2), n_mels + 2))
    ramps = edges[:, None] - bin_hz(rate_hz, n_fft)
    widths = np.diff(edges)[:, None]
    triangles = np.minimum(-ramps[:-2] / widths[:-1], ramps[2:] / widths[1:])
    area = 2.0 / (edges[2:] - edges[:-2])
    return (np.maximum(triangles, 0.0) * area[:, None]).astype(np.float32)


def chroma_filters(rate_hz: int, n_fft: int, tuning: float) -> Weights:
    """Computes bells around the twelve pitch classes from C on: float32[12, 1 + n_fft / 2].

    tuning: of the recording against 440 Hz, in semitones.
    """
    octaves = np.log2(bin_hz(rate_hz, 2 * n_fft)[2::2] / (_A4_HZ * 2.0 ** (tuning / 12) / 16))
    # 0 Hz has no pitch: a place between two classes, so that it counts for none.
    pitch = 12.0 * np.concatenate([[octaves[0] - 1.5], octaves])
    widths = np.append(np.maximum(np.diff(pitch), 1.0), 1.0)
    away = np.remainder(pitch - np.arange(12)[:, None] + 6.0, 12.0) - 6.0
    bells = np.exp(-0.5 * (2.0 * away / widths) ** 2)
    bells /= np.linalg.norm(bells, axis=0)
    bells *= np.exp(-0.5 * ((pitch / 12.0 - _CENTRE_OCTAVE) / _OCTAVES_WIDE) ** 2)
    return np.roll(bells, -3, axis=0)[:, : 1 + n_fft // 2].astype(np.float32)


def _mel_of_hz(hertz: float) -> float:
    return float(_LINEAR_MELS + np.log(hertz / _LINEAR_TO_HZ) / _LOG_STEP)


def _hz_of_mel(mel: Hertz) -> Hertz:
    high = _LINEAR_TO_HZ * np.exp(_LOG_STEP * (mel - _LINEAR_MELS))
    return np.where(mel < _LINEAR_MELS, mel * _STEP_HZ, high)
