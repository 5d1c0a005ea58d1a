"""The trained part of the speech model: two linear layers, and how they meet new voices.

Rows of features are standardised with the training statistics. The *general* layer takes
a row as it is; it was taught to look past words, voices and recordings. The *known* layer
takes a row seen from the middle of its voice, which says more, but asks for enough varied
speech to find that middle. Between the two the head moves by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load, save

from aemo_studio.domain.emotion import N_EMOTIONS, FloatArray, from_logs
from aemo_studio.errors import ModelError

ONE_VOICE = (0.45, 0.75)
"""Variety (see `variety`) of a single speaker's speech below which the middle of the voice
cannot be told from its mood, and above which it surely can. Chosen on held-out speakers of
all corpora who show one, two or all emotions."""

ANY_VOICES = (1.0, 1.3)
"""The same for speech of who knows how many: several voices in one mood differ, too."""

VARIETY_TEMPERATURE = 0.65
"""Of the known layer where variety is measured: the bounds above hold for it, whatever
temperature the scores are calibrated with."""

_ROWS_AT_ONCE = 256


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
class Heard:
    """What the layers make of n rows: log weights float32[n, 8] each, those of `known` with
    the voice still in them. All that is needed of a row, in 64 bytes instead of 10,000."""

    general: FloatArray
    known: FloatArray

    def __len__(self) -> int:
        return len(self.general)

    @staticmethod
    def joined(parts: Sequence[Heard]) -> Heard:
        """All rows in order; none at all for no parts."""
        nothing = np.zeros((0, N_EMOTIONS), np.float32)
        return Heard(
            np.concatenate([nothing, *(part.general for part in parts)]),
            np.concatenate([nothing, *(part.known for part in parts)]),
        )


@dataclass(frozen=True, eq=False)
class SpeechHead:
    """Parameters for rows of `width` features.

    mean, scale: float32[width], of the training rows. prior_s: seconds of speech that the
    general layer counts as against the known one.
    """

    mean: FloatArray
    scale: FloatArray
    general: LinearLayer
    known: LinearLayer
    prior_s: float

    def hear(self, rows: NDArray[np.floating[Any]]) -> Heard:
        """What the layers make of rows [n, width] of plain features."""
        blocks = range(0, len(rows), _ROWS_AT_ONCE)
        return Heard.joined([self._hear(rows[start : start + _ROWS_AT_ONCE]) for start in blocks])

    def _hear(self, rows: NDArray[np.floating[Any]]) -> Heard:
        standardised = (rows.astype(np.float32) - self.mean) / self.scale
        return Heard(self.general.logits(standardised), self.known.logits(standardised))

    def scores(self, heard: Heard) -> FloatArray:
        """EmotionScores float32[n, 8] of rows of unknown voices."""
        return from_logs(heard.general)

    def scores_adapted(
        self, heard: Heard, seconds: FloatArray, *, one_voice: bool = False
    ) -> FloatArray:
        """EmotionScores float32[n, 8] of rows that belong together, after getting to know
        their voices, without labels.

        seconds: float32[n], the speech that each row is worth. one_voice: all of it is
        known to be one speaker's. The known layer counts as far as there is speech
        (against `prior_s`) and variety in it: a film of one mood is left alone.
        """
        total = float(seconds.sum())
        if total <= 0:
            return self.scores(heard)
        share = seconds / total
        known = self._from_the_middle(heard.known, share)
        enough = total / (total + self.prior_s)
        comparable = known * np.float32(self.known.temperature / VARIETY_TEMPERATURE)
        varied = _between(variety(comparable, share), ONE_VOICE if one_voice else ANY_VOICES)
        trust = np.float32(enough * varied)
        return from_logs(trust * known + (1 - trust) * heard.general)

    def _from_the_middle(self, known: FloatArray, share: FloatArray) -> FloatArray:
        """Log weights as if the middle row were all zeros; the layer is linear."""
        at_zero = self.known.bias / np.float32(self.known.temperature)
        return (known - share @ known + at_zero).astype(np.float32)

    def to_bytes(self) -> bytes:
        """As a safetensors file."""
        return save({k: np.ascontiguousarray(v, np.float32) for k, v in self._arrays().items()})

    def _arrays(self) -> dict[str, Any]:
        layers = {"general": self.general, "known": self.known}
        return {
            "mean": self.mean,
            "scale": self.scale,
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
                prior_s=arrays["prior_s"].item(),
            )
        except (SafetensorError, KeyError, ValueError) as error:
            raise ModelError(f"The model speech_emotion cannot be used: {error}.") from error


def _layer(arrays: dict[str, NDArray[Any]], name: str) -> LinearLayer:
    return LinearLayer(
        arrays[f"{name}.weight"], arrays[f"{name}.bias"], arrays[f"{name}.temperature"].item()
    )


def variety(known: FloatArray, share: FloatArray) -> float:
    """How much the rows differ in what they seem to feel, in nats, from 0 to log 8.

    The mutual information of row and emotion: entropy of the mean scores minus the mean
    entropy of the scores. known: log weights float32[n, 8] seen from the middle of the
    voice, so that an unusual voice does not look like a mood. share: float32[n], sum 1.
    """
    scores = from_logs(known)
    return _entropy(share @ scores) - float(share @ _entropies(scores))


def _entropy(scores: FloatArray) -> float:
    return float(_entropies(scores[None])[0])


def _entropies(scores: FloatArray) -> FloatArray:
    return -(scores * np.log(np.maximum(scores, 1e-9))).sum(axis=1)


def _between(value: float, bounds: tuple[float, float]) -> float:
    """0 at the lower bound and below it, 1 at the upper one and above it."""
    low, high = bounds
    return float(np.clip((value - low) / (high - low), 0, 1))
