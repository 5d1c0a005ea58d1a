"""Prosody: the numbers say what was done to the voice."""

from __future__ import annotations

import numpy as np
import pytest

from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.features.prosody import compute, functionals, names
from aemo_studio.workbench.features.sound import RATE_HZ

SECONDS = 1.6


def _voice(hertz: np.ndarray | float = 150.0, envelope: np.ndarray | float = 1.0) -> FloatArray:
    n = round(SECONDS * RATE_HZ)
    phase = 2 * np.pi * np.cumsum(np.broadcast_to(hertz, n)) / RATE_HZ
    harmonics = np.sum([np.sin(k * phase) / k for k in range(1, 10)], axis=0)
    return np.asarray(0.1 * envelope * harmonics, np.float32)


def _time() -> np.ndarray:
    return np.arange(round(SECONDS * RATE_HZ)) / RATE_HZ


@pytest.mark.parametrize("hertz", [90.0, 150.0, 310.0])
def test_the_pitch_is_in_semitones_above_55_hz(hertz: float) -> None:
    found = functionals(_voice(hertz))
    assert found["pitch_median"] == pytest.approx(12 * np.log2(hertz / 55), abs=0.1)
    assert found["pitch_deviation"] < 0.2
    assert found["voiced_share"] > 0.9


def test_a_rising_melody_rises() -> None:
    octave_a_second = 110 * 2 ** _time()
    found = functionals(_voice(octave_a_second))
    assert found["pitch_trend"] == pytest.approx(12, rel=0.05)


def test_a_trembling_voice_has_jitter_and_a_wavering_one_shimmer() -> None:
    rng = np.random.default_rng(0)
    held = np.repeat(rng.normal(size=80), RATE_HZ // 50)
    calm = functionals(_voice())
    trembling = functionals(_voice(150 * (1 + 0.02 * held)))
    wavering = functionals(_voice(envelope=1 + 0.2 * np.clip(held, -2, 2)))
    assert trembling["jitter"] > 3 * calm["jitter"] + 0.003
    assert wavering["shimmer"] > 3 * calm["shimmer"]


@pytest.mark.parametrize("rate", [2.5, 5.0])
def test_syllables_are_counted(rate: float) -> None:
    syllables = np.clip(np.sin(2 * np.pi * rate * _time()), 0.02, None)
    assert functionals(_voice(envelope=syllables))["peaks_a_second"] == pytest.approx(rate, abs=0.9)


def test_pauses_are_measured() -> None:
    gap = np.where((_time() > 0.6) & (_time() < 1.0), 0.0, 1.0)
    found = functionals(_voice(envelope=gap))
    assert found["pause_longest"] == pytest.approx(0.4, abs=0.1)
    assert found["voiced_stretches_a_second"] == pytest.approx(2 / SECONDS, rel=0.1)


def test_a_dark_voice_is_darker() -> None:
    dark = np.convolve(_voice(), np.hanning(32) / 16, mode="same").astype(np.float32)
    assert functionals(dark)["centroid_khz_mean"] < functionals(_voice())["centroid_khz_mean"]
    assert functionals(dark)["tilt_db_mean"] > functionals(_voice())["tilt_db_mean"] + 3


def test_silence_and_hiss_have_no_pitch() -> None:
    hiss = np.random.default_rng(0).normal(0, 0.05, RATE_HZ).astype(np.float32)
    assert functionals(hiss)["voiced_share"] < 0.3
    silence = functionals(np.zeros(RATE_HZ, np.float32))
    assert [silence[n] for n in ("voiced_share", "pitch_mean", "jitter", "shimmer")] == [0] * 4


def test_every_number_has_its_name() -> None:
    assert names() == tuple(functionals(_voice()))
    assert len(names()) == len(compute(_voice()))
