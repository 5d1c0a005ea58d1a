"""The trained part of the speech model: one linear layer, and how it meets new voices.

A row of features is standardised with the training statistics, the offset of the voices
at hand is taken away, and a softmax regression with a temperature gives EmotionScores.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load, save

from aemo_studio.domain.emotion import FloatArray, from_logs
from aemo_studio.errors import ModelError

ADAPT_ROUNDS = 4

LITTLE_VARIETY, FULL_VARIETY = 0.5, 0.9
"""Evenness of the emotions below which a voice cannot be told from its mood, and above
which it surely can (chosen on held-out speakers who show one, two or all emotions)."""


def variety(shares: FloatArray) -> float:
    """How far the middle of some speech tells the voice apart from the mood, 0 to 1.

    shares: float32[8], of the emotions in it, sum 1. From their entropy over its maximum.
    """
    evenness = -float(shares @ np.log(np.maximum(shares, 1e-9))) / np.log(len(shares))
    return float(np.clip((evenness - LITTLE_VARIETY) / (FULL_VARIETY - LITTLE_VARIETY), 0, 1))


@dataclass(frozen=True, eq=False)
class SpeechHead:
    """Parameters, all float32, for rows of `width` features.

    mean, scale: [width], of the training rows. weight: [width, 8]. bias: [8].
    emotion_means: [8, width], where each emotion lies, in standardised features, seen
        from the middle of a speaker who shows all of them equally.
    temperature: divides the logits, so that the scores are calibrated.
    prior_s: seconds of speech that the training voices count as against a film's own.
    """

    mean: FloatArray
    scale: FloatArray
    weight: FloatArray
    bias: FloatArray
    emotion_means: FloatArray
    temperature: FloatArray
    prior_s: FloatArray

    def standardise(self, rows: NDArray[np.floating[Any]]) -> FloatArray:
        """Rows [n, width] in units of the training spread."""
        return (rows.astype(np.float32) - self.mean) / self.scale

    def scores(self, standardised: FloatArray) -> FloatArray:
        """EmotionScores float32[n, 8] of standardised rows [n, width]."""
        return from_logs((standardised @ self.weight + self.bias) / self.temperature.item())

    def voice_offset(self, standardised: FloatArray, seconds: FloatArray) -> FloatArray:
        """How the voices at hand differ from the training voices, float32[width].

        standardised: float32[n, width]. seconds: float32[n], the speech each row is
        worth. What the emotions themselves contribute is taken out first, by
        expectation-maximisation over the unknown emotion of each row: in a film of one
        mood the mood is not mistaken for the voice. The offset is drawn towards 0 where
        there is little speech (a maximum a posteriori estimate with a prior of
        `prior_s`) or little variety in it.
        """
        weight = seconds / (seconds.sum() + self.prior_s.item())
        middle = weight @ standardised
        offset = np.zeros_like(self.mean)
        for _ in range(ADAPT_ROUNDS):
            emotions = weight @ self.scores(standardised - offset)
            trust = variety(emotions / emotions.sum())
            offset = trust * (middle - emotions @ self.emotion_means)
        return offset.astype(np.float32)

    def to_bytes(self) -> bytes:
        """As a safetensors file."""
        return save({name: np.asarray(v, np.float32) for name, v in vars(self).items()})

    @staticmethod
    def from_bytes(data: bytes) -> SpeechHead:
        """The reverse of `to_bytes`. Raises ModelError for any other content."""
        try:
            return SpeechHead(**load(data))
        except (SafetensorError, TypeError) as error:
            raise ModelError(f"The model speech_emotion cannot be used: {error}.") from error
