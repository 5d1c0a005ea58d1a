"""Names, merges, divides and hides the Characters of a film."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from aemo_studio.base.errors import EditError
from aemo_studio.domain.cast import Character, CharacterColour
from aemo_studio.domain.project import Analysis, Project
from aemo_studio.project.editing.decisions import ignore_faces

NONE = CharacterColour.NONE


def rename_character(project: Project, number: int, name: str) -> Project:
    """Names a Character, in one line; an empty name gives it back the one by its number."""
    character = _character(project, number)
    return _with(project, replace(character, name=" ".join(name.split())))


def colour_character(project: Project, number: int, colour: CharacterColour) -> Project:
    """Marks a Character with a colour, or takes the mark away."""
    return _with(project, replace(_character(project, number), colour=colour))


def hide_character(project: Project, number: int, hidden: bool) -> Project:
    """Leaves a Character out of lists, or shows it again. Its face counts as before."""
    return _with(project, replace(_character(project, number), hidden=hidden))


def merge_characters(project: Project, numbers: Iterable[int], into: int) -> Project:
    """Joins Characters to another one, whose number and name remain.

    Without a name or a colour it takes one of theirs; it is hidden only if all of them were.
    """
    kept = _character(project, into)
    gone = [_character(project, number) for number in sorted({*numbers} - {into})]
    if not gone:
        return project
    whole = replace(
        kept,
        faces=_ascending(face for one in (kept, *gone) for face in one.faces),
        lines=_ascending(line for one in (kept, *gone) for line in one.lines),
        name=next((one.name for one in (kept, *gone) if one.name), ""),
        hidden=all(one.hidden for one in (kept, *gone)),
        colour=next((one.colour for one in (kept, *gone) if one.colour is not NONE), NONE),
    )
    rest = (whole if one is kept else one for one in project.cast if one not in gone)
    return _with_cast(project, rest)


def divide_character(
    project: Project, faces: Collection[int] = (), lines: Collection[int] = ()
) -> Project:
    """Makes a new Character of some FaceTracks and SpokenLines of others."""
    for face in faces:
        _check_face(project, face)
    for line in lines:
        _check_line(project, line)
    new = Character(_next_number(project), _ascending(faces), lines=_ascending(lines))
    if not (faces or lines) or any(_same_content(one, new) for one in project.cast):
        return project
    rest = (_without(one, faces, lines) for one in project.cast)
    return _with_cast(project, (*rest, new))


def move_parts(
    project: Project, faces: Collection[int], lines: Collection[int], to: int | None
) -> Project:
    """Gives FaceTracks and SpokenLines to another Character; None: to a new one. Who has nothing
    left is removed."""
    if to is None:
        return divide_character(project, faces, lines)
    for face in faces:
        _check_face(project, face)
    for line in lines:
        _check_line(project, line)
    target = _character(project, to)
    if {*faces} <= {*target.faces} and {*lines} <= {*target.lines}:
        return project
    moved = replace(
        target,
        faces=_ascending({*target.faces, *faces}),
        lines=_ascending({*target.lines, *lines}),
    )
    rest = (
        moved if one is target else _without(one, faces=faces, lines=lines) for one in project.cast
    )
    return _with_cast(project, rest)


def not_a_person(project: Project, number: int) -> Project:
    """Removes a Character that is none (a poster, a statue): its faces no longer count."""
    character = _character(project, number)
    cast = tuple(one for one in project.cast if one is not character)
    return replace(ignore_faces(project, character.faces), cast=cast)


def _character(project: Project, number: int) -> Character:
    for character in project.cast:
        if character.number == number:
            return character
    raise EditError("There is no character {number} in this film.", number=number + 1)


def _check_face(project: Project, number: int) -> None:
    if number not in {face.number for face in project.analysis.faces}:
        raise EditError("There is no face {number} in this film.", number=number + 1)


def _check_line(project: Project, number: int) -> None:
    if number not in {line.number for line in project.analysis.lines}:
        raise EditError("There is no spoken line {number} in this film.", number=number + 1)


def _next_number(project: Project) -> int:
    """Finds a number that nobody has, nor had when the film was analysed."""
    known = (*project.cast, *project.analysis.cast)
    return 1 + max((one.number for one in known), default=-1)


def _with_cast(project: Project, cast: Iterable[Character]) -> Project:
    """Replaces the cast by those in it who are seen or heard, each with a portrait of their own."""
    return replace(project, cast=with_portraits(cast, project.analysis))


def with_portraits(cast: Iterable[Character], analysis: Analysis) -> tuple[Character, ...]:
    """Lists those of a cast who are seen or heard, each with a portrait of their own."""
    there = (one for one in cast if one.faces or one.lines)
    return tuple(replace(one, portrait=_portrait(one, analysis)) for one in there)


def _portrait(character: Character, analysis: Analysis) -> bytes:
    """Chooses the portrait of the analysis if it shows one of the faces, else the clearest."""
    numbers = set(character.faces)
    own = [face for face in analysis.faces if face.number in numbers]
    portraits = [face.portrait for face in own if face.portrait]
    if character.portrait in portraits or not portraits:
        return character.portrait if own else b""
    clearest = max((face for face in own if face.portrait), key=lambda face: face.weights.max())
    return clearest.portrait


def _with(project: Project, changed: Character) -> Project:
    cast = tuple(changed if one.number == changed.number else one for one in project.cast)
    return project if cast == project.cast else replace(project, cast=cast)


def _without(
    character: Character, faces: Collection[int] = (), lines: Collection[int] = ()
) -> Character:
    return replace(
        character,
        faces=tuple(face for face in character.faces if face not in faces),
        lines=tuple(line for line in character.lines if line not in lines),
    )


def _same_content(one: Character, other: Character) -> bool:
    return (one.faces, one.lines) == (other.faces, other.lines)


def _ascending(numbers: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(set(numbers)))
