"""Which keys do what: the defaults, the user's own, and conflicts between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from aemo_studio.gui.actions.table import SPECS
from aemo_studio.gui.remembered.settings import settings

_GROUP = "shortcuts"
_FORMAT = QKeySequence.SequenceFormat.PortableText


class Shortcuts(QObject):
    """Keys by the names of the actions, in Qt's portable words ("Ctrl+Shift+S").

    changed: the name of the action that has other keys now; empty for all of them.
    """

    changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._defaults = {spec.name: spec.keys for spec in SPECS}
        self._own = _load(self._defaults)

    def keys(self, name: str) -> tuple[str, ...]:
        """What triggers the action. Raises KeyError for a name that there is not."""
        return self._own.get(name, self._defaults[name])

    def is_default(self, name: str) -> bool:
        return self.keys(name) == self._defaults[name]

    def owner_of(self, key: str) -> str | None:
        """The action that has this key, None if it is free."""
        wanted = normal(key)
        for name in self._defaults:
            if wanted in map(normal, self.keys(name)):
                return name
        return None

    def rebind(self, name: str, keys: Sequence[str]) -> None:
        """These keys from now on, and nobody else's: an action that had one loses it."""
        wanted = tuple(dict.fromkeys(normal(key) for key in keys if key))
        for key in wanted:
            owner = self.owner_of(key)
            if owner is not None and owner != name:
                self._set(owner, tuple(k for k in self.keys(owner) if normal(k) != key))
        self._set(name, wanted)

    def reset(self) -> None:
        """All keys as delivered."""
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
    """One spelling for each key."""
    return QKeySequence(key, _FORMAT).toString(_FORMAT)


def shown(key: str) -> str:
    """The key as this system writes it (⌘ on macOS)."""
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
