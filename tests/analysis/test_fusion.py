"""Product of experts over the time grid."""

from __future__ import annotations

import numpy as np
import pytest

from aemo_studio.analysis.fusion import fuse, fuse_scores, vote
from aemo_studio.domain.emotion import EmotionTrack, normalised

SPEECH = normalised([1, 1, 1, 6, 2, 1, 1, 1])
FACE = normalised([1, 1, 1, 4, 5, 1, 1, 1])


def track(scores: np.ndarray, coverage: float, n: int = 3) -> EmotionTrack:
    return EmotionTrack(np.tile(scores, (n, 1)), np.full(n, coverage, np.float32))


def test_full_coverage_is_the_normalised_product() -> None:
    fused = fuse([track(SPEECH, 1.0), track(FACE, 1.0)])
    np.testing.assert_allclose(fused.scores[0], normalised(SPEECH * FACE), rtol=1e-5)


def test_coverage_is_the_exponent() -> None:
    fused = fuse([track(SPEECH, 0.5), track(FACE, 1.0)])
    np.testing.assert_allclose(fused.scores[0], normalised(np.sqrt(SPEECH) * FACE), rtol=1e-5)


def test_a_missing_modality_changes_nothing() -> None:
    missing = EmotionTrack.missing(3)
    fused = fuse([track(SPEECH, 1.0), missing])
    np.testing.assert_allclose(fused.scores, np.tile(SPEECH, (3, 1)), rtol=1e-5)
    np.testing.assert_array_equal(fused.coverage, np.ones(3))


def test_two_missing_modalities_stay_missing_and_uniform() -> None:
    fused = fuse([EmotionTrack.missing(2), EmotionTrack.missing(2)])
    assert fused.coverage.max() == 0
    np.testing.assert_allclose(fused.scores, 1 / 8)


def test_a_certain_expert_cannot_veto() -> None:
    certain = normalised([1, 0, 0, 0, 0, 0, 0, 0])
    fused = fuse([track(certain, 1.0), track(FACE, 1.0)])
    assert (fused.scores > 0).all()


def test_order_does_not_matter() -> None:
    one = fuse([track(SPEECH, 0.3), track(FACE, 0.9)])
    other = fuse([track(FACE, 0.9), track(SPEECH, 0.3)])
    np.testing.assert_allclose(one.scores, other.scores, rtol=1e-6)


def test_lengths_must_agree() -> None:
    with pytest.raises(ValueError, match="one length"):
        fuse([EmotionTrack.missing(2), EmotionTrack.missing(3)])


def test_somebody_who_speaks_half_of_the_time_has_a_whole_vote() -> None:
    half = np.array([1, 1, 0, 0], np.float32)
    seconds = np.full(4, 0.5, np.float32)
    assert vote(half, seconds) == vote(np.ones(4, np.float32), seconds) == 1.0


def test_poor_or_short_evidence_has_less_of_a_vote() -> None:
    seconds = np.full(4, 0.5, np.float32)
    poor, short = np.full(4, 0.3, np.float32), np.array([1, 0, 0, 0], np.float32)
    assert vote(poor, seconds) < 0.3
    assert vote(short, seconds) == 0.5
    assert vote(np.zeros(4, np.float32), seconds) == 0.0


def test_votes_are_exponents() -> None:
    both = fuse_scores([SPEECH, FACE], [0.5, 1.0])
    np.testing.assert_allclose(both, normalised(np.sqrt(SPEECH) * FACE), rtol=1e-5)
    np.testing.assert_allclose(fuse_scores([SPEECH, FACE], [0, 0]), 1 / 8)
