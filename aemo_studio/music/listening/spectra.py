"""Computes the spectra that all measurements share."""

from __future__ import annotations

from dataclasses import dataclass

import librosa
import numpy as np
from numpy.typing import NDArray

from aemo_studio.music.listening.recording import RATE_HZ, Samples

HOP, N_FFT = 512, 2048
"""Samples from one frame to the next, and samples of a frame."""

FRAME_S = HOP / RATE_HZ
"""Seconds from one frame to the next."""

_N_MELS = 96

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
    magnitude = np.abs(librosa.stft(samples, n_fft=N_FFT, hop_length=HOP))
    mel = librosa.feature.melspectrogram(S=magnitude**2, sr=RATE_HZ, n_mels=_N_MELS)
    decibels = librosa.power_to_db(mel, ref=np.max)
    onsets = librosa.onset.onset_strength(S=decibels, sr=RATE_HZ)
    level = librosa.feature.rms(S=magnitude, frame_length=N_FFT)[0]
    return Spectra(samples, magnitude, mel, onsets.astype(np.float32), level)
