"""Finds the best music for scenes: of what may be used, before what is only a reference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from aemo_studio.domain.music import Recommendation, Track
from aemo_studio.domain.project import Project
from aemo_studio.gui.scene_panel.licences import REFERENCE, is_reference
from aemo_studio.music.recommend import Recommender, RecommendSettings, WholeList
from aemo_studio.project.editing.recommending import wishes


@dataclass(frozen=True)
class BestTracks:
    """The music that would be picked for the scenes without a pick."""

    #: By position of the scene.
    tracks: Mapping[int, Track]
    #: Positions of scenes where nothing tells what they feel like.
    without_evidence: tuple[int, ...]
    #: Positions of scenes for which there is no track.
    without_track: tuple[int, ...]


def best_for(project: Project, index: int, whole: WholeList | None) -> Track | None:
    """Finds the best track for a scene: the first that may be used, else the first."""
    listed = project.recommendations[index] if project.recommendations else ()
    tracks = tuple(r.track for r in listed) if whole is None else whole.in_order
    rejected = project.edit_of(index).rejected
    allowed = [track for track in tracks if track.key not in rejected]
    usable = (track for track in allowed if not is_reference(track))
    return next(usable, allowed[0] if allowed else None)


def best_everywhere(project: Project, recommender: Recommender) -> BestTracks:
    """Finds the best tracks for all scenes that have no pick and some evidence, or an intention.

    The same track comes again only where the others fit clearly less.
    """
    open_rows = [row for row in project.rows() if row.pick is None]
    silent = [r for r in open_rows if r.feeling.emotion is None and r.edit.intention is None]
    blind = {row.index for row in silent}
    fallback = _usable(project, recommender)
    tracks = dict[int, Track]()
    for row in (row for row in open_rows if row.index not in blind):
        first = next((r.track for r in row.recommendations if not is_reference(r.track)), None)
        later = (r.track for r in (*fallback[row.index], *row.recommendations))
        best = first or next(later, None)
        if best is not None:
            tracks[row.index] = best
    missing = (r.index for r in open_rows if r.index not in blind and r.index not in tracks)
    return BestTracks(tracks, tuple(sorted(blind)), tuple(missing))


def _usable(project: Project, recommender: Recommender) -> Sequence[Sequence[Recommendation]]:
    """Recommends one track that may be used for each scene; none where there is none at all."""
    filters = project.filters
    licences = filters.licences or recommender.facets.licences
    usable = tuple(name for name in licences if not name.startswith(REFERENCE))
    if not usable:
        return ((),) * len(project.scenes)
    settings = RecommendSettings(top=1, filters=replace(filters, licences=usable))
    return recommender.recommend(project.scenes, settings, wishes(project))
