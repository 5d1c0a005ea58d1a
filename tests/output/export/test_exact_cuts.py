"""Picks that are cut to the exact length of their scenes, and beats of the music as markers."""

from __future__ import annotations

import dataclasses
import json
import re
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import opentimelineio as otio
import pytest

from aemo_studio.analysis.media.probe import probe
from aemo_studio.domain.music import MusicCut
from aemo_studio.domain.project import Marker, Pick, Project
from aemo_studio.music.own_music.structures import known_in
from aemo_studio.music.placement import placements
from aemo_studio.output.export.beat_marks import beat_marks
from aemo_studio.output.export.formats import BUNDLE, FORMATS, find_format
from aemo_studio.output.export.options import BEAT_MARKS, BeatMarks, ExportOptions, MusicLevels
from aemo_studio.output.export.timeline import timeline_of
from aemo_studio.output.preview.ducking import Ducking
from aemo_studio.output.preview.heard_pieces import heard_pieces
from aemo_studio.output.preview.levels import measure_levels
from aemo_studio.project import load_project, save_project
from tests.factories import make_music_track
from tests.media_factory import make_audio
from tests.output.export.fcpxml_rules import violations
from tests.output.export.projects import bare_project
from tests.structure_factory import listened, own, piece

LONG = piece(8, (0, 4))
"""16 s, too short for 20: its beginning and its end are heard, and a seam lies between."""


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return listened(tmp_path_factory.mktemp("own") / "mine.csv", {"long": LONG})


def cut_project(mine: Path, cut: MusicCut | None = MusicCut()) -> Project:  # noqa: B008
    """The same track under the first two scenes, 20 s together, nothing under the third."""
    track = own(make_music_track(1, file="/music/long.flac"), mine, "long", LONG)
    picks = (Pick(0, track, cut=cut), Pick(1, track))
    return bare_project(catalogues=(str(mine),), picks=picks)


def test_the_cut_is_pieces_of_the_source_file(mine: Path) -> None:
    found = timeline_of(cut_project(mine)).cues[0].clips
    assert len(found) > 1
    assert found[0].start == 0
    assert found[-1].end == 500
    assert found[-1].source_end == 16 * 25  # its own ending
    assert [b.start for b in found[1:]] == [a.end for a in found[:-1]]
    assert all((clip.source - found[0].source) % 25 in (0, 1, 24) for clip in found)


OVER = 1
"""Frames of a crossfade: 40 ms."""


def read_back(item: otio.schema.Clip) -> tuple[int, ...]:
    """Start, end and source of a clip, in frames."""
    place, source = item.range_in_parent(), item.source_range
    times = (place.start_time, place.end_time_exclusive(), source.start_time)
    return tuple(round(time.value_rescaled_to(25)) for time in times)


@pytest.mark.parametrize(
    ("name", "adapter"), [("otio", "otio_json"), ("fcp7-xml", "fcp_xml"), ("aaf", "AAF")]
)
def test_seams_are_crossfades_on_the_beat(
    name: str, adapter: str, mine: Path, tmp_path: Path
) -> None:
    project = cut_project(mine)
    laid = [(clip.start, clip.end, clip.source) for clip in timeline_of(project).cues[0].clips]
    path = tmp_path / "film"
    path.write_bytes(find_format(name).render(project))
    read = otio.adapters.read_from_file(str(path), adapter)
    read = read if isinstance(read, otio.schema.Timeline) else read[0]
    (*_, music) = (track for track in read.tracks if track.kind == otio.schema.TrackKind.Audio)
    assert [read_back(clip) for clip in music.find_clips()] == laid
    (seam,) = (
        item
        for number, item in enumerate(music)
        if isinstance(item, otio.schema.Transition)
        and [type(beside) for beside in music[number - 1 : number + 2 : 2]]
        == [otio.schema.Clip] * 2
    )
    assert (seam.in_offset.value, seam.out_offset.value) == (OVER, 0)


def test_pieces_overlap_where_a_format_has_no_crossfade(mine: Path) -> None:
    project = cut_project(mine)
    laid = timeline_of(project).cues[0].clips
    starts = [clip.start - (OVER if number else 0) for number, clip in enumerate(laid)]
    session = find_format("reaper").render(project).decode()
    positions = re.findall(r"POSITION (\S+)\n", session)[-len(laid) :]
    assert [round(float(at) * 25) for at in positions] == starts
    assert session.count("FADEIN 1 0.04") == session.count("FADEOUT 1 0.04") == len(laid) - 1
    written = find_format("fcpxml").render(project)
    assert violations(written) == []
    connected = ET.fromstring(written).findall(".//spine/asset-clip/asset-clip")
    assert [Fraction(clip.attrib["offset"][:-1]) * 25 for clip in connected] == starts
    assert {clip.attrib["lane"] for clip in connected} == {"-1", "-2"}


def test_what_is_not_asked_for_stays_as_it_was(mine: Path) -> None:
    (cue,) = timeline_of(cut_project(mine, None)).cues
    assert cue.fit is not None
    assert not cue.fit.exact


def test_hits_are_met_and_move_with_the_start(mine: Path) -> None:
    project = cut_project(mine, MusicCut(hits_s=(9.4,), start_s=1.7))
    (placed,) = placements(project, known_in(project.catalogues))
    assert placed.start_s >= 1.7
    marks = timeline_of(project, ExportOptions(beats="beats")).moments
    assert min(abs(mark.frame - 9.4 * 25) for mark in marks) <= 2


def test_the_cue_sheet_tells_true_times(mine: Path) -> None:
    project = cut_project(mine, MusicCut(start_s=2.0))
    (cue,) = timeline_of(project).cues
    assert (cue.start, cue.end) == (50, 500)
    sheet = find_format("cuesheet").render(project).decode("utf-8-sig")
    assert "0:18" in sheet


def test_the_json_says_that_it_was_asked_for(mine: Path) -> None:
    for cut, told in ((MusicCut(), True), (None, None)):
        read = json.loads(find_format("json").render(cut_project(mine, cut)))
        assert read["placements"][0].get("exact") == told


def test_the_wish_is_saved(mine: Path, tmp_path: Path) -> None:
    project = cut_project(mine, MusicCut("fade", (3.0, 12.5), 1.0))
    save_project(project, tmp_path / "cut.aemo")
    assert load_project(tmp_path / "cut.aemo").picks == project.picks


def test_attacks_stay_whole_at_seams(mine: Path) -> None:
    """A piece has come in when its beat begins, and what was before has gone out with equal
    power."""
    project = cut_project(mine)
    (placed,) = placements(project, known_in(project.catalogues))
    before, after = heard_pieces(placed)
    seam_s = placed.start_s + placed.pieces[0].length_s
    assert before.at_s + before.length_s == pytest.approx(seam_s)
    times = seam_s - np.linspace(0.0, 0.05, 30)
    going = before.factors(times - before.at_s, before.length_s)
    coming = np.where(times < after.at_s, 0.0, after.factors(times - after.at_s, after.length_s))
    assert going**2 + coming**2 == pytest.approx(np.ones(30))
    assert coming[0] == pytest.approx(1.0)


def test_a_track_that_is_cut_to_nothing_is_laid_by_itself(mine: Path) -> None:
    """A start behind the scene leaves a second of music."""
    project = cut_project(mine, MusicCut(start_s=29.0))
    (placed,) = placements(project, known_in(project.catalogues))
    assert placed.stops_s <= placed.end_s
    assert placed.start_s < placed.stops_s


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ("sections", {"Section 1", "Section 2"}),
        ("bars", {"Section 1", "Bar 2"}),
        ("beats", {"Bar 2", "Beat 2.4"}),
    ],
)
def test_beats_are_markers_on_their_frames(mine: Path, wanted: BeatMarks, names: set[str]) -> None:
    project = dataclasses.replace(cut_project(mine), markers=(Marker(25.0, "mine"),))
    moments = timeline_of(project, ExportOptions(beats=wanted)).moments
    assert {moment.name for moment in moments} >= names | {"mine"}
    assert [moment.frame for moment in moments] == sorted(moment.frame for moment in moments)
    assert all(moment.frame < 500 for moment in moments if moment.name != "mine")
    unsure = dataclasses.replace(LONG, bars_certainty=0.3)
    placed = list(placements(project, known_in(project.catalogues)))
    doubted = {mark.name for mark in beat_marks(placed, lambda _: unsure, wanted)}
    assert doubted >= {f"{name}?" for name in names}, "what is not sure has a question mark"


def test_every_list_of_markers_takes_beats(mine: Path) -> None:
    project = cut_project(mine)
    for format_ in FORMATS:
        changed = format_.render(project) != format_.render(project, ExportOptions(beats="bars"))
        assert changed == ("beats" in format_.takes), format_.name
    assert "beats" in BUNDLE.takes
    assert BEAT_MARKS == ("sections", "bars", "beats")


LEVELS = MusicLevels((("/music/long.flac", -6.0),), ((2.0, 0.0), (2.4, -12.0), (8.0, -12.0)))


def levelled(project: Project, name: str) -> str:
    return find_format(name).render(project, ExportOptions(levels=LEVELS)).decode("utf-8-sig")


def test_levels_are_keyframes_of_the_music(mine: Path) -> None:
    project = cut_project(mine, None)
    keys = ET.fromstring(levelled(project, "fcpxml")).findall(".//keyframeAnimation/keyframe")
    assert [key.attrib["value"] for key in keys[:3]] == ["-6dB", "-6dB", "-18dB"]
    assert violations(levelled(project, "fcpxml").encode()) == []
    (clip, *_) = ET.fromstring(levelled(project, "fcp7-xml")).iter("filter")
    values = [float(key.findtext("value", "")) for key in clip.iter("keyframe")]
    assert values[0] == max(values)
    assert values[0] == pytest.approx(10 ** (-6 / 20), abs=1e-4)
    assert pytest.approx(10 ** (-18 / 20), abs=1e-4) in values
    assert "<VOLENV" in levelled(project, "reaper")
    clip_read = otio.adapters.read_from_string(levelled(project, "otio"), "otio_json")
    (music, *_) = clip_read.tracks[-1].find_clips()
    assert list(music.metadata["aemo_studio"]["levels"][2]) == [60, -18.0]


def test_levels_go_where_the_format_has_them(mine: Path) -> None:
    project = cut_project(mine)
    for format_ in FORMATS:
        changed = format_.render(project) != format_.render(project, ExportOptions(levels=LEVELS))
        assert changed == ("levels" in format_.takes), format_.name


def test_the_level_goes_down_before_speech_and_up_after_it() -> None:
    coverage = np.zeros(40, np.float32)
    coverage[10:20] = 1.0
    ducking = Ducking(coverage)
    points = ducking.breakpoints()
    times = np.arange(0.1, 19.9, 0.13)
    points_s, decibels = np.array(points).T
    drawn = np.interp(times, points_s, decibels)
    assert np.abs(20 * np.log10(ducking.gain(times)) - drawn).max() < 0.05
    assert len(points) < 12


def test_film_and_music_are_measured_for_the_levels(tmp_path: Path) -> None:
    film, music = tmp_path / "film.wav", tmp_path / "music.wav"
    noise = np.random.default_rng(0).normal(0, 1, 48_000 * 2).astype(np.float32)
    make_audio(film, 0.02 * noise, 48_000)
    make_audio(music, 0.2 * noise, 48_000)
    project = bare_project(picks=(Pick(0, make_music_track(1, file=str(music))),))
    video = dataclasses.replace(probe(film), duration_s=2.0)
    analysis = dataclasses.replace(project.analysis, video=video)
    levels = measure_levels(dataclasses.replace(project, analysis=analysis))
    assert levels.gain_by_file[str(music)] == pytest.approx(-20.0, abs=0.3)
