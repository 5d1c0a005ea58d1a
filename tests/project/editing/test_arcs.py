"""What each character feels, and how much there is of them."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from aemo_studio.domain.cast import Character
from aemo_studio.domain.emotion import Emotion, top_emotion
from aemo_studio.domain.project import Project
from aemo_studio.project.editing.arcs import CharacterArc, character_arcs, main_arcs
from aemo_studio.project.editing.cast import hide_character, rename_character
from aemo_studio.project.editing.decisions import ignore_face, mute
from tests.casts import cast_film


@pytest.fixture(name="project")
def _project() -> Project:
    return cast_film()


def _arc(project: Project, number: int) -> CharacterArc:
    return next(arc for arc in character_arcs(project) if arc.character.number == number)


def test_who_is_there_most_comes_first(project: Project) -> None:
    arcs = character_arcs(project)
    assert [arc.character.number for arc in arcs] == [0, 1, 2]
    times = [(arc.screen_s, arc.speaking_s) for arc in arcs]
    assert times == [(23.0, 15.0), (7.0, 0.0), (0.0, 6.0)]


def test_an_arc_holds_the_characters_own_face_and_voice_alone(project: Project) -> None:
    anna = _arc(project, 0).tracks
    assert top_emotion(anna.face.scores[8]) is Emotion.HAPPY
    assert top_emotion(anna.face.scores[60]) is Emotion.SAD
    assert not anna.face.coverage[24:48].any(), "nobody else's face"
    assert np.flatnonzero(anna.speech.coverage).tolist() == [*range(10, 24), *range(54, 70)]
    np.testing.assert_array_equal(anna.speech.scores[30], np.full(8, 1 / 8, np.float32))


def test_a_line_that_ends_within_a_cell_covers_part_of_it(project: Project) -> None:
    lines = (dataclasses.replace(project.analysis.lines[1], start_s=14.1, end_s=14.6),)
    analysis = dataclasses.replace(project.analysis, lines=lines)
    changed = dataclasses.replace(project, analysis=analysis, cast=(Character(2, (), lines=(1,)),))
    coverage = _arc(changed, 2).tracks.speech.coverage
    np.testing.assert_allclose(coverage[27:31], [0, 0.8, 0.2, 0], atol=1e-5)


def test_ignored_faces_and_mutes_leave_the_arc(project: Project) -> None:
    ignored = _arc(ignore_face(project, 0), 0)
    assert ignored.screen_s == 13.0
    assert not ignored.tracks.face.coverage[:20].any()
    muted = _arc(mute(project, 0, "speech"), 0).tracks
    assert not muted.speech.coverage[:20].any()
    assert muted.speech.coverage[20:24].all()


def test_a_new_name_computes_nothing_again(project: Project) -> None:
    before, after = (_arc(p, 0) for p in (project, rename_character(project, 0, "Berta")))
    assert after.tracks is before.tracks
    assert after.character.name == "Berta"


def test_passers_by_and_the_hidden_are_no_main_characters(project: Project) -> None:
    assert [arc.character.number for arc in main_arcs(project)] == [0, 1, 2]
    hidden = main_arcs(hide_character(project, 0, True))
    assert [arc.character.number for arc in hidden] == [1, 2]
    glimpse = dataclasses.replace(project.analysis.lines[1], end_s=14.5)
    lines = (project.analysis.lines[0], glimpse, project.analysis.lines[2])
    short = dataclasses.replace(project.analysis, lines=lines)
    arcs = main_arcs(dataclasses.replace(project, analysis=short))
    assert [arc.character.number for arc in arcs] == [0, 1]
    assert main_arcs(dataclasses.replace(project, cast=())) == ()
