"""A cut list of the new cut says what it shows."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import opentimelineio as otio
import pytest

from aemo_studio.base.errors import UsageError
from aemo_studio.domain.project import Analysis, Project
from aemo_studio.domain.time import TimecodeRate
from aemo_studio.project.recut.cut_lists import read_cut_list
from aemo_studio.project.recut.listed import listed_stretches
from aemo_studio.project.recut.stretches import Stretch
from tests.factories import make_analysis, make_video

RATE = TimecodeRate.of(Fraction(25))

EDL = """TITLE: NEW CUT
FCM: NON-DROP FRAME

001  AX       V     C        01:00:10:00 01:00:15:00 01:00:00:00 01:00:05:00
* FROM CLIP NAME: Old Cut.mov
002  AX       A     C        01:00:10:00 01:00:15:00 01:00:00:00 01:00:05:00
003  AX       V     C        00:00:00:00 00:00:02:12 01:00:05:00 01:00:07:12
* FROM CLIP NAME: titles.mov
004  AX       V     C        01:00:02:00 01:00:04:00 01:00:07:12 01:00:09:12
* FROM CLIP NAME: Old Cut.mov
"""
SHOWN = [(0.0, 5.0, 10.0), (7.48, 9.48, 2.0)]


@pytest.fixture
def old() -> Project:
    analysis = make_analysis(make_video(Path("/films/Old Cut.mov")))
    return Project(analysis, analysis.scenes)


@pytest.fixture
def new() -> Analysis:
    return make_analysis(make_video(Path("/films/new.mov"), duration_s=9.48))


def shown(found: tuple[Stretch, ...]) -> list[tuple[float, ...]]:
    return [tuple(round(t, 3) for t in (one.start_s, one.end_s, one.from_s)) for one in found]


def test_an_edl_of_the_old_film(old: Project, new: Analysis, tmp_path: Path) -> None:
    path = tmp_path / "new.edl"
    path.write_text(EDL)
    assert shown(listed_stretches(old, new, path)) == SHOWN


def test_an_fcpxml_of_the_old_film(old: Project, new: Analysis, tmp_path: Path) -> None:
    path = tmp_path / "new.fcpxml"
    path.write_text(
        """<?xml version="1.0"?><!DOCTYPE fcpxml><fcpxml version="1.10"><resources>
        <asset id="r1" name="Old Cut" start="3600s"><media-rep src="file:///f/Old%20Cut.mov"/></asset>
        <asset id="r2" name="titles" start="0s"/></resources><library><event><project><sequence
        tcStart="3600s"><spine>
        <asset-clip ref="r1" offset="3600s" start="3610s" duration="5s" name="Old Cut"/>
        <asset-clip ref="r2" offset="3605s" start="0s" duration="62/25s" name="titles"/>
        <asset-clip ref="r1" offset="90187/25s" start="3602s" duration="2s" name="Old Cut"/>
        </spine></sequence></project></event></library></fcpxml>"""
    )
    assert shown(listed_stretches(old, new, path)) == SHOWN


def test_an_otio_of_the_old_film(old: Project, new: Analysis, tmp_path: Path) -> None:
    def seconds(value: float) -> otio.opentime.RationalTime:
        return otio.opentime.RationalTime(round(value * 25), 25)

    timeline = otio.schema.Timeline("new")
    track = otio.schema.Track(kind=otio.schema.TrackKind.Video)
    timeline.tracks.append(track)
    for name, from_s, length_s in (("Old Cut", 10, 5), ("titles", 0, 2.48), ("Old Cut", 2, 2)):
        media = otio.schema.ExternalReference(
            f"file:///f/{name}.mov", otio.opentime.TimeRange(seconds(3600), seconds(30))
        )
        shown_range = otio.opentime.TimeRange(seconds(3600 + from_s), seconds(length_s))
        track.append(otio.schema.Clip(name, media, shown_range))
    path = tmp_path / "new.otio"
    otio.adapters.write_to_file(timeline, str(path))
    assert shown(listed_stretches(old, new, path)) == SHOWN


def test_two_lists_meet_in_their_sources(old: Project, new: Analysis, tmp_path: Path) -> None:
    """Camera reels: the old cut showed A001 from 05:00:00:00 on for ten seconds."""
    before, after = tmp_path / "old.edl", tmp_path / "new.edl"
    before.write_text(
        "001  A001  V  C  05:00:00:00 05:00:10:00 01:00:00:00 01:00:10:00\n"
        "002  A002  V  C  06:00:00:00 06:00:20:00 01:00:10:00 01:00:30:00\n"
    )
    after.write_text(
        "001  A002  V  C  06:00:05:00 06:00:08:00 01:00:00:00 01:00:03:00\n"
        "002  A001  V  C  05:00:08:00 05:00:14:00 01:00:03:00 01:00:09:00\n"
    )
    found = listed_stretches(old, new, after, before)
    assert shown(found) == [(0.0, 3.0, 15.0), (3.0, 5.0, 8.0)]


def test_a_list_of_something_else_is_refused(old: Project, new: Analysis, tmp_path: Path) -> None:
    path = tmp_path / "new.edl"
    path.write_text("001  A001  V  C  05:00:00:00 05:00:10:00 01:00:00:00 01:00:10:00\n")
    with pytest.raises(UsageError, match=r"shows nothing of Old Cut\.mov"):
        listed_stretches(old, new, path)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("empty.edl", ""),
        ("notes.txt", "call the composer"),
        ("film.edl", "\x00\x00\x00 ftypisom"),
        ("broken.fcpxml", "<fcpxml><resources>"),
        ("other.xml", "<xmeml version='5'/>"),
        ("broken.otio", "{}"),
        ("hours.edl", "001  A  V  C  05:61:00:00 05:62:10:00 01:00:00:00 01:00:10:00"),
    ],
)
def test_no_cut_list_is_refused(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text)
    with pytest.raises(UsageError, match="no cut list"):
        read_cut_list(path, RATE)


def test_a_list_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Cannot read"):
        read_cut_list(tmp_path / "gone.edl", RATE)


def test_drop_frame_and_speed_are_read(tmp_path: Path) -> None:
    path = tmp_path / "new.edl"
    path.write_text(
        "FCM: DROP FRAME\n"
        "001  A  V  C  00:01:00;02 00:01:01;02 01:00:00;00 01:00:01;00\n"
        "M2   A       060.0       00:01:00;02\n"
    )
    (cut,) = read_cut_list(path, TimecodeRate.of(Fraction(30000, 1001))).cuts
    assert cut.from_s == pytest.approx(60.06, abs=0.001)
    assert cut.speed == pytest.approx(2.0, abs=0.01)
