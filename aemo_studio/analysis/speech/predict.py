"""Predicts the emotion of single clips, for `predict` and `evaluate`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.speech.detection import Hysteresis, SpeechDetector
from aemo_studio.analysis.speech.encoder import FRAME_RATE_HZ
from aemo_studio.analysis.speech.head import HeadLogits
from aemo_studio.analysis.speech.model import SpeechModel
from aemo_studio.analysis.speech.pooling import (
    FRAME_SAMPLES,
    MIN_SPEECH_FRAMES,
    samples_of,
    spoken_range,
    to_encoder_frames,
)
from aemo_studio.domain.emotion import EmotionScores, FloatArray, pool_scores

CHUNK_S = 10
"""Longest stretch of a clip that is encoded at once, in seconds."""

CLIP_ON, CLIP_OFF = 0.2, 0.1
"""Thresholds of speech, lower than in a film: a clip that is given as speech holds some."""


@dataclass(frozen=True, eq=False)
class ClipLogits:
    """Logits of a clip: k stretches of at most 10 s with speech; k is 0 where nobody speaks."""

    #: k rows, one for each stretch.
    logits: HeadLogits
    #: float32[k]: seconds of speech in each stretch.
    seconds: FloatArray


class ClipPredictor:
    """Predicts EmotionScores of clips, each at most as long as memory allows.

    device: cpu, cuda or mps. Raises ModelError for a missing or damaged model.
    """

    def __init__(self, device: str) -> None:
        self._model = SpeechModel.load(device)
        self._detector = SpeechDetector()

    def logits(self, samples: FloatArray) -> ClipLogits:
        """Computes the logits of a clip float32[n] at 16 kHz."""
        speech = self._speech(samples)
        parts: list[HeadLogits] = []
        seconds: list[float] = []
        for start in range(0, len(speech), CHUNK_S * FRAME_RATE_HZ):
            part = speech[start : start + CHUNK_S * FRAME_RATE_HZ]
            if part.sum() >= MIN_SPEECH_FRAMES:
                spoken = spoken_range(part)
                sound = samples[start * FRAME_SAMPLES :][samples_of(spoken)]
                parts.append(self._model.logits(sound, part[None, spoken]))
                seconds.append(float(part.sum()) / FRAME_RATE_HZ)
        return ClipLogits(HeadLogits.joined(parts), np.array(seconds, np.float32))

    def scores(self, clip: ClipLogits) -> EmotionScores | None:
        """Predicts EmotionScores of a clip on its own; None where nobody speaks."""
        return _joined(self._model.head.scores(clip.logits), clip.seconds)

    def scores_adapted(self, clips: Sequence[ClipLogits]) -> list[EmotionScores | None]:
        """Predicts EmotionScores of clips of one speaker, adapted to the voice without labels."""
        seconds = np.concatenate([clip.seconds for clip in clips])
        if len(seconds) == 0:
            return [None] * len(clips)
        logits = HeadLogits.joined([clip.logits for clip in clips])
        scores = self._model.head.scores_adapted(logits, seconds, one_voice=True)
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
    """Predicts EmotionScores of each clip, float32[n] at 16 kHz; None where nobody speaks."""
    predictor = ClipPredictor(device)
    return [predictor.scores(predictor.logits(samples)) for samples in clips]


def predict_adapted(
    clips: Iterable[FloatArray], speakers: Sequence[str], device: str
) -> list[EmotionScores | None]:
    """Predicts as `predict_clips`, each clip adapted to all clips of its speaker.

    speakers: one name per clip.
    """
    predictor = ClipPredictor(device)
    logits = [predictor.logits(samples) for samples in clips]
    found: list[EmotionScores | None] = [None] * len(logits)
    for speaker in dict.fromkeys(speakers):
        theirs = [i for i, name in enumerate(speakers) if name == speaker]
        adapted = predictor.scores_adapted([logits[i] for i in theirs])
        for i, scores in zip(theirs, adapted, strict=True):
            found[i] = scores
    return found
