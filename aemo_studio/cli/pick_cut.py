"""Reads and sets how picked music is cut to its scenes for `pick`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import typer

from aemo_studio.base.errors import UsageError
from aemo_studio.base.translations import process_language
from aemo_studio.cli.options import EndingName

if TYPE_CHECKING:
    from aemo_studio.domain.music import MusicCut
    from aemo_studio.domain.project import Pick, Project


@dataclass(frozen=True)
class WantedCut:
    """How picks are to be cut to the length of their scenes."""

    #: Whether they are cut at all; else they are laid as before.
    fits: bool
    #: How they end; None for the track's own ending.
    ending: EndingName | None = None
    #: Moments for strong beats, seconds of the film.
    hits_s: tuple[float, ...] = ()
    #: Whether more such moments are found in the film.
    finds_hits: bool = False
    #: Whether they begin when the line that is spoken then has ended.
    after_line: bool = False
    #: Whether bars in which nobody sings are preferred.
    without_singing: bool = False


def wanted_cut(
    fit: bool | None,
    ending: EndingName | None,
    hits_s: Sequence[float],
    *,
    hits: bool,
    after_line: bool,
    without_singing: bool,
) -> WantedCut | None:
    """Reads the options; None where nothing is to change. Raises UsageError for those that go with
    --fit alone."""
    if fit:
        return WantedCut(True, ending, tuple(hits_s), hits, after_line, without_singing)
    if ending is not None or hits_s or hits or after_line or without_singing:
        raise UsageError(
            "--ending, --hit, --hits, --after-line and --without-singing go with --fit."
        )
    return None if fit is None else WantedCut(fits=False)


def cut_all(
    project: Project, indices: Sequence[int], wanted: WantedCut | None, *, by_name: bool
) -> Project:
    """Asks for the picks of scenes to be cut, each to all scenes that it carries on through."""
    from aemo_studio.music.placement import pick_spans, picked_tracks
    from aemo_studio.project.editing.music_cuts import cut_to_scene

    if wanted is None:
        return project
    spans = pick_spans(project.scenes, picked_tracks(project))
    bounds = {index: (span.start_s, span.end_s) for span in spans for index in span.scenes}
    for index in indices:
        if not by_name and index not in bounds:
            continue
        cut = _music_cut(project, wanted, *bounds.get(index, (0.0, 0.0)))
        if cut is not None and wanted.without_singing:
            cut = _unsung(project, index, cut, by_name=by_name)
        project = cut_to_scene(project, index, cut)
    return project


def _music_cut(
    project: Project, wanted: WantedCut, start_s: float, end_s: float
) -> MusicCut | None:
    from aemo_studio.project.editing.music_cuts import SceneFit, fitting_cut

    if not wanted.fits:
        return None
    fit = SceneFit(
        wanted.ending.value if wanted.ending else None, wanted.finds_hits, wanted.after_line
    )
    cut = fitting_cut(project, fit, start_s, end_s)
    return replace(cut, hits_s=tuple(sorted({*wanted.hits_s, *cut.hits_s})))


def _unsung(project: Project, index: int, cut: MusicCut, *, by_name: bool) -> MusicCut:
    """Asks for as little singing as possible. Where nobody knows when it is, that is an error for
    a scene that was named, else it is told."""
    from aemo_studio.music.lyrics.sung import sung_in

    pick = project.pick_of(index)
    sung_s = sung_in(pick.track) if pick else ()
    if pick is not None and not sung_s:
        unknown = _unknown_singing(pick)
        if by_name:
            raise unknown
        typer.echo(unknown.phrase.in_language(process_language()), err=True)
    return replace(cut, sung_s=sung_s)


def _unknown_singing(pick: Pick) -> UsageError:
    return UsageError(
        "Scene {number}: {title} has no lyrics with times, so it is not known when somebody sings; "
        "put an .lrc file of the same name beside the music file, or leave out --without-singing.",
        number=pick.scene + 1,
        title=pick.track.title,
    )
