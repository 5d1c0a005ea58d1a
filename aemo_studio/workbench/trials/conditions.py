"""Conditions that change the sound of a clip, and the features of what is left.

Each condition does the same to a clip every time: its random numbers come from the clip's
place in the list.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from scipy.signal import butter, resample_poly, sosfilt

from aemo_studio.analysis.speech.detection import Hysteresis, SpeechDetector
from aemo_studio.analysis.speech.logmel import RATE_HZ
from aemo_studio.analysis.speech.pooling import FRAME_SAMPLES, MIN_SPEECH_FRAMES, to_encoder_frames
from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.speech.augment import codec, music_bed
from aemo_studio.workbench.speech.features import ClipEncoder, HalfArray, read_clip
from aemo_studio.workbench.trials.beds import song_bed

#: Part of the cache's names: raise it when what is done to the sound changes.
VERSION = 1

#: Clips whose rows are kept in one file.
BLOCK = 240

TELEPHONE_HZ = (300.0, 3400.0)
TELEPHONE_RATE_HZ = 8000

BedMaker = Callable[[int, Generator], FloatArray]


@dataclass(frozen=True, eq=False)
class Clip:
    """One performance before a condition changes it."""

    #: float32[n] at 16 kHz.
    samples: FloatArray
    #: Finds speech, where a condition depends on it.
    detector: SpeechDetector

    @cached_property
    def speech(self) -> NDArray[np.bool_]:
        """Detects speech as the training's features do, bool[n // 320]."""
        self.detector.reset()
        probabilities = np.concatenate([self.detector.add(self.samples), self.detector.finish()])
        n = len(self.samples) // FRAME_SAMPLES
        speech = to_encoder_frames(Hysteresis().decide(probabilities), n)
        return speech if speech.sum() >= MIN_SPEECH_FRAMES else np.ones(n, np.bool_)


#: Changes a clip to float32[n].
Condition = Callable[[Clip, Generator], FloatArray]


def over_music(clip: Clip, rng: Generator, *, bed: BedMaker, ratio_db: float) -> FloatArray:
    """Lays the clip over a bed, whose level lies `ratio_db` under that of the voice.

    Both levels (RMS) are taken where somebody speaks: the pauses of a clip are no voice.
    """
    music = bed(len(clip.samples), rng)
    level = speech_level(clip.samples, clip.speech) / speech_level(music, clip.speech)
    return (clip.samples + music * level * 10 ** (-ratio_db / 20)).astype(np.float32)


def through_codec(
    clip: Clip, rng: Generator, *, container: str, name: str, layout: str, bit_rate: int
) -> FloatArray:
    """Encodes and decodes the clip."""
    del rng
    return codec(clip.samples, container, name, layout, bit_rate)


def by_telephone(clip: Clip, rng: Generator) -> FloatArray:
    """Cuts to 300 to 3400 Hz, by way of 8 kHz."""
    del rng
    sos = butter(4, TELEPHONE_HZ, "bandpass", fs=RATE_HZ, output="sos")
    narrow = resample_poly(sosfilt(sos, clip.samples), TELEPHONE_RATE_HZ, RATE_HZ)
    wide = resample_poly(narrow, RATE_HZ, TELEPHONE_RATE_HZ)
    return np.asarray(wide[: len(clip.samples)], np.float32)


#: The last one lies on the generator that the model was trained with, for comparison.
CONDITIONS: dict[str, Condition] = {
    "music_10db": partial(over_music, bed=song_bed, ratio_db=10.0),
    "music_0db": partial(over_music, bed=song_bed, ratio_db=0.0),
    "aac_32k": partial(through_codec, container="adts", name="aac", layout="fltp", bit_rate=32_000),
    "telephone": by_telephone,
    "training_bed_10db": partial(over_music, bed=music_bed, ratio_db=10.0),
}


def speech_level(samples: FloatArray, speech: NDArray[np.bool_]) -> float:
    """Computes the RMS over the frames with speech, never 0."""
    frames = samples[: len(speech) * FRAME_SAMPLES].reshape(len(speech), FRAME_SAMPLES)
    return float(np.sqrt(np.mean(np.square(frames[speech], dtype=np.float64)))) + 1e-9


def cached_rows(name: str, paths: Sequence[Path], work: Path) -> HalfArray:
    """Computes the features of all clips in a condition, float16[n, width].

    Computed on the first call and kept in blocks, so that a killed run goes on where it was.
    """
    digest = _digest(name, paths)
    blocks = []
    for start in range(0, len(paths), BLOCK):
        path = work / f"{name}_{digest}_{start:05}.npy"
        if not path.exists():
            work.mkdir(parents=True, exist_ok=True)
            temporary = path.with_suffix(".tmp.npy")
            np.save(temporary, _rows(name, range(start, min(start + BLOCK, len(paths))), paths))
            temporary.replace(path)
            print(f"{name}: {min(start + BLOCK, len(paths))} of {len(paths)}", flush=True)
        blocks.append(np.load(path))
    return np.concatenate(blocks)


def _rows(name: str, numbers: range, paths: Sequence[Path]) -> HalfArray:
    """Computes some clips' features; a clip's random numbers come from its own number."""
    encoder, detector = ClipEncoder(), SpeechDetector()
    rows = np.zeros((len(numbers), encoder.width), np.float16)
    for row, number in enumerate(numbers):
        clip = Clip(read_clip(paths[number]), detector)
        rng = np.random.default_rng([VERSION, number])
        rows[row] = encoder.row(CONDITIONS[name](clip, rng))
    return rows


def _digest(name: str, paths: Sequence[Path]) -> str:
    text = "\n".join((name, str(VERSION), *(path.name for path in paths)))
    return hashlib.sha256(text.encode()).hexdigest()[:12]
