"""Spotting notes: cue numbers, what music comes in and goes out on, and what it is for."""

from __future__ import annotations

import csv
import dataclasses
import io
from fractions import Fraction
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.project import Marker, Pick, Project, SceneEdit
from aemo_studio.output.export.formats import find_format
from aemo_studio.output.export.spotting import COLUMNS
from tests.factories import make_edited_project, make_music_track, make_project, make_video
from tests.output.export.projects import bare_project, fitted_project, odd_project

Row = dict[str, str]


def _rows(project: Project) -> list[Row]:
    text = find_format("spotting").render(project).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), strict=True))
    first = rows.index(list(COLUMNS)) + 1
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows[first:]]


def _spoken(project: Project, cells: list[int]) -> Project:
    """Somebody speaks in these half seconds, and in no others."""
    track = project.analysis.speech
    coverage = np.zeros(len(track), dtype=np.float32)
    coverage[cells] = 1.0
    speech = dataclasses.replace(track, coverage=coverage)
    analysis = dataclasses.replace(project.analysis, speech=speech)
    return dataclasses.replace(project, analysis=analysis)


def _felt(*emotions: Emotion | None, intentions: tuple[str | None, ...] = ()) -> Project:
    intended = intentions or (None,) * len(emotions)
    pairs = zip(emotions, intended, strict=True)
    edits = tuple(SceneEdit(emotion=e, intention=i) for e, i in pairs)
    return bare_project(edits=edits)


def test_a_pick_is_a_cue_from_its_first_frame_to_its_last(tmp_path: Path) -> None:
    first, second = _rows(fitted_project(tmp_path))
    assert (first["Cue"], second["Cue"]) == ("1m1", "1m2")
    assert (first["In"], first["Out"], first["Length"]) == (
        "01:00:00;00", "01:00:19;29", "00:00:19;29",
    )  # fmt: skip
    assert first["Starts with"].startswith("start of the film")
    assert first["Ends with"].startswith("cut to scene 3; ")
    assert first["Ends with"].endswith("fades out over 2.0 s; 1m2 takes over")
    assert first["Function"] == "shares the joy (scene 1), then holds the tension (scene 2)"
    assert "01:00:10;00 cut to scene 2 (turn from happy to fearful)" in first["Hits"]
    assert "01:00:10;00 Door | slam & <bang>" in first["Hits"]
    assert first["Notes"].startswith("scene 1: Let her breathe. No <drums> before")
    assert second["Music"].endswith("looped")


def test_an_intention_without_a_pick_is_a_cue_to_be_found() -> None:
    rows = _rows(make_edited_project())
    assert [row["Cue"] for row in rows] == ["1m1", "1m2", "1m3"]
    assert rows[1]["Function"] == "is romantic, against the sadness of the scene"
    assert rows[1]["Music"] == "to be found; suggestion: Piece 1 - Somebody"
    assert rows[0]["Hits"] == "01:00:01:13 入點"


def test_scenes_in_a_row_with_one_intention_are_one_cue() -> None:
    sad, calm = Emotion.SAD, Emotion.CALM
    (cue,) = _rows(_felt(sad, calm, sad, intentions=("dreamy", "dreamy", None)))
    assert (cue["In"], cue["Out"]) == ("01:00:00:00", "01:00:20:00")
    assert cue["Function"] == (
        "is dreamy, against the sadness of the scene (scene 1), "
        "then is dreamy, with the calm of the scene (scene 2)"
    )
    rows = _rows(_felt(sad, sad, sad, intentions=("dreamy", None, "dreamy")))
    assert [row["In"] for row in rows] == ["01:00:00:00", "01:00:20:00"]


def test_every_scene_is_proposed_while_nothing_is_decided() -> None:
    project = bare_project()
    assert [row["Cue"] for row in _rows(project)] == ["1m1", "1m2", "1m3"]
    assert b"as a proposal" in find_format("spotting").render(project)
    assert b"as a proposal" not in find_format("spotting").render(make_project())


def test_a_turn_is_named_at_both_sides_of_its_cut() -> None:
    rows = _rows(_spoken(_felt(Emotion.CALM, Emotion.FEARFUL, None), []))
    assert rows[0]["Ends with"] == "cut to scene 2; turn from calm to fearful; 1m2 takes over"
    assert rows[1]["Starts with"] == "cut to scene 2; turn from calm to fearful"
    assert rows[2]["Starts with"] == "cut to scene 3"
    assert rows[2]["Ends with"] == "end of the film"


@pytest.mark.parametrize(
    ("cells", "starts", "ends"),
    [
        ([], "", ""),
        ([19], "last line ends", "last line ends"),
        ([17], "1 s after the last line", "1 s after the last line"),
        ([19, 20], "under dialogue", "under dialogue"),
        ([21], "", "before a line"),
        ([12, 27], "", ""),
    ],
)
def test_a_line_near_the_cut_is_named(cells: list[int], starts: str, ends: str) -> None:
    rows = _rows(_spoken(bare_project(), cells))
    assert rows[1]["Starts with"].split("; ")[2:] == ([starts] if starts else [])
    said = rows[0]["Ends with"].split("; ")[2:-1]
    assert said == ([ends] if ends else [])


def test_density_of_dialogue_is_the_share_that_is_spoken_over() -> None:
    rows = _rows(_spoken(bare_project(), [0, 1, 2, 3, 4, 20, 21]))
    assert [row["Dialogue"] for row in rows] == ["25%", "10%", "0%"]
    silent = dataclasses.replace(make_video(), audio_codec=None, audio_channels=None)
    assert {row["Dialogue"] for row in _rows(make_project(silent))} == {"no sound"}


@pytest.mark.parametrize(
    ("rate", "start", "number"),
    [
        (Fraction(24000, 1001), "03:00:00:00", "3m1"),
        (Fraction(25), "10:00:00:00", "1m1"),
        (Fraction(25), "00:59:50:00", "1m1"),
        (Fraction(25), "01:59:52:00", "2m1"),
        (Fraction(30000, 1001), "02:00:00;00", "2m1"),
        (Fraction(30000, 1001), "19:26:48;04", "1m1"),
        (Fraction(24), "00:00:00:00", "1m1"),
    ],
)
def test_the_reel_is_the_hour_at_which_the_film_starts(
    rate: Fraction, start: str, number: str
) -> None:
    project = dataclasses.replace(odd_project(rate), start_timecode=start)
    (cue,) = _rows(project)
    assert (cue["Cue"], cue["In"]) == (number, start)


def test_music_that_ends_early_says_by_how_much() -> None:
    project = bare_project(picks=(Pick(1, make_music_track(1, duration_s=7.5)),))
    (cue,) = _rows(project)
    assert cue["Ends with"].startswith("2.5 s before the cut to scene 3")


def test_a_named_marker_at_the_cut_is_what_it_starts_with() -> None:
    marked = dataclasses.replace(bare_project(), markers=(Marker(10.2, "門 slam 🚪"), Marker(20.0)))
    rows = _rows(_spoken(marked, []))
    assert rows[1]["Starts with"].endswith("; marker “門 slam 🚪”")
    assert "marker" not in rows[2]["Starts with"]


def test_the_workbook_says_the_same_and_is_laid_out_to_be_printed() -> None:
    project = dataclasses.replace(
        make_edited_project(), edits=(SceneEdit(note="long 筆記 " * 300), SceneEdit(), SceneEdit())
    )
    page = openpyxl.load_workbook(io.BytesIO(find_format("spotting-xlsx").render(project))).active
    read = [
        [str(cell or "") for cell in row]
        for row in page.iter_rows(values_only=True)
        if str(row[0]).startswith("1m")
    ]
    assert read == [list(row.values()) for row in _rows(project)]
    heading = next(cell.row for cell in page["A"] if cell.value == "Cue")
    assert page.freeze_panes == f"A{heading + 1}"
    assert page.print_title_rows == f"${heading}:${heading}"
    assert all(cell.alignment.wrap_text for cell in page[heading + 1])
    # Excel has no higher rows than 409 points.
    assert page.row_dimensions[heading + 1].height == 409
