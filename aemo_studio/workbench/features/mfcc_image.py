"""MFCCs over time as a picture: 40 coefficients, 188 columns."""

from __future__ import annotations

import librosa
import numpy as np

from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.features import log_mel
from aemo_studio.workbench.features.feature import Feature
from aemo_studio.workbench.features.images import COLUMNS, RANGE_DB

COEFFICIENTS = 40


def compute(samples: FloatArray) -> FloatArray:
    """Computes float32[40, 188], the cosine transform of the log-mel picture in decibels.

    Not scaled: a network's first layer needs the mean and spread over its training part.
    """
    decibels = (log_mel.compute(samples) - 1) * RANGE_DB
    return np.asarray(librosa.feature.mfcc(S=decibels, n_mfcc=COEFFICIENTS), np.float32)


FEATURE = Feature("mfcc-image", "1", (COEFFICIENTS, COLUMNS), compute)
