"""Uneven frames: the rate that a film was recorded at, and what is said about it."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

import pytest

from aemo_studio.analysis.media.probe import probe
from aemo_studio.analysis.media.rates import nominal_rate, rate_warnings
from aemo_studio.domain.video import VideoInfo
from tests.media_factory import Picture, at_times, cuts, make_video, plain
from tests.timecode_factory import NTSC_30, NTSC_60

SIZE = (64, 48)
CLOCK = Fraction(1, 90_000)


def _small(number: int) -> Picture:
    return plain(number % 256, SIZE)


def _stamps(rate: Fraction, kept: float, jitter: int = 0, frames: int = 400) -> list[int]:
    """Timestamps of a film of which only a share of the frames is there, each a little off."""
    lot = random.Random(3)
    there = [n for n in range(frames) if lot.random() < kept]
    return [round(n / rate / CLOCK) + lot.randint(-jitter, jitter) for n in there]


def _average(stamps: list[int]) -> Fraction:
    return Fraction(len(stamps) - 1) / ((stamps[-1] - stamps[0]) * CLOCK)


@pytest.mark.parametrize("rate", [Fraction(24), Fraction(25), NTSC_30, Fraction(30), NTSC_60])
@pytest.mark.parametrize(("kept", "jitter"), [(0.97, 0), (0.8, 0), (0.6, 0), (0.9, 90)])
def test_the_nominal_rate_where_frames_are_left_out(
    rate: Fraction, kept: float, jitter: int
) -> None:
    stamps = _stamps(rate, kept, jitter)
    found = nominal_rate(_average(stamps), stamps, CLOCK)
    assert found is not None
    # A clock that trembles cannot tell 29.97 from 30.
    assert found == rate if not jitter else abs(found / rate - 1) < Fraction(1, 500)


@pytest.mark.parametrize("rate", [Fraction(15), Fraction(18), Fraction(23), Fraction(299, 10)])
def test_an_odd_rate_that_all_frames_follow_stays(rate: Fraction) -> None:
    stamps = _stamps(rate, kept=1.0)
    assert nominal_rate(rate, stamps, CLOCK) == rate


def test_gaps_that_follow_nothing_leave_the_average() -> None:
    lot = random.Random(1)
    stamps = [0]
    for _ in range(100):
        stamps.append(stamps[-1] + lot.randint(100, 90_000))
    average = _average(stamps)
    assert nominal_rate(average, stamps, CLOCK) == average


def _told(info: VideoInfo) -> dict[str, str]:
    return {warning.code: warning.message for warning in rate_warnings(info)}


def test_a_phones_film_has_its_nominal_rate_and_a_warning(tmp_path: Path) -> None:
    """Of 30 frames a second every sixth or so is missing: 25.75 on average."""
    times = [n / 30 for n in range(240) if n % 7 != 3]
    film = make_video(tmp_path / "phone.mov", frames=at_times(times, _small), rate=None)
    info = probe(film)
    assert (info.frame_rate, info.variable_rate) == (Fraction(30), True)
    assert "timecode counts 30 frames a second" in _told(info)["variable_rate"]


@pytest.mark.parametrize(("rate", "said"), [(1000, "1000"), (240, "240"), (1, "1")])
def test_an_unusual_rate_is_said(rate: int, said: str, tmp_path: Path) -> None:
    frames = cuts([(plain(90, SIZE), max(0.1, 12 / rate))], Fraction(rate))
    film = make_video(tmp_path / "film.mov", frames=frames, rate=Fraction(rate))
    assert f"{said} frames a second, which is unusual" in _told(probe(film))["unusual_rate"]


@pytest.mark.parametrize("rate", [Fraction(12), Fraction(24), NTSC_60, Fraction(120)])
def test_an_ordinary_rate_is_not_spoken_of(rate: Fraction, tmp_path: Path) -> None:
    frames = cuts([(plain(90, SIZE), 1.0)], rate)
    info = probe(make_video(tmp_path / "film.mov", frames=frames, rate=rate))
    assert info.frame_rate == rate
    assert _told(info) == {}
