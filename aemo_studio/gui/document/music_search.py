"""Builds the Recommender of a Session beside the window, when it is first needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal

from aemo_studio.base.errors import StudioError
from aemo_studio.gui.language.failures import sentence_of
from aemo_studio.gui.processes.background import Background

if TYPE_CHECKING:
    from aemo_studio.music.recommend import Recommender


class MusicSearch(QObject):
    """Loads catalogues into a Recommender. ready: `recommender` is there. failed: one sentence why
    it will not be."""

    ready = Signal()
    failed = Signal(str)

    def __init__(self, pool: QThreadPool, parent: QObject) -> None:
        super().__init__(parent)
        self._background = Background(pool, self)
        self._wanted: _Catalogues | None = None
        self._recommender: Recommender | None = None

    @property
    def recommender(self) -> Recommender | None:
        """Returns the Recommender; None until `ready`."""
        return self._recommender

    def use(self, names: Sequence[str]) -> None:
        """Loads the catalogues to recommend from, all that are shipped if none is named, unless
        they are the ones in use or under way."""
        wanted = _Catalogues.of(names)
        if self._wanted == wanted:
            return
        self._wanted, self._recommender = wanted, None
        self._background.run(
            # Whatever waits for its turn when other catalogues are wanted is not begun.
            lambda: wanted.build() if self._wanted is wanted else None,
            lambda built: self._take(wanted, built),
            lambda error: self._report(wanted, error),
        )

    def _take(self, wanted: _Catalogues, built: Recommender | None) -> None:
        if wanted is self._wanted and built is not None:
            self._recommender = built
            self.ready.emit()

    def _report(self, wanted: _Catalogues, error: Exception) -> None:
        if wanted is not self._wanted:
            return
        # The next edit may try again: the file may be back by then.
        self._wanted = None
        if not isinstance(error, StudioError):
            raise error
        self.failed.emit(sentence_of(error))


@dataclass(frozen=True)
class _Catalogues:
    """Identifies catalogues by name and by when those that are files last changed."""

    names: tuple[str, ...]
    changed_ns: tuple[int | None, ...]

    @staticmethod
    def of(names: Sequence[str]) -> _Catalogues:
        return _Catalogues(tuple(names), tuple(_changed_ns(name) for name in names))

    def build(self) -> Recommender:
        from aemo_studio.music.catalogue.store import SHIPPED, load_catalogue
        from aemo_studio.music.own_music.structures import known_in
        from aemo_studio.music.recommend import Recommender

        names = tuple(self.names or SHIPPED)
        return Recommender([load_catalogue(name) for name in names], structures=known_in(names))


def _changed_ns(name: str) -> int | None:
    try:
        return Path(name).stat().st_mtime_ns
    except OSError:
        return None
