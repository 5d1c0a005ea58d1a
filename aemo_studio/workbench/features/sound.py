"""Sound before any feature: one rate, one channel, finite, not too long and not too short."""

from __future__ import annotations

import librosa
import numpy as np
import soxr
from numpy.typing import NDArray

from aemo_studio.analysis.media.soundtrack import cleaned
from aemo_studio.domain.emotion import FloatArray

SOUND_VERSION = 1

#: What most corpora of speech can be had at; above 8 kHz lies the microphone.
RATE_HZ = 16_000

MAX_S = 30.0
#: Shorter clips are followed by silence, so that every feature has two windows to look at.
MIN_SAMPLES = 4096

#: What lies further below the loudest moment, before and behind, is no speech.
TRIM_DB = 30


def prepared(samples: NDArray[np.floating], rate: int) -> FloatArray:
    """Brings [n] or [n, channels] at `rate` Hz to float32 mono in [-1, 1] at 16 kHz, 0.26 to 30 s.

    Raises ValueError for no samples, more than two axes, or a rate that is not positive.
    """
    sound = np.asarray(samples)
    if sound.ndim not in (1, 2) or not sound.size or not np.issubdtype(sound.dtype, np.floating):
        raise ValueError(f"samples must be float[n] or float[n, channels], got {sound.shape}")
    if rate <= 0:
        raise ValueError(f"the rate must be positive, got {rate}")
    sound = cleaned(sound[: int(MAX_S * rate)].astype(np.float32))
    mono = sound if sound.ndim == 1 else sound.mean(axis=1)
    at_rate = mono if rate == RATE_HZ else soxr.resample(mono, rate, RATE_HZ)
    padded = np.pad(at_rate, (0, max(0, MIN_SAMPLES - len(at_rate))))
    return np.clip(padded, -1.0, 1.0).astype(np.float32)


def trimmed(samples: FloatArray) -> FloatArray:
    """Cuts off what is more than 30 dB below the loudest moment at both ends."""
    kept, _ = librosa.effects.trim(samples, top_db=TRIM_DB)
    return np.asarray(kept, np.float32)


def fitted(samples: FloatArray, length: int) -> FloatArray:
    """Cuts the middle `length` samples; where there are fewer, silence follows."""
    start = max(0, (len(samples) - length) // 2)
    part = samples[start : start + length]
    return np.pad(part, (0, length - len(part)))
