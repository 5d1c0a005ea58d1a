"""Tags recordings: looks at stretches of three seconds all over a recording, and averages."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import soxr
import torch
from safetensors import SafetensorError
from safetensors.torch import load

from aemo_studio.analysis.face.threads import one_thread
from aemo_studio.base.errors import ModelError
from aemo_studio.base.model_store import load_verified
from aemo_studio.domain.listening import MusicTags
from aemo_studio.music.tagging.network import N_FRAMES, TagNetwork
from aemo_studio.music.tagging.spectrogram import PATCH_SAMPLES, RATE_HZ, Floats, log_mel

MODEL_NAME = "music_tagger"

MOST_PATCHES = 12
"""Stretches that are looked at, at most: more of a song change its tags little."""

_NETWORKS = ("msd", "mtt")
_SILENT = 1e-4


def tag(samples: Floats, rate_hz: int) -> MusicTags | None:
    """Tags a recording, float32[n] mono; None for silence, and for nothing.

    A minute costs as much as an hour. Raises ModelError for a missing or damaged model.
    """
    patches = [patch for patch in _patches(samples, rate_hz) if np.abs(patch).max() > _SILENT]
    if not patches:
        return None
    looks = torch.from_numpy(np.stack([log_mel(patch)[:N_FRAMES] for patch in patches]))
    with one_thread(), torch.inference_mode():
        scores, numbers = zip(*(network(looks) for network in networks()), strict=True)
    return MusicTags(
        scores=torch.cat(scores, dim=1).mean(dim=0).numpy(),
        numbers=numbers[0].mean(dim=0).numpy(),
    )


@lru_cache(maxsize=1)
def networks() -> tuple[TagNetwork, ...]:
    """Loads the network that learned from the Million Song Dataset, and that of MagnaTagATune.

    Raises ModelError for a missing or damaged model.
    """
    try:
        state = load(load_verified(MODEL_NAME))
        return tuple(
            TagNetwork.of({key[4:]: v for key, v in state.items() if key.startswith(f"{name}.")})
            for name in _NETWORKS
        )
    except (SafetensorError, KeyError, RuntimeError) as error:
        raise ModelError("The model music_tagger cannot be used: {error}.", error=error) from error


def _patches(samples: Floats, rate_hz: int) -> list[Floats]:
    """Cuts stretches of 3 s at 16 kHz out of a recording, evenly spread; what is shorter is
    repeated."""
    length = round(PATCH_SAMPLES * rate_hz / RATE_HZ)
    if not 0 < length <= samples.size:
        samples = np.resize(samples, length if samples.size else 0)
    count = min(MOST_PATCHES, samples.size // length)
    starts = ((samples.size - length) * (np.arange(count) + 0.5) / max(count, 1)).astype(int)
    return [_resampled(samples[start : start + length], rate_hz) for start in starts]


def _resampled(samples: Floats, rate_hz: int) -> Floats:
    sound = soxr.resample(samples, rate_hz, RATE_HZ) if rate_hz != RATE_HZ else samples
    return np.resize(sound, PATCH_SAMPLES).astype(np.float32)
