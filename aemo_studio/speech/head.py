"""The trained part of the speech model: two linear layers, and how they meet new voices.

Rows of features are standardised with the training statistics. The *general* layer takes
a row as it is; it was taught to look past what tells speakers and recordings apart. The
*known* layer takes a row seen from the middle of its voice, which says more, but asks for
enough varied speech to find that middle. Between the two the head moves by itself.
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


@dataclass(frozen=True, eq=False)
class LinearLayer:
    """weight: float32[width, 8]. bias: float32[8]. temperature: divides the logits, so
    that the scores are calibrated."""

    weight: FloatArray
    bias: FloatArray
    temperature: float

    def logits(self, standardised: FloatArray) -> FloatArray:
        """Calibrated log weights float32[n, 8] of rows float32[n, width]."""
        return (standardised @ self.weight + self.bias) / np.float32(self.temperature)


@dataclass(frozen=True, eq=False)
class SpeechHead:
    """Parameters for rows of `width` features.

    mean, scale: float32[width], of the training rows. emotion_means: float32[8, width],
    where each emotion lies, seen from the middle of a speaker who shows all equally.
    prior_s: seconds of speech that the general layer counts as against the known one.
    """

    mean: FloatArray
    scale: FloatArray
    general: LinearLayer
    known: LinearLayer
    emotion_means: FloatArray
    prior_s: float

    def standardise(self, rows: NDArray[np.floating[Any]]) -> FloatArray:
        """Rows [n, width] in units of the training spread."""
        return (rows.astype(np.float32) - self.mean) / self.scale

    def scores(self, standardised: FloatArray) -> FloatArray:
        """EmotionScores float32[n, 8] of rows [n, width] of unknown voices."""
        return from_logs(self.general.logits(standardised))

    def scores_adapted(self, standardised: FloatArray, seconds: FloatArray) -> FloatArray:
        """EmotionScores float32[n, 8] of rows [n, width] that belong together, after
        getting to know their voices, without labels.

        seconds: float32[n], the speech that each row is worth. The middle of the voices is
        the mean row, less what the emotions in it contribute, which are found together
        with it by expectation-maximisation. The known layer counts as far as there is
        speech (against `prior_s`) and variety in it: a film of one mood is left alone.
        """
        general = self.general.logits(standardised)
        if seconds.sum() <= 0:
            return from_logs(general)
        share = seconds / seconds.sum()
        enough = float(seconds.sum() / (seconds.sum() + self.prior_s))
        middle = share @ standardised
        scores = from_logs(general)
        for _ in range(ADAPT_ROUNDS):
            emotions = share @ scores
            varied = variety(emotions)
            voice = middle - (1 - varied) * (emotions @ self.emotion_means)
            trust = np.float32(enough * varied)
            known = self.known.logits(standardised - voice.astype(np.float32))
            scores = from_logs(trust * known + (1 - trust) * general)
        return scores

    def to_bytes(self) -> bytes:
        """As a safetensors file."""
        return save({name: np.asarray(v, np.float32) for name, v in self._arrays().items()})

    def _arrays(self) -> dict[str, Any]:
        layers = {"general": self.general, "known": self.known}
        return {
            "mean": self.mean,
            "scale": self.scale,
            "emotion_means": self.emotion_means,
            "prior_s": [self.prior_s],
        } | {
            f"{name}.{field}": np.atleast_1d(value)
            for name, layer in layers.items()
            for field, value in vars(layer).items()
        }

    @staticmethod
    def from_bytes(data: bytes) -> SpeechHead:
        """The reverse of `to_bytes`. Raises ModelError for any other content."""
        try:
            arrays = load(data)
            return SpeechHead(
                mean=arrays["mean"],
                scale=arrays["scale"],
                general=_layer(arrays, "general"),
                known=_layer(arrays, "known"),
                emotion_means=arrays["emotion_means"],
                prior_s=arrays["prior_s"].item(),
            )
        except (SafetensorError, KeyError, ValueError) as error:
            raise ModelError(f"The model speech_emotion cannot be used: {error}.") from error


def _layer(arrays: dict[str, NDArray[Any]], name: str) -> LinearLayer:
    return LinearLayer(
        arrays[f"{name}.weight"], arrays[f"{name}.bias"], arrays[f"{name}.temperature"].item()
    )


def variety(shares: FloatArray) -> float:
    """How far the middle of some speech tells the voice apart from the mood, 0 to 1.

    shares: float32[8], of the emotions in it, sum 1. From their entropy over its maximum.
    """
    evenness = -float(shares @ np.log(np.maximum(shares, 1e-9))) / np.log(len(shares))
    return float(np.clip((evenness - LITTLE_VARIETY) / (FULL_VARIETY - LITTLE_VARIETY), 0, 1))
