"""A sequence of log-mel pictures of a second each, every half second."""

from __future__ import annotations

import numpy as np

from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.features import log_mel
from aemo_studio.workbench.features.feature import Feature
from aemo_studio.workbench.features.images import COLUMNS

WIDTH = 62
STEP = 31
STEPS = 1 + (COLUMNS - WIDTH) // STEP


def compute(samples: FloatArray) -> FloatArray:
    """Computes float32[5, 128, 62]; levels are relative to the loudest point of the clip."""
    picture = log_mel.compute(samples)
    starts = range(0, STEPS * STEP, STEP)
    return np.stack([picture[:, start : start + WIDTH] for start in starts])


FEATURE = Feature("mel-sequence", "1", (STEPS, log_mel.BANDS, WIDTH), compute)
