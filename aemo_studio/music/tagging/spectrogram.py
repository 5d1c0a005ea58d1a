"""Computes the mel spectrogram that the tag networks look at, as librosa does for musicnn."""

from __future__ import annotations

import numpy as np
import scipy.fft
from numpy.typing import NDArray

from aemo_studio.music.listening.filterbanks import mel_filters
from aemo_studio.music.tagging.network import N_FRAMES, N_MELS

RATE_HZ = 16_000
HOP, N_FFT = 256, 512
"""Samples from one frame to the next, and samples of a frame."""

PATCH_SAMPLES = N_FRAMES * HOP
"""Samples of a patch (3 s)."""

_POWER = 10_000.0

Floats = NDArray[np.float32]


def log_mel(samples: Floats) -> Floats:
    """Computes the spectrogram of 16 kHz samples float32[n]: float32[1 + n // 256, 96].

    Frame k stands around sample 256 k; before the first and after the last sample is silence.
    """
    window = (0.5 - 0.5 * np.cos(2.0 * np.pi * np.arange(N_FFT) / N_FFT)).astype(np.float32)
    padded = np.pad(samples, N_FFT // 2)
    frames = np.lib.stride_tricks.sliding_window_view(padded, N_FFT)[::HOP]
    power = np.abs(scipy.fft.rfft(frames * window)) ** 2
    mel = power @ mel_filters(RATE_HZ, N_FFT, N_MELS).T
    return np.log10(_POWER * mel + 1.0).astype(np.float32)
