"""Tells vocal bursts (laughter, crying, screams, sighs) from speech, and what they express.

A burst holds a voice and no words, so the speech head, which learned from sentences, is wrong
about it. A linear layer looks at the same hidden states, pooled over one second of *voice*:
sound that the speech detector takes for speech with little confidence. Music and noise hardly
pass that low threshold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load, save

from aemo_studio.analysis.speech.encoder import FRAME_RATE_HZ
from aemo_studio.base.errors import ModelError
from aemo_studio.domain.bursts import Burst, BurstKind
from aemo_studio.domain.emotion import (
    GRID_S,
    N_EMOTIONS,
    Emotion,
    FloatArray,
    emotion_index,
    uniform_scores,
)

VOICE_ON, VOICE_OFF = 0.05, 0.03
"""Probabilities of speech from which, and down to which, there is a voice of any kind."""

BURST_WINDOW_S = 1.0
"""Length of sound around the middle of a cell in which a burst is looked for: half of what speech
gets, so that a laugh between sentences is found."""

CELL_FRAMES = int(GRID_S * FRAME_RATE_HZ)
BURST_FRAMES = int(BURST_WINDOW_S * FRAME_RATE_HZ)
"""Encoder frames of a cell, and of the sound around it in which a burst is looked for."""


_LEAST = 1.5
"""Weight of a cell and one neighbour: a drum is over sooner."""


class VoiceState(StrEnum):
    """What a second of voice can be: the classes of the burst layer, in its order."""

    SPEECH = "speech"
    NO_VOICE = "no voice"
    AMUSEMENT = "amusement"
    ANGER = "anger"
    DISGUST = "disgust"
    ELATION = "elation"
    FEAR = "fear"
    NEUTRAL = "neutral"
    SADNESS = "sadness"
    SERENITY = "serenity"
    BAD_SURPRISE = "bad surprise"
    GOOD_SURPRISE = "good surprise"


STATES: tuple[VoiceState, ...] = tuple(VoiceState)

MEANING: dict[VoiceState, tuple[Emotion, BurstKind]] = {
    VoiceState.AMUSEMENT: (Emotion.HAPPY, BurstKind.LAUGHTER),
    VoiceState.ANGER: (Emotion.ANGRY, BurstKind.EXCLAMATION),
    VoiceState.DISGUST: (Emotion.DISGUST, BurstKind.EXCLAMATION),
    VoiceState.ELATION: (Emotion.HAPPY, BurstKind.EXCLAMATION),
    VoiceState.FEAR: (Emotion.FEARFUL, BurstKind.SCREAM),
    VoiceState.NEUTRAL: (Emotion.NEUTRAL, BurstKind.EXCLAMATION),
    VoiceState.SADNESS: (Emotion.SAD, BurstKind.CRYING),
    VoiceState.SERENITY: (Emotion.CALM, BurstKind.SIGH),
    VoiceState.BAD_SURPRISE: (Emotion.SURPRISED, BurstKind.EXCLAMATION),
    VoiceState.GOOD_SURPRISE: (Emotion.SURPRISED, BurstKind.EXCLAMATION),
}
"""The emotion and the kind of burst of each state that is one."""

_KINDS: tuple[BurstKind, ...] = tuple(BurstKind)


def _indicator(columns: Sequence[int], width: int) -> FloatArray:
    table = np.zeros((len(STATES), width), np.float32)
    for state, column in zip(MEANING, columns, strict=True):
        table[STATES.index(state), column] = 1.0
    return table


_TO_EMOTIONS = _indicator([emotion_index(e) for e, _ in MEANING.values()], N_EMOTIONS)
_TO_KINDS = _indicator([_KINDS.index(k) for _, k in MEANING.values()], len(_KINDS))


@dataclass(frozen=True, eq=False)
class BurstHead:
    """A linear layer over rows of pooled hidden states, as `SpeechHead` gets them."""

    #: float32[width]: means of the training rows.
    mean: FloatArray
    #: float32[width]: standard deviations of the training rows.
    scale: FloatArray
    #: float32[width, 12]: a column for each of `STATES`.
    weight: FloatArray
    #: float32[12].
    bias: FloatArray
    #: Probability of a burst from which a cell counts as one, in (0, 1).
    threshold: float
    #: float32[8]: probability of each Emotion, given a burst, from which it is claimed; above 1
    #: where it never is.
    claim: FloatArray

    def probabilities(self, rows: FloatArray) -> FloatArray:
        """Predicts the probabilities of `STATES`, float32[n, 12], of rows float32[n, width]."""
        logits = ((rows - self.mean) / self.scale) @ self.weight + self.bias
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float32)

    def to_bytes(self) -> bytes:
        """Encodes the head as a safetensors file."""
        arrays = {name: np.atleast_1d(value) for name, value in vars(self).items()}
        return save({k: np.ascontiguousarray(v, np.float32) for k, v in arrays.items()})

    @staticmethod
    def from_bytes(data: bytes) -> BurstHead:
        """Decodes what `to_bytes` encoded. Raises ModelError for any other content."""
        try:
            arrays = load(data)
            threshold = arrays.pop("threshold").item()
            return BurstHead(**arrays, threshold=threshold)
        except (SafetensorError, KeyError, ValueError, TypeError) as error:
            raise ModelError(
                "The model vocal_bursts cannot be used: {error}.", error=error
            ) from error


@dataclass(frozen=True, eq=False)
class BurstCells:
    """What is known of the bursts in n cells of the time grid."""

    #: bool[n]: whether the voice in the cell is a burst.
    found: NDArray[np.bool_]
    #: bool[n]: whether it expresses an emotion clearly; only where `found`.
    claimed: NDArray[np.bool_]
    #: float32[n, 8]: EmotionScores where `claimed`, else uniform.
    scores: FloatArray
    #: int64[n]: positions in `BurstKind`, where `found`.
    kinds: NDArray[np.int64]


def burst_cells(
    head: BurstHead, numbers: NDArray[np.int64], probabilities: FloatArray, n_cells: int
) -> BurstCells:
    """Decides where bursts are, and what they express.

    numbers: int64[k], of the cells whose `probabilities` float32[k, 12] are given; no others
    hold a voice. Each is averaged with its neighbours, by halves: a burst lasts longer than one
    cell, a mistake does not. A cell alone counts as if the one beside it held no voice.
    """
    known = np.zeros((n_cells + 2, 1), np.float32)
    total = no_states(n_cells + 2)
    inside = numbers < n_cells
    known[numbers[inside] + 1] = 1
    total[numbers[inside] + 1] = probabilities[inside]
    smooth = total[1:-1] + (total[:-2] + total[2:]) / 2
    smooth /= np.maximum(known[1:-1] + (known[:-2] + known[2:]) / 2, _LEAST)
    there = known[1:-1, 0] > 0
    return _decided(head, np.where(there[:, None], smooth, 0))


def whole_burst(head: BurstHead, probabilities: FloatArray) -> BurstCells:
    """Decides whether a clip is a burst as a whole: one cell, from the mean of its rows float32[m,
    12]."""
    mean = np.concatenate([probabilities, no_states(0 if len(probabilities) else 1)])
    return _decided(head, mean.mean(axis=0, keepdims=True))


def no_states(n: int = 0) -> FloatArray:
    """Makes n rows in which nothing is known of `STATES`."""
    return np.zeros((n, len(STATES)), np.float32)


def to_emotions(probabilities: FloatArray) -> FloatArray:
    """Converts the probabilities of `STATES`, float32[n, 12], to EmotionScores float32[n, 8],
    given that there is a burst."""
    sums = probabilities @ _TO_EMOTIONS
    total = sums.sum(axis=1, keepdims=True)
    return np.where(total > 0, sums / np.maximum(total, 1e-9), 1 / N_EMOTIONS).astype(np.float32)


def to_kinds(probabilities: FloatArray) -> FloatArray:
    """Adds probabilities of `STATES`, float32[n, 12], to those of `BurstKind`, float32[n, 5]."""
    return np.asarray(probabilities @ _TO_KINDS)


def claims(head: BurstHead, emotions: FloatArray) -> NDArray[np.bool_]:
    """Decides which of EmotionScores float32[n, 8] are clear enough to be claimed: bool[n]."""
    likeliest = emotions.argmax(axis=1)
    return np.asarray(emotions.max(axis=1) >= head.claim[likeliest])


def _decided(head: BurstHead, probabilities: FloatArray) -> BurstCells:
    found = probabilities @ _TO_KINDS.sum(axis=1) >= head.threshold
    emotions = to_emotions(probabilities)
    claimed = found & claims(head, emotions)
    scores = np.where(claimed[:, None], emotions, uniform_scores()).astype(np.float32)
    return BurstCells(found, claimed, scores, to_kinds(probabilities).argmax(axis=1))


def to_bursts(cells: BurstCells) -> tuple[Burst, ...]:
    """Joins neighbouring cells of one kind to Bursts, in order of time."""
    code = np.where(cells.found, 1 + 2 * cells.kinds + cells.claimed, 0)
    edges = np.flatnonzero(np.diff(code, prepend=0, append=0))
    return tuple(
        Burst(
            start_s=float(start * GRID_S),
            end_s=float(end * GRID_S),
            kind=_KINDS[int(cells.kinds[start])],
            claimed=bool(cells.claimed[start]),
        )
        for start, end in pairwise(edges)
        if cells.found[start]
    )
