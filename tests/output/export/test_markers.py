"""Marker lists for Media Composer and for programs that make music, read by others' readers."""

from __future__ import annotations

import csv
import dataclasses
import io
import itertools
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import mido
import py_midicsv
import pytest

from aemo_studio.domain.project import Marker, Project
from aemo_studio.domain.time import TimecodeRate
from aemo_studio.output.export.formats import find_format
from aemo_studio.output.export.options import ExportOptions
from tests.factories import make_project, make_video
from tests.output.export.projects import RATES, bare_project, long_project, odd_project

WRITTEN_BY_MEDIA_COMPOSER = (
    "Isabel Yanes GT\t01:01:27:09\tV1\tgreen\tVFX - RESPEED 200% TO 100% TO 200%\t1",
    "Katie_M\t00:00:12:09\tV3\tmagenta\tVFX FROM 403\t1",
    "Katie_M\t00:16:07:10\tV1\tmagenta\t\t1",
)
"""Lines of lists in adamhawkey/EDL_tools, "GT3001 MASTER LOCK 11242020 Markers List.txt" and
"GT4006_VFXMarkers_022822_Markers.txt"."""

_AVID_LINE = re.compile(
    r"[^\t]+\t\d\d:\d\d:\d\d[:;]\d\d\t(V|A|TC)\d\t"
    r"(red|green|blue|cyan|magenta|yellow|black|white)\t[^\t]*\t[1-9]\d*"
)


def _bytes(name: str, project: Project, **options: Any) -> bytes:
    return find_format(name).render(project, ExportOptions(**options))


def _avid(project: Project, **options: Any) -> list[list[str]]:
    """Reads as AvidMarkerList_to_Nucoda.py of EDL_tools does."""
    text = _bytes("avid-markers", project, **options).decode("utf-8")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))


def _marked(count: int, name: str = "標記 🎬") -> Project:
    markers = tuple(Marker(n * 0.024, f"{name} {n}") for n in range(count))
    return dataclasses.replace(make_project(), picks=(), markers=markers)


# --- Media Composer -------------------------------------------------------------------------


def test_lines_look_as_media_composer_writes_them() -> None:
    assert all(_AVID_LINE.fullmatch(line) for line in WRITTEN_BY_MEDIA_COMPOSER)
    for rate in (Fraction(24000, 1001), Fraction(25), Fraction(30000, 1001)):
        data = _bytes("avid-markers", odd_project(rate))
        assert b"\r" not in data
        lines = data.decode("utf-8").splitlines()
        assert all(_AVID_LINE.match(line) for line in lines)
        assert {line.count("\t") for line in lines} == {7}


def test_scenes_span_and_markers_of_the_editor_are_on_the_timecode_track() -> None:
    rows = _avid(odd_project())
    assert [row[1:4] + row[5:] for row in rows] == [
        ["01:00:00;00", "V1", "yellow", "300", "", "Yellow"],
        ["01:00:10;00", "TC1", "magenta", "1", "", "Pink"],
        ["01:00:10;00", "V1", "magenta", "299", "", "Purple"],
        ["01:00:19;29", "V1", "black", "300", "", "Grey"],
        ["01:00:20;14", "TC1", "magenta", "1", "", "Pink"],
    ]
    assert rows[0][4].startswith("Scene 1: happy (0.65). Voice happy 0.65")
    assert "夜の歌 | =1+1" in rows[0][4]
    assert "🎬" not in rows[0][4]


def test_what_falls_on_one_frame_is_one_marker() -> None:
    project = dataclasses.replace(bare_project(), markers=(Marker(1.0, "a"), Marker(1.01, "b")))
    comments = [row[4] for row in _avid(project) if row[2] == "TC1"]
    assert comments == ["a + b"]


def test_a_film_without_picture_has_its_markers_on_a_track_of_sound() -> None:
    video = dataclasses.replace(make_video(), video_codec=None, frame_rate=None, width=0, height=0)
    assert {row[2] for row in _avid(make_project(video))} == {"A1"}


@pytest.mark.parametrize("count", [0, 1200])
def test_any_number_of_markers_of_the_editor(count: int) -> None:
    rows = _avid(_marked(count))
    kept = " + ".join(row[4] for row in rows if row[2] == "TC1")
    assert kept.count("標記") == count
    frames = [(row[1], row[2]) for row in rows]
    assert len(set(frames)) == len(frames)
    assert _bytes("avid-markers", bare_project(scenes=())) == b""


@pytest.mark.parametrize("rate_name", RATES)
def test_ninety_minutes_of_scenes_at_their_timecode(rate_name: str) -> None:
    rate, start = RATES[rate_name]
    project, edges = long_project(rate, start)
    rows = _avid(project, drop_frame=";" in start)
    counting = TimecodeRate(TimecodeRate.of(rate).rate, drop_frame=";" in start)
    starts = [counting.parse(row[1]) - counting.parse(start) for row in rows]
    assert starts == edges[:-1]
    assert [int(row[5]) for row in rows] == [b - a for a, b in itertools.pairwise(edges)]


# --- MIDI -----------------------------------------------------------------------------------


def _midi(project: Project, **options: Any) -> mido.MidiFile:
    data = _bytes("midi-markers", project, **options)
    return mido.MidiFile(file=io.BytesIO(data), charset="utf-8")


def _times_s(file: mido.MidiFile, track: int, kind: str) -> list[tuple[float, str]]:
    at, found, tempo = 0, [], 500_000
    for message in file.tracks[track]:
        at += message.time
        if message.type == "set_tempo":
            tempo = message.tempo
        if message.type == kind:
            found.append((mido.tick2second(at, file.ticks_per_beat, tempo), message.text))
    return found


@pytest.mark.parametrize("rate_name", ["23.976", "25", "29.97 DF", "59.94 NDF"])
def test_ninety_minutes_of_markers_to_the_millisecond(rate_name: str) -> None:
    rate, start = RATES[rate_name]
    project, edges = long_project(rate, start)
    file = _midi(project, drop_frame=";" in start)
    found = [at for at, text in _times_s(file, 0, "marker") if text.startswith("Scene")]
    expected = [float(edge / TimecodeRate.of(rate).rate) for edge in edges]
    assert found == pytest.approx(expected[:-1], abs=0.0003)
    music = [at for at, _ in _times_s(file, 1, "cue_marker")]
    assert music == pytest.approx(expected[:-1], abs=0.0003)
    assert file.length == pytest.approx(expected[-1], abs=0.0003)


@pytest.mark.parametrize(
    ("rate", "start", "told"),
    [
        (Fraction(24000, 1001), "01:00:00:00", (24, 1, 0, 0, 0, 0)),
        (Fraction(25), "10:01:02:03", (25, 10, 1, 2, 3, 0)),
        (Fraction(30000, 1001), "10:00:01;02", (29.97, 10, 0, 1, 2, 0)),
        (Fraction(30000, 1001), "10:00:01:02", (30, 10, 0, 1, 2, 0)),
        (Fraction(50), "01:00:00:25", (25, 1, 0, 0, 12, 50)),
        (Fraction(60000, 1001), "00:01:00;04", (29.97, 0, 1, 0, 2, 0)),
        (Fraction(12), "23:59:59:11", (24, 23, 59, 59, 22, 0)),
    ],
)
def test_the_offset_is_the_films_start(rate: Fraction, start: str, told: tuple[float, ...]) -> None:
    project = dataclasses.replace(odd_project(rate), start_timecode=start)
    (offset,) = [
        m for m in _midi(project, drop_frame=";" in start).tracks[0] if m.type == "smpte_offset"
    ]
    parts = ("frame_rate", "hours", "minutes", "seconds", "frames", "sub_frames")
    assert tuple(getattr(offset, part) for part in parts) == told


def test_another_reader_finds_the_same_markers(tmp_path: Path) -> None:
    path = tmp_path / "film.mid"
    path.write_bytes(_bytes("midi-markers", odd_project()))
    rows = list(csv.reader(py_midicsv.midi_to_csv(str(path)), skipinitialspace=True))
    assert rows[0] == ["0", "0", "Header", "1", "2", "960"]
    texts = [(int(row[1]), _text(row[3])) for row in rows if row[2] in ("Marker_t", "Cue_point_t")]
    file = _midi(odd_project())
    both = [*_times_s(file, 0, "marker"), *_times_s(file, 1, "cue_marker")]
    assert texts == [(round(at * 1920), text) for at, text in both]
    assert (19219, "Door | slam & <bang>") in texts
    assert any("夜の歌 🎬" in text for _, text in texts)


def _text(octal: str) -> str:
    """Bytes that are no ASCII stand as `\\303`."""
    plain = re.sub(r"\\(\d{3})", lambda m: chr(int(m[1], 8)), octal)
    return plain.encode("latin-1").decode("utf-8")


def test_turns_inside_a_scene_are_markers_and_those_at_its_cut_are_not() -> None:
    found = _times_s(_midi(odd_project()), 0, "marker")
    turns = [at for at, text in found if text.startswith("Turn from ")]
    cuts = [at for at, text in found if text.startswith("Scene ")]
    assert turns
    assert all(abs(turn - cut) > 1.0 for turn in turns for cut in cuts)


@pytest.mark.parametrize("count", [0, 1200])
def test_any_number_of_markers_in_a_midi_file(count: int) -> None:
    found = _times_s(_midi(_marked(count)), 0, "marker")
    named = [at for at, text in found if text.startswith("標記")]
    assert len(named) == count
    assert named == pytest.approx([round(n * 0.6) / 25 for n in range(count)], abs=0.0003)
    assert _times_s(_midi(_marked(count)), 1, "cue_marker") == []
