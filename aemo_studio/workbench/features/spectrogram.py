"""Linear spectrogram as a picture: 257 frequencies to 8 kHz, 188 columns, in [0, 1]."""

from __future__ import annotations

import librosa
import numpy as np

from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.features.feature import Feature
from aemo_studio.workbench.features.images import COLUMNS, HOP, levels, window_of

WINDOW = 512


def compute(samples: FloatArray) -> FloatArray:
    """Computes float32[257, 188], low frequencies first, levels as in `images.levels`."""
    spectrum = librosa.stft(window_of(samples), n_fft=WINDOW, hop_length=HOP)
    return levels(np.abs(spectrum) ** 2)


FEATURE = Feature("spectrogram", "1", (WINDOW // 2 + 1, COLUMNS), compute)
