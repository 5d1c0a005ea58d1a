"""Names, joins, divides and hides the Characters of a film."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce

from aemo_studio.base.errors import EditError
from aemo_studio.domain.cast import Character
from aemo_studio.domain.project import Project
from aemo_studio.project.editing.decisions import ignore_face


def rename_character(project: Project, number: int, name: str) -> Project:
    """Names a Character; an empty name gives it back the one by its number."""
    character = _character(project, number)
    return _with(project, replace(character, name=name.strip()))


def hide_character(project: Project, number: int, hidden: bool) -> Project:
    """Leaves a Character out of lists, or shows it again. Its face counts as before."""
    return _with(project, replace(_character(project, number), hidden=hidden))


def merge_characters(project: Project, number: int, into: int) -> Project:
    """Joins a Character to another one, whose number, portrait and name remain."""
    gone, kept = _character(project, number), _character(project, into)
    if gone is kept:
        return project
    name = kept.name or gone.name
    whole = replace(kept, faces=_ascending(*kept.faces, *gone.faces), name=name)
    rest = (whole if one is kept else one for one in project.cast if one is not gone)
    return replace(project, cast=tuple(rest))


def move_face(project: Project, face: int, to: int) -> Project:
    """Gives a FaceTrack to another Character; one without any FaceTrack left is removed."""
    _check_face(project, face)
    target = _character(project, to)
    if face in target.faces:
        return project
    cast = (
        replace(one, faces=_ascending(*one.faces, face)) if one is target else _without(one, face)
        for one in project.cast
    )
    return replace(project, cast=_seen(cast))


def divide_character(project: Project, face: int) -> Project:
    """Makes a new Character of one FaceTrack of another."""
    _check_face(project, face)
    if any(one.faces == (face,) for one in project.cast):
        return project
    number = 1 + max((one.number for one in project.cast), default=-1)
    rest = (_without(one, face) for one in project.cast)
    return replace(project, cast=_seen((*rest, Character(number, (face,)))))


def not_a_person(project: Project, number: int) -> Project:
    """Removes a Character that is none (a poster, a statue): its faces no longer count."""
    character = _character(project, number)
    cast = tuple(one for one in project.cast if one is not character)
    without = reduce(ignore_face, character.faces, project)
    return replace(without, cast=cast)


def _character(project: Project, number: int) -> Character:
    for character in project.cast:
        if character.number == number:
            return character
    raise EditError("There is no character {number} in this film.", number=number + 1)


def _check_face(project: Project, number: int) -> None:
    if number not in {face.number for face in project.analysis.faces}:
        raise EditError("There is no face {number} in this film.", number=number + 1)


def _seen(cast: Iterable[Character]) -> tuple[Character, ...]:
    return tuple(one for one in cast if one.faces)


def _with(project: Project, changed: Character) -> Project:
    cast = tuple(changed if one.number == changed.number else one for one in project.cast)
    return project if cast == project.cast else replace(project, cast=cast)


def _without(character: Character, face: int) -> Character:
    return replace(character, faces=tuple(one for one in character.faces if one != face))


def _ascending(*numbers: int) -> tuple[int, ...]:
    return tuple(sorted(set(numbers)))
