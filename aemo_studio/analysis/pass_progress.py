"""Reports how far a pass over a film has come."""

from __future__ import annotations

import threading
import time

from aemo_studio.base.progress import Eta, Event, Partial, Progress, Reporter
from aemo_studio.domain.emotion import FloatArray

REPORT_EVERY_S = 0.25
PARTIAL_EVERY_S = 0.5
"""Seconds by the wall clock from one report of progress, or of partial scores, to the next."""

LAST_STAGE_AT = 0.98
"""Progress at the end of the decode pass, in [0, 1]; the rest is scoring and scenes."""


class ProgressReporter:
    """Sends events to the caller's Reporter: one call at a time, and not too often."""

    def __init__(self, report: Reporter, duration_s: float) -> None:
        self._report = report
        self._duration_s = max(duration_s, 1e-6)
        self._lock = threading.Lock()
        self._eta = Eta()
        self._reported_at = 0.0
        self._furthest = 0.0
        self._partial_at: dict[str, float] = {}

    def send(self, event: Event) -> None:
        """Passes an event on, from any thread."""
        with self._lock:
            self._report(event)

    def position(self, time_s: float) -> None:
        """Reports that the pass has come to this time of the film.

        Picture and sound take turns, one a little behind the other; the reported progress
        never goes back.
        """
        self._furthest = max(self._furthest, time_s)
        now = time.monotonic()
        if now - self._reported_at >= REPORT_EVERY_S:
            self._reported_at = now
            done = min(self._furthest / self._duration_s, 1.0) * LAST_STAGE_AT
            self.send(Progress("film", done, self._eta.left_s(done)))

    def stage(self, name: str, done: float) -> None:
        """Reports that a stage begins, with the share of the whole that is done."""
        self.send(Progress(name, done, self._eta.left_s(done)))

    def partial_due(self, track: str) -> bool:
        """Whether a partial result of this track is due; if so, the interval starts anew."""
        now = time.monotonic()
        if now - self._partial_at.get(track, 0.0) < PARTIAL_EVERY_S:
            return False
        self._partial_at[track] = now
        return True

    def partial(self, track: str, start: int, scores: FloatArray) -> None:
        """Reports EmotionScores float32[n, 8] from cell `start` on; nothing where n is 0."""
        if len(scores):
            self.send(Partial(track, start, scores))
