"""Log-mel spectrogram as a picture: 128 bands, 188 columns, in [0, 1]."""

from __future__ import annotations

import librosa

from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.features.feature import Feature
from aemo_studio.workbench.features.images import COLUMNS, HOP, levels, window_of
from aemo_studio.workbench.features.sound import RATE_HZ

BANDS = 128
WINDOW = 1024


def compute(samples: FloatArray) -> FloatArray:
    """Computes float32[128, 188], low bands first, decibels below the loudest point over 80."""
    power = librosa.feature.melspectrogram(
        y=window_of(samples), sr=RATE_HZ, n_fft=WINDOW, hop_length=HOP, n_mels=BANDS
    )
    return levels(power)


FEATURE = Feature("log-mel", "1", (BANDS, COLUMNS), compute)
