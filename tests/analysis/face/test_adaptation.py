"""Adaptation of face scores to a person, with the layer that ships."""

from __future__ import annotations

import numpy as np
import pytest

from aemo_studio.analysis.face.adaptation import (
    LOOKS,
    PersonLayer,
    adapted,
    adapted_by_person,
    look_logs,
)
from aemo_studio.domain.emotion import EMOTIONS, FloatArray, emotion_index, from_logs

STRENGTH = 2.0


@pytest.fixture(scope="module")
def layer() -> PersonLayer:
    return PersonLayer.load()


def looks_of(shown: list[str], looks_like: str = "", by: float = 0.0) -> FloatArray:
    """Scores of a person who shows looks, and whose face adds something to each of them."""
    logs = np.zeros((len(shown), len(EMOTIONS)), np.float32)
    for row, look in enumerate(shown):
        logs[row, emotion_index(look)] += STRENGTH
        if look == "neutral":
            logs[row, emotion_index("calm")] += STRENGTH
    if looks_like:
        logs[:, emotion_index(looks_like)] += by
    return from_logs(logs)


def recognised(scores: FloatArray, shown: list[str]) -> float:
    found = look_logs(scores).argmax(axis=1)
    return float(np.mean([LOOKS[i] == look for i, look in zip(found, shown, strict=True)]))


EVERYTHING = [look.value for look in LOOKS] * 3


@pytest.mark.parametrize("trait", ["angry", "sad", "happy", "surprised"])
def test_a_face_that_looks_like_an_emotion_is_read_right_once_it_is_known(
    layer: PersonLayer, trait: str
) -> None:
    scores = looks_of(EVERYTHING, trait, by=STRENGTH + 0.5)
    share = np.full(len(scores), 1 / len(scores), np.float32)
    before, after = (
        recognised(scores, EVERYTHING),
        recognised(adapted(layer, scores, share), EVERYTHING),
    )
    assert before < 0.3
    assert after > 0.8


@pytest.mark.parametrize("look", ["happy", "sad", "angry", "neutral"])
def test_who_shows_one_emotion_is_not_pulled_to_the_average(layer: PersonLayer, look: str) -> None:
    scores = looks_of([look] * 12)
    np.testing.assert_array_equal(adapted(layer, scores, np.full(12, 1 / 12, np.float32)), scores)


@pytest.mark.parametrize("look", ["happy", "sad", "angry", "neutral"])
def test_a_talking_face_of_one_mood_is_not_pulled_to_the_average(
    layer: PersonLayer, look: str
) -> None:
    scores = looks_of([look] * 60)
    noise = np.random.default_rng(3).normal(0, 0.5, scores.shape).astype(np.float32)
    scores = from_logs(np.log(scores) + noise)
    shown = [look] * 60
    found = adapted(layer, scores, np.full(60, 1 / 60, np.float32))
    assert recognised(found, shown) > recognised(scores, shown) - 0.01


def test_one_look_stays_as_it_is(layer: PersonLayer) -> None:
    scores = looks_of(["sad"])
    np.testing.assert_array_equal(adapted(layer, scores, np.ones(1, np.float32)), scores)


def test_each_person_is_adapted_alone_and_unknown_ones_are_not(layer: PersonLayer) -> None:
    one, other = looks_of(EVERYTHING, "angry", 2.5), looks_of(EVERYTHING, "sad", 2.5)
    stranger = looks_of(["happy"])
    n = len(EVERYTHING)
    share = np.full(n, 1 / n, np.float32)
    found = adapted_by_person(
        layer,
        np.concatenate([one, stranger, other]),
        np.ones(2 * n + 1, np.float32),
        ["A"] * n + [""] + ["B"] * n,
    )
    np.testing.assert_allclose(found[:n], adapted(layer, one, share), rtol=1e-5)
    np.testing.assert_allclose(found[n + 1 :], adapted(layer, other, share), rtol=1e-5)
    np.testing.assert_array_equal(found[n], stranger[0])
    np.testing.assert_allclose(found.sum(axis=1), 1, atol=1e-5)


def test_rows_that_cannot_be_trusted_neither_count_nor_change(layer: PersonLayer) -> None:
    scores = looks_of([*EVERYTHING, "happy"], "angry", 2.5)
    weights = np.ones(len(scores), np.float32)
    weights[-1] = 0
    found = adapted_by_person(layer, scores, weights, ["A"] * len(scores))
    np.testing.assert_array_equal(found[-1], scores[-1])
    alone = adapted_by_person(layer, scores[:-1], weights[:-1], ["A"] * (len(scores) - 1))
    np.testing.assert_array_equal(found[:-1], alone)
