"""Made-up music: always the same, never silent, with something in every register."""

from __future__ import annotations

import numpy as np
import pytest

from aemo_studio.analysis.speech.logmel import RATE_HZ
from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.trials.beds import song_bed


def bed(number: int, seconds: float = 4.0) -> FloatArray:
    return song_bed(round(seconds * RATE_HZ), np.random.default_rng([1, number]))


def share(samples: FloatArray, low_hz: float, high_hz: float) -> float:
    power = np.abs(np.fft.rfft(samples)) ** 2
    hz = np.fft.rfftfreq(len(samples), 1 / RATE_HZ)
    return float(power[(hz >= low_hz) & (hz < high_hz)].sum() / power.sum())


@pytest.mark.parametrize("number", range(4))
def test_a_bed_plays_throughout_in_all_registers(number: int) -> None:
    music = bed(number)
    assert music.dtype == np.float32
    assert len(music) == 4 * RATE_HZ
    assert np.abs(music).max() == pytest.approx(1.0, abs=1e-3)
    halves = music.reshape(8, -1)
    assert np.sqrt((halves**2).mean(axis=1)).min() > 0.02, "half a second of silence"
    assert share(music, 30, 150) > 0.05, "no bass"
    assert share(music, 150, 2000) > 0.05, "no chords and tune"
    assert share(music, 5000, 8000) > 1e-4, "no hi-hat"


def test_a_bed_is_the_same_every_time_and_every_clip_has_another() -> None:
    np.testing.assert_array_equal(bed(0), bed(0))
    assert abs(np.corrcoef(bed(0), bed(1))[0, 1]) < 0.3


@pytest.mark.parametrize("seconds", [0.1, 15.0])
def test_a_bed_is_as_long_as_was_asked(seconds: float) -> None:
    assert len(bed(2, seconds)) == round(seconds * RATE_HZ)
