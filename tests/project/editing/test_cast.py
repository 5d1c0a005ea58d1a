from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import pytest

from aemo_studio.base.errors import EditError
from aemo_studio.domain.cast import Character, CharacterColour, SpokenLine
from aemo_studio.domain.project import Modality, Project
from aemo_studio.domain.scene import Scene
from aemo_studio.project.editing import decisions
from aemo_studio.project.editing.cast import (
    colour_character,
    divide_character,
    hide_character,
    merge_characters,
    move_parts,
    not_a_person,
    rename_character,
)
from aemo_studio.project.editing.decisions import ignore_face
from aemo_studio.project.editing.evidence import build
from aemo_studio.project.validate import check_project
from tests.project.editing.films import film


@pytest.fixture(name="project")
def _project() -> Project:
    """Faces 0 and 2 are one character, face 1 another; a voice is heard in the second line."""
    project = film()
    faces = tuple(
        dataclasses.replace(face, portrait=b"jpeg %d" % face.number)
        for face in project.analysis.faces
    )
    lines = (SpokenLine(0, 5.0, 12.0), SpokenLine(1, 14.0, 20.0), SpokenLine(2, 27.0, 35.0))
    analysis = dataclasses.replace(project.analysis, faces=faces, lines=lines)
    cast = (
        Character(0, (0, 2), b"jpeg 0", lines=(0, 2)),
        Character(1, (1,), b"jpeg 1"),
        Character(2, (), lines=(1,)),
    )
    return dataclasses.replace(project, cast=cast, analysis=analysis)


def _faces(project: Project) -> dict[int, tuple[int, ...]]:
    check_project(project)
    return {one.number: one.faces for one in project.cast if one.faces}


def test_a_character_gets_a_name_and_loses_it_again(project: Project) -> None:
    named = rename_character(project, 1, " Anna\n of  Cleves ")
    assert [one.name for one in named.cast] == ["", "Anna of Cleves", ""]
    assert rename_character(named, 1, "").cast == project.cast


def test_the_same_name_again_is_no_step(project: Project) -> None:
    assert rename_character(project, 0, "") is project


def test_a_character_gets_a_colour_and_loses_it_again(project: Project) -> None:
    red = colour_character(project, 1, CharacterColour.RED)
    assert merge_characters(red, (1,), into=0).cast[0].colour is CharacterColour.RED
    assert colour_character(red, 1, CharacterColour.NONE).cast == project.cast


def test_a_hidden_character_keeps_its_faces(project: Project) -> None:
    hidden = hide_character(project, 1, True)
    assert hidden.cast[1].hidden
    assert hidden.scenes == project.scenes
    assert hide_character(hidden, 1, False).cast == project.cast


def test_characters_become_one_under_the_name_that_there_is(project: Project) -> None:
    named = rename_character(project, 1, "Anna")
    joined = merge_characters(named, (1, 2), into=0)
    assert _faces(joined) == {0: (0, 1, 2)}
    assert [(one.name, one.lines) for one in joined.cast] == [("Anna", (0, 1, 2))]


def test_somebody_joined_to_a_hidden_character_does_not_vanish(project: Project) -> None:
    hidden = hide_character(project, 1, True)
    assert not merge_characters(hidden, (0,), into=1).cast[0].hidden
    both = hide_character(hidden, 0, True)
    assert merge_characters(both, (0,), into=1).cast[0].hidden


def test_a_voice_takes_over_the_portrait_of_its_face(project: Project) -> None:
    joined = merge_characters(project, (1,), into=2)
    assert [one.portrait for one in joined.cast] == [b"jpeg 0", b"jpeg 1"]


def test_a_character_cannot_be_joined_to_itself(project: Project) -> None:
    assert merge_characters(project, (0,), into=0) is project


def test_a_line_moves_to_another_character_and_a_voice_without_lines_is_gone(
    project: Project,
) -> None:
    moved = move_parts(project, (), (1,), to=1)
    assert {one.number: one.lines for one in moved.cast} == {0: (0, 2), 1: (1,)}
    check_project(moved)
    assert move_parts(moved, (), (1,), to=1) is moved


def test_a_face_moves_to_another_character(project: Project) -> None:
    assert _faces(move_parts(project, (2,), (), to=1)) == {0: (0,), 1: (1, 2)}


def test_a_character_whose_last_face_moved_is_gone(project: Project) -> None:
    assert _faces(move_parts(project, (1,), (), to=0)) == {0: (0, 1, 2)}


def test_a_face_can_be_a_character_of_its_own_with_a_portrait(project: Project) -> None:
    divided = divide_character(project, (2,))
    assert _faces(divided) == {0: (0,), 1: (1,), 3: (2,)}
    assert divided.cast[-1].portrait == b"jpeg 2"
    assert divide_character(project, (1,)) is project
    assert divide_character(project) is project


def test_a_portrait_goes_with_the_face_that_it_shows(project: Project) -> None:
    moved = move_parts(project, (0,), (), to=1)
    assert [one.portrait for one in moved.cast] == [b"jpeg 2", b"jpeg 1", b""]


def test_a_line_can_be_a_voice_of_its_own(project: Project) -> None:
    divided = divide_character(project, lines=(2,))
    assert [(one.number, one.lines) for one in divided.cast if one.is_voice] == [
        (2, (1,)),
        (3, (2,)),
    ]


def test_a_poster_is_no_character_and_its_faces_do_not_count(project: Project) -> None:
    without = not_a_person(project, 0)
    assert _faces(without) == {1: (1,)}
    assert without.ignored_faces == (0, 2)
    expected = ignore_face(ignore_face(project, 0), 2)
    assert [s.coverage for s in without.scenes] == [s.coverage for s in expected.scenes]


def test_numbers_of_the_analysis_are_never_given_again(project: Project) -> None:
    analysed = dataclasses.replace(project.analysis, cast=project.cast)
    film_of_one = merge_characters(dataclasses.replace(project, analysis=analysed), (1, 2), into=0)
    assert _faces(divide_character(film_of_one, (2,))) == {0: (0, 1), 3: (2,)}


def test_a_poster_of_many_shots_is_measured_once(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[float] = []

    def counted(project: Project, start_s: float, end_s: float, muted: Sequence[Modality]) -> Scene:
        built.append(start_s)
        return build(project, start_s, end_s, muted)

    monkeypatch.setattr(decisions, "build", counted)
    not_a_person(project, 0)
    assert built == sorted(set(built))


@pytest.mark.parametrize(
    "edit",
    [
        lambda project: rename_character(project, 7, "Anna"),
        lambda project: merge_characters(project, (0,), into=7),
        lambda project: move_parts(project, (0,), (), to=7),
        lambda project: move_parts(project, (9,), (), to=0),
        lambda project: divide_character(project, (9,)),
        lambda project: move_parts(project, (), (9,), to=0),
        lambda project: divide_character(project, lines=(9,)),
        lambda project: not_a_person(project, 7),
    ],
)
def test_who_is_not_there_cannot_be_changed(project: Project, edit: object) -> None:
    with pytest.raises(EditError, match="There is no"):
        edit(project)  # type: ignore[operator]
