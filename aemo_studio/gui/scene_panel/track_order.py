"""Orders the tracks of a scene: the recommendations first, all others below them once the
catalogues are loaded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from aemo_studio.domain.project import Project
from aemo_studio.gui.scene_panel.entries import SceneTracks
from aemo_studio.music.recommend import WholeList

WholeSource: TypeAlias = Callable[[Project, int], WholeList | None]
"""Orders all tracks for a scene of a project; None while the catalogues are being loaded."""

_AMONG = 100
"""Among so many tracks those that are recommended are looked for."""


@dataclass(frozen=True)
class _Sought:
    """Everything that the order of the tracks follows from."""

    scene: object
    emotion: object
    intention: str | None
    filters: object
    whole: bool


class TrackOrder:
    """Keeps the tracks of one scene in their order."""

    def __init__(self) -> None:
        #: Asked for all tracks.
        self.source: WholeSource = lambda _project, _index: None
        #: In their order; None before there is a scene.
        self.tracks: SceneTracks | None = None
        self._sought: _Sought | None = None

    @property
    def is_whole(self) -> bool:
        """Whether all tracks of the catalogues are in it."""
        return self._sought is not None and self._sought.whole

    def is_of(self, project: Project, index: int) -> bool:
        """Whether it is that of the scene as it is now."""
        as_before = self._sought == _sought(project, index, whole=self.is_whole)
        return as_before and self.tracks is not None and self._holds(self.tracks, project, index)

    def begin(self, project: Project, index: int, *, whole: bool) -> None:
        """Orders the tracks of a scene. whole: all of them, if the catalogues are loaded."""
        self._take(project, index, self.source(project, index) if whole else None)

    def complete(self, project: Project, index: int) -> bool | None:
        """Puts all other tracks below the recommendations. Returns whether that changed something;
        None while the catalogues are being loaded."""
        if self._sought == _sought(project, index, whole=True):
            return False
        whole = self.source(project, index)
        if whole is None:
            return None
        self._take(project, index, whole)
        return True

    def renew(self) -> None:
        """Takes what it has for outdated."""
        self._sought = None

    def forget(self) -> None:
        """Forgets the scene."""
        self._sought = self.tracks = None

    def _take(self, project: Project, index: int, whole: WholeList | None) -> None:
        self.tracks = SceneTracks(project, index, whole)
        self._sought = _sought(project, index, whole=whole is not None)

    @staticmethod
    def _holds(tracks: SceneTracks, project: Project, index: int) -> bool:
        """Returns whether the recommendations stand in the list in their order, among others: not
        where they were sought again."""
        lists = project.recommendations
        listed = lists[index] if index < len(lists) else ()
        shown = iter([track.key for track in tracks.tracks[:_AMONG]])
        return all(recommendation.track.key in shown for recommendation in listed)


def _sought(project: Project, index: int, *, whole: bool) -> _Sought:
    edit = project.edit_of(index)
    return _Sought(project.scenes[index], edit.emotion, edit.intention, project.filters, whole)
