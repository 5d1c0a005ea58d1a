"""Renews the lists of recommendations that a decision put out of date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QThreadPool, Signal

from aemo_studio.base.errors import StudioError
from aemo_studio.domain.music import MusicFilters, Track
from aemo_studio.domain.project import Project
from aemo_studio.gui.document.best_everywhere import BestTracks, best_everywhere
from aemo_studio.gui.document.commands import Snapshot
from aemo_studio.gui.document.music_search import MusicSearch
from aemo_studio.gui.language.failures import sentence_of
from aemo_studio.gui.processes.background import Background
from aemo_studio.music.recommend import Recommender, RecommendSettings, WholeList
from aemo_studio.music.recommend.filtering import Facets
from aemo_studio.project.editing.recommending import recommend_again, wishes

AT_ONCE = 6
"""Up to this many lists are renewed before the edit is shown (about 5 ms each for 20,000
tracks); more of them, beside the window."""

DEFAULT_TOP = 5


class ListRenewal(QObject):
    """Recommends again for the scenes that are `outdated` in a Snapshot.

    renewed: a Snapshot whose lists had to wait has them. ready: catalogues are loaded. failed: one
    sentence why lists stay as they are.
    """

    renewed = Signal(object)
    ready = Signal()
    failed = Signal(str)

    def __init__(self, pool: QThreadPool, parent: QObject) -> None:
        super().__init__(parent)
        self._background = Background(pool, self)
        self._settings = RecommendSettings()
        self._waiting: Snapshot | None = None
        self._newest: Snapshot | None = None
        self._search = MusicSearch(pool, self)
        self._search.ready.connect(self._catalogues_came)
        self._search.failed.connect(self.failed)

    @property
    def facets(self) -> Facets | None:
        recommender = self._search.recommender
        return recommender.facets if recommender else None

    def counts(self, filters: MusicFilters) -> tuple[int, int] | None:
        """Counts the tracks that pass, and all; None until the catalogues are loaded."""
        recommender = self._search.recommender
        return recommender.count(filters) if recommender else None

    @property
    def tracks(self) -> Sequence[Track]:
        """Returns the tracks of all catalogues in use; none until they are loaded."""
        recommender = self._search.recommender
        return recommender.tracks if recommender else ()

    def find_best(self, project: Project, found: Callable[[BestTracks], None]) -> bool:
        """Finds the best tracks for all scenes beside the window. False while the catalogues are
        not loaded."""
        recommender = self._search.recommender
        if recommender is None:
            return False
        self._background.run(
            lambda: best_everywhere(project, recommender),
            found,
            lambda error: self.failed.emit(sentence_of(error)),
        )
        return True

    def whole(self, project: Project, index: int) -> WholeList | None:
        """Orders all tracks for a scene, those that were rejected there included; None until the
        catalogues are loaded."""
        recommender = self._search.recommender
        if recommender is None:
            return None
        settings = replace(self._settings, filters=project.filters)
        asked = list(wishes(project))
        asked[index] = replace(asked[index], rejected=frozenset())
        lists = project.recommendations
        return recommender.whole(project.scenes, index, lists, settings, asked)

    def use(self, catalogues: Sequence[str]) -> None:
        """Loads the catalogues, unless they are there or on their way."""
        self._search.use(catalogues)

    def begin(self, project: Project) -> None:
        """Begins with another project. Its lists stay as long as they are, unless filters made them
        short; what is under way no longer matters."""
        self.forget()
        longest = max((len(listed) for listed in project.recommendations), default=0)
        self._settings = replace(self._settings, top=max(longest, DEFAULT_TOP))

    def prefer(self, *, after_line: bool, hold_back: bool) -> bool:
        """Takes what is asked of music beside speech; returns whether that is something else."""
        settings = replace(self._settings, after_line=after_line, hold_back=hold_back)
        changes = settings != self._settings
        self._settings = settings
        return changes

    def forget(self) -> None:
        """Forgets the project."""
        self._waiting = self._newest = None

    def renew(self, snapshot: Snapshot) -> None:
        """Renews the lists that are out of date: at once where possible, else `renewed` follows."""
        self._waiting = None
        if not (snapshot.outdated or snapshot.short):
            return
        self._search.use(snapshot.project.catalogues)
        recommender = self._search.recommender
        if recommender is None:
            self._waiting = snapshot
        elif len(snapshot.outdated) <= AT_ONCE:
            self._renew_at_once(snapshot, recommender)
        else:
            self._renew_beside(snapshot, recommender)

    def _renew_at_once(self, snapshot: Snapshot, recommender: Recommender) -> None:
        project, late, short = snapshot.project, snapshot.outdated, snapshot.short
        try:
            snapshot.project = recommend_again(project, recommender, self._settings, late, short)
        except StudioError as error:
            self.failed.emit(sentence_of(error))
        else:
            snapshot.outdated = snapshot.short = ()

    def _renew_beside(self, snapshot: Snapshot, recommender: Recommender) -> None:
        project, settings = snapshot.project, self._settings
        late, short = snapshot.outdated, snapshot.short
        self._newest = snapshot

        def work() -> Project | None:
            # While this one was waiting for its turn, another edit may have come.
            if self._newest is not snapshot:
                return None
            return recommend_again(project, recommender, settings, late, short)

        self._background.run(
            work,
            lambda renewed: self._take(snapshot, project, renewed),
            lambda error: self.failed.emit(sentence_of(error)),
        )

    def _take(self, snapshot: Snapshot, asked: Project, renewed: Project | None) -> None:
        if renewed is not None and snapshot.project is asked:
            snapshot.project, snapshot.outdated, snapshot.short = renewed, (), ()
            self.renewed.emit(snapshot)

    def _catalogues_came(self) -> None:
        self.ready.emit()
        snapshot = self._waiting
        if snapshot is not None:
            self.renew(snapshot)
            if not (snapshot.outdated or snapshot.short):
                self.renewed.emit(snapshot)
