"""Documents of older versions open, and nothing in them is lost."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.music import MusicFilters
from aemo_studio.domain.project import NO_EDIT, Pick, Project
from aemo_studio.domain.scene import feeling_of
from aemo_studio.domain.terms import Terms
from aemo_studio.output.export.formats import FORMATS
from aemo_studio.output.export.json import to_json
from aemo_studio.project import editing, load_project
from aemo_studio.project.document import decode_project, encode_project
from aemo_studio.project.editing.evidence import build
from aemo_studio.project.migrations import current_version
from tests.equality import same
from tests.factories import (
    make_edited_project,
    make_music_track,
    make_project,
    make_recommendation,
)

SOURCE = Path("/films/cut.aemo")
SAVED = Path(__file__).parent / "saved"
VERSION_2 = SAVED / "version-2.aemo"
NEW_IN_2 = ("edits", "ignored_faces", "markers", "filters")


def _again(project: Project) -> Project:
    return decode_project(encode_project(project, SOURCE.parent), SOURCE)


def _tracks(document: dict[str, Any]) -> list[dict[str, Any]]:
    """All tracks of a document, to be changed in place."""
    tracks = [pick["track"] for pick in document["project"]["picks"]]
    return tracks + [r["track"] for rs in document["project"]["recommendations"] for r in rs]


def _version_2(project: Project) -> dict[str, Any]:
    """The document as version 2 of the program wrote it, for files that only their address
    told of."""
    document: dict[str, Any] = json.loads(encode_project(project, SOURCE.parent))
    for track in _tracks(document):
        owed = Terms(*(track.pop(name) for name in Terms._fields))
        track |= {"licence": owed.joined, "file": None}
    return document | {"version": 2}


def _version_1(project: Project) -> dict[str, Any]:
    """The document as version 1 of the program wrote it."""
    document = _version_2(project)
    for name in NEW_IN_2:
        del document["project"][name]
    for track in _tracks(document):
        del track["vocals"]
    for pick in document["project"]["picks"]:
        del pick["locked"]
    return document | {"version": 1}


def test_the_current_version_is_6() -> None:
    assert current_version() == 6


def test_a_project_of_version_1_opens_without_decisions() -> None:
    project = decode_project(json.dumps(_version_1(make_project())).encode(), SOURCE)
    assert same(project, _again(make_project()))
    assert project.edits == ()
    assert project.edit_of(2) is NO_EDIT
    assert (project.ignored_faces, project.markers) == ((), ())
    assert project.filters == MusicFilters()
    assert [pick.locked for pick in project.picks] == [False]


def test_every_decision_comes_back_as_it_was() -> None:
    project = make_edited_project()
    again = _again(project)
    assert again.edits == project.edits
    assert again.picks == project.picks
    assert again.ignored_faces == project.ignored_faces
    assert again.markers == project.markers
    assert again.filters == project.filters


@pytest.mark.parametrize(
    ("terms", "url", "file"),
    [
        ('CC BY 3.0; credit: "A; B" by C', "https://example.org/", None),
        ("reference only: clear the rights; tags from MSD; credit: D", "", None),
        ("not stated", "file:///music/a%20b.mp3", "/music/a b.mp3"),
        ("", "http://[broken", None),
    ],
)
def test_what_a_track_of_version_2_owes_is_taken_apart(
    terms: str, url: str, file: str | None
) -> None:
    track = make_music_track(1, terms=terms, url=url, file=None)
    listed = ((make_recommendation(1, track),), (), ())
    old = replace(make_project(), picks=(Pick(2, track, locked=True),), recommendations=listed)
    project = decode_project(json.dumps(_version_2(old)).encode(), SOURCE)
    for found in (project.picks[0].track, project.recommendations[0][0].track):
        assert found == replace(track, file=file)
        assert (found.terms.joined, found.url) == (terms, url)


@pytest.mark.parametrize("format_", [each.name for each in FORMATS])
def test_exports_of_a_project_are_the_same_whichever_version_saved_it(format_: str) -> None:
    render = next(each.render for each in FORMATS if each.name == format_)
    projects = [load_project(SAVED / f"version-{number}.aemo") for number in (2, 3, 4, 5)]
    assert len({render(project) for project in projects}) == 1


def test_no_saved_project_names_the_computer_that_saved_it() -> None:
    for file in SAVED.glob("*.aemo"):
        document = json.loads(file.read_bytes())
        assert document["video"] == {"relative": "sample.mp4", "absolute": "/films/sample.mp4"}


@pytest.mark.parametrize("version", [2, 3, 4, 5])
def test_a_project_that_an_earlier_program_saved_opens_with_all_its_decisions(
    version: int,
) -> None:
    project = load_project(SAVED / f"version-{version}.aemo")
    assert [edit.emotion for edit in project.edits] == [Emotion.SURPRISED, None, None, None]
    assert project.edits[1].note == "leise, bitte — 輕聲"
    assert project.edits[3].muted == ("face",)
    assert project.edits[3].intention == "grief"
    assert len(project.edits[0].rejected) == 1
    assert [(pick.scene, pick.locked) for pick in project.picks][1:3] == [(1, False), (2, True)]
    own = project.picks[2].track
    assert (own.title, own.artist, own.file) == ("=Hand in Hand", "羅大佑", "/music/hand #1.wav")
    assert [(marker.time_s, marker.name) for marker in project.markers] == [
        (3.0, ""),
        (12.5, "door"),
    ]
    assert project.filters.max_length_s == 600.0
    assert project.start_timecode == "10:00:00:00"
    assert len(project.scenes) == len(project.recommendations) == 4


def test_a_film_of_version_4_has_no_timecode_of_its_own_and_starts_within_a_day() -> None:
    document = json.loads((SAVED / "version-4.aemo").read_bytes())
    assert "timecode" not in document["project"]["analysis"]["video"]
    document["project"]["start_timecode"] = "25:00:00:12"
    project = decode_project(json.dumps(document).encode(), SOURCE)
    assert project.analysis.video.timecode is None
    assert project.start_timecode == "01:00:00:12"


def test_a_film_of_version_5_has_no_audio_tracks_that_anybody_noted() -> None:
    document = json.loads((SAVED / "version-5.aemo").read_bytes())
    assert "audio_tracks" not in document["project"]["analysis"]["video"]
    analysis = load_project(SAVED / "version-5.aemo").analysis
    assert (analysis.video.audio_tracks, analysis.dialogue) == ((), ())
    assert analysis.settings.audio_track == "auto"


def test_a_scene_that_version_2_overwrote_is_measured_again() -> None:
    """The emotion set by hand counts as before; what was measured under it is back."""
    stored = json.loads(VERSION_2.read_bytes())["project"]["scenes"][0]
    project = load_project(VERSION_2)
    row, back = project.row(0), editing.set_emotion(project, 0, None)
    assert (row.feeling.emotion, row.feeling.confidence) == (Emotion.SURPRISED, 1.0)
    assert stored["coverage"]["fused"] == row.feeling.coverage == 1.0
    again = build(project, row.scene.start_s, row.scene.end_s)
    assert same(row.scene, again)
    assert row.scene.confidence < 1.0
    assert row.scene.coverage.speech == stored["coverage"]["speech"]
    assert same(back.row(0).feeling, feeling_of(again))
    assert to_json(project)["scenes"][0]["scores"]["surprised"] == 1.0


def test_what_this_version_saves_is_not_measured_again() -> None:
    project = load_project(VERSION_2)
    odd = replace(project.scenes[0], scores=project.scenes[1].scores)
    changed = replace(project, scenes=(odd, *project.scenes[1:]))
    assert same(_again(changed).scenes[0], odd)
