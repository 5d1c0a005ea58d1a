"""Points at the scene that is worked on. It belongs to the window, not to the Project."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class SceneFocus(QObject):
    """Follows the playhead, or stays in a scene while its music is auditioned."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held_s: float | None = None

    def time_s(self, playhead_s: float) -> float:
        """Returns a moment of the scene that is worked on, in seconds of the film."""
        return playhead_s if self._held_s is None else self._held_s

    def hold(self, time_s: float | None) -> None:
        """Stays in the scene at a moment; None follows the playhead again."""
        if time_s != self._held_s:
            self._held_s = time_s
            self.changed.emit()
