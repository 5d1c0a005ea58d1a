"""The speech model on single clips, as `predict` and `evaluate` use it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.emotion import EmotionScores, FloatArray, pool_scores
from aemo_studio.speech.detection import Hysteresis, SpeechDetector
from aemo_studio.speech.encoder import FRAME_RATE_HZ
from aemo_studio.speech.model import HalfArray, SpeechModel
from aemo_studio.speech.pooling import FRAME_SAMPLES, MIN_SPEECH_FRAMES, to_encoder_frames

CHUNK_S = 10

CLIP_ON, CLIP_OFF = 0.2, 0.1
"""A clip that is handed over as speech is believed to hold some: laxer than in a film."""


@dataclass(frozen=True, eq=False)
class ClipFeatures:
    """A row for each stretch of at most 10 s with speech, and its seconds of speech.

    rows: float16[k, width]. seconds: float32[k]. k is 0 where nobody speaks.
    """

    rows: HalfArray
    seconds: FloatArray


class ClipReader:
    """Features and EmotionScores of clips, each at most as long as memory allows."""

    def __init__(self, device: str) -> None:
        self._model = SpeechModel.load(device)
        self._detector = SpeechDetector()

    def features(self, samples: FloatArray) -> ClipFeatures:
        """samples: float32[n] at 16 kHz."""
        speech = self._speech(samples)
        rows: list[HalfArray] = []
        seconds: list[float] = []
        for start in range(0, len(speech), CHUNK_S * FRAME_RATE_HZ):
            part = speech[start : start + CHUNK_S * FRAME_RATE_HZ]
            if part.sum() >= MIN_SPEECH_FRAMES:
                sound = samples[start * FRAME_SAMPLES : (start + len(part)) * FRAME_SAMPLES]
                rows.append(self._model.features(sound, part[None]))
                seconds.append(float(part.sum()) / FRAME_RATE_HZ)
        empty = np.zeros((0, len(self._model.head.mean)), np.float16)
        return ClipFeatures(np.concatenate([empty, *rows]), np.array(seconds, np.float32))

    def scores(self, clip: ClipFeatures) -> EmotionScores | None:
        """EmotionScores of a clip on its own; None where nobody speaks."""
        return _joined(self._model.classify(clip.rows), clip.seconds)

    def scores_adapted(self, clips: Sequence[ClipFeatures]) -> list[EmotionScores | None]:
        """EmotionScores of clips of one speaker, adapted to the voice without labels."""
        seconds = np.concatenate([clip.seconds for clip in clips])
        if len(seconds) == 0:
            return [None] * len(clips)
        rows = np.concatenate([clip.rows for clip in clips])
        scores = self._model.classify_adapted(rows, seconds)
        bounds = np.cumsum([len(clip.seconds) for clip in clips])[:-1]
        parts = zip(np.split(scores, bounds), clips, strict=True)
        return [_joined(part, clip.seconds) for part, clip in parts]

    def _speech(self, samples: FloatArray) -> NDArray[np.bool_]:
        self._detector.reset()
        found = np.concatenate([self._detector.add(samples), self._detector.finish()])
        decided = Hysteresis(CLIP_ON, CLIP_OFF).decide(found)
        return to_encoder_frames(decided, len(samples) // FRAME_SAMPLES)


def _joined(scores: FloatArray, seconds: FloatArray) -> EmotionScores | None:
    return pool_scores(scores, seconds) if len(seconds) else None


def predict_clips(clips: Iterable[FloatArray], device: str) -> list[EmotionScores | None]:
    """EmotionScores of each clip, float32[n] at 16 kHz; None where nobody speaks."""
    reader = ClipReader(device)
    return [reader.scores(reader.features(samples)) for samples in clips]


def predict_adapted(
    clips: Iterable[FloatArray], speakers: Sequence[str], device: str
) -> list[EmotionScores | None]:
    """The same, each clip adapted to all clips of its speaker."""
    reader = ClipReader(device)
    features = [reader.features(samples) for samples in clips]
    found: list[EmotionScores | None] = [None] * len(features)
    for speaker in dict.fromkeys(speakers):
        theirs = [i for i, name in enumerate(speakers) if name == speaker]
        adapted = reader.scores_adapted([features[i] for i in theirs])
        for i, scores in zip(theirs, adapted, strict=True):
            found[i] = scores
    return found
