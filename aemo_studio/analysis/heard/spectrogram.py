"""Computes YAMNet's mel spectrogram."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.heard.network import N_FRAMES, N_MELS

RATE_HZ = 16_000
WINDOW, HOP, N_FFT = 400, 160, 512
"""Samples of a window (25 ms), from one to the next (10 ms), and of its Fourier transform."""

PATCH_SAMPLES = (N_FRAMES - 1) * HOP + WINDOW
"""Samples of a patch (0.975 s)."""

_LOW_HZ, _HIGH_HZ = 125.0, 7500.0
_FLOOR = 0.001

Floats = NDArray[np.float32]


def log_mel(samples: Floats) -> Floats:
    """Computes the spectrogram of 16 kHz samples, at least a window of them: float32[t, 64]."""
    frames = np.lib.stride_tricks.sliding_window_view(samples, WINDOW)[::HOP]
    magnitude = np.abs(np.fft.rfft(frames * _window(), N_FFT))
    return np.log(magnitude @ _filters() + _FLOOR).astype(np.float32)


def patches(mel: Floats, hop: int = N_FRAMES // 2) -> Floats:
    """Cuts a spectrogram of at least a patch into patches, `hop` frames apart:
    float32[n, 96, 64]."""
    starts = range(0, len(mel) - N_FRAMES + 1, hop)
    return np.stack([mel[start : start + N_FRAMES] for start in starts])


@lru_cache(maxsize=1)
def _window() -> Floats:
    turns = 2.0 * np.pi * np.arange(WINDOW) / WINDOW
    return (0.5 - 0.5 * np.cos(turns)).astype(np.float32)


@lru_cache(maxsize=1)
def _filters() -> Floats:
    """Computes triangles that are even in mel (O'Shaughnessy 1987): float32[257, 64]."""
    edges = np.linspace(_mel(np.array(_LOW_HZ)), _mel(np.array(_HIGH_HZ)), N_MELS + 2)
    bins = _mel(np.arange(N_FFT // 2 + 1) * RATE_HZ / N_FFT)[:, None]
    rising = (bins - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - bins) / (edges[2:] - edges[1:-1])
    return np.maximum(np.minimum(rising, falling), 0.0).astype(np.float32)


def _mel(hertz: NDArray[np.float64]) -> NDArray[np.float64]:
    return 1127.0 * np.log1p(hertz / 700.0)
