"""Asks for picked music to be cut to the exact length of its scenes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from aemo_studio.base.errors import EditError
from aemo_studio.domain.music import EndingWish, MusicCut, Track
from aemo_studio.domain.project import Project
from aemo_studio.music.placement import PickSpan, pick_spans, picked_tracks
from aemo_studio.music.scene_hits import after_line_s, scene_hits
from aemo_studio.project.editing import music_choices
from aemo_studio.project.editing.scene_lists import check_scene, with_pick


@dataclass(frozen=True)
class SceneFit:
    """How music is to be fitted to its scenes; hits and its start are found in the film."""

    #: How it should end; None for the track's own ending.
    ending: EndingWish | None = None
    #: Whether strong beats are to fall on markers, starts of scenes, ends of lines and cuts.
    finds_hits: bool = False
    #: Whether it begins when the line that is spoken then has ended.
    after_line: bool = False
    #: Whether bars in which nobody sings are preferred.
    without_singing: bool = False
    #: Where in the file somebody sings, beginnings and ends in seconds; found in its lyrics.
    sung_s: tuple[tuple[float, float], ...] = ()

    @staticmethod
    def of(cut: MusicCut | None) -> SceneFit:
        """Reads it from a cut that was asked for."""
        if cut is None:
            return SceneFit()
        starts_late, unsung = cut.start_s is not None, bool(cut.sung_s)
        return SceneFit(cut.ending, bool(cut.hits_s), starts_late, unsung, cut.sung_s)


def fitting_cut(project: Project, fit: SceneFit, start_s: float, end_s: float) -> MusicCut:
    """Finds hits and the start between two times of the film."""
    begins_s = after_line_s(project, start_s, end_s) if fit.after_line else None
    hits = scene_hits(project, begins_s or start_s, end_s) if fit.finds_hits else ()
    return MusicCut(fit.ending, hits, begins_s, fit.sung_s if fit.without_singing else ())


def fit_to_scene(project: Project, index: int, track: Track, fit: SceneFit | None) -> Project:
    """Fits a track to scene `index` and to the scenes that it carries on through; it is picked
    where it was not. None leaves it as it is laid by itself."""
    check_scene(project, index)
    old = project.pick_of(index)
    if old is None or old.track.key != track.key:
        project = music_choices.pick(project, index, track)
    return _fitted(project, index, fit)


def carry_on(project: Project, first: int, last: int, to: int) -> Project:
    """Lets music end with scene `to`, as `music_choices.carry_on` does; what is fitted finds its
    hits in the scenes that it plays under then."""
    old, before = project.pick_of(first), span_of(project, first)
    carried = music_choices.carry_on(project, first, last, to)
    if carried is project or old is None or old.cut is None or before is None:
        return carried
    fit = SceneFit.of(old.cut)
    by_hand = old.cut.hits_s != fitting_cut(project, fit, before.start_s, before.end_s).hits_s
    return carried if by_hand else _fitted(carried, first, fit)


def _fitted(project: Project, index: int, fit: SceneFit | None) -> Project:
    span = span_of(project, index)
    cut = fitting_cut(project, fit, span.start_s, span.end_s) if fit and span else None
    for scene in span.scenes if span else (index,):
        project = cut_to_scene(project, scene, cut)
    return project


def span_of(project: Project, index: int) -> PickSpan | None:
    """Finds the scenes that the pick of scene `index` carries on through; None without a pick."""
    spans = pick_spans(project.scenes, picked_tracks(project))
    return next((span for span in spans if index in span.scenes), None)


def cut_to_scene(project: Project, index: int, cut: MusicCut | None) -> Project:
    """Sets how the pick of scene `index` is cut to the length of its scenes; None leaves it as it
    is laid by itself. Raises EditError where nothing is picked, and for moments outside the film.
    """
    check_scene(project, index)
    old = project.pick_of(index)
    if old is None:
        raise EditError("Scene {number} has no pick to cut; pick a track first.", number=index + 1)
    if cut is not None:
        _check(project, cut)
        cut = replace(cut, hits_s=tuple(sorted(set(cut.hits_s))))
    return project if old.cut == cut else with_pick(project, index, replace(old, cut=cut))


def _check(project: Project, cut: MusicCut) -> None:
    end_s = project.analysis.video.duration_s
    moments = (*cut.hits_s, *(() if cut.start_s is None else (cut.start_s,)))
    outside = [moment_s for moment_s in moments if not 0 <= moment_s <= end_s]
    if outside:
        raise EditError(
            "The moment {moment} s lies outside the film; it lasts {length} s.",
            moment=f"{outside[0]:g}",
            length=f"{end_s:.1f}",
        )
