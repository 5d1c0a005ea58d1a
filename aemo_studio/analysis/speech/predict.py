"""Predicts the emotion of single clips, for `predict` and `evaluate`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.speech.bursts import (
    BURST_FRAMES,
    CELL_FRAMES,
    VOICE_OFF,
    VOICE_ON,
    no_states,
    whole_burst,
)
from aemo_studio.analysis.speech.detection import Hysteresis, SpeechDetector
from aemo_studio.analysis.speech.encoder import FRAME_RATE_HZ
from aemo_studio.analysis.speech.head import HeadLogits
from aemo_studio.analysis.speech.model import SpeechModel, VoiceRows
from aemo_studio.analysis.speech.pooling import (
    FRAME_SAMPLES,
    long_enough,
    samples_of,
    spoken_range,
    to_encoder_frames,
    windows,
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
    #: float32[m, 12]: what the voice may be, a row for every half second with one.
    states: FloatArray


class ClipPredictor:
    """Predicts EmotionScores of clips, each at most as long as memory allows.

    device: cpu, cuda or mps. Raises ModelError for a missing or damaged model.
    """

    def __init__(self, device: str) -> None:
        self._model = SpeechModel.load(device)
        self._detector = SpeechDetector()

    def logits(self, samples: FloatArray) -> ClipLogits:
        """Computes the logits of a clip float32[n] at 16 kHz."""
        speech, voice = self._voices(samples)
        parts: list[VoiceRows] = []
        seconds: list[float] = []
        for start in range(0, len(speech), CHUNK_S * FRAME_RATE_HZ):
            part = slice(start, start + CHUNK_S * FRAME_RATE_HZ)
            spoken, voiced = (
                long_enough(speech[None, part]),
                long_enough(windows(voice[part], CELL_FRAMES, BURST_FRAMES)),
            )
            anything = np.any(np.concatenate([spoken, voiced]), axis=0)
            if anything.any():
                used = spoken_range(anything)
                sound = samples[start * FRAME_SAMPLES :][samples_of(used)]
                parts.append(self._model.rows(sound, spoken[:, used], voiced[:, used]))
                seconds += [float(row.sum()) / FRAME_RATE_HZ for row in spoken]
        return ClipLogits(
            HeadLogits.joined([part.logits for part in parts]),
            np.array(seconds, np.float32),
            np.concatenate([no_states(), *(part.states for part in parts)]),
        )

    def scores(self, clip: ClipLogits) -> EmotionScores | None:
        """Predicts EmotionScores of a clip on its own; None where nobody speaks, or a burst
        expresses nothing clearly."""
        burst = whole_burst(self._model.bursts, clip.states)
        if burst.found[0]:
            return burst.scores[0] if burst.claimed[0] else None
        return _joined(self._model.head.scores(clip.logits), clip.seconds)

    def scores_adapted(self, clips: Sequence[ClipLogits]) -> list[EmotionScores | None]:
        """Predicts EmotionScores of clips of one speaker, adapted to the voice without labels."""
        found = [self.scores(clip) for clip in clips]
        speech = [i for i, clip in enumerate(clips) if not self._is_burst(clip)]
        seconds = np.concatenate([_NOTHING, *(clips[i].seconds for i in speech)])
        if len(seconds) == 0:
            return found
        logits = HeadLogits.joined([clips[i].logits for i in speech])
        scores = self._model.head.scores_adapted(logits, seconds, one_voice=True)
        bounds = np.cumsum([len(clips[i].seconds) for i in speech])[:-1]
        for i, part in zip(speech, np.split(scores, bounds), strict=True):
            found[i] = _joined(part, clips[i].seconds)
        return found

    def _is_burst(self, clip: ClipLogits) -> bool:
        return bool(whole_burst(self._model.bursts, clip.states).found[0])

    def _voices(self, samples: FloatArray) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Decides in which frames somebody speaks, and in which there is a voice of any kind."""
        self._detector.reset()
        found = np.concatenate([self._detector.add(samples), self._detector.finish()])
        frames = len(samples) // FRAME_SAMPLES
        return (
            to_encoder_frames(Hysteresis(CLIP_ON, CLIP_OFF).decide(found), frames),
            to_encoder_frames(Hysteresis(VOICE_ON, VOICE_OFF).decide(found), frames),
        )


_NOTHING = np.zeros(0, np.float32)


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
