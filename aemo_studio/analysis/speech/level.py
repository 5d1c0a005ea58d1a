"""One loudness for all voices, before the encoder hears them.

Recordings differ by 20 dB and more, for reasons that have nothing to do with the speaker.
A model that hears absolute level learns the microphone instead of the voice.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.emotion import FloatArray

TARGET_RMS = 0.07
"""About -23 dB of full scale."""

MAX_GAIN = 100.0


def level_gain(samples: FloatArray, speech: NDArray[np.bool_]) -> float:
    """The factor that brings the speech in `samples` to the target level.

    samples: float32[n]. speech: bool[k], decisions at even distances over the samples.
    1 where nobody speaks; at most 40 dB up.
    """
    hop = len(samples) // max(len(speech), 1)
    if hop == 0 or not speech.any():
        return 1.0
    frames = samples[: hop * len(speech)].reshape(len(speech), hop)[speech]
    rms = float(np.sqrt(np.mean(np.square(frames, dtype=np.float64))))
    return min(TARGET_RMS / max(rms, 1e-9), MAX_GAIN)
