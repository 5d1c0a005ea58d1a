"""Telling a voice from its mood, in what the layers of the head make of its speech.

All log weights here are those of the logits divided by LISTENING_TEMPERATURE, whatever
temperatures the scores are calibrated with.
"""

from __future__ import annotations

import math

import numpy as np

from aemo_studio.domain.emotion import FloatArray, from_logs

LISTENING_TEMPERATURE = 0.3

ONE_VOICE = (1.25, 1.65)
"""Variety of a single speaker's speech below which the middle of its rows cannot be told
from a mood, and above which it surely is the middle of the voice. Chosen on held-out
speakers of all corpora who show one, two or all emotions."""

_SHORT_S = 100.0
_LESS_VARIETY = 0.18

ANY_VOICES = (1.6, 1.8)
"""The same for speech of who knows how many: several voices in one mood differ, too."""

_UNSEEN = 0.02
_STEPS = 2


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


def bounds_for(seconds: float, *, one_voice: bool) -> tuple[float, float]:
    """The variety asked of so much speech.

    A voice heard for long has hardly been in one mood all the time, so that less of it is
    asked for: `_LESS_VARIETY` less for each time that `_SHORT_S` grows e-fold.
    """
    if not one_voice:
        return ANY_VOICES
    less = _LESS_VARIETY * max(0.0, math.log(seconds / _SHORT_S))
    return ONE_VOICE[0] - less, ONE_VOICE[1] - less


def behind_the_moods(
    general: FloatArray,
    known: FloatArray,
    at_zero: FloatArray,
    moods: FloatArray,
    share: FloatArray,
) -> FloatArray:
    """Log weights float32[8] of the known layer at the middle of one voice.

    Expectation maximisation: each row is the voice plus the mean of its emotion, which is
    first guessed by the general layer and then by both; emotions that the voice shows
    often are expected of it (Dempster, Laird and Rubin 1977). general, known: float32[n, 8],
    the latter with the voice still in it. at_zero: float32[8], of a row without voice and
    mood. moods: float32[8, 8], what each emotion adds. share: float32[n], sum 1.
    """
    logs = general
    for _ in range(_STEPS):
        scores = from_logs(logs)
        voice = share @ (known - scores @ moods)
        shown = np.log(share @ scores + _UNSEEN)
        logs = ((known - voice + at_zero + general) / 2 + shown).astype(np.float32)
    return np.asarray(voice, np.float32)


def between(value: float, bounds: tuple[float, float]) -> float:
    """0 at the lower bound and below it, 1 at the upper one and above it."""
    low, high = bounds
    return float(np.clip((value - low) / (high - low), 0, 1))
