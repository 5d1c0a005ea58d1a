"""Separating a voice from its emotions."""

from __future__ import annotations

import numpy as np
import pytest

from aemo_studio.analysis.speech.adaptation import (
    ONE_VOICE,
    ramp,
    speaker_centre,
    variety,
    variety_bounds,
)
from aemo_studio.domain.emotion import FloatArray

OFFSETS = (6 * np.eye(8) - 0.75).astype(np.float32)
VOICE = np.array([3, -1, 0, 0, 2, -2, -2, 0], np.float32)
AT_ZERO = np.zeros(8, np.float32)


def test_variety_is_how_much_the_moments_differ_and_not_how_doubtful_they_are() -> None:
    share = np.full(40, 1 / 40, np.float32)
    certain = 20 * np.eye(8, dtype=np.float32)
    doubtful = np.zeros((40, 8), np.float32)
    two = certain[np.tile([2, 3], 20)]
    assert variety(certain[np.tile(np.arange(8), 5)], share) == pytest.approx(np.log(8), abs=1e-3)
    assert variety(certain[np.full(40, 3)], share) == pytest.approx(0, abs=1e-3)
    assert variety(doubtful, share) == pytest.approx(0, abs=1e-6)
    assert variety(two, share) == pytest.approx(np.log(2), abs=1e-3)


def test_moments_count_by_their_speech() -> None:
    known = 20 * np.eye(8, dtype=np.float32)[[2, 3]]
    assert variety(known, np.array([1.0, 0.0], np.float32)) == pytest.approx(0, abs=1e-3)


def _speech(emotions: list[int], each: int) -> FloatArray:
    """Log weights float32[n, 8] of a voice that speaks in these emotions."""
    rng = np.random.default_rng(2)
    truth = np.repeat(emotions, each)
    return (OFFSETS[truth] + VOICE + rng.normal(0, 0.5, (len(truth), 8))).astype(np.float32)


@pytest.mark.parametrize("emotions", [[3], [2, 3], list(range(8))])
def test_a_voice_is_found_behind_whatever_it_shows(emotions: list[int]) -> None:
    known = _speech(emotions, 30)
    share = np.full(len(known), 1 / len(known), np.float32)
    general = (known - VOICE / 2).astype(np.float32)
    found = speaker_centre(general, known, AT_ZERO, OFFSETS, share)
    assert np.abs(found - VOICE).max() < 0.5
    if len(emotions) < 8:
        assert np.abs(share @ known - VOICE).max() > 2, "the plain mean is far off"


def test_where_nothing_is_certain_the_voice_is_the_plain_mean() -> None:
    known = _speech([0, 1, 2], 20)
    share = np.full(len(known), 1 / len(known), np.float32)
    found = speaker_centre(np.zeros_like(known), known, AT_ZERO, np.zeros_like(OFFSETS), share)
    np.testing.assert_allclose(found, share @ known, atol=1e-5)


def test_a_ramp_goes_from_0_to_1() -> None:
    assert [ramp(v, (1.0, 2.0)) for v in (0.5, 1.0, 1.25, 2.0, 9.0)] == [0, 0, 0.25, 1, 1]


def test_less_variety_is_asked_of_long_speech_of_a_voice() -> None:
    short, minute, long = (variety_bounds(s, one_voice=True) for s in (1.0, 60.0, 600.0))
    assert short == minute == ONE_VOICE
    assert long[0] < minute[0]
    assert long[1] - long[0] == pytest.approx(minute[1] - minute[0])
    assert (
        variety_bounds(600.0, one_voice=False) == variety_bounds(1.0, one_voice=False) > ONE_VOICE
    )
