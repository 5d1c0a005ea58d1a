"""Beats in steady tempo: one even grid, whatever a tracker slips on the way; bars where the tempo
changes."""

from __future__ import annotations

import numpy as np
import pytest

from aemo_studio.music.listening.rhythm import estimate_rhythm
from aemo_studio.music.listening.spectra import compute_spectra
from aemo_studio.music.listening.steady import steadied
from aemo_studio.music.listening.tonality import estimate_tonality
from tests.song_factory import RATE, Part, song

PERIOD = 17.4
"""Frames of a beat."""


def tracked(count: int = 120) -> np.ndarray:
    return np.round(3.0 + PERIOD * np.arange(count)).astype(np.int64)


def test_slips_of_half_a_beat_are_mended() -> None:
    beats = tracked()
    beats[40:60] = np.round(beats[40:60] + PERIOD / 2)
    steady = steadied(beats, 10_000)
    assert np.diff(steady) == pytest.approx(np.full(len(steady) - 1, PERIOD), abs=0.01)
    assert steady == pytest.approx(3.0 + PERIOD * np.arange(len(steady)), abs=0.3)


def test_beats_of_a_tempo_that_changes_stay_as_they_are() -> None:
    beats = np.concatenate([tracked(60), 1044 + np.round(20.3 * np.arange(60)).astype(np.int64)])
    assert np.array_equal(steadied(beats, 10_000), beats)


def test_no_beat_lies_outside_the_piece() -> None:
    beats = tracked()
    steady = steadied(beats, int(beats[-1]) + 1)
    assert steady[0] >= 0
    assert round(steady[-1]) <= beats[-1]


def test_a_drone_has_no_beats() -> None:
    times = np.arange(20 * RATE) / RATE
    drone = 0.1 * np.sum([np.sin(2 * np.pi * hz * times) for hz in (55, 110.3, 164.8)], axis=0)
    spectra = compute_spectra(drone.astype(np.float32))
    assert estimate_rhythm(spectra, estimate_tonality(spectra).chroma).bpm is None


def test_beats_and_bars_follow_a_tempo_that_changes() -> None:
    """Eight bars at 96, then ten at 126."""
    halves = [song(bpm=96, parts=(Part(8),)), song(bpm=126, parts=(Part(10),))]
    spectra = compute_spectra(np.concatenate(halves))
    rhythm = estimate_rhythm(spectra, estimate_tonality(spectra).chroma)
    change_s = len(halves[0]) / RATE
    for heard, step in ((rhythm.beats_s, 1), (rhythm.bars_s, 4)):
        first, second = np.arange(0, 32, step) * 60 / 96, np.arange(0, 40, step) * 60 / 126
        made = np.concatenate([first, change_s + second])
        off = np.abs(heard[:, None] - made[None, :])
        assert np.mean(off.min(axis=1) < 0.07) > 0.85
        assert np.mean(off.min(axis=0) < 0.07) > 0.85
