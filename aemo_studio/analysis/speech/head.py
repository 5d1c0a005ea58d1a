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

from aemo_studio.analysis.speech.voice import (
    LISTENING_TEMPERATURE,
    behind_the_moods,
    between,
    bounds_for,
    variety,
)
from aemo_studio.base.errors import ModelError
from aemo_studio.domain.emotion import N_EMOTIONS, FloatArray, from_logs

CAREFUL_TRUST = 0.6
"""How far the known layer counts for a single voice of little variety."""

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

    @property
    def at_zero(self) -> FloatArray:
        """Calibrated log weights float32[8] of the middle row, which is all zeros."""
        return self.bias / np.float32(self.temperature)


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

    mean, scale: float32[width], of the training rows. moods: float32[8, 8], the mean logits
    of the known layer (before its temperature) for speech in each emotion, seen from the
    middle of its voice. prior_s: seconds of speech that the general layer counts as against
    the known one.
    """

    mean: FloatArray
    scale: FloatArray
    general: LinearLayer
    known: LinearLayer
    moods: FloatArray
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
        (against `prior_s`). Speech of little variety may be all of one mood: then the
        middle of a single voice is sought behind its moods, and that of several is left.
        """
        total = float(seconds.sum())
        if total <= 0:
            return self.scores(heard)
        share = seconds / total
        middle, careful = share @ heard.known, 0.0
        centred = (heard.known - middle).astype(np.float32)
        varied = self._varied(centred, share, bounds_for(total, one_voice=one_voice))
        if one_voice:
            middle = varied * middle + (1 - varied) * self._behind_the_moods(heard, share)
            careful = CAREFUL_TRUST
        trust = np.float32(total / (total + self.prior_s) * (varied + (1 - varied) * careful))
        known = heard.known - middle + self.known.at_zero
        return from_logs((trust * known + (1 - trust) * heard.general).astype(np.float32))

    def _varied(self, centred: FloatArray, share: FloatArray, bounds: tuple[float, float]) -> float:
        logs = (centred + self.known.at_zero) * self.known.temperature / LISTENING_TEMPERATURE
        return between(variety(logs.astype(np.float32), share), bounds)

    def _behind_the_moods(self, heard: Heard, share: FloatArray) -> FloatArray:
        """Log weights float32[8] of the known layer at the middle of one voice."""
        general, known = (
            np.float32(layer.temperature / LISTENING_TEMPERATURE)
            for layer in (self.general, self.known)
        )
        voice = behind_the_moods(
            heard.general * general,
            heard.known * known,
            self.known.at_zero * known,
            self.moods / np.float32(LISTENING_TEMPERATURE),
            share,
        )
        return voice / known

    def to_bytes(self) -> bytes:
        """As a safetensors file."""
        return save({k: np.ascontiguousarray(v, np.float32) for k, v in self._arrays().items()})

    def _arrays(self) -> dict[str, Any]:
        layers = {"general": self.general, "known": self.known}
        return {
            "mean": self.mean,
            "scale": self.scale,
            "moods": self.moods,
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
                moods=arrays["moods"],
                prior_s=arrays["prior_s"].item(),
            )
        except (SafetensorError, KeyError, ValueError) as error:
            raise ModelError(f"The model speech_emotion cannot be used: {error}.") from error


def _layer(arrays: dict[str, NDArray[Any]], name: str) -> LinearLayer:
    return LinearLayer(
        arrays[f"{name}.weight"], arrays[f"{name}.bias"], arrays[f"{name}.temperature"].item()
    )
