"""Music that was listened to: entry, exit, loops and fades, the same in every format."""

from __future__ import annotations

import csv
import dataclasses
import io
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import opentimelineio as otio
import pytest

from aemo_studio.domain.project import Pick, Project
from aemo_studio.domain.time import TimecodeRate
from aemo_studio.music.own_music.structures import known_in
from aemo_studio.music.placement import pick_spans, picked_tracks, placements
from aemo_studio.output.export.formats import find_format
from aemo_studio.output.export.options import ExportOptions
from aemo_studio.output.export.timeline import timeline_of
from tests.factories import make_music_track
from tests.output.export.fcpxml_rules import violations
from tests.output.export.projects import RATES, bare_project, fitted_project, long_project
from tests.structure_factory import listened, own, piece


class Heard(NamedTuple):
    """A clip in frames: of the film, of the track, and its fades."""

    start: int
    end: int
    source: int
    fade_in: int
    fade_out: int


def _text(name: str, project: Project, rate_name: str = "") -> str:
    drop = "NDF" not in rate_name
    return find_format(name).render(project, ExportOptions(drop_frame=drop)).decode("utf-8-sig")


def _fcp7(project: Project, rate: Fraction, rate_name: str) -> list[Heard]:
    root = ET.fromstring(_text("fcp7-xml", project, rate_name))
    clips = [c for c in root.iter("clipitem") if c.attrib["id"].startswith("music-")]
    return [_fcp7_clip(c) for c in clips if c.attrib["id"].endswith("-1")]


def _fcp7_clip(clip: ET.Element) -> Heard:
    start, end, source, out = (int(clip.findtext(n, "")) for n in ("start", "end", "in", "out"))
    assert out - source == end - start
    assert out <= int(clip.findtext("duration", ""))
    keys = [(int(k.findtext("when", "")), k.findtext("value")) for k in clip.iter("keyframe")]
    fade_in = keys[1][0] - keys[0][0] if keys and keys[0] == (source, "0") else 0
    fade_out = keys[-1][0] - keys[-2][0] if keys and keys[-1] == (out, "0") else 0
    return Heard(start, end, source, fade_in, fade_out)


def _fcpxml(project: Project, rate: Fraction, rate_name: str) -> list[Heard]:
    text = _text("fcpxml", project, rate_name)
    assert violations(text.encode()) == []

    def frames(time: str) -> int:
        exact = Fraction(time.removesuffix("s")) * rate
        assert exact.denominator == 1
        return exact.numerator

    def fade(clip: ET.Element, tag: str) -> int:
        found = clip.find(f"adjust-volume/param/{tag}")
        return 0 if found is None else frames(found.attrib["duration"])

    return [
        Heard(
            start := frames(c.attrib["offset"]),
            start + frames(c.attrib["duration"]),
            frames(c.attrib["start"]),
            fade(c, "fadeIn"),
            fade(c, "fadeOut"),
        )
        for c in ET.fromstring(text).findall(".//spine/asset-clip/asset-clip")
    ]


def _otio(project: Project, rate: Fraction, rate_name: str) -> list[Heard]:
    read = otio.adapters.read_from_string(_text("otio", project, rate_name), "otio_json")
    return [_otio_clip(clip) for clip in read.tracks[-1].find_clips()]


def _otio_clip(clip: Any) -> Heard:
    place, source = clip.range_in_parent(), clip.source_range
    available = clip.media_reference.available_range
    assert source.end_time_exclusive() <= available.end_time_exclusive()
    return Heard(
        int(place.start_time.value),
        int(place.end_time_exclusive().value),
        int(source.start_time.value),
        *(int(frames) for frames in clip.metadata["aemo_studio"]["fades"]),
    )


STRUCTURES = {"a": piece(60, (0, 7, 30)), "b": piece(32, (0, 8)), "c": piece(23, (0,))}


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return listened(tmp_path_factory.mktemp("own") / "mine.csv", STRUCTURES)


def _long(mine: Path, rate: Fraction, start: str) -> Project:
    """Ninety minutes, forty scenes, three tracks in turn, some too short, some twice in a row."""
    project, _ = long_project(rate, start)
    tracks = [own(make_music_track(n), mine, i, s) for n, (i, s) in enumerate(STRUCTURES.items())]
    picks = tuple(Pick(scene, tracks[scene * 2 // 3 % 3]) for scene in range(40))
    return dataclasses.replace(project, catalogues=(str(mine),), picks=picks)


@pytest.mark.parametrize("rate_name", RATES)
def test_ninety_minutes_of_fitted_music(rate_name: str, mine: Path) -> None:
    """All three timelines lay the same clips, within half a frame of what was worked out in
    seconds (one frame at seams, one and a half at ends), and never over the end of a scene."""
    rate, start = RATES[rate_name]
    project = _long(mine, rate, start)
    found = _fcp7(project, rate, rate_name)
    assert found == _fcpxml(project, rate, rate_name) == _otio(project, rate, rate_name)
    frame = 1 / float(TimecodeRate.of(rate).rate)
    clips = iter(found)
    for placed in placements(project, known_in(project.catalogues)):
        at_s = placed.start_s
        for number, part in enumerate(placed.pieces):
            clip = next(clips)
            assert abs(clip.start * frame - at_s) <= 1.01 * frame
            assert abs(clip.source * frame - part.in_s) <= 0.51 * frame
            at_s += part.length_s
            assert abs(clip.end * frame - at_s) <= 1.51 * frame
            assert clip.end * frame <= placed.end_s + 0.51 * frame
            assert bool(clip.fade_out > 1) <= (number + 1 == len(placed.pieces))
    assert next(clips, None) is None
    spans = pick_spans(project.scenes, picked_tracks(project))
    assert len(spans) < 40  # the same pick under touching scenes is one


def test_the_cue_sheet_says_when_the_music_is_heard(tmp_path: Path) -> None:
    project = fitted_project(tmp_path)
    cues = timeline_of(project).cues
    rows = list(csv.reader(io.StringIO(_text("cuesheet", project))))
    said = [(row[6], row[7], row[8]) for row in rows if row and row[0].isdecimal()]
    rate = TimecodeRate.of(Fraction(30000, 1001))
    hour = rate.parse("01:00:00;00")
    assert said == [
        (
            rate.format_frame(hour + cue.start),
            rate.format_frame(hour + cue.end),
            rate.format_frame(cue.end - cue.start),
        )
        for cue in cues
    ]
    assert [cue.scenes for cue in cues] == [(1, 2), (3,)]


def test_a_track_that_is_too_short_loops_and_one_file_is_listed_once(tmp_path: Path) -> None:
    project = fitted_project(tmp_path)
    cue = timeline_of(project).cues[1]
    assert len(cue.clips) > 1
    assert all(a.end == b.start for a, b in zip(cue.clips, cue.clips[1:], strict=False))
    root = ET.fromstring(_text("fcp7-xml", project))
    ids = {c.attrib["id"] for c in root.iter("clipitem")}
    assert {"music-2-1", "music-2-2", "music-2-part-2-1", "music-2-part-2-2"} <= ids
    in_full = [f.attrib["id"] for f in root.iter("file") if len(f)]
    assert in_full == ["file-film", "file-music-1", "file-music-2"]
    assets = ET.fromstring(_text("fcpxml", project)).findall("resources/asset")
    assert len(assets) == 3


def test_otio_fades_are_transitions_beside_silence(tmp_path: Path) -> None:
    project = fitted_project(tmp_path)
    read = otio.adapters.read_from_string(_text("otio", project), "otio_json")
    fades = [item for item in read.tracks[-1] if isinstance(item, otio.schema.Transition)]
    cues = timeline_of(project).cues
    assert fades[-1].in_offset.value == cues[-1].fade_out
    assert (fades[-1].name, fades[-1].out_offset.value) == ("Fade out", 0)


def test_the_page_says_what_is_played(tmp_path: Path) -> None:
    page = _text("html", fitted_project(tmp_path))
    assert page.count("(scenes 1 to 2): the track from 0:00.0 (beginning)") == 2
    assert "too short, so it goes back" in page


def test_a_store_that_is_gone_or_damaged_costs_the_fit_only(tmp_path: Path) -> None:
    project = fitted_project(tmp_path)
    (tmp_path / "mine.listening").write_bytes(b"no store")
    assert [cue.fit for cue in timeline_of(project).cues] == [None, None]
    (tmp_path / "mine.listening").unlink()
    assert [cue.clips[0].source for cue in timeline_of(project).cues] == [0, 0]


def test_a_track_that_nobody_listened_to_starts_again_where_it_does_not_last() -> None:
    track = make_music_track(1, duration_s=15.0)
    project = bare_project(picks=tuple(Pick(n, track) for n in range(3)))
    (span,) = pick_spans(project.scenes, picked_tracks(project))
    assert span.scenes == (0, 1, 2)
    found = [placed.scenes for placed in placements(project, lambda _: None)]
    assert found == [(0,), (1,), (2,)]
