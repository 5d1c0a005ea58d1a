"""Fades from one of two sounds to the other, quicker than a note and without a click."""

from __future__ import annotations

import math

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

FADE_MS = 30
_STEP_MS = 4


class Fader(QObject):
    """Fades with equal power: the squares of the two gains add up to 1 all the time. moved: the
    gains have changed."""

    moved = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._place = self._from = self._to = 0.0
        self._since = QElapsedTimer()
        self._timer = QTimer(self, interval=_STEP_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._step)

    @property
    def side(self) -> int:
        """Returns the side that it goes to, or is at: 0 or 1."""
        return round(self._to)

    @property
    def moving(self) -> bool:
        return self._timer.isActive()

    def gain(self, side: int) -> float:
        """Returns the gain of a side, 0 to 1."""
        if not self.moving:
            return float(side == self.side)
        angle = self._place * math.pi / 2
        return math.sin(angle) if side else math.cos(angle)

    def go(self, side: int) -> None:
        """Fades to a side within FADE_MS, from wherever it is."""
        if side != self.side:
            self._from, self._to = self._place, float(side)
            self._since.start()
            self._timer.start()

    def jump(self, side: int) -> None:
        """Switches to a side at once."""
        self._timer.stop()
        self._place = self._from = self._to = float(side)
        self.moved.emit()

    def _step(self) -> None:
        share = min(1.0, self._since.elapsed() / FADE_MS)
        self._place = self._from + (self._to - self._from) * share
        if share == 1.0:
            self._timer.stop()
        self.moved.emit()
