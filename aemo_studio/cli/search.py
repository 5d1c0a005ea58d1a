"""Searches music and effects in words (`search`)."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aemo_studio.base.errors import UsageError
from aemo_studio.base.translations import all_of, process_language
from aemo_studio.cli.options import CatalogOption, JsonOption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aemo_studio.domain.music import Track
    from aemo_studio.domain.project import Project
    from aemo_studio.music.search.chips import Feel, SearchState
    from aemo_studio.music.search.index import SearchIndex
    from aemo_studio.music.search.ranking import Found, FoundTrack


def search(
    query: Annotated[
        str, typer.Argument(metavar="[QUERY]", help="What the music is to be like.")
    ] = "",
    *,
    catalog: CatalogOption = None,
    project: Annotated[
        Path | None,
        typer.Option(
            metavar="P", help="A .aemo project: its catalogues, and with --scene its feeling."
        ),
    ] = None,
    scene: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="The scene that the music is for.")
    ] = None,
    refine: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WORDS",
            help='Change the search: "darker", "like the second one"; repeat it for several.',
        ),
    ] = None,
    like: Annotated[
        str | None, typer.Option(metavar="TRACK_ID", help="More like this track.")
    ] = None,
    instead: Annotated[
        str | None,
        typer.Option(
            metavar="TRACK_ID", help="The tracks nearest to this one that may be published."
        ),
    ] = None,
    top: Annotated[int, typer.Option(metavar="N", min=1, max=1000, help="Tracks at most.")] = 10,
    as_json: JsonOption = False,
) -> None:
    """Find music and sound effects by a sentence, in English or 繁體中文.

    "something hopeful but restrained, no vocals, about 90 bpm, under two minutes",
    "溫暖但不要太悲傷的鋼琴，可商用", "like Canon in D but darker", "rain at night". What was not
    understood is named. Tracks satisfy every wish; what is not known of a track does not satisfy
    one that asks for it. Where none does, the nearest are listed apart with what they do not meet.
    """
    _check(query, project, scene, (like, instead))
    opened = _project(project)
    index = _index(catalog or (opened.catalogues if opened else ()))
    feel = _feel(opened, scene)
    found = _found(query, refine or (), (like, instead), index, top=top, scene=feel)
    if as_json:
        _print_json(found, index)
    else:
        _print(found, index)


def _check(
    query: str, project: Path | None, scene: int | None, named: Sequence[str | None]
) -> None:
    if scene is not None and project is None:
        raise UsageError("--scene needs --project P, the project of the scene.")
    if all(named):
        raise UsageError(
            "{names} exclude each other; give one of them.", names=all_of(["--like", "--instead"])
        )
    says = any(char.isalnum() for char in query)
    if not says and not any(named) and scene is None:
        raise UsageError(
            "Say what to look for: `aemo-studio search {example}`.", example='"sad piano"'
        )


def _project(path: Path | None) -> Project | None:
    from aemo_studio.project import load_project

    return None if path is None else load_project(path)


def _index(names: Sequence[str]) -> SearchIndex:
    from aemo_studio.cli.reporters import TerminalReporter
    from aemo_studio.cli.suggestions import load_suggestions
    from aemo_studio.music.own_music.sounds import sounds_in
    from aemo_studio.music.search.index import SearchIndex

    loaded = load_suggestions(names, 1, "match", TerminalReporter())
    return SearchIndex(loaded.catalogues, sounds_in(loaded.names))


def _feel(project: Project | None, number: int | None) -> Feel | None:
    """Finds the affect of a scene as the editor left it."""
    if project is None or number is None:
        return None
    from aemo_studio.music.recommend.affect import load_affect
    from aemo_studio.music.recommend.wishes import search_for
    from aemo_studio.music.search.chips import Feel
    from aemo_studio.project.editing.recommending import wishes
    from aemo_studio.project.editing.scene_lists import check_scene

    check_scene(project, number - 1)
    wish = wishes(project)[number - 1]
    expected = search_for(project.scenes[number - 1], wish, load_affect()).expected
    return Feel(float(expected[0]), float(expected[1]))


def _found(
    query: str,
    refine: Sequence[str],
    named: tuple[str | None, str | None],
    index: SearchIndex,
    *,
    top: int,
    scene: Feel | None,
) -> Found:
    from aemo_studio.music.search.chips import ChipKind
    from aemo_studio.music.search.effects_found import find_effects
    from aemo_studio.music.search.ranking import find
    from aemo_studio.music.search.refine import refine as refined

    state = _state(query, named, index)
    found = find(state, index, top, scene)
    for words in refine:
        shown = [track.track for track in found.tracks or found.nearest]
        found = find(refined(state, words, shown, index.titles), index, top, scene)
        state = found.state
    if not state.of(ChipKind.EFFECT):
        return found
    from aemo_studio.music.effects.store import load_effects

    return dataclasses.replace(found, effects=find_effects(state, load_effects().effects, top))


def _state(query: str, named: tuple[str | None, str | None], index: SearchIndex) -> SearchState:
    """Reads the query; a track that is named by its id makes a wish, too."""
    from aemo_studio.music.search.chips import SearchState
    from aemo_studio.music.search.parser import parse
    from aemo_studio.music.search.ranking import like_wishes

    state = parse(query, index.titles) if query.strip() else SearchState()
    like, instead = named
    key = like or instead
    if key is None:
        return state
    wishes = like_wishes(_track(key, index), usable=instead is not None)
    return dataclasses.replace(state, chips=(*wishes, *state.chips))


def _track(key: str, index: SearchIndex) -> Track:
    found = [t for t in index.tracks if key in (t.track_id, f"{t.catalogue}/{t.track_id}")]
    if not found:
        raise UsageError(
            "There is no track {key} in the catalogues that are searched; the ids are in "
            "`aemo-studio search WORDS --json`.",
            key=key,
        )
    return found[0]


def _message(found: Found, index: SearchIndex) -> str | None:
    from aemo_studio.music.search.said import said_of

    language = process_language()
    return " ".join(said.in_language(language) for said in said_of(found, index)) or None


def _print_json(found: Found, index: SearchIndex) -> None:
    from aemo_studio.music.search.as_json import found_values

    values = found_values(found, _message(found, index))
    typer.echo(json.dumps(values, ensure_ascii=False, indent=1))


def _print(found: Found, index: SearchIndex) -> None:
    from aemo_studio.music.search.said import with_not

    if found.state.chips:
        typer.echo("Understood: " + " | ".join(with_not(c) for c in found.state.chips))
    if found.state.ignored:
        typer.echo("Not understood: " + ", ".join(found.state.ignored))
    message = _message(found, index)
    if message:
        typer.echo(message)
    for track in found.tracks or found.nearest:
        typer.echo(_line(track))
    for effect in found.effects:
        typer.echo(f"effect  {effect.title} ({effect.class_name}), {effect.licence}, {effect.link}")


def _line(found: FoundTrack) -> str:
    track = found.track
    return f"{found.score:.2f}  {track.title} - {track.artist} ({track.track_id}). {found.reason}"
