"""The timecode that a film carries is what is counted."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from aemo_studio.analysis.media.probe import probe
from aemo_studio.analysis.media.timecode import read_timecode
from tests.media_factory import card, cuts, make_audio, make_video, tone
from tests.timecode_factory import NTSC_30, NTSC_60, film_with_timecode


@pytest.mark.parametrize(
    ("name", "rate", "timecode", "drop"),
    [
        ("camera.mov", NTSC_30, "19:26:48:04", False),
        ("camera.mp4", NTSC_30, "19:26:48:04", False),
        ("broadcast.mov", NTSC_30, "10:00:00;02", True),
        ("slow.mov", NTSC_60, "10:00:00:58", False),
        ("quick.mov", NTSC_60, "10:00:00;58", True),
        ("cinema.mov", Fraction(24), "01:00:00:23", False),
        ("pal.mxf", Fraction(25), "09:58:30:24", False),
    ],
)
def test_the_files_own_timecode_and_its_way_of_counting(
    name: str, rate: Fraction, timecode: str, drop: bool, tmp_path: Path
) -> None:
    info = probe(film_with_timecode(tmp_path / name, timecode, rate))
    assert (info.timecode, info.frame_rate) == (timecode, rate)
    assert info.timecode_rate.drop_frame is drop


def test_a_rate_without_drop_frame_ignores_the_mark(tmp_path: Path) -> None:
    """A matroska tag may say anything; 24 frames a second never leave a number out."""
    film = film_with_timecode(tmp_path / "clip.mkv", "10:01:00;00", Fraction(24))
    info = probe(film)
    assert info.timecode == "10:01:00:00"
    assert not info.timecode_rate.drop_frame


@pytest.mark.parametrize("written", ["10:00:00:29", "25:00:00:00", "soon"])
def test_a_timecode_that_the_rate_cannot_have_is_none(written: str, tmp_path: Path) -> None:
    film = film_with_timecode(tmp_path / "clip.mkv", written, Fraction(25))
    assert probe(film).timecode is None


def test_a_film_without_a_timecode_counts_as_is_usual(tmp_path: Path) -> None:
    frames = cuts([(card(0, (64, 48)), 0.5)], NTSC_30)
    info = probe(make_video(tmp_path / "cut.mp4", frames=frames, rate=NTSC_30))
    assert info.timecode is None
    assert info.timecode_rate.drop_frame
    assert probe(make_audio(tmp_path / "voice.wav", tone(440, 0.5))).timecode is None


def test_what_is_no_film_has_no_timecode(tmp_path: Path) -> None:
    (tmp_path / "notes.mov").write_text("dear diary")
    assert read_timecode(tmp_path / "notes.mov", None) is None
    assert read_timecode(tmp_path / "gone.mov", None) is None
