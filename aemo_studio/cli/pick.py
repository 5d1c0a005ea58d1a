"""Picks the music of scenes without a window (`pick`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aemo_studio.base.errors import EditError, UsageError
from aemo_studio.base.translations import all_of, one_of
from aemo_studio.cli.options import EndingName, ProjectArgument
from aemo_studio.cli.pick_cut import WantedCut, cut_all, wanted_cut
from aemo_studio.cli.pick_mix import WantedMix, mix_all, wanted_mix

if TYPE_CHECKING:
    from aemo_studio.domain.music import Track
    from aemo_studio.domain.project import Project


@dataclass(frozen=True)
class _Wanted:
    """The edit of every named scene; the first four exclude each other. track: an id."""

    best: bool
    rank: int | None
    track: str | None
    clear: bool
    lock: bool | None
    cut: WantedCut | None = None
    mix: WantedMix | None = None

    @property
    def names(self) -> list[str]:
        """Lists those that exclude each other, as options."""
        given = {
            "--best": self.best,
            "--rank": self.rank is not None,
            "--track": self.track is not None,
            "--clear": self.clear,
        }
        return [name for name, is_given in given.items() if is_given]


def pick(
    project: ProjectArgument,
    *,
    scene: Annotated[
        list[int] | None,
        typer.Option(metavar="N", min=1, help="Which scene; repeat it for several. Default: all."),
    ] = None,
    best: Annotated[
        bool, typer.Option("--best", help="The first suggestion, where nothing is picked yet.")
    ] = False,
    rank: Annotated[
        int | None, typer.Option(metavar="R", min=1, help="The suggestion of this rank.")
    ] = None,
    track: Annotated[
        str | None,
        typer.Option(
            metavar="KEY",
            help="The track with this id (or catalogue/id), suggested or not; with --scene.",
        ),
    ] = None,
    clear: Annotated[bool, typer.Option("--clear", help="Take the pick away.")] = False,
    lock: Annotated[
        bool | None,
        typer.Option(
            "--lock/--unlock", help="Whether the pick stays first in the list.", show_default=False
        ),
    ] = None,
    fit: Annotated[
        bool | None,
        typer.Option(
            "--fit/--no-fit",
            help="Whether the pick is cut to the exact length of its scenes, with its own ending.",
            show_default=False,
        ),
    ] = None,
    ending: Annotated[
        EndingName | None, typer.Option(help="With --fit: how it ends. Default: by itself.")
    ] = None,
    hit: Annotated[
        list[float] | None,
        typer.Option(
            metavar="SECONDS",
            help="With --fit: when in the film a strong beat is to fall; repeat it for several.",
        ),
    ] = None,
    hits: Annotated[
        bool,
        typer.Option(
            "--hits",
            help="With --fit: strong beats on markers, starts of scenes, ends of lines and cuts.",
        ),
    ] = False,
    after_line: Annotated[
        bool,
        typer.Option(
            "--after-line", help="With --fit: begin when the line that is spoken then has ended."
        ),
    ] = False,
    without_singing: Annotated[
        bool,
        typer.Option(
            "--without-singing",
            help="With --fit: as little singing as possible, by the times of the lyrics.",
        ),
    ] = False,
    gain: Annotated[
        float | None,
        typer.Option(metavar="DB", help="How much louder or softer the pick plays; 0 as it was."),
    ] = None,
    fade_in: Annotated[
        float | None, typer.Option(metavar="S", min=0.0, help="Seconds of the pick's fade in.")
    ] = None,
    fade_out: Annotated[
        float | None, typer.Option(metavar="S", min=0.0, help="Seconds of the pick's fade out.")
    ] = None,
    mute: Annotated[
        bool | None,
        typer.Option(
            "--mute/--no-mute",
            help="Whether the pick is kept, but not heard.",
            show_default=False,
        ),
    ] = None,
    no_mix: Annotated[
        bool, typer.Option("--no-mix", help="Take gain, fades and mute away again.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Save here and leave the project as it is."
        ),
    ] = None,
) -> None:
    """Pick the music of scenes, as in the window; exports and previews carry the picks.

    With nothing but a project (and scenes) it lists what there is to pick from, and changes
    nothing.
    """
    from aemo_studio.cli.summary import print_picks, print_suggestions
    from aemo_studio.project import changing, load_project

    cut = wanted_cut(
        fit,
        ending,
        hit or (),
        hits=hits,
        after_line=after_line,
        without_singing=without_singing,
    )
    mix = wanted_mix(gain, fade_in, fade_out, muted=mute, resets=no_mix)
    wanted = _Wanted(best, rank, track, clear, lock, cut, mix)
    _check(wanted, scene or ())
    if not wanted.names and lock is None and cut is None and mix is None:
        opened = load_project(project)
        print_suggestions(opened, _indices(opened, scene or ()))
        return
    target = output or project
    with changing(target):
        result = _change(project, target, wanted, scene or ())
    print_picks(result, _indices(result, scene or ()))
    typer.echo(f"Saved {target}", err=True)


def _change(source: Path, target: Path, wanted: _Wanted, scenes: Sequence[int]) -> Project:
    """Loads, edits and saves."""
    from aemo_studio.cli.outputs import check_outputs
    from aemo_studio.project import content_key, load_project, save_project

    replaced = content_key(target)
    opened = load_project(source)
    indices = _indices(opened, scenes)
    check_outputs((target,), (opened.analysis.video.path,))
    result = _edited(opened, indices, wanted, by_name=bool(scenes))
    save_project(result, target, replacing=replaced)
    return result


def _check(wanted: _Wanted, scenes: Sequence[int]) -> None:
    if len(wanted.names) > 1:
        raise UsageError(
            "{names} exclude each other; give one of them.", names=all_of(wanted.names)
        )
    if wanted.clear and wanted.lock is not None:
        raise UsageError("--clear leaves nothing to lock; leave --lock and --unlock out.")
    if wanted.clear and wanted.cut is not None:
        raise UsageError("--clear leaves nothing to cut; leave --fit out.")
    if wanted.clear and wanted.mix is not None:
        raise UsageError("--clear leaves nothing to mix; leave gain, fades and mute out.")
    if wanted.track is not None and not scenes:
        raise UsageError("--track needs --scene N; say for which scene the track is.")


def _indices(project: Project, scenes: Sequence[int]) -> list[int]:
    from aemo_studio.project.editing.scene_lists import check_scene

    indices = [number - 1 for number in dict.fromkeys(scenes)]
    for index in indices:
        check_scene(project, index)
    return indices or list(range(len(project.scenes)))


def _edited(project: Project, indices: Sequence[int], wanted: _Wanted, *, by_name: bool) -> Project:
    """Edits scenes. by_name: the scenes were named, so that one without a pick cannot be
    skipped."""
    from aemo_studio.project import editing

    if wanted.best and not any(project.recommendations):
        raise EditError(
            "The project has no suggestions to pick from; `aemo-studio recommend` makes them."
        )
    chosen = _find(project, wanted.track) if wanted.track is not None else None
    for index in indices:
        if wanted.best:
            project = editing.pick_best(project, index, replacing=False)
        elif wanted.rank is not None:
            project = editing.pick(project, index, _ranked(project, index, wanted.rank))
        elif chosen is not None:
            project = editing.pick(project, index, chosen)
        elif wanted.clear:
            project = editing.unpick(project, index)
        if wanted.lock is not None and (by_name or project.pick_of(index)):
            project = editing.lock(project, index, wanted.lock)
    project = cut_all(project, indices, wanted.cut, by_name=by_name)
    return mix_all(project, indices, wanted.mix, by_name=by_name)


def _ranked(project: Project, index: int, rank: int) -> Track:
    listed = project.recommendations[index] if project.recommendations else ()
    found = next((r.track for r in listed if r.rank == rank), None)
    if found is None:
        raise EditError(
            "Scene {number} has no suggestion {rank}; it has {count}. `aemo-studio "
            "recommend --top N` makes more.",
            number=index + 1,
            rank=rank,
            count=len(listed),
        )
    return found


def _find(project: Project, key: str) -> Track:
    """Finds the track of that id: among what the project holds, else in its catalogues."""
    from aemo_studio.music.catalogue.store import load_catalogue

    held = [r.track for listed in project.recommendations for r in listed]
    held += [pick.track for pick in project.picks]
    found = _named(held, key)
    if not found:
        tracks = (t for name in project.catalogues for t in load_catalogue(name).tracks)
        found = _named(tracks, key)
    if not found:
        raise UsageError(
            "There is no track {key} among the suggestions or in the project's "
            "catalogues; `aemo-studio pick PROJECT` lists the suggestions with their ids.",
            key=key,
        )
    if len(found) > 1:
        names = one_of([f"{t.catalogue}/{t.track_id}" for t in found])
        raise UsageError("More than one track is called {key}; say {names}.", key=key, names=names)
    return found[0]


def _named(tracks: Iterable[Track], key: str) -> list[Track]:
    """Finds the tracks of that id, one of each catalogue."""
    named = (t for t in tracks if key in (t.track_id, f"{t.catalogue}/{t.track_id}"))
    return list({track.key: track for track in named}.values())
