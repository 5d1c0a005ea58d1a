"""Lists what stands in the list of a scene: its recommendations, all other tracks, and its pick.
Without Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aemo_studio.domain.music import MusicCut, Recommendation, Track, TrackKey
from aemo_studio.domain.project import Project
from aemo_studio.music.recommend import WholeList


@dataclass(frozen=True)
class Entry:
    """A Track in a row of the scene panel."""

    #: The piece of music.
    track: Track
    #: None for a pick that is not recommended (any more).
    recommendation: Recommendation | None
    #: Whether it is the scene's pick.
    picked: bool = False
    #: Whether that pick is locked.
    locked: bool = False
    #: Whether it is among the favourites.
    favourite: bool = False
    #: How that pick is fitted to its scenes; None where it is not.
    cut: MusicCut | None = None


class SceneTracks:
    """Holds all tracks for a scene, best first: the list of the project, then, once the catalogues
    are loaded, everything else."""

    def __init__(self, project: Project, index: int, whole: WholeList | None) -> None:
        lists = project.recommendations
        self._listed = lists[index] if index < len(lists) else ()
        self._whole = whole
        self._made: dict[int, Recommendation] = {}
        listed = tuple(recommendation.track for recommendation in self._listed)
        self.tracks: Sequence[Track] = listed if whole is None else whole.in_order

    def recommendation(self, place: int) -> Recommendation:
        """Returns the recommendation at a place in `tracks`."""
        if self._whole is None:
            return self._listed[place]
        if place not in self._made:
            self._made[place] = self._whole.recommendation(place)
        return self._made[place]


def foreign_pick(project: Project, index: int, shown: Sequence[TrackKey]) -> Entry | None:
    """Returns the pick of a scene where it is not among what is shown; it stands above."""
    pick = project.pick_of(index)
    if pick is None or pick.track.key in shown:
        return None
    listed = project.recommendations[index] if index < len(project.recommendations) else ()
    known = next((r for r in listed if r.track.key == pick.track.key), None)
    return Entry(pick.track, known, picked=True, locked=pick.locked, cut=pick.cut)
