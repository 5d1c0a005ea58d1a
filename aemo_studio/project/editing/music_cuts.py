"""Asks for picked music to be cut to the exact length of its scenes."""

from __future__ import annotations

from dataclasses import replace

from aemo_studio.base.errors import EditError
from aemo_studio.domain.music import MusicCut
from aemo_studio.domain.project import Project
from aemo_studio.project.editing.scene_lists import check_scene, with_pick


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
