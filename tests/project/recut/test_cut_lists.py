"""A cut list of the new cut says what it shows."""

from __future__ import annotations

from dataclasses import replace
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
    assert shown(listed_stretches(old, new, path).stretches) == SHOWN


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
    assert shown(listed_stretches(old, new, path).stretches) == SHOWN


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
    assert shown(listed_stretches(old, new, path).stretches) == SHOWN


def test_an_edl_as_editing_programs_write_it(old: Project, new: Analysis, tmp_path: Path) -> None:
    """Both tracks in one event, reels with spaces, a dissolve, black, a freeze, a second layer."""
    path = tmp_path / "new.edl"
    path.write_text(
        "TITLE: NEW CUT\nFCM: NON-DROP FRAME\n\n"
        "000001  AX       B     C        01:00:10:00 01:00:12:00 01:00:00:00 01:00:02:00\n"
        "* FROM CLIP NAME IS: Old Cut.mov\n"
        "000002  AX       V     C        01:00:12:00 01:00:12:00 01:00:02:00 01:00:02:00\n"
        "000002  TITLES 1 V     D    025 00:00:00:00 00:00:02:00 01:00:02:00 01:00:04:00\n"
        "* FROM CLIP NAME: Old Cut.mov\n* TO CLIP NAME: titles.mov\n"
        "000003  BL       V     C        00:00:00:00 00:00:01:00 01:00:04:00 01:00:05:00\n"
        "000004  AX       V     C        01:00:20:00 01:00:22:00 01:00:05:00 01:00:07:00\n"
        "* SOURCE FILE: Old Cut.mov\n"
        "M2      AX             050.0                01:00:20:00\n"
        "000005  AX       V     C        01:00:20:00 01:00:20:00 01:00:07:00 01:00:08:00\n"
        "* FROM CLIP NAME: Old Cut.mov\n"
        "000006  AX       V2    C        01:00:20:00 01:00:21:00 01:00:07:00 01:00:08:00\n"
        "* FROM CLIP NAME: Old Cut.mov\n",
        encoding="utf-16",
    )
    found = listed_stretches(old, new, path)
    assert shown(found.stretches) == [(0.0, 2.0, 10.0), (5.0, 7.0, 20.0)]
    assert [one.speed for one in found.stretches] == [1.0, 2.0]
    told = [str(one) for one in found.unread]
    assert "pictures above the first track (1" in told[0]
    assert "freeze frames and clips that run backwards (1, the first at 01:00:07:00)" in told[1]


def test_nested_and_retimed_clips_of_an_fcpxml(old: Project, new: Analysis, tmp_path: Path) -> None:
    path = tmp_path / "new.fcpxml"
    path.write_text(
        """<fcpxml version="1.10"><resources>
        <asset id="r1" name="Old Cut" start="3600s"><media-rep src="file:///f/Old%20Cut.mov"/></asset>
        <media id="r2" name="Opening"><sequence tcStart="0s"><spine>
        <gap duration="1s" offset="0s"/>
        <asset-clip ref="r1" offset="1s" start="3610s" duration="4s"/>
        </spine></sequence></media><format id="f" frameDuration="1/25s"/></resources>
        <library><event><project><sequence format="f"><spine>
        <ref-clip ref="r2" offset="0s" start="2s" duration="2s" name="Opening"/>
        <transition offset="1s" duration="2s"/>
        <asset-clip ref="r1" offset="2s" start="3605s" duration="2s" enabled="0"/>
        <clip offset="4s" start="3620s" duration="2s"><timeMap><timept time="0s" value="0s"/>
        <timept time="8000s" value="16000s"/></timeMap>
        <video ref="r1" offset="3600s" start="3600s" duration="30s"/></clip>
        <gap offset="6s" duration="2s">
        <asset-clip ref="r1" lane="1" offset="0s" duration="1s"/></gap>
        <audition offset="8s">
        <asset-clip ref="r1" offset="8s" start="3601s" duration="1s">
        <conform-rate scaleEnabled="0" srcFrameRate="24"/></asset-clip></audition>
        <asset-clip ref="r1" offset="9s" start="3625s" duration="1s">
        <conform-rate srcFrameRate="24"/></asset-clip>
        </spine></sequence></project></event></library></fcpxml>"""
    )
    found = listed_stretches(old, new, path)
    assert shown(found.stretches)[0] == (0.0, 2.0, 11.0)
    assert shown(found.stretches)[-1] == (8.0, 9.0, 1.0)
    assert "pictures above the first track" in str(found.unread[0])
    assert "as 25 for 24 (1, the first at 01:00:09:00)" in str(found.unread[1])


def test_a_nested_and_faster_clip_of_an_otio(old: Project, new: Analysis, tmp_path: Path) -> None:
    """A nest of which the beginning is left out, at 24 frames a second in a timeline of 25."""

    def span(start_s: float, length_s: float, rate: float = 25) -> otio.opentime.TimeRange:
        times = (otio.opentime.RationalTime(t * rate, rate) for t in (start_s, length_s))
        return otio.opentime.TimeRange(*times)

    media = otio.schema.ExternalReference("file:///f/Old Cut.mov", span(3600, 30, 24))
    inner = otio.schema.Track("nest", kind=otio.schema.TrackKind.Video)
    inner.append(otio.schema.Clip("a", media, span(3610, 4, 24)))
    faster = otio.schema.Clip("b", media, span(3602, 2))
    faster.effects.append(otio.schema.LinearTimeWarp(time_scalar=2.0))
    frozen = otio.schema.Clip("c", media, span(3602, 1))
    frozen.effects.append(otio.schema.FreezeFrame())
    track = otio.schema.Track("V1", kind=otio.schema.TrackKind.Video)
    nest = otio.schema.Stack("nested", children=[inner], source_range=span(1, 2))
    gap = otio.schema.Gap(source_range=span(0, 1))
    track.extend([nest, gap, faster, frozen])
    timeline = otio.schema.Timeline("new", tracks=[track])
    path = tmp_path / "new.otio"
    otio.adapters.write_to_file(timeline, str(path))
    found = listed_stretches(old, new, path)
    assert shown(found.stretches) == [(0.0, 2.0, 11.0), (3.0, 5.0, 2.0)]
    assert found.stretches[1].speed == pytest.approx(2.0)
    assert "freeze frames" in str(found.unread[0])


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
    assert shown(found.stretches) == [(0.0, 3.0, 15.0), (3.0, 5.0, 8.0)]


def test_a_list_of_sound_is_read_for_a_film_without_a_picture(
    old: Project, new: Analysis, tmp_path: Path
) -> None:
    path = tmp_path / "new.edl"
    path.write_text(EDL.replace("002  AX       A ", "002  AX       A2").replace(" V  ", " A  "))
    sound = replace(new, video=replace(new.video, video_codec=None))
    assert shown(listed_stretches(old, sound, path).stretches) == SHOWN
    with pytest.raises(UsageError, match="lists no picture"):
        listed_stretches(old, new, path)
    otio_path = tmp_path / "new.otio"
    timeline = otio.schema.Timeline("new")
    timeline.tracks.append(otio.schema.Track(kind=otio.schema.TrackKind.Audio))
    second = otio.opentime.RationalTime(25, 25)
    media = otio.schema.ExternalReference("file:///f/Old Cut.mov")
    clip = otio.schema.Clip("Old Cut", media, otio.opentime.TimeRange(second + second, second))
    timeline.tracks[0].append(clip)
    otio.adapters.write_to_file(timeline, str(otio_path))
    assert shown(listed_stretches(old, sound, otio_path).stretches) == [(0.0, 1.0, 2.0)]


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
