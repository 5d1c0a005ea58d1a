"""Separates a speaker's voice from the emotions of the speech, in the logits of the head.

All log weights here are logits divided by `ADAPTATION_TEMPERATURE`, whatever temperatures
the scores are calibrated with.
"""

from __future__ import annotations

import math

import numpy as np

from aemo_studio.domain.emotion import FloatArray, from_logs

ADAPTATION_TEMPERATURE = 0.3
"""Divides the uncalibrated logits before variety and speaker centre are estimated."""

ONE_VOICE = (1.25, 1.65)
"""Thresholds of the variety of one speaker's speech, in nats: below the first, the mean of its
rows may be an emotion; above the second, it is the centre of the voice. Chosen on held-out
speakers of all corpora who show one, two or all emotions."""

_SHORT_S = 100.0
_LESS_VARIETY = 0.18

ANY_VOICES = (1.6, 1.8)
"""Thresholds when the number of speakers is unknown: voices in one mood still differ."""

_UNSEEN = 0.02
_STEPS = 2


def variety(known: FloatArray, share: FloatArray) -> float:
    """Measures how much the rows differ in emotion, in nats, from 0 to log 8.

    It is the mutual information of row and emotion: entropy of the mean scores minus the mean
    entropy of the scores. known: log weights float32[n, 8] relative to the centre of the
    voice, so that an unusual voice does not pass for an emotion. share: float32[n], sum 1.
    """
    scores = from_logs(known)
    return _entropy(share @ scores) - float(share @ _entropies(scores))


def _entropy(scores: FloatArray) -> float:
    return float(_entropies(scores[None])[0])


def _entropies(scores: FloatArray) -> FloatArray:
    return -(scores * np.log(np.maximum(scores, 1e-9))).sum(axis=1)


def variety_bounds(seconds: float, *, one_voice: bool) -> tuple[float, float]:
    """Computes the two thresholds of variety for so many seconds of speech, in nats.

    Long speech of one voice is hardly all of one emotion, so its thresholds are lower: by
    `_LESS_VARIETY` for each e-fold beyond `_SHORT_S`. one_voice: whether all of it is known to
    be one speaker's.
    """
    if not one_voice:
        return ANY_VOICES
    less = _LESS_VARIETY * max(0.0, math.log(seconds / _SHORT_S))
    return ONE_VOICE[0] - less, ONE_VOICE[1] - less


def speaker_centre(
    general: FloatArray,
    known: FloatArray,
    at_zero: FloatArray,
    emotion_offsets: FloatArray,
    share: FloatArray,
) -> FloatArray:
    """Estimates the centre of one voice: log weights float32[8] of the known layer.

    Expectation maximisation (Dempster, Laird and Rubin 1977, "Maximum likelihood from
    incomplete data via the EM algorithm"): each row is the voice plus the offset of its
    emotion, which is first predicted by the general layer and then by both; emotions that the
    voice shows often get a higher prior. general, known: log weights float32[n, 8], the
    latter with the voice still in it. at_zero: float32[8], of a row without voice and
    emotion. emotion_offsets: float32[8, 8], what each emotion adds. share: float32[n], sum 1.
    """
    logs = general
    for _ in range(_STEPS):
        scores = from_logs(logs)
        voice = share @ (known - scores @ emotion_offsets)
        shown = np.log(share @ scores + _UNSEEN)
        logs = ((known - voice + at_zero + general) / 2 + shown).astype(np.float32)
    return np.asarray(voice, np.float32)


def ramp(value: float, bounds: tuple[float, float]) -> float:
    """Maps a value to [0, 1]: 0 up to the lower bound, 1 from the upper bound, linear between."""
    low, high = bounds
    return float(np.clip((value - low) / (high - low), 0, 1))
