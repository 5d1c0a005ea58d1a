"""Predicts emotions from pooled features: the trained part of the speech model.

The head has two linear layers over rows of features, which are standardised with the training
statistics. The *general* layer takes a row as it is; it was trained to ignore words, voices
and recordings. The *known* layer takes a row relative to the centre of its voice, which is
more accurate, but needs enough varied speech to estimate that centre. The head weighs the two
by how much there is of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load, save

from aemo_studio.analysis.speech.adaptation import (
    ADAPTATION_TEMPERATURE,
    ramp,
    speaker_centre,
    variety,
    variety_bounds,
)
from aemo_studio.base.errors import ModelError
from aemo_studio.domain.emotion import N_EMOTIONS, FloatArray, from_logs

CAREFUL_TRUST = 0.6
"""Weight of the known layer, in [0, 1], for a single voice of little variety."""

_ROWS_AT_ONCE = 256


@dataclass(frozen=True, eq=False)
class LinearLayer:
    """A linear layer with a calibration temperature (Guo et al. 2017)."""

    #: float32[width, 8].
    weight: FloatArray
    #: float32[8].
    bias: FloatArray
    #: Divides the logits so that the scores are calibrated; above 0.
    temperature: float

    def logits(self, standardised: FloatArray) -> FloatArray:
        """Computes calibrated logits float32[n, 8] of standardised rows float32[n, width]."""
        return (standardised @ self.weight + self.bias) / np.float32(self.temperature)

    @property
    def at_zero(self) -> FloatArray:
        """Calibrated logits float32[8] of the mean row, which is all zeros."""
        return self.bias / np.float32(self.temperature)


@dataclass(frozen=True, eq=False)
class HeadLogits:
    """Calibrated logits of n rows by both layers.

    They are all that is needed of a row, in 64 bytes instead of 10,000.
    """

    #: float32[n, 8], by the general layer.
    general: FloatArray
    #: float32[n, 8], by the known layer, with the voice still in them.
    known: FloatArray

    def __len__(self) -> int:
        return len(self.general)

    @staticmethod
    def joined(parts: Sequence[HeadLogits]) -> HeadLogits:
        """Joins the rows of all parts in order; without parts there are no rows."""
        nothing = np.zeros((0, N_EMOTIONS), np.float32)
        return HeadLogits(
            np.concatenate([nothing, *(part.general for part in parts)]),
            np.concatenate([nothing, *(part.known for part in parts)]),
        )


@dataclass(frozen=True, eq=False)
class SpeechHead:
    """Predicts EmotionScores from rows of `width` features."""

    #: float32[width]: means of the training rows.
    mean: FloatArray
    #: float32[width]: standard deviations of the training rows.
    scale: FloatArray
    #: Takes a row as it is.
    general: LinearLayer
    #: Takes a row relative to the centre of its voice.
    known: LinearLayer
    #: float32[8, 8]: mean uncalibrated logits of the known layer for speech of each emotion
    #: (row), relative to the centre of its voice.
    emotion_offsets: FloatArray
    #: Seconds of speech at which known and general layer count alike.
    prior_s: float

    def logits(self, rows: NDArray[np.floating[Any]]) -> HeadLogits:
        """Computes the logits of rows [n, width] of plain features."""
        blocks = range(0, len(rows), _ROWS_AT_ONCE)
        parts = [self._block_logits(rows[start : start + _ROWS_AT_ONCE]) for start in blocks]
        return HeadLogits.joined(parts)

    def _block_logits(self, rows: NDArray[np.floating[Any]]) -> HeadLogits:
        standardised = (rows.astype(np.float32) - self.mean) / self.scale
        return HeadLogits(self.general.logits(standardised), self.known.logits(standardised))

    def scores(self, logits: HeadLogits) -> FloatArray:
        """Predicts EmotionScores float32[n, 8] of rows of unknown voices."""
        return from_logs(logits.general)

    def scores_adapted(
        self, logits: HeadLogits, seconds: FloatArray, *, one_voice: bool = False
    ) -> FloatArray:
        """Predicts EmotionScores float32[n, 8] of rows that belong together, adapted to their
        voices without labels.

        seconds: float32[n], of speech in each row. one_voice: whether all of it is known to be
        one speaker's. The known layer counts by the seconds of speech (against `prior_s`).
        Speech of little variety may be all of one emotion: then the centre of a single voice
        is estimated apart from its emotions, and several voices are not adapted to.
        """
        total = float(seconds.sum())
        if total <= 0:
            return self.scores(logits)
        share = seconds / total
        centre, careful = share @ logits.known, 0.0
        centred = (logits.known - centre).astype(np.float32)
        varied = self._varied(centred, share, variety_bounds(total, one_voice=one_voice))
        if one_voice:
            centre = varied * centre + (1 - varied) * self._speaker_centre(logits, share)
            careful = CAREFUL_TRUST
        trust = np.float32(total / (total + self.prior_s) * (varied + (1 - varied) * careful))
        known = logits.known - centre + self.known.at_zero
        return from_logs((trust * known + (1 - trust) * logits.general).astype(np.float32))

    def _varied(self, centred: FloatArray, share: FloatArray, bounds: tuple[float, float]) -> float:
        """Rates the variety of rows between the two thresholds, in [0, 1]."""
        logs = (centred + self.known.at_zero) * self.known.temperature / ADAPTATION_TEMPERATURE
        return ramp(variety(logs.astype(np.float32), share), bounds)

    def _speaker_centre(self, logits: HeadLogits, share: FloatArray) -> FloatArray:
        """Estimates the calibrated logits float32[8] of the known layer at the voice's centre."""
        general, known = (
            np.float32(layer.temperature / ADAPTATION_TEMPERATURE)
            for layer in (self.general, self.known)
        )
        voice = speaker_centre(
            logits.general * general,
            logits.known * known,
            self.known.at_zero * known,
            self.emotion_offsets / np.float32(ADAPTATION_TEMPERATURE),
            share,
        )
        return voice / known

    def to_bytes(self) -> bytes:
        """Encodes the head as a safetensors file."""
        return save({k: np.ascontiguousarray(v, np.float32) for k, v in self._arrays().items()})

    def _arrays(self) -> dict[str, Any]:
        layers = {"general": self.general, "known": self.known}
        return {
            "mean": self.mean,
            "scale": self.scale,
            "moods": self.emotion_offsets,
            "prior_s": [self.prior_s],
        } | {
            f"{name}.{field}": np.atleast_1d(value)
            for name, layer in layers.items()
            for field, value in vars(layer).items()
        }

    @staticmethod
    def from_bytes(data: bytes) -> SpeechHead:
        """Decodes what `to_bytes` encoded. Raises ModelError for any other content."""
        try:
            arrays = load(data)
            return SpeechHead(
                mean=arrays["mean"],
                scale=arrays["scale"],
                general=_layer(arrays, "general"),
                known=_layer(arrays, "known"),
                emotion_offsets=arrays["moods"],
                prior_s=arrays["prior_s"].item(),
            )
        except (SafetensorError, KeyError, ValueError) as error:
            raise ModelError(
                "The model speech_emotion cannot be used: {error}.", error=error
            ) from error


def _layer(arrays: dict[str, NDArray[Any]], name: str) -> LinearLayer:
    return LinearLayer(
        arrays[f"{name}.weight"], arrays[f"{name}.bias"], arrays[f"{name}.temperature"].item()
    )
