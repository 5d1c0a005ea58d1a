"""Hears a sound as a whole: which kinds of sound it is made of, and how steady it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
import torch

from aemo_studio.analysis.heard.network import N_FRAMES, SoundNetwork
from aemo_studio.analysis.heard.spectrogram import PATCH_SAMPLES, RATE_HZ, Floats, log_mel
from aemo_studio.analysis.heard.weights import load_sound_network

SILENT = 2e-4
"""Largest sample of silence: a little above the dither of 16 bits."""

_STEP = PATCH_SAMPLES // 2
_AT_ONCE = 16
_QUIETEST = 10.0**-1.5
"""Of the loudest patch, -30 dB: what is quieter lies between the sounds that are meant."""

_LOUD, _MOST_GAIN = 0.5, 10.0
_CELL = RATE_HZ // 2
_STEADY_DB = 8.0


@dataclass(frozen=True)
class WholeSound:
    """What a sound is made of."""

    #: YAMNet's classes with their scores in [0, 1], best first; empty for silence.
    classes: tuple[tuple[str, float], ...]
    #: Share of its half seconds that are about as loud as most of them, in [0, 1].
    steadiness: float


def hear_whole(samples: Floats, most: int = 12) -> WholeSound:
    """Hears 16 kHz mono samples, float32[n], of any length. most: classes that are kept.

    Quiet recordings are raised; a sound shorter than a look is heard before silence. Raises
    ModelError.
    """
    peak = float(np.abs(samples).max(initial=0.0))
    if peak < SILENT:
        return WholeSound((), 1.0)
    network, names = _loaded()
    raised = samples * np.float32(min(max(_LOUD / peak, 1.0), _MOST_GAIN))
    scores = _scores(network, _clear_patches(raised))
    best = np.argsort(-scores)[:most]
    classes = tuple((names[n], round(float(scores[n]), 3)) for n in best)
    return WholeSound(classes, _steadiness(samples))


@cache
def _loaded() -> tuple[SoundNetwork, tuple[str, ...]]:
    return load_sound_network()


def _clear_patches(samples: Floats) -> list[Floats]:
    """Cuts a sound into patches, without those much quieter than the loudest."""
    found = list(_patches(samples))
    peaks = [float(np.abs(patch).max()) for patch in found]
    return [p for p, peak in zip(found, peaks, strict=True) if peak >= _QUIETEST * max(peaks)]


def _patches(samples: Floats) -> Iterator[Floats]:
    count = max(1, -(-(samples.size - PATCH_SAMPLES) // _STEP) + 1)
    whole = np.zeros((count - 1) * _STEP + PATCH_SAMPLES, np.float32)
    whole[: samples.size] = samples
    for number in range(count):
        yield whole[number * _STEP : number * _STEP + PATCH_SAMPLES]


def _scores(network: SoundNetwork, patches: list[Floats]) -> Floats:
    """Averages the scores of each class over the half of the patches in which it is surest:
    float32[classes]."""
    found = []
    for first in range(0, len(patches), _AT_ONCE):
        looks = np.stack([log_mel(p)[:N_FRAMES] for p in patches[first : first + _AT_ONCE]])
        with torch.inference_mode():
            found.append(network(torch.from_numpy(looks)).numpy())
    surest = -np.sort(-np.concatenate(found), axis=0)[: (len(patches) + 1) // 2]
    return np.asarray(surest.mean(axis=0), np.float32)


def _steadiness(samples: Floats) -> float:
    count = samples.size // _CELL
    if count < 2:
        return 0.0
    cells = samples[: count * _CELL].reshape(count, _CELL).astype(np.float64)
    levels = 10.0 * np.log10(np.square(cells).mean(axis=1) + 1e-12)
    return float((np.abs(levels - np.median(levels)) <= _STEADY_DB).mean())
