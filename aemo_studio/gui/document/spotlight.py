"""Points at one Character of the film. It belongs to the window, not to the Project."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Spotlight(QObject):
    """Holds the number of the Character whose voice and face alone are shown; None: everybody's."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.number: int | None = None

    def set(self, number: int | None) -> None:
        if number != self.number:
            self.number = number
            self.changed.emit()

    def toggle(self, number: int) -> None:
        """Points at a Character, or at nobody where it is lit already."""
        self.set(None if number == self.number else number)

    def clear(self) -> None:
        self.set(None)
