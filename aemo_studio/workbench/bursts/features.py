"""Rows of encoder features with the state of the voice in each, computed once, kept on disk."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from aemo_studio.analysis.speech.bursts import (
    BURST_FRAMES,
    CELL_FRAMES,
    STATES,
    VOICE_OFF,
    VOICE_ON,
    VoiceState,
)
from aemo_studio.analysis.speech.detection import Hysteresis, SpeechDetector
from aemo_studio.analysis.speech.encoder import WhisperEncoder
from aemo_studio.analysis.speech.model import pooled_rows
from aemo_studio.analysis.speech.pooling import (
    FRAME_SAMPLES,
    feature_width,
    long_enough,
    samples_of,
    spoken_range,
    to_encoder_frames,
    windows,
)
from aemo_studio.base.model_store import load_verified
from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.bursts.blocks import VoiceBlock, plan, render
from aemo_studio.workbench.bursts.sounds import LabelledSound
from aemo_studio.workbench.command import log

PURE = 0.8
"""Least share of a window's frames that one sound must have for its state to be the truth."""


@dataclass(frozen=True, eq=False)
class BurstTable:
    """n rows of features."""

    #: float16[n, width].
    rows: NDArray[np.float16]
    #: int64[n]: positions in `STATES`.
    state: NDArray[np.int64]
    #: int64[n]: position of the sound in the list; -1 for music and noise.
    sound: NDArray[np.int64]
    #: int64[n]: fold of the speaker.
    fold: NDArray[np.int64]
    #: int64[n]: number of the block.
    block: NDArray[np.int64]


def cached_table(sounds: Sequence[LabelledSound], work: Path) -> BurstTable:
    """Computes the table on all cores on the first call, reads it from `work` afterwards."""
    path = work / "burst_features.npz"
    if not path.exists():
        work.mkdir(parents=True, exist_ok=True)
        parts = list(_compute(sounds))
        arrays = [np.concatenate(columns) for columns in zip(*parts, strict=True)]
        temporary = path.with_suffix(".tmp.npz")
        np.savez(temporary, *arrays)
        temporary.rename(path)
    with np.load(path) as stored:
        return BurstTable(*(stored[name] for name in stored.files))


Part = tuple[NDArray[np.float16], *tuple[NDArray[np.int64], ...]]


def _compute(sounds: Sequence[LabelledSound]) -> Iterator[Part]:
    context = multiprocessing.get_context("spawn")
    jobs = [(block, sounds) for block in plan(sounds)]
    with context.Pool(initializer=_start_worker) as workers:
        for done, part in enumerate(workers.imap(_work, jobs, chunksize=4)):
            if done % 50 == 0:
                log(f"features: block {done} of {len(jobs)}")
            yield part


@dataclass(eq=False)
class _Worker:
    """The models of one process."""

    #: Makes the hidden states.
    encoder: WhisperEncoder
    #: Finds the voice.
    detector: SpeechDetector


_worker: list[_Worker] = []


def _start_worker() -> None:
    encoder = WhisperEncoder.from_bytes(load_verified("whisper_base_encoder"), "cpu")
    _worker.append(_Worker(encoder, SpeechDetector()))
    torch.set_num_threads(1)


def _work(job: tuple[VoiceBlock, Sequence[LabelledSound]]) -> Part:
    block, sounds = job
    samples, labels = render(block, sounds)
    speech, voice = _voices(samples)
    if not block.sounds:
        voice[:] = True  # Most of it passes for no voice at all; what does must be known.
    selection = long_enough(windows(voice, CELL_FRAMES, BURST_FRAMES))
    if not len(selection):
        return _part(np.zeros((0, _width())), np.zeros(0, np.int64), sounds, block)
    heard_at = np.asarray(selection.any(axis=0), np.bool_)
    used = spoken_range(heard_at)
    heard = labels[np.arange(len(voice)) * FRAME_SAMPLES + FRAME_SAMPLES // 2]
    loud = speech if speech.any() else heard_at
    rows = pooled_rows(
        _worker[0].encoder, samples[samples_of(used)], selection[:, used], loud[used]
    )
    truth, share = zip(*(_majority(heard[row]) for row in selection), strict=True)
    pure = np.array(share) >= PURE
    return _part(rows[pure], np.array(truth)[pure], sounds, block)


def _width() -> int:
    return feature_width(len(_worker[0].encoder.layers))


def _part(
    rows: NDArray[np.floating],
    sound: NDArray[np.int64],
    sounds: Sequence[LabelledSound],
    block: VoiceBlock,
) -> Part:
    states = [sounds[i].state if i >= 0 else VoiceState.NO_VOICE for i in sound]
    return (
        rows.astype(np.float16),
        np.array([STATES.index(state) for state in states], np.int64),
        sound.astype(np.int64),
        np.full(len(sound), block.fold),
        np.full(len(sound), block.number),
    )


def _voices(samples: FloatArray) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    detector, frames = _worker[0].detector, len(samples) // FRAME_SAMPLES
    detector.reset()
    found = np.concatenate([detector.add(samples), detector.finish()])
    return (
        to_encoder_frames(Hysteresis().decide(found), frames),
        to_encoder_frames(Hysteresis(VOICE_ON, VOICE_OFF).decide(found), frames),
    )


def _majority(heard: NDArray[np.int64]) -> tuple[int, float]:
    """Finds the sound that most frames hear, and its share of them."""
    values, counts = np.unique(heard, return_counts=True)
    return int(values[counts.argmax()]), float(counts.max() / len(heard))
