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


EVENT = "001  AX  V  C  {} {} {} {}\n* FROM CLIP NAME: {}\n"
TEN = ("01:00:10:00", "01:00:15:00", "01:00:00:00", "01:00:05:00")
TITLES = EVENT.format("01:00:01:00", "01:00:06:00", "01:00:05:00", "01:00:10:00", "titles.mov")
FADED_IN = """002  BL  V  C      00:00:00:00 00:00:00:00 01:00:05:00 01:00:05:00
002  AX  V  D  012 01:00:02:00 01:00:04:00 01:00:05:00 01:00:07:00
* FROM CLIP NAME: Old Cut.mov
"""
KEYED = """002  AX  V  K B    01:00:02:00 01:00:04:00 01:00:05:00 01:00:07:00
* FROM CLIP NAME: Old Cut.mov
002  GFX  V  K  000 01:00:02:00 01:00:04:00 01:00:05:00 01:00:07:00
* KEY CLIP NAME: TITLE
"""


@pytest.mark.parametrize(
    ("text", "title", "encoding", "more"),
    [
        (EVENT.format(*TEN, "Old Cut.mov") + FADED_IN, "Old Cut.mov", "utf-8", [(5.0, 7.0, 2.0)]),
        (EVENT.format(*TEN, "Old Cut.mov") + KEYED, "Old Cut.mov", "utf-8", [(5.0, 7.0, 2.0)]),
        ((EVENT.format(*TEN, "old cut.mov") + TITLES).lower(), "Old Cut.mov", "utf-8", []),
        (EVENT.format(*TEN, "Cut v1.2") + TITLES, "Cut v1.2.mov", "utf-8", []),
        (EVENT.format(*TEN, "A\u0308rger.mov") + TITLES, "\u00c4rger.mov", "utf-8", []),
        (EVENT.format(*TEN, "Ärger.mov") + TITLES, "Ärger.mov", "latin-1", []),
        (EVENT.format(*TEN, "舊片.mov") + TITLES, "舊片.mov", "big5", []),
        (EVENT.format(*TEN, "Old Cut.mov.Copy.01") + TITLES, "Old Cut.mov", "utf-16-le", []),
    ],
)
def test_names_are_found_however_they_are_written(
    new: Analysis, tmp_path: Path, text: str, title: str, *, encoding: str,
    more: list[tuple[float, ...]],
) -> None:  # fmt: skip
    path = tmp_path / "new.edl"
    path.write_text(text, encoding=encoding)
    analysis = make_analysis(make_video(Path("/films") / title))
    found = listed_stretches(Project(analysis, analysis.scenes), new, path).stretches
    assert shown(found) == [(0.0, 5.0, 10.0), *more]


def test_a_list_of_other_clips_is_not_taken_for_one_of_the_old_film(
    old: Project, new: Analysis, tmp_path: Path
) -> None:
    path = tmp_path / "new.edl"
    path.write_text(EVENT.format(*TEN, "C0001.mov") + TITLES)
    with pytest.raises(UsageError, match=r"shows nothing of Old Cut\.mov"):
        listed_stretches(old, new, path)


@pytest.mark.parametrize(
    ("times", "hz", "expected"),
    [
        # Not drop-frame: an hour of timecode lasts 3603.6 s, in the film's start, too.
        (("01:01:00:00", "01:01:05:00", "01:02:00:00", "01:02:05:00"), Fraction(30000, 1001),
         (120.12, 125.125, 60.06)),
        (("01:00:10:00", "01:00:15:00", "01:00:02:00", "01:00:07:00"), Fraction(24000, 1001),
         (2.002, 7.007, 10.01)),
        # More frames a second than the film has.
        (("01:00:10:40", "01:00:15:00", "01:00:00:00", "01:00:04:10"), Fraction(25),
         (0.0, 4.2, 10.8)),
        (("01:00:10:15", "01:00:15:00", "01:00:00:00", "01:00:04:29"), Fraction(24),
         (0.0, 4.967, 10.5)),
        # Past midnight.
        (("23:59:58:00", "00:00:03:00", "23:59:58:00", "00:00:03:00"), Fraction(25),
         (0.0, 5.0, 0.0)),
    ],
)  # fmt: skip
def test_timecode_counts_as_the_list_counts(
    new: Analysis, tmp_path: Path, times: tuple[str, ...], hz: Fraction, expected: tuple[float, ...]
) -> None:
    path = tmp_path / "new.edl"
    path.write_text(EVENT.format(*times, "Old Cut.mov"))
    film = replace(make_video(Path("/films/Old Cut.mov"), duration_s=200.0), frame_rate=hz)
    starts = "23:59:58:00" if times[0].startswith("23") else "01:00:00:00"
    old = make_analysis(film)
    project = Project(old, old.scenes, start_timecode=starts)
    longer = replace(new, video=replace(new.video, duration_s=200.0, frame_rate=hz))
    assert shown(listed_stretches(project, longer, path).stretches) == [expected]


def test_a_film_of_fifty_frames_is_counted_in_twenty_five(tmp_path: Path) -> None:
    path = tmp_path / "new.edl"
    codes = [f"01:00:{n:02}:{n:02}" for n in range(1, 25)]
    lines = (EVENT.format(*codes[n : n + 2], *codes[n : n + 2], "x") for n in range(23))
    path.write_text("".join(lines))
    cuts = read_cut_list(path, TimecodeRate.of(Fraction(50))).cuts
    assert cuts[11].at_s == pytest.approx(3600 + 12 + 12 / 25)


def test_an_fcpxml_says_when_it_begins_and_leaves_out_how_long_clips_are(
    old: Project, new: Analysis, tmp_path: Path
) -> None:
    """The film as a whole, a multicam clip, and a sound that lies in the storyline."""
    path = tmp_path / "new.fcpxml"
    path.write_text(
        """<fcpxml version="1.13"><resources><format id="f" frameDuration="1001/24000s"/>
        <asset id="r1" name="Old Cut" duration="4s" hasVideo="1" hasAudio="1"/>
        <asset id="r2" name="Old Cut" duration="9s" hasAudio="1"/>
        <media id="r3"><multicam tcStart="3600s"><mc-angle angleID="A"><gap duration="9s"/>
        </mc-angle><mc-angle angleID="B"><asset-clip ref="r1" offset="3600s" start="1s"
        duration="3s"/></mc-angle></multicam></media></resources>
        <project><sequence format="f" tcStart="3603600/1000s"><spine>
        <gap offset="3603600/1000s" duration="2s"/><asset-clip ref="r1"/>
        <mc-clip ref="r3" start="3601s" duration="1s"><mc-source angleID="A" srcEnable="audio"/>
        <mc-source angleID="B" srcEnable="video"/></mc-clip>
        <asset-clip ref="r2" duration="1s"/></spine></sequence></project></fcpxml>"""
    )
    found = listed_stretches(old, new, path)
    assert shown(found.stretches) == [(2.0, 6.0, 0.0), (6.0, 7.0, 2.0)]


def test_what_is_off_or_only_written_over_the_picture_hides_nothing_in_an_otio(
    old: Project, new: Analysis, tmp_path: Path
) -> None:
    def span(start_s: float, length_s: float) -> otio.opentime.TimeRange:
        times = (otio.opentime.RationalTime(t * 25, 25) for t in (start_s, length_s))
        return otio.opentime.TimeRange(*times)

    def clip(from_s: float, length_s: float) -> otio.schema.Clip:
        media = otio.schema.ExternalReference("file:///f/Old Cut.mov", span(0, 30))
        return otio.schema.Clip("a", media, span(from_s, length_s))

    def track(*items: otio.core.Composable) -> otio.schema.Track:
        return otio.schema.Track("V", children=items, kind=otio.schema.TrackKind.Video)

    def gap() -> otio.schema.Gap:
        return otio.schema.Gap(source_range=span(0, 1))

    title = otio.schema.Clip("Title", otio.schema.GeneratorReference("text"), span(0, 1))
    nest = otio.schema.Stack("n", [track(clip(10, 4)), track(gap(), clip(1, 1))], span(0, 3))
    nest.effects.append(otio.schema.LinearTimeWarp(time_scalar=0.5))
    off, track_off = clip(5, 1), track(clip(5, 1))
    off.enabled = track_off.enabled = False
    layers = [track(clip(20, 2), nest), track(gap(), off), track_off, track(title)]
    timeline = otio.schema.Timeline("new", tracks=layers)
    path = tmp_path / "new.otio"
    collected = otio.schema.SerializableCollection("bin", [timeline])
    otio.adapters.write_to_file(collected, str(path))
    found = listed_stretches(old, new, path)
    assert shown(found.stretches) == [(0.0, 2.0, 20.0), (2.0, 4.0, 10.0), (4.0, 5.0, 1.0)]
    assert found.stretches[1].speed == pytest.approx(0.5)
    assert "pictures above the first track (1" in str(found.unread[0])
