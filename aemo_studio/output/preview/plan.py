"""Where each pick is heard: which pieces of which file, from when to when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aemo_studio.base.errors import MediaError, ProjectError
from aemo_studio.domain.music import Track
from aemo_studio.domain.project import Pick, Project
from aemo_studio.music.fit.pieces import Fit
from aemo_studio.music.fit.search import best_fit
from aemo_studio.music.own_music.structures import structure_of
from aemo_studio.music.placement import Run, picked_tracks, runs


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
    picked = runs(project)
    if not picked:
        raise ProjectError(
            "The project has no picks; pick tracks of your own music in the window or with "
            "`aemo-studio pick`, or take the suggestions with --suggested."
        )
    placements: list[Placement] = []
    notes: list[str] = []
    for run in picked:
        placed = _place(project, run)
        if isinstance(placed, str):
            notes.append(placed)
            continue
        placements.append(placed)
        notes.extend(_warnings(placed))
    if not placements:
        raise ProjectError(
            f"No pick can be played. {notes[0]} Music of your own can be heard; "
            "`aemo-studio catalog import` takes it in."
        )
    return Plan(tuple(placements), tuple(notes))


def with_suggestions(project: Project) -> Project:
    """Where nothing is picked, the best suggestion whose file is there is taken for a pick."""
    picks = picked_tracks(project)
    lists = enumerate(project.recommendations)
    missing = {index: listed for index, listed in lists if index not in picks}
    found = [
        Pick(index, track)
        for index, listed in missing.items()
        if (track := next((r.track for r in listed if _is_there(r.track)), None)) is not None
    ]
    return replace(project, picks=(*project.picks, *found))


def _is_there(track: Track) -> bool:
    return bool(track.file) and Path(track.file or "").is_file()


def _place(project: Project, run: Run) -> Placement | str:
    """A placement, or why the track cannot be heard."""
    track, where = run.track, _where(run.scenes)
    if not track.file:
        return f"{where}: there is no file of {track.title}, only its name."
    file = Path(track.file)
    if not file.is_file():
        return f"{where}: {file} is not there; import the folder again if it has moved."
    if run.length_s <= 0:
        return f"{where} has no length."
    try:
        structure = structure_of(track, file, project.catalogues)
    except MediaError as error:
        return f"{where}: {error.message}"
    fit = best_fit(structure, run.length_s)
    return Placement(run.scenes, track, file, run.start_s, run.end_s, fit)


def _warnings(placed: Placement) -> Iterator[str]:
    if placed.fit.too_short:
        first, second = placed.fit.pieces[0], placed.fit.pieces[1]
        rounds = len(placed.fit.pieces) - 1
        times = "once" if rounds == 1 else f"{rounds} times"
        yield (
            f"{_where(placed.scenes)}: {placed.track.title} is too short; it goes back {times} "
            f"at {first.out_s:.1f} s to {second.in_s:.1f} s."
        )


def _where(scenes: Sequence[int]) -> str:
    if len(scenes) == 1:
        return f"Scene {scenes[0] + 1}"
    return f"Scenes {scenes[0] + 1} to {scenes[-1] + 1}"
