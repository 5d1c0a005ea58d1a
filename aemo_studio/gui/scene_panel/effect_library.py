"""Loads the sound effects that can be suggested, beside the window's thread: those shipped, and the
editor's own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, Signal

from aemo_studio.domain.effects import Effect
from aemo_studio.gui.processes.background import Background
from aemo_studio.gui.remembered.library import own_effects
from aemo_studio.music.effects.store import load_effects


class EffectLibrary(QObject):
    """Holds the effects once they are loaded. loaded: they, or a sentence on why there are none,
    have come."""

    loaded = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._background = Background(self._pool, self)
        self._loading = 0
        self.effects: Sequence[Effect] | None = None
        """None until they are loaded."""
        self.problem = ""
        """Why there are none; empty where there are some."""

    def want(self) -> None:
        """Loads the effects where that has not begun."""
        if self.effects is None and not self._loading:
            self.renew()

    def renew(self) -> None:
        """Loads the effects anew, as after the editor's own have changed; until then the old ones
        count."""
        self._loading += 1
        own = own_effects()
        self._background.run(lambda: _loaded(own), self._take, self._fail)

    def _take(self, effects: Sequence[Effect]) -> None:
        self._end(effects, "")

    def _fail(self, error: Exception) -> None:
        self._end((), str(error))

    def _end(self, effects: Sequence[Effect], problem: str) -> None:
        self._loading -= 1
        if not self._loading:
            self.effects, self.problem = effects, problem
            self.loaded.emit()


def _loaded(own: Path) -> tuple[Effect, ...]:
    """Loads the editor's own effects, which come first, and those that are shipped."""
    mine = load_effects(str(own)).effects if own.is_file() else ()
    return (*mine, *load_effects().effects)
