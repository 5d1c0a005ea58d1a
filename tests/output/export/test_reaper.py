"""Projects for REAPER, read by the `rpp` package."""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import rpp

from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.project import Marker, Pick, Project
from aemo_studio.output.export.colours import colour_of
from aemo_studio.output.export.formats import find_format
from aemo_studio.output.export.options import ExportOptions
from aemo_studio.output.export.timeline import timeline_of
from tests.factories import make_music_track, make_project
from tests.output.export.projects import (
    RATES,
    bare_project,
    fitted_project,
    long_project,
    odd_project,
    odd_track,
)


def _read(project: Project, **options: Any) -> Any:
    data = find_format("reaper").render(project, ExportOptions(**options))
    return rpp.loads(data.decode("utf-8", errors="surrogateescape"))


def _items(read: Any, track: str) -> list[dict[str, Any]]:
    tracks = [t for t in read.findall("TRACK") if t.find("NAME")[1] == track]
    return [
        {line[0]: line[1:] for line in item if isinstance(line, list)}
        | {"source": item.find("SOURCE"), "notes": item.find("NOTES")}
        for t in tracks
        for item in t.findall("ITEM")
    ]


def _frame(text: str, rate: Fraction) -> int:
    frames = float(text) * float(rate)
    assert abs(frames - round(frames)) < 1e-4
    return round(frames)


@pytest.mark.parametrize(
    ("rate_name", "ruler"),
    [("23.976", ["24", "2"]), ("25", ["25", "0"]), ("29.97 DF", ["30", "1"]),
     ("29.97 NDF", ["30", "2"]), ("59.94 DF", ["60", "1"])],
)  # fmt: skip
def test_ninety_minutes_lie_on_their_frames_under_the_films_timecode(
    rate_name: str, ruler: list[str]
) -> None:
    rate, start = RATES[rate_name]
    project, edges = long_project(rate, start)
    read = _read(project, drop_frame=";" in start)
    first = timeline_of(project, ExportOptions(drop_frame=";" in start)).start
    assert _frame(read.find("PROJOFFS")[1], rate) == first
    assert read.find("TIMEMODE")[4:6] == ruler
    regions = [line for line in read.findall("MARKER") if line[4] == "1"]
    starts, ends = regions[::2], regions[1::2]
    assert [_frame(line[2], rate) for line in starts] == edges[:-1]
    assert [_frame(line[2], rate) for line in ends] == edges[1:]
    assert [line[1] for line in starts] == [line[1] for line in ends]
    music = _items(read, "Music")
    assert [_frame(item["POSITION"][0], rate) for item in music] == edges[:-1]


def test_music_lies_as_it_plays(tmp_path: Path) -> None:
    project, rate = fitted_project(tmp_path), Fraction(30000, 1001)
    music = _items(_read(project), "Music")
    clips = [(cue, clip) for cue in timeline_of(project).cues for clip in cue.clips]
    assert len(music) == len(clips) == 3
    for item, (cue, clip) in zip(music, clips, strict=True):
        assert _frame(item["POSITION"][0], rate) == clip.start
        assert _frame(item["LENGTH"][0], rate) == clip.length
        assert _frame(item["SOFFS"][0], rate) == clip.source
        fades = [_frame(item[word][1], rate) for word in ("FADEIN", "FADEOUT")]
        assert fades == [
            cue.fade_in if clip is cue.clips[0] else 0,
            cue.fade_out if clip is cue.clips[-1] else 0,
        ]
        assert item["LOOP"] == ["0"]
    assert music[0]["source"].attrib == ["FLAC"]
    assert music[1]["source"].attrib == ["WAVE"]


def test_the_film_lies_on_a_track_of_its_own_and_names_stay_whole() -> None:
    project = odd_project()
    (film,) = _items(_read(project), "Film")
    assert film["source"].attrib == ["VIDEO"]
    assert film["source"].find("FILE")[1] == str(project.analysis.video.path)
    (music,) = _items(_read(project), "Music")
    assert music["NAME"] == ['He said "no" & <left> then came 夜の歌 🎬 | =1+1 - Å & <B>']
    assert music["source"].find("FILE")[1] == "/music/夜 & 歌 #1.flac"


def test_scenes_are_regions_in_their_colours_and_markers_are_markers() -> None:
    lines = _read(odd_project()).findall("MARKER")
    regions = [line for line in lines if line[4] == "1" and line[3]]
    happy = bytes.fromhex(colour_of(Emotion.HAPPY).light[1:])
    assert regions[0][3] == "Scene 1: happy (0.65)"
    assert int(regions[0][5]) == 0x1000000 + int.from_bytes(happy[::-1])
    markers = [line for line in lines if line[4] == "0"]
    assert [line[3] for line in markers] == ["Door | slam & <bang>", "Marker"]


@pytest.mark.parametrize("name", ["plain", 'a "b"', "it's", 'a "b" it\'s', 'all ` "x" it\'s'])
def test_every_name_is_quoted_by_what_it_does_not_hold(name: str) -> None:
    project = dataclasses.replace(bare_project(), markers=(Marker(1.0, name),))
    (marker,) = [line for line in _read(project).findall("MARKER") if line[4] == "0"]
    assert marker[3] == name.replace("`", "'" if '"' in name and "'" in name else "`")


def test_music_without_a_file_is_an_empty_item_with_its_link() -> None:
    track = odd_track(file=None, url="https://example.org/7")
    (item,) = _items(_read(bare_project(picks=(Pick(0, track),))), "Music")
    assert item["source"].attrib == ["EMPTY"]
    data = find_format("reaper").render(bare_project(picks=(Pick(0, track),)))
    assert b"https://example.org/7" in data


def test_copies_are_found_from_the_projects_folder() -> None:
    copied = (("/music/夜 & 歌 #1.flac", "film music/01 夜.flac"),)
    (item,) = _items(_read(odd_project(), copied=copied), "Music")
    assert item["source"].find("FILE")[1] == "film music/01 夜.flac"


@pytest.mark.parametrize("count", [0, 1200])
def test_any_number_of_markers(count: int) -> None:
    markers = tuple(Marker(n * 0.02, f"標記 {n} 🎬") for n in range(count))
    project = dataclasses.replace(make_project(), picks=(), markers=markers)
    data = find_format("reaper").render(project).decode()
    assert data.count("標記") == count
    assert data.count(" 1 B\n") == count
    assert 'NAME "Music"' not in data


@pytest.mark.parametrize(
    ("ending", "reader"), [(".mp3", "MP3"), (".m4a", "VIDEO"), (".OGG", "VORBIS"), (".aif", "WAVE")]
)
def test_files_are_opened_by_the_reader_of_their_kind(ending: str, reader: str) -> None:
    track = make_music_track(1, file=f"/music/a{ending}")
    (item,) = _items(_read(bare_project(picks=(Pick(0, track),))), "Music")
    assert item["source"].attrib == [reader]
