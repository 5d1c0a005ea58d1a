"""Grades how sure it is what a Scene feels like: the one definition for window, report, lists."""

from __future__ import annotations

from enum import StrEnum

from aemo_studio.domain.emotion import EMOTIONS, Emotion, EmotionScores

SECOND_SHARE, SECOND_LEAST = 0.6, 0.15
"""A second Emotion comes close from this share of the first, and this probability, on. The scores
are calibrated: at 0.6 the odds are five to three, which nobody would call settled."""

STANDS_OUT = 0.5
"""Probability from which on a feeling stands out: right more often than everything else."""

MOMENT = 0.1
"""Share of a Scene below which evidence lasts a moment only: too little to be sure by, however
plain it is."""


class Certainty(StrEnum):
    """How sure it is what a Scene feels like."""

    #: One feeling stands out, and none comes close.
    CLEAR = "clear"
    #: Two come close and stand out together; or one does, and voice and face contradict each other.
    MIXED = "mixed"
    #: Nothing stands out, or the evidence lasts a moment only.
    UNSURE = "unsure"


def first_two(scores: EmotionScores) -> tuple[Emotion, Emotion]:
    """Finds the two most probable Emotions."""
    first, second = sorted(range(len(EMOTIONS)), key=lambda i: -float(scores[i]))[:2]
    return EMOTIONS[first], EMOTIONS[second]


def comes_close(scores: EmotionScores) -> bool:
    """Whether the second Emotion is nearly as probable as the first."""
    first, second = _highest(scores)
    return second >= max(SECOND_SHARE * first, SECOND_LEAST)


def stands_out(scores: EmotionScores) -> bool:
    """Whether the first Emotion stands out; with the second, where that comes close."""
    first, second = _highest(scores)
    return first + (second if comes_close(scores) else 0.0) >= STANDS_OUT


def certainty(scores: EmotionScores, coverage: float, *, disagrees: bool = False) -> Certainty:
    """Grades EmotionScores that rest on a share of a Scene. disagrees: whether voice and face
    contradict each other; then it is never clear, whichever of them had more to say."""
    if coverage < MOMENT or not stands_out(scores):
        return Certainty.UNSURE
    return Certainty.MIXED if disagrees or comes_close(scores) else Certainty.CLEAR


def _highest(scores: EmotionScores) -> tuple[float, float]:
    first, second = sorted((float(score) for score in scores), reverse=True)[:2]
    return first, second
