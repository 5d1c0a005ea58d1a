"""Decides which keys do what: those of the chosen set, and what the user changed in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from aemo_studio.gui.actions.key_sets import keys_of
from aemo_studio.gui.remembered.preferences import KeySet
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
        self.key_set = KeySet.OWN
        self._load()

    def use(self, key_set: KeySet) -> None:
        """Takes the keys of another set, with what the user changed in that one."""
        if key_set is not self.key_set:
            self.key_set = key_set
            self._load()
            self.changed.emit("")

    def _load(self) -> None:
        self._defaults = keys_of(self.key_set)
        self._own = _own_keys(self._group, self._defaults)

    @property
    def _group(self) -> str:
        """Names where the user's own keys are remembered: those of each set for themselves."""
        own = self.key_set is KeySet.OWN
        return _GROUP if own else f"{_GROUP} {self.key_set.value}"

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
        settings().remove(self._group)
        self.changed.emit("")

    def _set(self, name: str, keys: tuple[str, ...]) -> None:
        if tuple(map(normal, keys)) == tuple(map(normal, self._defaults[name])):
            self._own.pop(name, None)
            settings().remove(f"{self._group}/{name}")
        else:
            self._own[name] = keys
            settings().setValue(f"{self._group}/{name}", list(keys))
        self.changed.emit(name)


def normal(key: str) -> str:
    """Spells a key in the one way in which keys are compared."""
    return QKeySequence(key, _FORMAT).toString(_FORMAT)


def shown(key: str) -> str:
    """Writes the key as this system does (⌘ on macOS)."""
    return QKeySequence(key, _FORMAT).toString(QKeySequence.SequenceFormat.NativeText)


def _own_keys(group: str, defaults: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    store = settings()
    own = {}
    for name in defaults:
        value = store.value(f"{group}/{name}")
        if value is not None:
            words = [value] if isinstance(value, str) else list(value)
            own[name] = tuple(str(word) for word in words if word)
    return own
