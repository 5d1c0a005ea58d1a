"""What others' readers find in our files, where there are such readers."""

from __future__ import annotations

import csv
import dataclasses
import datetime
import io
import itertools
import re
from fractions import Fraction
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import openpyxl
import opentimelineio as otio
import pytest
import srt
import webvtt
from pympi.Elan import Eaf

from aemo_studio.domain.emotion import EMOTIONS
from aemo_studio.domain.project import Marker, Pick, Project
from aemo_studio.output.export.formats import export_project, find_format
from aemo_studio.output.export.options import ExportOptions, Language
from tests.factories import make_project, make_video
from tests.output.export.fcpxml_rules import violations
from tests.output.export.projects import CREDIT, ODD_TITLE, bare_project, odd_project, odd_track

ONE_LINE = 'He said "no" & <left> then came 夜の歌 🎬 | =1+1'
NAME = f"{ONE_LINE} - Å & <B>"
NOTE = 'Let her breathe. No <drums> before the "cut" & no 鼓 🥁 |D:9'
MUSIC = "/music/夜 & 歌 #1.flac"


def _bytes(name: str, project: Project | None = None, **options: Any) -> bytes:
    return find_format(name).render(project or odd_project(), ExportOptions(**options))


def _text(name: str, project: Project | None = None, **options: Any) -> str:
    return _bytes(name, project, **options).decode("utf-8-sig")


def _path(uri: str) -> str:
    return unquote(urlsplit(uri).path)


# --- timelines --------------------------------------------------------------------------


def test_otio_comes_back() -> None:
    project = odd_project()
    timeline = otio.adapters.read_from_string(_text("otio"), "otio_json")
    film, sound, music = timeline.tracks
    assert [t.kind for t in timeline.tracks] == ["Video", "Audio", "Audio"]
    assert _path(film[0].media_reference.target_url) == str(project.analysis.video.path)
    assert sound[0].source_range == film[0].source_range
    assert film[0].source_range.duration.value == round(30 * Fraction(30000, 1001))
    clip = music[0]
    assert clip.name == NAME
    assert _path(clip.media_reference.target_url) == MUSIC
    # One cue under both scenes, from the first frame to the second cut.
    assert (clip.range_in_parent().start_time.value, clip.duration().value) == (0, 599)
    assert list(clip.metadata["aemo_studio"]["scenes"]) == [1, 2]


def test_otio_markers_hold_all_scores() -> None:
    timeline = otio.adapters.read_from_string(_text("otio"), "otio_json")
    markers = timeline.tracks[0][0].markers
    assert [m.color for m in markers] == ["YELLOW", "PURPLE", "BLACK", "PINK", "PINK"]
    assert markers[0].comment.endswith(f"Note: {NOTE}")
    assert markers[3].name == "Door | slam & <bang>"
    scene, project = markers[0].metadata["aemo_studio"], odd_project()
    for part in ("scores", "speech", "face"):
        expected = getattr(project.scenes[0], part)
        assert [scene[part][e] for e in EMOTIONS] == pytest.approx(expected.tolist(), abs=1e-5)
    assert scene["coverage"]["speech"] == pytest.approx(0.8)
    assert [r["rank"] for r in scene["recommendations"]] == [1, 2]


def test_otio_markers_of_the_timeline_count_from_its_first_frame() -> None:
    """Resolve and Kdenlive take only these; their text is where each of them looks."""
    for start in ("00:00:00;00", "10:00:00;00"):
        project = dataclasses.replace(odd_project(), start_timecode=start)
        timeline = otio.adapters.read_from_string(_text("otio", project), "otio_json")
        markers = timeline.tracks.markers
        assert [m.marked_range.start_time.value for m in markers] == [0, 300, 599, 300, 614]
        assert [m.marked_range.duration.value for m in markers] == [300, 299, 300, 0, 0]
        on_film = timeline.tracks[0][0].markers
        assert [(m.name, m.color, m.comment) for m in markers] == [
            (m.name, m.color, m.comment) for m in on_film
        ]
        notes = [m.metadata["Resolve_OTIO"]["Note"] for m in markers]
        assert notes == [m.comment for m in markers]
        assert notes[0].endswith(f"Note: {NOTE}")


def test_otio_music_without_a_file_is_missing_with_name_and_link() -> None:
    music = find_music(otio.adapters.read_from_string(_text("otio", plain_pick()), "otio_json"))
    reference = music.media_reference
    assert isinstance(reference, otio.schema.MissingReference)
    assert reference.name == music.name == "Piece 2 - Somebody"
    assert reference.metadata["aemo_studio"]["link"] == "https://example.org/2"


def find_music(timeline: Any) -> Any:
    return next(iter(timeline.tracks[-1].find_clips()))


def plain_pick() -> Project:
    """The factory's: Piece 2 for scene 1, known by name and link only."""
    return make_project()


def test_resolve_edl_is_an_edl() -> None:
    """The reader of CMX 3600 finds the same events; the marker lines are comments to it."""
    for rate in (Fraction(25), Fraction(30000, 1001)):
        text = _text("resolve-edl", odd_project(rate))
        read = otio.adapters.read_from_string(text, "cmx_3600", rate=float(rate))
        starts = [
            int(clip.range_in_parent().start_time.value) for clip in read.tracks[0].find_clips()
        ]
        first = round(10 * rate)
        # The third scene and the second marker have frames of their own.
        assert starts == [0, first, round(20 * rate), round(Fraction(20.5) * rate)]


def test_resolve_markers_one_a_frame() -> None:
    """Name, colour, length and note as Resolve splits them: the note up to the first bar."""
    lines = [line for line in _text("resolve-edl").split("\r\n") if "|C:" in line]
    found = [re.fullmatch(r"(.*?) ?\|C:ResolveColor(\w+) \|M:([^|]*) \|D:(\d+)", x) for x in lines]
    fields = [m.groups() for m in found if m]
    assert len(fields) == len(lines) == 4
    assert [f[1] for f in fields] == ["Yellow", "Purple", "Lavender", "Pink"]
    assert fields[0][0].endswith(NOTE.replace("|", "/").replace(" 🥁", ""))
    # The door slams on the frame where scene 2 begins.
    assert fields[1][2] == "Scene 2: fearful (set by hand) + Door / slam & <bang>"
    assert not any(f[0][:1].isdigit() for f in fields)


def test_resolve_edl_has_no_emoji_but_every_script() -> None:
    name = "👩‍🚀 1️⃣ 🇹🇼 ❤️ 夜の𠮷野家 ㊗ ñ © ☎ Ё"
    text = _text("resolve-edl", bare_project(markers=(Marker(1.0, name),)))
    assert "|M:1 夜の𠮷野家 ㊗ ñ © Ё |" in text


def test_resolve_edls_of_more_than_999_markers(tmp_path: Path) -> None:
    """Each file is an EDL of its own, and together they hold every marker once."""
    markers = tuple(Marker(n / 25, f"m{n}") for n in range(1, 2400))
    film = make_project(make_video(duration_s=100.0))
    project = dataclasses.replace(film, markers=markers)
    format_ = find_format("resolve-edl")
    export_project(project, format_, tmp_path / "cut.edl")
    files = sorted(tmp_path.iterdir(), key=lambda path: (len(path.name), path.name))
    assert [file.name for file in files] == ["cut.edl", "cut-2.edl", "cut-3.edl"]
    frames: list[int] = []
    for file in files:
        text = file.read_bytes().decode()
        numbers = re.findall(r"^(\d+)  001", text, re.M)
        assert numbers == [f"{n:03}" for n in range(1, len(numbers) + 1)]
        assert len(numbers) <= 999
        places = re.findall(r"V     C        (\d\d):(\d\d):(\d\d):(\d\d) ", text)
        frames += [((int(h) * 60 + int(m)) * 60 + int(s)) * 25 + int(f) for h, m, s, f in places]
    # The scenes begin on frames of markers, except the first, at 0.
    assert frames == [90_000 + n for n in range(2400)]
    assert format_.render(project) == files[0].read_bytes()


def test_fcp7_xml_comes_back() -> None:
    timeline = otio.adapters.read_from_string(_text("fcp7-xml"), "fcp_xml")
    assert float(timeline.global_start_time.value) == 107892
    # The two channels of the film and of the music are one stereo track each.
    assert [t.kind for t in timeline.tracks] == ["Video", "Audio", "Audio"]
    film = timeline.tracks[0][0]
    assert _path(film.media_reference.target_url) == str(odd_project().analysis.video.path)
    music = find_music(timeline)
    assert (music.name, music.duration().value) == (NAME, 599)
    assert _path(music.media_reference.target_url) == MUSIC
    markers = timeline.tracks.markers
    assert [m.name for m in markers][:2] == [
        "Scene 1: happy (0.65)",
        "Scene 2: fearful (set by hand)",
    ]
    assert [int(m.marked_range.duration.value) for m in markers][:3] == [300, 299, 300]


def test_fcp7_xml_music_without_a_file_is_offline() -> None:
    root = ET.fromstring(_bytes("fcp7-xml", plain_pick()))
    file = root.find(".//clipitem[@id='music-1-1']/file")
    assert file is not None
    assert file.findtext("name") == "Piece 2 - Somebody"
    assert file.find("pathurl") is None


@pytest.mark.parametrize(("channels", "kind"), [(1, "mono"), (2, "stereo"), (6, "mono")])
def test_fcp7_xml_spreads_sound_as_premiere_does(channels: int, kind: str) -> None:
    """Held against premiere_example.xml among the samples of OpenTimelineIO, which Premiere
    wrote."""
    project = odd_project()
    video = dataclasses.replace(project.analysis.video, audio_channels=channels)
    analysis = dataclasses.replace(project.analysis, video=video)
    root = ET.fromstring(_bytes("fcp7-xml", dataclasses.replace(project, analysis=analysis)))
    audio = root.find("./sequence/media/audio")
    assert audio is not None
    assert [e.tag for e in audio][:3] == ["numOutputChannels", "format", "outputs"]
    assert audio.findtext("format/samplecharacteristics/samplerate") == "48000"
    assert [g.findtext("channel/index") for g in audio.iter("group")] == ["1", "2"]
    tracks = audio.findall("track")
    assert len(tracks) == channels + 2
    for track in (*tracks, *root.findall("./sequence/media/video/track")):
        assert (track.findtext("enabled"), track.findtext("locked")) == ("TRUE", "FALSE")
    heard = [track.findtext("outputchannelindex") for track in tracks]
    assert heard == [str(1 + n % 2) for n in (*range(channels), 0, 1)]
    types = [clip.get("premiereChannelType") for clip in tracks[0].iter("clipitem")]
    assert types == [kind]
    assert tracks[-1].get("premiereTrackType") == "Stereo"


def test_fcp7_xml_references_lead_somewhere() -> None:
    root = ET.fromstring(_bytes("fcp7-xml"))
    files = list(root.iter("file"))
    in_full = [file.attrib["id"] for file in files if len(file)]
    assert sorted(set(in_full)) == sorted(in_full)
    assert {file.attrib["id"] for file in files} == set(in_full)
    clips = [clip.attrib["id"] for clip in root.iter("clipitem")]
    assert len(set(clips)) == len(clips)
    assert {link.text for link in root.iter("linkclipref")} <= set(clips)
    colours = [m.findtext("pproColor") for m in root.iter("marker")]
    assert colours == ["4281049552", "4289825711", "4294967295", None, None]


@pytest.mark.parametrize("rate", [Fraction(25), Fraction(30000, 1001)])
def test_fcpxml_follows_the_rules(rate: Fraction) -> None:
    data = _bytes("fcpxml", odd_project(rate))
    assert violations(data) == []
    assert data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE fcpxml>\n')
    root = ET.fromstring(data)
    assert Fraction(root.attrib["version"]) >= Fraction("1.9")
    clip = root.find(".//spine/asset-clip/asset-clip")
    assert clip is not None
    assert clip.attrib["name"] == NAME
    assert CREDIT in clip.findtext("note", "")
    sources = [_path(m.attrib["src"]) for m in root.iter("media-rep")]
    assert sources == [str(odd_project().analysis.video.path), MUSIC]


def test_the_rules_find_mistakes() -> None:
    good = _text("fcpxml")
    for old, new in (
        ("<spine>", '<spine><marker start="0s" value="x" />'),
        ('start="0s" duration', 'start="0.0s" duration'),
        ('ref="r2"', 'ref="r9"'),
        ("<media-rep", "<pathurl"),
    ):
        assert old in good
        assert violations(good.replace(old, new, 1).replace("media-rep />", "pathurl />").encode())


def test_premiere_list() -> None:
    rows = _premiere_rows()
    assert [r["Marker Name"] for r in rows] == [
        "Scene 1: happy (0.65)", "Scene 2: fearful (set by hand)", "Door | slam & <bang>",
        "Scene 3: no speech or face", "Marker",
    ]  # fmt: skip
    assert (rows[0]["In"], rows[0]["Out"], rows[0]["Duration"]) == (
        "01;00;00;00", "01;00;10;00", "00;00;10;00",
    )  # fmt: skip
    assert {r["Marker Type"] for r in rows} == {"Comment"}
    assert rows[0]["Description"].endswith(NOTE)


def _premiere_rows(project: Project | None = None) -> list[dict[str, str]]:
    text = _bytes("premiere-csv", project).decode("utf-16")
    return list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))


def test_premiere_list_looks_as_premiere_writes_it() -> None:
    """UTF-16LE with its mark; every line, the head's too, ends in a tab."""
    data = _bytes("premiere-csv")
    assert data.startswith(b"\xff\xfeM\0a\0")
    head, *lines, end = data.decode("utf-16").split("\r\n")
    assert head == "Marker Name\tDescription\tIn\tOut\tDuration\tMarker Type\t"
    assert end == ""
    assert all(line.count("\t") == 6 and line.endswith("\tComment\t") for line in lines)
    first = _premiere_rows(odd_project(Fraction(25)))[0]
    assert (first["In"], first["Duration"]) == ("01:00:00:00", "00:00:10:00")


# --- sound, annotation, subtitles -----------------------------------------------------------


def test_audacity_labels() -> None:
    lines = [line.split("\t") for line in _text("audacity").splitlines()]
    assert all(len(line) == 3 for line in lines)
    assert lines[0] == ["0.000000", "10.010000", f"Scene 1: happy (0.65) - {NOTE}"]
    assert lines[1] == ["10.010000", "10.010000", "Door | slam & <bang>"]
    assert lines[4] == ["20.487133", "20.487133", "Marker"]


def test_elan_reads_the_tiers(tmp_path: Path) -> None:
    path = tmp_path / "cut.eaf"
    path.write_bytes(_bytes("eaf", date=datetime.date(2024, 2, 29)))
    read = Eaf(str(path))
    assert list(read.get_tier_names()) == ["speech", "face", "fused", "scenes", "music", "markers"]
    assert read.get_annotation_data_for_tier("music") == [(0, 19987, NAME)]
    scenes = read.get_annotation_data_for_tier("scenes")
    assert [s[:2] for s in scenes] == [(0, 10010), (10010, 19987), (19987, 29997)]
    for tier in ("speech", "face", "fused"):
        found = sorted(read.get_annotation_data_for_tier(tier))
        assert found
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(found))
        assert all(re.fullmatch(r"[a-z]+ [01]\.\d\d", text) for *_, text in found)
    assert _path(read.media_descriptors[0]["MEDIA_URL"]) == str(odd_project().analysis.video.path)
    root = ET.fromstring(path.read_bytes())
    order = [child.tag for child in root]
    assert order == ["HEADER", "TIME_ORDER", *["TIER"] * 6, "LINGUISTIC_TYPE"]
    assert root.attrib["DATE"].startswith("2024-02-29T")


@pytest.mark.parametrize("language", list(Language))
def test_subtitles_in_both_kinds_are_the_same(language: Language, tmp_path: Path) -> None:
    first = list(srt.parse(_text("srt", language=language)))
    path = tmp_path / "cut.vtt"
    path.write_bytes(_bytes("vtt", language=language))
    second = webvtt.read(str(path))
    assert len(first) == len(second.captions) > 3
    for a, b in zip(first, second.captions, strict=True):
        assert a.content == b.text
        assert srt.srt_timestamp_to_timedelta(b.start.replace(".", ",")) == a.start
        assert srt.srt_timestamp_to_timedelta(b.end.replace(".", ",")) == a.end
    assert all(a.end <= b.start for a, b in itertools.pairwise(first))


# --- lists ----------------------------------------------------------------------------------


def test_cue_sheet() -> None:
    text = _text("cuesheet", production="映画 & co", date=datetime.date(2024, 2, 29))
    rows = list(csv.reader(io.StringIO(text)))
    head = {row[0]: row[1] for row in rows[1:11]}
    assert head["Production"] == "映画 & co"
    assert head["Production company"] == head["Episode"] == "not on file"
    assert (head["Programme length"], head["Music length"]) == ("00:00:29;29", "00:00:19;29")
    assert (head["Frame rate"], head["Date"]) == ("29.97 (drop-frame)", "2024-02-29")
    assert rows[13] == [
        "1", ONE_LINE, "not on file", "not on file", "Å & <B>", "background", "01:00:00;00",
        "01:00:19;29", "00:00:19;29", "CC BY 4.0", "free; T0007; https://example.org/7",
    ]  # fmt: skip
    assert rows[-2:] == [["CREDITS"], [CREDIT]]


def test_use_is_not_concluded_from_the_sound() -> None:
    for estimated, use in ((False, "background instrumental"), (True, "background")):
        track = odd_track(vocals=False, vocals_estimated=estimated)
        text = _text("cuesheet", bare_project(picks=(Pick(0, track),)))
        assert list(csv.reader(io.StringIO(text)))[13][5] == use


def test_cue_sheet_workbook_says_the_same() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(_bytes("cuesheet-xlsx")))
    read = [
        [str(cell) for cell in row if cell is not None]
        for row in workbook.active.iter_rows(values_only=True)
    ]
    assert read == list(csv.reader(io.StringIO(_text("cuesheet"))))


def test_cue_sheet_workbook_is_laid_out_to_be_read_and_printed() -> None:
    """Labels fit their column, cells wrap, the head stays, and pages are as wide as A4."""
    page = openpyxl.load_workbook(io.BytesIO(_bytes("cuesheet-xlsx"))).active
    labels = [str(page.cell(row, 1).value) for row in range(2, 12)]
    assert max(map(len, labels)) < page.column_dimensions["A"].width
    heading = next(cell.row for cell in page["A"] if cell.value == "Cue")
    assert page.freeze_panes == f"A{heading + 1}"
    assert page.print_title_rows == f"${heading}:${heading}"
    cells = page[heading + 1]
    assert len(cells) == 11
    assert all(cell.alignment.wrap_text for cell in cells)
    # The title needs more than one line, and not every program measures that itself.
    assert page.row_dimensions[heading + 1].height > 15
    setup = page.page_setup
    assert (setup.orientation, setup.fitToHeight) == ("landscape", 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.oddFooter.right.text == "&P / &N"
    credit = page.cell(page.max_row, 1)
    assert credit.value == CREDIT
    assert credit.coordinate in page.merged_cells


def test_titles_are_never_formulas() -> None:
    project = bare_project(picks=(Pick(0, odd_track(title='=HYPERLINK("http://x")')),))
    page = openpyxl.load_workbook(io.BytesIO(_bytes("cuesheet-xlsx", project))).active
    cell = next(c for row in page.iter_rows() for c in row if "HYPERLINK" in str(c.value))
    assert cell.data_type == "s"
    rows = list(csv.reader(io.StringIO(_text("cuesheet", project))))
    assert rows[13][1] == '\'=HYPERLINK("http://x")'


def test_xspf() -> None:
    root = ET.fromstring(_bytes("xspf"))
    ns = "{http://xspf.org/ns/0/}"
    tracks = root.findall(f"{ns}trackList/{ns}track")
    assert [t.findtext(f"{ns}title") for t in tracks] == [ONE_LINE, "Piece 9"]
    assert _path(tracks[0].findtext(f"{ns}location", "")) == MUSIC
    assert tracks[0].findtext(f"{ns}duration") == "182400"
    assert tracks[0].findtext(f"{ns}annotation", "").startswith("pick for scenes 1 and 2; CC BY")
    assert tracks[1].findtext(f"{ns}annotation") == "suggestion for scene 3; licence not on file"
    assert [t.find(f"{ns}location") is None for t in tracks] == [False, True]
    allowed = {"location", "title", "creator", "annotation", "info", "trackNum", "duration"}
    assert {e.tag.removeprefix(ns) for t in tracks for e in t} <= allowed


def test_m3u8() -> None:
    assert _text("m3u8").splitlines() == [
        "#EXTM3U",
        "#PLAYLIST:Der Schnitt «2» #fin & 100% 映画 🎭 - AEMO Studio",
        "# pick for scenes 1 and 2",
        f"#EXTINF:182,Å & <B> - {ONE_LINE}",
        MUSIC,
        "# suggestion for scene 3, music not on file: Piece 9 - Somebody (no link)",
    ]


def test_odd_title_is_odd() -> None:
    """The tests above mean something only while it holds what breaks files."""
    assert all(part in ODD_TITLE for part in ('"', "&", "<", "\r\n", "\x07", "🎬", "|"))
