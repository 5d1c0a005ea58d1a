"""Puts the preferences of hand and key into force: keys, the wheel, and the keys in tooltips."""

from __future__ import annotations

from PySide6.QtCore import QObject

from aemo_studio.gui.actions.shortcuts import Shortcuts, shown
from aemo_studio.gui.player import Player
from aemo_studio.gui.remembered.preferences import Preferences, PreferenceStore, WheelUse
from aemo_studio.gui.timeline.view import TimelineView

_BUTTONS = {
    "scene back": "previous scene",
    "frame back": "frame back",
    "play": "play",
    "frame forward": "frame forward",
    "scene forward": "next scene",
    "loop": "loop",
    "faces": "faces",
    "mute": "mute sound",
    "timecode": "go to timecode",
}
"""Buttons of the player, and the actions that do the same by a key."""

_ZOOM = ("zoom out", "zoom in", "zoom fit", "snapping")


class Habits(QObject):
    """Follows the preferences and the keys."""

    def __init__(
        self,
        store: PreferenceStore,
        shortcuts: Shortcuts,
        player: Player,
        timeline: TimelineView,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._shortcuts = shortcuts
        self._player = player
        self._timeline = timeline
        store.changed.connect(self._use)
        shortcuts.changed.connect(lambda _name: self._tell_keys())
        self._use(store.now)
        self._tell_keys()

    def _use(self, preferences: Preferences) -> None:
        self._shortcuts.use(preferences.keys)
        self._timeline.set_wheel_zooms(preferences.wheel is WheelUse.ZOOM)

    def _tell_keys(self) -> None:
        """Writes the keys that are in force into the tooltips."""
        self._player.controls.show_keys({b: self._first(a) for b, a in _BUTTONS.items()})
        self._timeline.show_keys({action: self._first(action) for action in _ZOOM})

    def _first(self, action: str) -> str:
        return next((shown(key) for key in self._shortcuts.keys(action)), "")
