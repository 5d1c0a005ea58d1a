"""Computes the spectra that all measurements share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.fft
from numpy.typing import NDArray

from aemo_studio.music.listening.filterbanks import mel_filters
from aemo_studio.music.listening.recording import RATE_HZ, Samples

HOP, N_FFT = 512, 2048
"""Samples from one frame to the next, and samples of a frame."""

FRAME_S = HOP / RATE_HZ
"""Seconds from one frame to the next."""

_N_MELS = 96
_FRAMES_AT_ONCE = 1024
_LOWEST_POWER, _RANGE_DB = 1e-10, 80.0
# A difference belongs to the later frame, and an attack is heard from a frame's middle on.
_LATER = 1 + N_FFT // (2 * HOP)

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Spectra:
    """A recording's samples and spectra, in t frames."""

    #: float32[n] mono at RATE_HZ, in [-1, 1].
    samples: Samples
    #: float32[1025, t]: magnitude of the short-time Fourier transform.
    magnitude: Floats
    #: float32[96, t]: power of the mel spectrogram.
    mel: Floats
    #: float32[t]: onset strength.
    onsets: Floats
    #: float32[t]: root mean square of each frame.
    level: Floats

    @property
    def sounding(self) -> NDArray[np.bool_]:
        """Frames within 40 dB of the loudest, bool[t]."""
        loudest = float(self.level.max())
        return self.level > max(loudest * 0.01, 1e-5)


def compute_spectra(samples: Samples) -> Spectra:
    """Computes the spectra of samples float32[n] mono at RATE_HZ."""
    magnitude = _magnitude(samples)
    mel = mel_filters(RATE_HZ, N_FFT, _N_MELS) @ magnitude**2
    onsets = onset_strength(decibels(mel))
    return Spectra(samples, magnitude, mel, onsets, _level(magnitude))


def decibels(power: Floats) -> Floats:
    """Converts power to dB against the largest, at least -80 dB, in the same shape."""
    level = 10.0 * np.log10(np.maximum(power, _LOWEST_POWER))
    level -= level.max()
    return np.maximum(level, -_RANGE_DB)


def onset_strength(level_db: Floats) -> Floats:
    """Averages over the bands by how much each has become louder: float32[t].

    level_db: float32[bands, t].
    """
    risen = np.maximum(np.diff(level_db, axis=1), 0.0).mean(axis=0)
    return np.pad(risen, (_LATER, 0))[: level_db.shape[1]].astype(np.float32)


def _magnitude(samples: Samples) -> Floats:
    """Computes the magnitude of the Fourier transform around every HOP-th sample."""
    window = (0.5 - 0.5 * np.cos(2.0 * np.pi * np.arange(N_FFT) / N_FFT)).astype(np.float32)
    padded = np.pad(samples, N_FFT // 2)
    frames = np.lib.stride_tricks.sliding_window_view(padded, N_FFT)[::HOP]
    result = np.empty((1 + N_FFT // 2, len(frames)), np.float32)
    for start in range(0, len(frames), _FRAMES_AT_ONCE):
        some = frames[start : start + _FRAMES_AT_ONCE] * window
        result[:, start : start + len(some)] = np.abs(scipy.fft.rfft(some)).T
    return result


def _level(magnitude: Floats) -> Floats:
    """Computes the root mean square of each frame, by Parseval's theorem: float32[t]."""
    power = 2.0 * (magnitude**2).sum(axis=0) - magnitude[0] ** 2 - magnitude[-1] ** 2
    return (np.sqrt(np.maximum(power, 0.0)) / N_FFT).astype(np.float32)
