"""The music's level around speech."""

from __future__ import annotations

import numpy as np
import pytest

from aemo_studio.output.preview.ducking import Ducking


def gains(coverage: list[float], times: list[float]) -> list[float]:
    ducking = Ducking(np.array(coverage, np.float32), duck_db=-12.0)
    return [float(20 * np.log10(g)) for g in ducking.gain(np.array(times))]


def test_down_before_speech_and_up_after_it() -> None:
    """Speech from 5 to 10 s."""
    coverage = [0.0] * 10 + [1.0] * 10 + [0.0] * 10
    assert gains(coverage, [2.0, 5.1, 7.0, 9.9, 13.0]) == pytest.approx([0, -12, -12, -12, 0])
    before, after = gains(coverage, [4.85, 10.4])
    assert -11 < before < -1
    assert -11 < after < -1


def test_short_pauses_stay_ducked_and_long_ones_do_not() -> None:
    coverage = [1.0, 1.0, 0.0, 1.0, 1.0] + [0.0] * 10 + [1.0]
    assert gains(coverage, [1.25, 5.0]) == pytest.approx([-12, 0])


def test_hardly_any_speech_does_not_duck() -> None:
    assert gains([0.1] * 10, [2.0]) == [0.0]


def test_no_cells_and_times_beyond_the_end() -> None:
    assert gains([], [1.0]) == [0.0]
    assert gains([0.0, 1.0], [60.0]) == pytest.approx([-12.0])
