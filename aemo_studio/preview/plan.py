"""Where each pick is heard: which pieces of which file, from when to when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from aemo_studio.domain.music import Track
from aemo_studio.domain.project import Project
from aemo_studio.errors import MediaError, ProjectError
from aemo_studio.fit.search import best_fit
from aemo_studio.fit.stretch import Fit
from aemo_studio.own_music.structures import structure_of

_TOUCHING_S = 0.05


@dataclass(frozen=True)
class Placement:
    """A track under one scene, or under several that follow each other with the same pick.

    scenes: their positions in the project. start_s, end_s: of the film.
    """

    scenes: tuple[int, ...]
    track: Track
    file: Path
    start_s: float
    end_s: float
    fit: Fit


@dataclass(frozen=True)
class Plan:
    """notes: what the editor should know, in sentences."""

    placements: tuple[Placement, ...]
    notes: tuple[str, ...]


def plan_music(project: Project) -> Plan:
    """The picks that have a file, fitted to their scenes.

    Raises ProjectError if there is no pick, or none with a file that can be played.
    """
    if not any(project.pick_of(i) for i in range(len(project.scenes))):
        raise ProjectError("The project has no picks; pick tracks of your own music first.")
    placements: list[Placement] = []
    notes: list[str] = []
    for group in _groups(project):
        placed = _place(project, group)
        if isinstance(placed, str):
            notes.append(placed)
            continue
        placements.append(placed)
        notes.extend(_warnings(placed))
    if not placements:
        raise ProjectError(f"No pick can be played. {notes[0]}")
    return Plan(tuple(placements), tuple(notes))


def _groups(project: Project) -> Iterator[list[int]]:
    """Scenes with a pick; those that follow each other with the same one are together."""
    run = 0
    keyed: list[tuple[int, int]] = []
    for i in range(len(project.scenes)):
        run += not _goes_on(project, i)
        if project.pick_of(i) is not None:
            keyed.append((run, i))
    for _, members in groupby(keyed, key=lambda pair: pair[0]):
        yield [i for _, i in members]


def _goes_on(project: Project, index: int) -> bool:
    if index == 0:
        return False
    before, pick = project.pick_of(index - 1), project.pick_of(index)
    gap_s = project.scenes[index].start_s - project.scenes[index - 1].end_s
    return (
        before is not None
        and pick is not None
        and before.track.key == pick.track.key
        and gap_s < _TOUCHING_S
    )


def _place(project: Project, scenes: Sequence[int]) -> Placement | str:
    """A placement, or why the track cannot be heard."""
    pick = project.pick_of(scenes[0])
    assert pick is not None
    track = pick.track
    start_s, end_s = project.scenes[scenes[0]].start_s, project.scenes[scenes[-1]].end_s
    where = _where(scenes)
    if not track.file:
        return f"{where}: there is no file of {track.title}, only its name."
    file = Path(track.file)
    if not file.is_file():
        return f"{where}: {file} is not there; import the folder again if it has moved."
    if end_s - start_s <= 0:
        return f"{where} has no length."
    try:
        structure = structure_of(track, file, project.catalogues)
        fit = best_fit(structure, end_s - start_s)
    except MediaError as error:
        return f"{where}: {error.message}"
    return Placement(tuple(scenes), track, file, start_s, end_s, fit)


def _warnings(placed: Placement) -> Iterator[str]:
    if placed.fit.too_short:
        rounds = len(placed.fit.pieces) - 1
        seam = placed.fit.pieces[0].out_s
        yield (
            f"{_where(placed.scenes)}: {placed.track.title} is too short; it goes back at "
            f"{seam:.1f} s to {placed.fit.pieces[1].in_s:.1f} s, {rounds} times."
        )


def _where(scenes: Sequence[int]) -> str:
    if len(scenes) == 1:
        return f"Scene {scenes[0] + 1}"
    return f"Scenes {scenes[0] + 1} to {scenes[-1] + 1}"
