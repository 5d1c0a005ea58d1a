"""Works out where the picks play without keeping the window waiting."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QThreadPool, Signal

from aemo_studio.domain.project import Project
from aemo_studio.gui.processes.background import Background
from aemo_studio.music.own_music.structures import known_in, must_be_read, state_of_knowledge
from aemo_studio.music.placement import (
    Placement,
    Placer,
    asked_cuts,
    asked_mixes,
    mixed,
    picked_tracks,
)

AT_ONCE = 6
"""Up to this many tracks are read and fitted at once (about 2 ms each); more of them, beside
the window."""


class PickPlaces(QObject):
    """Keeps the places of the picks as long as they hold. came: places that had to wait are there;
    ask again."""

    came = Signal()

    def __init__(self, pool: QThreadPool, parent: QObject) -> None:
        super().__init__(parent)
        self._background = Background(pool, self)
        self._state: object = None
        self._placer = Placer(lambda _: None)
        self._last: tuple[Placement, ...] = ()
        self._waiting_for: object = None

    @property
    def waiting(self) -> bool:
        """Returns whether places are being worked out."""
        return self._waiting_for is not None

    def of(self, project: Project) -> tuple[Placement, ...]:
        """Returns where the picks play; while that is worked out, what it was before (`came`
        follows)."""
        state = state_of_knowledge(project.catalogues)
        if state != self._state:
            self._state, self._placer = state, Placer(known_in(project.catalogues))
        if self._unread(project) <= AT_ONCE:
            self._last = tuple(_all_of(self._placer, project))
        elif self._waiting_for != state:
            self._work_out_beside(project, state)
        return self._last

    def at(self, project: Project, index: int) -> Placement | None:
        """Returns where the pick of a scene would play in a project that is only thought of; None
        where nobody listened to it, or that is not read yet."""
        tracks = picked_tracks(project)
        if index not in tracks or not self._placer.has_read(tracks[index]):
            return None
        placed = self._placer.at(index, project.scenes, tracks, asked_cuts(project))
        if placed is None or placed.fit is None:
            return None
        return next(mixed((placed,), asked_mixes(project)))

    def forget(self) -> None:
        """Forgets the places: another project is open, or none."""
        self._state, self._last = None, ()

    def _unread(self, project: Project) -> int:
        tracks = {pick.track.key: pick.track for pick in project.picks}
        unread = (track for track in tracks.values() if not self._placer.has_read(track))
        return sum(must_be_read(track, project.catalogues) for track in unread)

    def _work_out_beside(self, project: Project, state: object) -> None:
        self._waiting_for, placer = state, Placer(known_in(project.catalogues))

        def work() -> None:
            list(_all_of(placer, project))

        self._background.run(work, lambda _: self._take(placer, state), self._fail)

    def _take(self, placer: Placer, state: object) -> None:
        self._waiting_for = None
        if state == self._state:
            self._placer = placer
        self.came.emit()

    def _fail(self, error: Exception) -> None:
        self._waiting_for = None
        raise error


def _all_of(placer: Placer, project: Project) -> Iterator[Placement]:
    laid = placer.all(project.scenes, picked_tracks(project), asked_cuts(project))
    return mixed(laid, asked_mixes(project))
