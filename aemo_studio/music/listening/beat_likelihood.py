"""Asks the beat network how likely a beat, and the start of a bar, is at any time."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load
from threadpoolctl import threadpool_limits

from aemo_studio.base.errors import ModelError
from aemo_studio.base.model_store import load_verified
from aemo_studio.music.listening.beat_network import BeatNetwork
from aemo_studio.music.listening.beat_spectrogram import beat_spectrogram
from aemo_studio.music.listening.recording import Samples

MODEL_NAME = "music_beats"

BEFORE = 500
"""Frames (10 s) that the network hears before what counts."""

_STRETCH = 1500
_QUIET = 0.05

Floats = NDArray[np.float32]


def beat_likelihood(samples: Samples) -> Floats:
    """Computes the probabilities of a beat within a bar and of a bar's start, float32[t, 2], at
    FRAMES_PER_S.

    samples: float32[n] mono at 22,050 Hz. Stretches of 30 s are followed side by side, which is
    quicker, each from 10 s before it; what was earlier changes nothing that counts. Raises
    ModelError for a missing or damaged model.
    """
    spectrogram = after_silence(beat_spectrogram(_audible(samples)))
    # Threads wait for each other longer than steps so small take.
    with threadpool_limits(1, user_api="blas"):
        return _heard(spectrogram)


def _heard(spectrogram: Floats) -> Floats:
    network = beat_network()
    described = network.described(spectrogram)
    count = len(described) - BEFORE
    firsts = np.arange(0, max(count, 1), _STRETCH)
    padded = np.pad(described, ((0, len(firsts) * _STRETCH - count), (0, 0)))
    stretches = padded[np.arange(BEFORE + _STRETCH)[:, None] + firsts]
    heard = network.heard(stretches)[BEFORE:]
    return heard.transpose(1, 0, 2).reshape(-1, 2)[:count]


def after_silence(spectrogram: Floats) -> Floats:
    """Puts BEFORE frames of silence before a spectrogram float32[t, 272]."""
    return np.pad(spectrogram, ((BEFORE, 0), (0, 0)))


def _audible(samples: Samples) -> Samples:
    """Amplifies a quiet recording, for the network learned from records, which are loud."""
    level = float(np.sqrt(np.mean(samples**2))) if len(samples) else 0.0
    return samples * np.float32(_QUIET / level) if 0.0 < level < _QUIET else samples


@lru_cache(maxsize=1)
def beat_network() -> BeatNetwork:
    """Loads the network. Raises ModelError for a missing or damaged model."""
    try:
        return BeatNetwork(load(load_verified(MODEL_NAME)))
    except (SafetensorError, KeyError, ValueError) as error:
        raise ModelError("The model music_beats cannot be used: {error}.", error=error) from error
