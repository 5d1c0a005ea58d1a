from __future__ import annotations

import dataclasses

import pytest

from aemo_studio.base.errors import EditError
from aemo_studio.domain.cast import Character
from aemo_studio.domain.project import Project
from aemo_studio.project.editing.cast import (
    divide_character,
    hide_character,
    merge_characters,
    move_face,
    not_a_person,
    rename_character,
)
from aemo_studio.project.editing.decisions import ignore_face
from aemo_studio.project.validate import check_project
from tests.project.editing.films import film


@pytest.fixture(name="project")
def _project() -> Project:
    """Faces 0 and 2 are one character, face 1 another."""
    cast = (Character(0, (0, 2), b"jpeg"), Character(1, (1,), b"jpeg"))
    return dataclasses.replace(film(), cast=cast)


def _faces(project: Project) -> dict[int, tuple[int, ...]]:
    check_project(project)
    return {one.number: one.faces for one in project.cast}


def test_a_character_gets_a_name_and_loses_it_again(project: Project) -> None:
    named = rename_character(project, 1, " Anna ")
    assert [one.name for one in named.cast] == ["", "Anna"]
    assert rename_character(named, 1, "").cast == project.cast


def test_the_same_name_again_is_no_step(project: Project) -> None:
    assert rename_character(project, 0, "") is project


def test_a_hidden_character_keeps_its_faces(project: Project) -> None:
    hidden = hide_character(project, 1, True)
    assert hidden.cast[1].hidden
    assert hidden.scenes == project.scenes
    assert hide_character(hidden, 1, False).cast == project.cast


def test_two_characters_become_one_under_the_name_that_there_is(project: Project) -> None:
    named = rename_character(project, 1, "Anna")
    joined = merge_characters(named, 1, into=0)
    assert _faces(joined) == {0: (0, 1, 2)}
    assert joined.cast[0].name == "Anna"


def test_a_character_cannot_be_joined_to_itself(project: Project) -> None:
    assert merge_characters(project, 0, into=0) is project


def test_a_face_moves_to_another_character(project: Project) -> None:
    assert _faces(move_face(project, 2, to=1)) == {0: (0,), 1: (1, 2)}


def test_a_character_whose_last_face_moved_is_gone(project: Project) -> None:
    assert _faces(move_face(project, 1, to=0)) == {0: (0, 1, 2)}


def test_a_face_can_be_a_character_of_its_own(project: Project) -> None:
    assert _faces(divide_character(project, 2)) == {0: (0,), 1: (1,), 2: (2,)}
    assert divide_character(project, 1) is project


def test_a_poster_is_no_character_and_its_faces_do_not_count(project: Project) -> None:
    without = not_a_person(project, 0)
    assert _faces(without) == {1: (1,)}
    assert without.ignored_faces == (0, 2)
    expected = ignore_face(ignore_face(project, 0), 2)
    assert [s.coverage for s in without.scenes] == [s.coverage for s in expected.scenes]


def test_numbers_are_never_given_twice(project: Project) -> None:
    moved = divide_character(not_a_person(project, 0), 0)
    assert _faces(divide_character(moved, 2)) == {1: (1,), 2: (0,), 3: (2,)}


@pytest.mark.parametrize(
    "edit",
    [
        lambda project: rename_character(project, 7, "Anna"),
        lambda project: merge_characters(project, 0, into=7),
        lambda project: move_face(project, 0, to=7),
        lambda project: move_face(project, 9, to=0),
        lambda project: divide_character(project, 9),
        lambda project: not_a_person(project, 7),
    ],
)
def test_who_is_not_there_cannot_be_changed(project: Project, edit: object) -> None:
    with pytest.raises(EditError, match="There is no"):
        edit(project)  # type: ignore[operator]
