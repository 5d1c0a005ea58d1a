"""Encoder features of a corpus, clean and augmented, computed once and kept on disk.

For each clip: one row pooled over all of its speech; one over two seconds, as the analysis
of a film sees it; and some over single seconds, which hold other words of the same feeling.
"""

from __future__ import annotations

import math
import multiprocessing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from aemo_studio.analysis.speech.detection import Hysteresis, SpeechDetector
from aemo_studio.analysis.speech.encoder import FRAME_RATE_HZ, WhisperEncoder
from aemo_studio.analysis.speech.level import level_gain
from aemo_studio.analysis.speech.logmel import RATE_HZ
from aemo_studio.analysis.speech.pooling import (
    FRAME_SAMPLES,
    MIN_SPEECH_FRAMES,
    feature_width,
    pool,
    samples_of,
    spoken_range,
    to_encoder_frames,
)
from aemo_studio.base.model_store import load_verified
from aemo_studio.domain.emotion import FloatArray, emotion_index
from aemo_studio.workbench.corpora import Utterance
from aemo_studio.workbench.speech.augment import augment

WINDOW_FRAMES = 2 * FRAME_RATE_HZ
GLIMPSES = 2
GLIMPSE_FRAMES = FRAME_RATE_HZ
MAX_CLIP_S = 15
BABBLE_CLIPS = 24
#: Of every corpus, in an augmented version; all of it is in the clean one.
AUGMENTED_SHARE = 0.34

HalfArray = NDArray[np.float16]
Index = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class FeatureSet:
    """Features of n utterances in one version of their sound."""

    #: int64[n]: their numbers among all utterances.
    utterance: Index
    #: float16[n, width]: of the whole clip.
    clips: HalfArray
    #: float16[n, width]: of a window of it.
    windows: HalfArray
    #: float16[n, GLIMPSES, width]: of short parts of it.
    glimpses: HalfArray


@dataclass(frozen=True, eq=False)
class Labels:
    """What is known of n utterances."""

    #: int64[n]: positions in `EMOTIONS`.
    label: NDArray[np.int64]
    #: str[n].
    speaker: NDArray[np.str_]
    #: str[n].
    corpus: NDArray[np.str_]


def labels_of(utterances: Sequence[Utterance]) -> Labels:
    return Labels(
        np.array([emotion_index(u.emotion) for u in utterances]),
        np.array([u.speaker for u in utterances]),
        np.array([u.corpus for u in utterances]),
    )


def cached_features(utterances: Sequence[Utterance], work: Path, version: int) -> FeatureSet:
    """Computes a version of the features: 0 is the clean sound, others are random augmentations.

    Computed on all cores on the first call, corpus by corpus, read from `work` afterwards.
    """
    corpora = [u.corpus for u in utterances]
    found = [_corpus_features(utterances, name, work, version) for name in dict.fromkeys(corpora)]
    number, rows = (np.concatenate(part) for part in zip(*found, strict=True))
    order = np.argsort(number)
    rows = rows[order]
    return FeatureSet(number[order], rows[:, 0], rows[:, 1], rows[:, 2:])


def _corpus_features(
    utterances: Sequence[Utterance], corpus: str, work: Path, version: int
) -> tuple[Index, HalfArray]:
    """Computes or reads numbers and rows of those of a corpus that are in a version."""
    number = np.array([i for i, u in enumerate(utterances) if u.corpus == corpus])
    number = number[in_version(len(number), version)]
    path = work / f"speech_{corpus}_{version}.npz"
    if not path.exists():
        work.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(".tmp.npz")
        chosen = [utterances[int(i)] for i in number]
        np.savez(temporary, rows=np.stack(list(_compute(chosen, version))))
        temporary.rename(path)
    with np.load(path) as stored:
        return number, stored["rows"]


def in_version(n: int, version: int) -> Index:
    """Draws the ones of n that are computed in a version; all for the clean sound."""
    share = AUGMENTED_SHARE if version > 0 else 1.0
    drawn = np.random.default_rng(version).permutation(n)[: math.ceil(share * n)]
    return np.sort(drawn)


def _compute(utterances: Sequence[Utterance], version: int) -> Iterator[HalfArray]:
    """Computes float16[2 + GLIMPSES, width] of each utterance: the clip, a window, glimpses."""
    context = multiprocessing.get_context("spawn")
    jobs = [(i, u.path, version) for i, u in enumerate(utterances)]
    rng = np.random.default_rng(version)
    babble = [utterances[i].path for i in rng.integers(len(utterances), size=BABBLE_CLIPS)]
    with context.Pool(initializer=_start_worker, initargs=(babble,)) as workers:
        for done, row in enumerate(workers.imap(_work, jobs, chunksize=16)):
            if done % 500 == 0:
                corpus = utterances[0].corpus
                print(f"{corpus}, version {version}: {done} of {len(jobs)}", flush=True)
            yield row


@dataclass(eq=False)
class _Worker:
    """The models of one process."""

    encoder: WhisperEncoder
    detector: SpeechDetector
    #: float32[n] each, clips of other speakers for background voices.
    babble: list[FloatArray]


_worker: list[_Worker] = []


def _load_worker(babble: Sequence[Path]) -> _Worker:
    detector = SpeechDetector()
    encoder = WhisperEncoder.from_bytes(load_verified("whisper_base_encoder"), "cpu")
    return _Worker(encoder, detector, [read_clip(p) for p in babble])


def _start_worker(babble: Sequence[Path]) -> None:
    torch.set_num_threads(1)
    worker = _load_worker(babble)
    torch.set_num_threads(1)
    _worker.append(worker)


class ClipEncoder:
    """The same features of single clips, as they are, for whoever wants one at a time.

    Raises ModelError if the encoder is missing or damaged.
    """

    def __init__(self) -> None:
        self._worker = _load_worker(())

    @property
    def width(self) -> int:
        """Gives the length of a row."""
        return feature_width(len(self._worker.encoder.layers))

    def row(self, samples: FloatArray) -> FloatArray:
        """Computes float32[width], pooled over all speech in float32[n] at 16 kHz, at most 30 s."""
        rows = _features(self._worker, samples, np.random.default_rng(0))
        return rows[0].astype(np.float32)


def _work(job: tuple[int, Path, int]) -> HalfArray:
    number, path, version = job
    worker = _worker[0]
    rng = np.random.default_rng([version, number])
    samples = read_clip(path)
    if version > 0:
        samples = augment(samples, worker.babble, rng)
    return _features(worker, samples, rng)


def read_clip(path: Path) -> FloatArray:
    """Reads float32[n] at 16 kHz, the first 15 s."""
    import librosa

    samples, _ = librosa.load(path, sr=RATE_HZ, duration=MAX_CLIP_S)
    return np.asarray(samples, np.float32)


def _features(worker: _Worker, samples: FloatArray, rng: np.random.Generator) -> HalfArray:
    speech = _speech_frames(worker.detector, samples, len(samples) // FRAME_SAMPLES)
    spoken = spoken_range(speech)
    speech = speech[spoken]
    samples = samples[samples_of(spoken)]
    levelled = torch.from_numpy(samples * np.float32(level_gain(samples, speech)))
    parts = [_part(speech, WINDOW_FRAMES, rng)]
    parts += [_part(speech, GLIMPSE_FRAMES, rng) for _ in range(GLIMPSES)]
    selection = torch.from_numpy(np.stack([speech, *parts]).astype(np.float32))
    with torch.inference_mode():
        states = [s[0, : len(speech)] for s in worker.encoder(levelled[None])]
        return pool(states, selection).half().numpy()


def _speech_frames(detector: SpeechDetector, samples: FloatArray, n: int) -> NDArray[np.bool_]:
    detector.reset()
    probabilities = np.concatenate([detector.add(samples), detector.finish()])
    speech = to_encoder_frames(Hysteresis().decide(probabilities), n)
    # Song and whispers can escape the detector; a labelled clip always has a voice in it.
    return speech if speech.sum() >= MIN_SPEECH_FRAMES else np.ones(n, np.bool_)


def _part(speech: NDArray[np.bool_], length: int, rng: np.random.Generator) -> NDArray[np.bool_]:
    """Takes the speech inside a random window of `length` frames that begins within the speech."""
    frames = np.flatnonzero(speech)
    latest = max(frames[0], frames[-1] + 1 - length)
    start = rng.integers(frames[0], latest + 1)
    window = np.zeros_like(speech)
    window[start : start + length] = True
    inside = window & speech
    return inside if inside.sum() >= MIN_SPEECH_FRAMES else speech
