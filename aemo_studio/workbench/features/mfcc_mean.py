"""The mean of 100 MFCCs over a clip, silence at both ends trimmed at 30 dB.

The features of the original RAVDESS + LMC system, with librosa's own window and hop.
"""

from __future__ import annotations

import librosa
import numpy as np

from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.features.feature import Feature
from aemo_studio.workbench.features.sound import RATE_HZ, trimmed

COEFFICIENTS = 100
WINDOW = 2048
HOP = 512


def compute(samples: FloatArray) -> FloatArray:
    """Computes float32[100]."""
    sound = trimmed(samples)
    sound = np.pad(sound, (0, max(0, WINDOW - len(sound))))
    coefficients = librosa.feature.mfcc(
        y=sound, sr=RATE_HZ, n_mfcc=COEFFICIENTS, n_fft=WINDOW, hop_length=HOP
    )
    return np.asarray(coefficients.mean(axis=1), np.float32)


FEATURE = Feature("mfcc-mean", "1", (COEFFICIENTS,), compute)
