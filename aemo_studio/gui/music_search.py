"""The Recommender of a Session: built beside the window when it is first needed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal

from aemo_studio.errors import StudioError
from aemo_studio.gui.background import Task

if TYPE_CHECKING:
    from aemo_studio.recommend import Recommender


class MusicSearch(QObject):
    """ready: `recommender` is there. failed: one sentence why it will not be."""

    ready = Signal()
    failed = Signal(str)

    def __init__(self, pool: QThreadPool, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = pool
        self._names: tuple[str, ...] | None = None
        self._recommender: Recommender | None = None
        self._task: Task | None = None

    @property
    def recommender(self) -> Recommender | None:
        """None until `ready`."""
        return self._recommender

    def use(self, names: Sequence[str]) -> None:
        """The catalogues to recommend from, all that are shipped if none is named. Loading
        starts at once, unless they are the ones in use or under way."""
        if self._names == tuple(names):
            return
        self._names, self._recommender = tuple(names), None
        task = Task(lambda: _build(names), self)
        task.done.connect(lambda built: self._take(task, built))
        task.failed.connect(lambda error: self._tell(task, error))
        self._task = task
        task.start(self._pool)

    def forget(self) -> None:
        """No catalogues; what is under way no longer matters."""
        self._names = self._recommender = self._task = None

    def _take(self, task: Task, built: Recommender) -> None:
        if task is self._task:
            self._recommender, self._task = built, None
            self.ready.emit()

    def _tell(self, task: Task, error: Exception) -> None:
        if task is not self._task:
            return
        # The next edit may try again: the file may be back by then.
        self._names = self._task = None
        if not isinstance(error, StudioError):
            raise error
        self.failed.emit(error.message)


def _build(names: Sequence[str]) -> Recommender:
    from aemo_studio.catalogue.store import SHIPPED, load_catalogue
    from aemo_studio.recommend import Recommender

    return Recommender([load_catalogue(name) for name in names or SHIPPED])
