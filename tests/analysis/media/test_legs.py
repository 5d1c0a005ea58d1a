"""A voice survives the mix to mono, whatever legs it is recorded on."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from aemo_studio.analysis.media.legs import LegMixer

RATE_HZ = 16_000
PIECE = 1600
STEREO = np.array([0.5, 0.5])
SURROUND = np.array([0.21, 0.21, 0.29, 0.0, 0.145, 0.145])

Samples = NDArray[np.float32]


def _voice(seconds: float = 2.0, level: float = 0.5) -> Samples:
    time = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    return (level * np.sin(2 * np.pi * 300 * time)).astype(np.float32)


def _noise(count: int, seconds: float = 2.0) -> Samples:
    size = (count, round(seconds * RATE_HZ))
    return (0.2 * np.random.default_rng(0).standard_normal(size)).astype(np.float32)


def _mixed(mixer: LegMixer, legs: list[Samples] | Samples) -> Samples:
    stacked = np.stack(list(legs))
    pieces = [stacked[:, at : at + PIECE] for at in range(0, stacked.shape[1], PIECE)]
    return np.concatenate([mixer.mix(piece) for piece in pieces])


def _db(samples: Samples) -> float:
    return float(10 * np.log10(np.mean(np.square(samples, dtype=np.float64)) + 1e-12))


@pytest.mark.parametrize("second", [-1.0, -0.8, -0.6])
def test_a_leg_of_opposite_polarity_does_not_cancel_the_voice(second: float) -> None:
    voice = _voice()
    mixed = _mixed(LegMixer(STEREO, RATE_HZ), [voice, second * voice])
    assert _db(mixed) == pytest.approx(_db(voice), abs=0.5)


def test_legs_that_differ_are_averaged_as_ever() -> None:
    noise = _noise(2)
    mixed = _mixed(LegMixer(STEREO, RATE_HZ), noise)
    assert mixed == pytest.approx(noise.mean(axis=0), abs=1e-6)


def test_a_polarity_that_changes_midway_is_followed_without_a_click() -> None:
    voice = _voice(4.0)
    turned = voice * np.where(np.arange(voice.size) < voice.size / 2, 1, -1).astype(np.float32)
    mixed = _mixed(LegMixer(STEREO, RATE_HZ), [voice, turned])
    assert _db(mixed[-RATE_HZ:]) == pytest.approx(_db(voice), abs=0.1)
    assert np.abs(np.diff(mixed)).max() <= 1.05 * np.abs(np.diff(voice)).max()


def test_the_centre_stands_for_a_surround_mix_while_it_is_not_silent() -> None:
    legs = _noise(6)
    legs[2] = _voice(level=0.02)
    mixer = LegMixer(SURROUND, RATE_HZ, centre=2)
    assert _mixed(mixer, legs) == pytest.approx(legs[2], abs=1e-6)


def test_a_silent_centre_leaves_the_mix_as_it_is() -> None:
    legs = _noise(6)
    legs[2] = 0
    mixed = _mixed(LegMixer(SURROUND, RATE_HZ, centre=2), legs)
    assert mixed == pytest.approx(SURROUND.astype(np.float32) @ legs, abs=1e-6)


def test_silent_recorder_channels_do_not_make_the_others_softer() -> None:
    legs = np.zeros((8, 2 * RATE_HZ), np.float32)
    legs[5] = _voice()
    mixed = _mixed(LegMixer(np.full(8, 1 / 8), RATE_HZ, independent=True), legs)
    assert mixed == pytest.approx(legs[5], abs=1e-6)


def test_what_is_no_number_spoils_nothing_after_it() -> None:
    legs = np.stack([_voice(), _voice()])
    legs[:, :100] = np.nan
    mixed = _mixed(LegMixer(STEREO, RATE_HZ), legs)
    assert not mixed[:100].any()
    assert mixed[100:] == pytest.approx(legs[0, 100:], abs=1e-6)
