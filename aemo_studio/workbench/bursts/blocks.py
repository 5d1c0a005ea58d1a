"""Puts sounds one behind the other, as a film has them: speech, then a laugh, over some music."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from aemo_studio.analysis.media.audio import load_audio
from aemo_studio.analysis.speech.level import TARGET_RMS
from aemo_studio.analysis.speech.logmel import RATE_HZ
from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.bursts.effects import sound_effects
from aemo_studio.workbench.bursts.sounds import LabelledSound
from aemo_studio.workbench.speech.augment import (
    CODECS,
    band_limit,
    codec,
    coloured_noise,
    mix,
    music_bed,
    room,
)

FOLDS = 5
LONGEST_S = 2.4
ALONE = 0.25
MOST_TOGETHER = 5
BEDS_PER_FOLD = 40
BED_S = 10.0
EFFECTS = 0.7


@dataclass(frozen=True)
class VoiceBlock:
    """Sounds that are heard one after the other; without any, only music, noise or effects."""

    #: Seed of everything that is random in it.
    number: int
    #: Number of the fold whose speakers are heard.
    fold: int
    #: Positions in the list of sounds.
    sounds: tuple[int, ...]


def fold_of(speaker: str) -> int:
    """Chooses the fold of a speaker, by the name alone."""
    return zlib.crc32(speaker.encode()) % FOLDS


def plan(sounds: Sequence[LabelledSound]) -> tuple[VoiceBlock, ...]:
    """Plans blocks in which every sound is heard once, beside others of its fold."""
    planned: list[tuple[int, tuple[int, ...]]] = []
    rng = np.random.default_rng(1)
    for fold in range(FOLDS):
        inside = [i for i, sound in enumerate(sounds) if fold_of(sound.speaker) == fold]
        left = list(rng.permutation(inside))
        while left:
            size = 1 if rng.random() < ALONE else int(rng.integers(2, MOST_TOGETHER + 1))
            planned.append((fold, tuple(int(i) for i in left[:size])))
            left = left[size:]
        planned += [(fold, ())] * BEDS_PER_FOLD
    return tuple(
        VoiceBlock(number, *planned[i]) for number, i in enumerate(rng.permutation(len(planned)))
    )


def render(
    block: VoiceBlock, sounds: Sequence[LabelledSound]
) -> tuple[FloatArray, NDArray[np.int64]]:
    """Makes the sound of a block, float32[n], and the position of the sound that is heard at each
    sample, int64[n]; -1 where none is. A single sound stays as it was recorded."""
    rng = np.random.default_rng([2, block.number])
    if not block.sounds:
        return _scaled(_no_voice(int(BED_S * RATE_HZ), rng), rng), _nobody(int(BED_S * RATE_HZ))
    clips = [_clip(sounds[i], rng) for i in block.sounds]
    if len(clips) == 1:
        return clips[0], np.full(len(clips[0]), block.sounds[0])
    parts: list[FloatArray] = []
    labels: list[NDArray[np.int64]] = []
    for number, clip in zip(block.sounds, clips, strict=True):
        gap = int(rng.uniform(0.05, 0.8) * RATE_HZ)
        parts += [_scaled(_recorded(clip, rng), rng), np.zeros(gap, np.float32)]
        labels += [np.full(len(clip), number), _nobody(gap)]
    joined = np.concatenate(parts)
    if rng.random() < 0.55:
        joined = mix(joined, _bed(len(joined), rng), float(rng.uniform(4, 26)))
    return np.clip(joined, -1, 1), np.concatenate(labels)


def _clip(sound: LabelledSound, rng: Generator) -> FloatArray:
    samples = load_audio(sound.path)
    longest = int(LONGEST_S * RATE_HZ)
    start = int(rng.integers(max(0, len(samples) - longest) + 1))
    return np.asarray(samples[start : start + longest], np.float32)


def _recorded(samples: FloatArray, rng: Generator) -> FloatArray:
    draw = rng.random()
    if draw < 0.2:
        return room(samples, rng)
    if draw < 0.35:
        return band_limit(samples, rng)
    return codec(samples, *CODECS[rng.integers(len(CODECS))]) if draw < 0.45 else samples


def _scaled(samples: FloatArray, rng: Generator) -> FloatArray:
    rms = float(np.sqrt(np.mean(samples**2))) + 1e-9
    return (samples * (TARGET_RMS / rms * 10 ** (rng.uniform(-8, 6) / 20))).astype(np.float32)


def _no_voice(n: int, rng: Generator) -> FloatArray:
    return sound_effects(n, rng) if rng.random() < EFFECTS else _bed(n, rng)


def _bed(n: int, rng: Generator) -> FloatArray:
    return music_bed(n, rng) if rng.random() < 0.6 else coloured_noise(n, rng)


def _nobody(n: int) -> NDArray[np.int64]:
    return np.full(n, -1)
