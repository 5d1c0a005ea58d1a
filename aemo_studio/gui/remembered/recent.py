"""Remembers the files that were opened last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from aemo_studio.gui.remembered.settings import settings

_KEY = "recent/files"
MOST = 12


class RecentFiles(QObject):
    """Lists recent files, newest first. changed: the list is another."""

    changed = Signal()

    def paths(self) -> tuple[Path, ...]:
        """Returns the recent files that still exist, newest first."""
        return tuple(path for path in self._stored() if path.is_file())

    def add(self, path: Path) -> None:
        """Puts a file at the top of the list."""
        path = path.absolute()
        others = [other for other in self._stored() if other != path]
        self._store([path, *others][:MOST])

    def clear(self) -> None:
        self._store([])

    def _stored(self) -> list[Path]:
        value = settings().value(_KEY, [])
        words = [value] if isinstance(value, str) else value
        return [Path(str(word)) for word in words] if isinstance(words, list) else []

    def _store(self, paths: list[Path]) -> None:
        settings().setValue(_KEY, [str(path) for path in paths])
        self.changed.emit()
