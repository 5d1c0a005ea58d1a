"""Lists the keys of each action in the sets of other editing programs, beside our own.

Only keys that were looked up are here: Resolve's in the preset that it exports, Premiere's in
Adobe's list and others that quote it, Media Composer's in lists of its default keyboard. What has
no row, or None in its row, keeps our own key. Digits set emotions in every set.
"""

from __future__ import annotations

from collections.abc import Mapping

from aemo_studio.gui.actions.table import SPECS
from aemo_studio.gui.remembered.preferences import KeySet

Keys = tuple[str, ...]

_COLUMNS = (KeySet.RESOLVE, KeySet.PREMIERE, KeySet.AVID)
_NO_KEY: Keys = ()

_TABLE: Mapping[str, tuple[Keys | None, Keys | None, Keys | None]] = {
    # Resolve selects clips with Ctrl+Y.
    "redo": (("Ctrl+Shift+Z",), ("Ctrl+Shift+Z",), None),
    "export": (None, ("Ctrl+M",), None),
    "mark in": (None, None, ("I", "E")),
    "mark out": (None, None, ("O", "R")),
    "mark scene": (None, None, ("T",)),
    "clear marks": (None, ("Ctrl+Shift+X",), ("G",)),
    "to in": (None, None, ("Q",)),
    "to out": (None, None, ("W",)),
    "describe marker": (("Shift+M",), None, None),
    "next marker": (("Shift+Down",), None, None),
    "previous marker": (("Shift+Up",), ("Ctrl+Shift+M",), None),
    # Premiere goes to the previous marker with what is ours for the sound.
    "mute sound": (None, ("Alt+Shift+M",), None),
    "split": (("Ctrl+B", "Ctrl+\\"), ("Ctrl+K",), None),
    "merge next": (("Alt+\\",), None, None),
    "loop": (("Ctrl+/",), None, None),
    "zoom in": (("Ctrl+=",), ("=", "+"), None),
    "zoom out": (("Ctrl+-",), None, None),
    "zoom fit": (("Shift+Z",), None, None),
    "go to timecode": (None, _NO_KEY, None),
    "viewer": (("Ctrl+F",), None, None),
}


def keys_of(key_set: KeySet) -> dict[str, Keys]:
    """Returns the keys of every action in a set, by the actions' names."""
    own = {spec.name: spec.keys for spec in SPECS}
    if key_set is KeySet.OWN:
        return own
    column = _COLUMNS.index(key_set)
    theirs = {name: keys for name, row in _TABLE.items() if (keys := row[column]) is not None}
    return own | theirs
