"""Documents of older versions open, and nothing in them is lost."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.music import MusicFilters
from aemo_studio.domain.project import NO_EDIT, Project
from aemo_studio.domain.scene import feeling_of
from aemo_studio.output.export.json import to_json
from aemo_studio.project import editing, load_project
from aemo_studio.project.document import decode_project, encode_project
from aemo_studio.project.editing.evidence import build
from aemo_studio.project.migrations import current_version
from tests.equality import same
from tests.factories import make_edited_project, make_project

SOURCE = Path("/films/cut.aemo")
VERSION_2 = Path(__file__).parent / "saved" / "version-2.aemo"
NEW_IN_2 = ("edits", "ignored_faces", "markers", "filters")


def _again(project: Project) -> Project:
    return decode_project(encode_project(project, SOURCE.parent), SOURCE)


def _version_1(project: Project) -> dict[str, Any]:
    """The document as version 1 of the program wrote it."""
    document: dict[str, Any] = json.loads(encode_project(project, SOURCE.parent))
    for name in NEW_IN_2:
        del document["project"][name]
    tracks = [pick["track"] for pick in document["project"]["picks"]]
    tracks += [r["track"] for rs in document["project"]["recommendations"] for r in rs]
    for track in tracks:
        del track["vocals"]
    for pick in document["project"]["picks"]:
        del pick["locked"]
    return document | {"version": 1}


def test_the_current_version_is_4() -> None:
    assert current_version() == 4


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


def test_a_project_that_version_2_saved_opens_with_all_its_decisions() -> None:
    project = load_project(VERSION_2)
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
