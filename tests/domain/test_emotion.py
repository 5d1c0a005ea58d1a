from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from aemo_studio.domain.emotion import (
    EMOTIONS,
    GRID_S,
    Emotion,
    EmotionTrack,
    cell_overlap_s,
    confidence,
    contradiction,
    emotion_index,
    n_cells,
    normalised,
    scores_from_dict,
    scores_to_dict,
    top_emotion,
    uniform_scores,
)

WEIGHTS = arrays(np.float64, (3, 8), elements=st.floats(0, 1e6, allow_nan=False))


def test_order_is_that_of_the_ravdess_codes() -> None:
    assert [e.value for e in EMOTIONS] == [
        "neutral",
        "calm",
        "happy",
        "sad",
        "angry",
        "fearful",
        "disgust",
        "surprised",
    ]
    assert emotion_index("angry") + 1 == 5
    with pytest.raises(ValueError, match="joy"):
        emotion_index("joy")


@given(weights=WEIGHTS)
def test_normalised_rows_are_probabilities_in_the_same_order(weights: NDArray[np.float64]) -> None:
    scores = normalised(weights)
    assert scores.dtype == np.float32
    assert scores.sum(axis=1) == pytest.approx(np.ones(3), abs=1e-5)
    assert (scores >= 0).all()
    for row, given_row in zip(scores, weights, strict=True):
        assert row[np.argmax(given_row)] == row.max()


def test_no_evidence_is_uniform() -> None:
    assert normalised(np.zeros(8)) == pytest.approx(uniform_scores())
    assert uniform_scores() == pytest.approx(np.full(8, 0.125))


@pytest.mark.parametrize(
    "bad", [np.ones(7), [1, 1, 1, 1, 1, 1, 1, -0.1], [np.nan] * 8, [np.inf] + [0] * 7]
)
def test_weights_that_are_none_are_refused(bad: object) -> None:
    with pytest.raises(ValueError, match="weights"):
        normalised(np.asarray(bad, dtype=np.float64))


def test_top_and_confidence() -> None:
    scores = normalised([0, 0, 1, 3, 0, 0, 0, 0])
    assert top_emotion(scores) is Emotion.SAD
    assert confidence(scores) == pytest.approx(0.75)
    assert top_emotion(uniform_scores()) is Emotion.NEUTRAL


def test_dictionary_and_back() -> None:
    scores = normalised([1, 2, 3, 4, 5, 6, 7, 8])
    values = scores_to_dict(scores)
    assert list(values) == [e.value for e in EMOTIONS]
    assert scores_from_dict(values) == pytest.approx(scores, abs=1e-4)
    assert scores_from_dict({"happy": 2}) == pytest.approx(np.eye(8)[2])


def test_a_track_checks_its_shapes() -> None:
    with pytest.raises(ValueError, match="scores"):
        EmotionTrack(np.zeros((3, 7), np.float32), np.zeros(3, np.float32))
    with pytest.raises(ValueError, match="coverage"):
        EmotionTrack(np.zeros((3, 8), np.float32), np.zeros(2, np.float32))
    missing = EmotionTrack.missing(4)
    assert len(missing) == 4
    assert not missing.coverage.any()
    assert missing.scores[3] == pytest.approx(uniform_scores())


@pytest.mark.parametrize(
    ("duration_s", "cells"), [(0.0, 1), (0.1, 1), (0.5, 1), (0.51, 2), (10.0, 20), (10.01, 21)]
)
def test_cells_cover_the_duration(duration_s: float, cells: int) -> None:
    assert n_cells(duration_s) == cells


@given(start=st.floats(0, 20), length=st.floats(0, 20))
def test_overlap_adds_up_to_the_span_on_the_grid(start: float, length: float) -> None:
    shares = cell_overlap_s(100, start, start + length)
    assert shares.sum() == pytest.approx(length, abs=1e-4)
    assert ((shares >= 0) & (shares <= GRID_S)).all()


def test_overlap_lies_in_the_right_cells() -> None:
    assert cell_overlap_s(4, 0.25, 1.25) == pytest.approx([0.25, 0.5, 0.25, 0.0])


def sure_of(*emotions: str) -> np.ndarray:
    return scores_from_dict({e.value: 0.9 if e.value in emotions else 0.02 for e in EMOTIONS})


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        (sure_of("happy"), sure_of("happy"), 0.0, 0.0),
        (sure_of("happy"), sure_of("sad"), 0.6, 1.0),
        (sure_of("angry"), sure_of("happy"), 0.6, 1.0),
        (sure_of("calm"), sure_of("neutral"), 0.0, 0.01),
        (sure_of("happy", "sad"), sure_of("sad"), 0.1, 0.4),
        (uniform_scores(), sure_of("fearful"), 0.2, 0.5),
        (scores_from_dict({"sad": 1}), scores_from_dict({"happy": 1}), 0.999, 1.0),
    ],
)
def test_contradiction_is_large_only_where_both_are_sure_of_different_things(
    one: np.ndarray, other: np.ndarray, low: float, high: float
) -> None:
    assert low <= contradiction(one, other) <= high + 1e-9
    assert contradiction(one, other) == pytest.approx(contradiction(other, one))
