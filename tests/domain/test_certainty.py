"""How sure it is what a scene feels like, in three grades."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from aemo_studio.domain.certainty import Certainty, certainty, first_two
from aemo_studio.domain.emotion import EMOTIONS, Emotion, EmotionScores, normalised, uniform_scores
from aemo_studio.domain.scene import Coverage, Scene, feeling_of
from tests.factories import make_scores


def _scores(first: float, second: float) -> EmotionScores:
    """Angry and surprised with these shares, the rest split evenly."""
    scores = np.full(8, (1 - first - second) / 6)
    scores[EMOTIONS.index(Emotion.ANGRY)] = first
    scores[EMOTIONS.index(Emotion.SURPRISED)] = second
    return normalised(scores)


def _scene(scores: EmotionScores, coverage: float) -> Scene:
    return Scene(0, 10, scores, scores, scores, Coverage(coverage, coverage, coverage))


@pytest.mark.parametrize(
    ("first", "second", "coverage", "sure"),
    [
        (0.9, 0.05, 0.9, Certainty.CLEAR),
        (0.55, 0.1, 0.3, Certainty.CLEAR),
        (0.5, 0.4, 0.9, Certainty.MIXED),
        (0.3, 0.25, 0.9, Certainty.MIXED),
        (0.21, 0.18, 0.5, Certainty.UNSURE),
        (0.4, 0.12, 0.9, Certainty.UNSURE),
        (0.9, 0.05, 0.05, Certainty.UNSURE),
        (0.9, 0.05, 0.0, None),
    ],
)
def test_a_feeling_is_clear_mixed_or_unsure(
    first: float, second: float, coverage: float, sure: Certainty | None
) -> None:
    scene = _scene(_scores(first, second), coverage)
    assert feeling_of(scene).certainty == sure
    assert feeling_of(scene, Emotion.SAD).certainty is None


def test_a_scene_whose_voice_and_face_contradict_each_other_is_never_clear() -> None:
    agreed = _scene(make_scores(Emotion.HAPPY), 0.9)
    torn = replace(agreed, speech=make_scores(Emotion.SAD))
    assert feeling_of(agreed).certainty is Certainty.CLEAR
    assert feeling_of(torn).certainty is Certainty.MIXED
    glimpsed = replace(torn, coverage=Coverage(0.9, 0.01, 0.9))
    assert feeling_of(glimpsed).certainty is Certainty.CLEAR
    assert not feeling_of(torn, Emotion.SAD).disagrees


def test_scores_without_evidence_are_unsure_however_much_of_the_scene_they_fill() -> None:
    assert certainty(uniform_scores(), 1.0) is Certainty.UNSURE


def test_the_two_most_probable_emotions_come_in_their_order() -> None:
    assert first_two(_scores(0.3, 0.4)) == (Emotion.SURPRISED, Emotion.ANGRY)
