"""Settings and steps that all pictures of sound share: 3 s, 188 columns, 80 dB."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.features.sound import RATE_HZ, fitted, trimmed

#: 16 ms from column to column.
HOP = 256

#: Nearly all acted sentences are shorter once the silence is off.
SECONDS = 3

COLUMNS = 1 + SECONDS * RATE_HZ // HOP

RANGE_DB = 80.0
_SILENCE = 1e-10


def window_of(samples: FloatArray) -> FloatArray:
    """Cuts the part of a clip that is pictured: float32[48,000]."""
    return fitted(trimmed(samples), SECONDS * RATE_HZ)


def levels(power: NDArray[np.floating]) -> FloatArray:
    """Scales power to [0, 1]: 1 is the loudest point, 0 is 80 dB below it and less, or silence."""
    peak = float(power.max())
    if peak < _SILENCE:
        return np.zeros(power.shape, np.float32)
    decibels = 10 * np.log10(np.maximum(power / peak, 10 ** (-RANGE_DB / 10)))
    return np.maximum(1 + decibels / RANGE_DB, 0).astype(np.float32)
