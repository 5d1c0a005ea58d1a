"""Marks a range of the film, in and out. It belongs to the window, not to the Project."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Marks(QObject):
    """Holds `in_s` and `out_s` in seconds, None where not marked. An in after the out removes the
    out, and the other way round."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.in_s: float | None = None
        self.out_s: float | None = None

    @property
    def range(self) -> tuple[float, float] | None:
        """Returns both ends, where both are marked."""
        if self.in_s is None or self.out_s is None:
            return None
        return self.in_s, self.out_s

    def mark_in(self, time_s: float) -> None:
        self.in_s = time_s
        if self.out_s is not None and self.out_s <= time_s:
            self.out_s = None
        self.changed.emit()

    def mark_out(self, time_s: float) -> None:
        self.out_s = time_s
        if self.in_s is not None and self.in_s >= time_s:
            self.in_s = None
        self.changed.emit()

    def set(self, in_s: float | None, out_s: float | None) -> None:
        """Sets both ends, as dragged."""
        if (in_s, out_s) != (self.in_s, self.out_s):
            self.in_s, self.out_s = in_s, out_s
            self.changed.emit()

    def clear(self) -> None:
        if self.in_s is None and self.out_s is None:
            return
        self.in_s = self.out_s = None
        self.changed.emit()
