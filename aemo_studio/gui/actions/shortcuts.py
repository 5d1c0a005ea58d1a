"""Decides which keys do what: the defaults, the user's own, and conflicts between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from aemo_studio.gui.actions.table import SPECS
from aemo_studio.gui.remembered.settings import settings

_GROUP = "shortcuts"
_FORMAT = QKeySequence.SequenceFormat.PortableText


class Shortcuts(QObject):
    """Holds the keys by the names of the actions, in Qt's portable words ("Ctrl+Shift+S").

    changed: the name of the action that has other keys now; empty for all of them.
    """

    changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._defaults = {spec.name: spec.keys for spec in SPECS}
        self._own = _load(self._defaults)

    def keys(self, name: str) -> tuple[str, ...]:
        """Returns the keys that trigger the action. Raises KeyError for an unknown name."""
        return self._own.get(name, self._defaults[name])

    def is_default(self, name: str) -> bool:
        return self.keys(name) == self._defaults[name]

    def owner_of(self, key: str) -> str | None:
        """Finds the action that has this key, None if it is free."""
        wanted = normal(key)
        for name in self._defaults:
            if wanted in map(normal, self.keys(name)):
                return name
        return None

    def rebind(self, name: str, keys: Sequence[str]) -> None:
        """Gives the action these keys; another action that had one of them loses it."""
        wanted = tuple(dict.fromkeys(normal(key) for key in keys if key))
        for key in wanted:
            owner = self.owner_of(key)
            if owner is not None and owner != name:
                self._set(owner, tuple(k for k in self.keys(owner) if normal(k) != key))
        self._set(name, wanted)

    def reset(self) -> None:
        """Restores the keys as delivered."""
        self._own.clear()
        settings().remove(_GROUP)
        self.changed.emit("")

    def _set(self, name: str, keys: tuple[str, ...]) -> None:
        if tuple(map(normal, keys)) == tuple(map(normal, self._defaults[name])):
            self._own.pop(name, None)
            settings().remove(f"{_GROUP}/{name}")
        else:
            self._own[name] = keys
            settings().setValue(f"{_GROUP}/{name}", list(keys))
        self.changed.emit(name)


def normal(key: str) -> str:
    """Spells a key in the one way in which keys are compared."""
    return QKeySequence(key, _FORMAT).toString(_FORMAT)


def shown(key: str) -> str:
    """Writes the key as this system does (⌘ on macOS)."""
    return QKeySequence(key, _FORMAT).toString(QKeySequence.SequenceFormat.NativeText)


def _load(defaults: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    store = settings()
    own = {}
    for name in defaults:
        value = store.value(f"{_GROUP}/{name}")
        if value is not None:
            words = [value] if isinstance(value, str) else list(value)
            own[name] = tuple(str(word) for word in words if word)
    return own
