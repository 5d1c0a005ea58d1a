"""Levels speech to one loudness before it is encoded.

Recordings differ by 20 dB and more, for reasons that have nothing to do with the speaker: a
model with the absolute level in its input learns the microphone instead of the voice.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.emotion import FloatArray

TARGET_RMS = 0.07
"""Root mean square of levelled speech, about -23 dB of full scale."""

MAX_GAIN = 100.0
"""Highest factor, 40 dB."""


def level_gain(samples: FloatArray, speech: NDArray[np.bool_]) -> float:
    """Computes the factor that brings the speech in `samples` to `TARGET_RMS`.

    samples: float32[n]. speech: bool[k], decisions at even distances over the samples.
    1 where nobody speaks; at most `MAX_GAIN`.
    """
    hop = len(samples) // max(len(speech), 1)
    if hop == 0 or not speech.any():
        return 1.0
    frames = samples[: hop * len(speech)].reshape(len(speech), hop)[speech]
    rms = float(np.sqrt(np.mean(np.square(frames, dtype=np.float64))))
    return min(TARGET_RMS / max(rms, 1e-9), MAX_GAIN)
