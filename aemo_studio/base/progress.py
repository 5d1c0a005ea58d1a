"""Events by which long work reports its progress, and the token that cancels it.

Work takes a `Reporter` and calls it; what becomes of an event (a terminal bar, a JSON
line, a window) is up to the caller.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aemo_studio.base.errors import Cancelled
from aemo_studio.base.translations import Phrase
from aemo_studio.domain.project import AnalysisWarning


@dataclass(frozen=True)
class Progress:
    """How far the work has come."""

    #: The step that runs: "film", "speech", "faces", "scenes" in an analysis.
    stage: str
    #: Share of the whole work, in [0, 1].
    done: float
    #: Seconds left; None until they can be estimated.
    eta_s: float | None
    #: The file that is worked on, where the work goes file by file.
    file: str = ""
    #: Its number, from 1.
    number: int = 0
    #: Of how many files.
    count: int = 0


@dataclass(frozen=True)
class Partial:
    """Preliminary EmotionScores of consecutive grid cells."""

    #: "speech", "face" or "fused".
    track: str
    #: Number of the first grid cell.
    start: int
    #: float32[n, 8]: EmotionScores of n cells from `start` on.
    scores: NDArray[np.float32]


@dataclass(frozen=True)
class WarningEvent:
    """A problem that the user should know of and that does not stop the work."""

    #: Names the kind of problem, for programs: "damaged", "no_speech", …
    code: str
    #: One sentence for the user, for any language.
    phrase: Phrase

    @staticmethod
    def of(warning: AnalysisWarning) -> WarningEvent:
        """Returns the event that was reported when the analysis was made. Without a template
        there is no other language than English."""
        template = warning.template or warning.message
        return WarningEvent(warning.code, Phrase(template, warning.fields))

    @property
    def message(self) -> str:
        """The sentence in English."""
        return str(self.phrase)


Event = Progress | Partial | WarningEvent
Reporter = Callable[[Event], None]


def silent(_event: Event) -> None:
    """Drops an event: the Reporter of callers that show no progress."""


_LOOK_S = 0.05


class CancelToken:
    """Asks work to stop or to wait: set from any thread or signal handler, checked by the work."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._paused = False

    def cancel(self) -> None:
        """Asks the work to stop at its next check."""
        self._event.set()

    def pause(self) -> None:
        """Lets the work wait at its next check."""
        self._paused = True

    def go_on(self) -> None:
        """Ends the pause."""
        self._paused = False

    @property
    def cancelled(self) -> bool:
        return self._event.is_set()

    def check(self) -> None:
        """Waits during a pause. Raises Cancelled once `cancel` was called."""
        # No lock: a signal handler may set the token while this waits.
        while self._paused and not self._event.is_set():
            time.sleep(_LOOK_S)
        if self._event.is_set():
            raise Cancelled


class Eta:
    """Estimates the seconds left from the share done and the time since the start.

    clock: seconds, rising.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._start = clock()

    def left_s(self, done: float) -> float | None:
        """Seconds left when the share `done` in [0, 1] is done; None in the first half second and
        the first hundredth, which are too little to extrapolate from."""
        elapsed = self._clock() - self._start
        if done <= 0.01 or elapsed < 0.5:
            return None
        return elapsed * (1.0 - done) / done


class StagedProgress:
    """Reports progress of work in stages, and checks for cancelling."""

    def __init__(self, report: Reporter, cancel: CancelToken) -> None:
        self._report = report
        self._cancel = cancel
        self._eta = Eta()

    def check(self) -> None:
        """Raises Cancelled if the user cancelled."""
        self._cancel.check()

    def span(self, stage: str, first: float, last: float, whole: float) -> Callable[[float], None]:
        """Makes a reporter of a stage that covers the shares `first` to `last` of the work; it
        takes how much is done of `whole`, in any unit."""

        def report_done(amount: float) -> None:
            self._cancel.check()
            share = min(max(amount / max(whole, 1e-6), 0.0), 1.0)
            done = first + (last - first) * share
            self._report(Progress(stage, done, self._eta.left_s(done)))

        return report_done
