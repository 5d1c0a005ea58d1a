"""How long work tells its caller where it is, and learns that it should stop.

Work takes a `Reporter` and calls it; who shows the progress (a terminal bar, JSON
lines, a window) is the caller's business.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aemo_studio.base.errors import Cancelled


@dataclass(frozen=True)
class Progress:
    """Where a stage is: `done` in [0, 1] of the whole work, `eta_s` seconds left if known."""

    stage: str
    done: float
    eta_s: float | None


@dataclass(frozen=True)
class Partial:
    """EmotionScores float32[n, 8] known so far, from grid cell `start` on."""

    track: str
    start: int
    scores: NDArray[np.float32]


@dataclass(frozen=True)
class Warning:
    """Something the user should know that does not stop the work."""

    code: str
    message: str


Event = Progress | Partial | Warning
Reporter = Callable[[Event], None]


def silent(_event: Event) -> None:
    """A Reporter for those who do not listen."""


class CancelToken:
    """Set from any thread (or a signal handler), checked by the work."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        self._event.set()

    @property
    def cancelled(self) -> bool:
        return self._event.is_set()

    def check(self) -> None:
        """Raise `Cancelled` if somebody asked to stop."""
        if self._event.is_set():
            raise Cancelled


class Eta:
    """Seconds left, from the share done and the time since the start."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._start = clock()

    def left_s(self, done: float) -> float | None:
        """None until there is enough behind us to extrapolate."""
        elapsed = self._clock() - self._start
        if done <= 0.01 or elapsed < 0.5:
            return None
        return elapsed * (1.0 - done) / done
