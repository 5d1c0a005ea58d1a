"""The music list, column by column."""

from __future__ import annotations

import csv
import dataclasses
import io
from fractions import Fraction
from typing import Any

import pytest

from aemo_studio.domain.project import Project
from aemo_studio.domain.scene import Scene
from aemo_studio.output.export.csv import render_csv
from tests.factories import make_music_track, make_project, make_recommendation, make_video

DESIGN_COLUMNS = (
    "scene,start_tc,end_tc,start_s,end_s,emotion,confidence,speech_emotion,speech_coverage,"
    "face_emotion,face_coverage,rank,track_id,title,artist,moods,track_emotion,duration_s,bpm,"
    "score,reason,licence,url,catalogue,genre"
)
APPENDED_COLUMNS = ",characters,disagreement"


def _rows(project: Project) -> list[dict[str, str]]:
    text = render_csv(project).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _with_track(**changes: Any) -> Project:
    project = make_project()
    recommendation = make_recommendation(1, make_music_track(1, **changes))
    return dataclasses.replace(project, recommendations=((recommendation,), (), ()))


def test_byte_order_mark_line_ends_and_header() -> None:
    data = render_csv(make_project())
    assert data.startswith(b"\xef\xbb\xbf" + (DESIGN_COLUMNS + APPENDED_COLUMNS).encode() + b"\r\n")
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == 1 + 2 + 1 + 1


def test_one_row_per_scene_and_rank() -> None:
    rows = _rows(make_project())
    assert [(r["scene"], r["rank"]) for r in rows] == [
        ("1", "1"),
        ("1", "2"),
        ("2", "1"),
        ("3", ""),
    ]


def test_first_row_in_full() -> None:
    assert _rows(make_project())[0] == {
        "scene": "1",
        "start_tc": "01:00:00:00",
        "end_tc": "01:00:10:00",
        "start_s": "0.000",
        "end_s": "10.000",
        "emotion": "happy",
        "confidence": "0.650",
        "speech_emotion": "happy",
        "speech_coverage": "0.800",
        "face_emotion": "happy",
        "face_coverage": "0.900",
        "rank": "1",
        "track_id": "T0001",
        "title": "Piece 1",
        "artist": "Somebody",
        "moods": "happy|upbeat",
        "track_emotion": "happy",
        "duration_s": "182.4",
        "bpm": "120.0",
        "score": "0.900",
        "reason": "Happy music for a happy scene.",
        "licence": "CC BY 4.0",
        "url": "https://example.org/1",
        "catalogue": "free",
        "genre": "",
        "characters": "",
        "disagreement": "0.000",
    }


def test_missing_is_empty_not_neutral() -> None:
    rows = _rows(make_project())
    assert (rows[2]["speech_emotion"], rows[2]["face_emotion"]) == ("", "sad")
    nothing = rows[3]
    assert (nothing["emotion"], nothing["speech_emotion"], nothing["face_emotion"]) == ("", "", "")
    assert nothing["confidence"] == ""
    assert all(nothing[c] == "" for c in DESIGN_COLUMNS.split(",")[11:])
    assert nothing["characters"] == ""


def test_unknown_length_tempo_and_emotion_are_empty() -> None:
    row = _rows(_with_track(duration_s=None, bpm=None, emotion=None))[0]
    assert (row["duration_s"], row["bpm"], row["track_emotion"]) == ("", "", "")


def test_the_genre_follows_the_24_columns() -> None:
    row = _rows(_with_track(genre="R&B & soul"))[0]
    assert list(row)[24] == "genre"
    assert row["genre"] == "R&B & soul"


def test_project_without_recommendations() -> None:
    project = dataclasses.replace(make_project(), recommendations=(), picks=())
    assert [r["scene"] for r in _rows(project)] == ["1", "2", "3"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
@pytest.mark.parametrize(
    "column",
    ["title", "artist", "licence", "url", "track_id", "catalogue", "moods", "genre", "reason"],
)
def test_formulas_are_neutralised(column: str, start: str) -> None:
    text = f'{start}HYPERLINK("http://x","y")'
    if column == "reason":
        recommendation = dataclasses.replace(make_recommendation(1), reason=text)
        project = dataclasses.replace(make_project(), recommendations=((recommendation,), (), ()))
    else:
        project = _with_track(**{column: (text,) if column == "moods" else text})
    assert _rows(project)[0][column] == "'" + text


@pytest.mark.parametrize(
    "title", ['He said "no", twice', "two\r\nlines", "comma, semicolon;", "中文 🎬 #1", "1-2=3+4@5"]
)
def test_odd_titles_come_back(title: str) -> None:
    assert _rows(_with_track(title=title))[0]["title"] == title


def test_half_a_character_does_not_stop_the_export() -> None:
    assert _rows(_with_track(title="a\ud800b"))[0]["title"] == "a?b"


def _ninety_minutes(project: Project) -> Project:
    first, rest = 5394.0, project.scenes[0]
    scenes: tuple[Scene, ...] = (
        dataclasses.replace(rest, start_s=0.0, end_s=first),
        dataclasses.replace(rest, start_s=first, end_s=5400.0),
    )
    return dataclasses.replace(project, scenes=scenes, recommendations=(), picks=())


@pytest.mark.parametrize(
    ("rate", "start", "expected"),
    [
        # 5400 s at 30000/1001 are 161838.16 frames: drop-frame follows the clock.
        (Fraction(30000, 1001), "01:00:00:00", "02:30:00;00"),
        (Fraction(30000, 1001), "00:00:00;00", "01:30:00;00"),
        # 5400 s at 24000/1001 are 129470.53 frames: 129471 // 24 = 5394 s, 15 frames.
        (Fraction(24000, 1001), "01:00:00:00", "02:29:54:15"),
        (Fraction(25), "10:00:00:12", "11:30:00:12"),
        (None, "01:00:00:00", "02:30:00:00"),
    ],
)
def test_timecode_after_ninety_minutes(rate: Fraction | None, start: str, expected: str) -> None:
    video = dataclasses.replace(make_video(duration_s=5400.0), frame_rate=rate)
    project = dataclasses.replace(_ninety_minutes(make_project(video)), start_timecode=start)
    rows = _rows(project)
    assert rows[-1]["end_tc"] == expected
    assert rows[0]["end_tc"] == rows[1]["start_tc"]
