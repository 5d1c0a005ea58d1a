"""The spectra that all the measurements share, computed once."""

from __future__ import annotations

from dataclasses import dataclass

import librosa
import numpy as np
from numpy.typing import NDArray

from aemo_studio.music.listening.recording import RATE_HZ, Samples

HOP = 512
FRAME_S = HOP / RATE_HZ
N_FFT = 2048
_N_MELS = 96

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Spectra:
    """samples: float32[n]. magnitude: float32[1025, t]. mel: power, float32[96, t].
    onsets: onset strength, float32[t]. level: RMS of each frame, float32[t]."""

    samples: Samples
    magnitude: Floats
    mel: Floats
    onsets: Floats
    level: Floats

    @property
    def sounding(self) -> NDArray[np.bool_]:
        """bool[t]: frames within 40 dB of the loudest."""
        loudest = float(self.level.max())
        return self.level > max(loudest * 0.01, 1e-5)


def spectra(samples: Samples) -> Spectra:
    """samples: float32[n] mono at RATE_HZ."""
    magnitude = np.abs(librosa.stft(samples, n_fft=N_FFT, hop_length=HOP))
    mel = librosa.feature.melspectrogram(S=magnitude**2, sr=RATE_HZ, n_mels=_N_MELS)
    decibels = librosa.power_to_db(mel, ref=np.max)
    onsets = librosa.onset.onset_strength(S=decibels, sr=RATE_HZ)
    level = librosa.feature.rms(S=magnitude, frame_length=N_FFT)[0]
    return Spectra(samples, magnitude, mel, onsets.astype(np.float32), level)
