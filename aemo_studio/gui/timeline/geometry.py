"""Converts time to pixels and back: zoom, scroll, clamp. Without Qt.

A `TimeScale` holds which stretch of the film a strip of pixels shows. It is frozen: zooming and
scrolling return a new one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

MAX_PX_PER_S = 600.0
"""Closest zoom: a frame of 25 a second is 24 pixels wide."""


@dataclass(frozen=True)
class TimeScale:
    """Maps `width_px` pixels to [start_s, start_s + width_px / px_per_s) of a film.

    Always within its limits: never wider than the film (except for one shorter than a pixel at the
    closest zoom), never before its start or beyond its end.
    """

    #: Seconds of the film.
    duration_s: float
    #: Logical pixels of the view.
    width_px: float
    #: Logical pixels per second: the zoom.
    px_per_s: float
    #: Seconds of the film at the left edge.
    start_s: float = 0.0

    @staticmethod
    def fitted(duration_s: float, width_px: float) -> TimeScale:
        """Shows the whole film."""
        duration_s, width_px = max(duration_s, 1e-3), max(width_px, 1.0)
        return TimeScale(duration_s, width_px, width_px / duration_s)

    @property
    def least_px_per_s(self) -> float:
        """Returns the zoom at which the whole film is visible, in pixels per second."""
        return self.width_px / self.duration_s

    @property
    def visible_s(self) -> float:
        return self.width_px / self.px_per_s

    @property
    def end_s(self) -> float:
        return self.start_s + self.visible_s

    @property
    def is_fitted(self) -> bool:
        return self.px_per_s <= self.least_px_per_s * (1 + 1e-9)

    def x(self, time_s: float) -> float:
        """Converts a time to its pixel; outside 0 to width_px where it is not visible."""
        return (time_s - self.start_s) * self.px_per_s

    def time(self, x: float) -> float:
        """Converts a pixel to its time, within the film."""
        return self.clamped(self.start_s + x / self.px_per_s)

    def clamped(self, time_s: float) -> float:
        """Returns the nearest time within the film."""
        return min(max(time_s, 0.0), self.duration_s)

    def shows(self, time_s: float, margin_px: float = 0.0) -> bool:
        """Returns whether a time is visible, at least `margin_px` from both ends."""
        return margin_px <= self.x(time_s) <= self.width_px - margin_px

    def zoomed(self, factor: float, at_px: float) -> TimeScale:
        """Zooms closer (factor > 1) or farther; the time under `at_px` stays there if it can."""
        anchor_s = self.start_s + at_px / self.px_per_s
        px_per_s = self._allowed(self.px_per_s * factor)
        return self._at(px_per_s, anchor_s - at_px / px_per_s)

    def scrolled(self, by_px: float) -> TimeScale:
        """Scrolls later (by_px > 0) or earlier."""
        return self._at(self.px_per_s, self.start_s + by_px / self.px_per_s)

    def resized(self, width_px: float) -> TimeScale:
        """Changes the width; what was fitted stays fitted, else zoom and left edge are kept."""
        if self.is_fitted:
            return TimeScale.fitted(self.duration_s, width_px)
        wider = replace(self, width_px=max(width_px, 1.0))
        return wider._at(wider._allowed(self.px_per_s), self.start_s)

    def showing(self, start_s: float, end_s: float) -> TimeScale:
        """Shows just this stretch, as far as the limits of the zoom allow."""
        px_per_s = self._allowed(self.width_px / max(end_s - start_s, 1e-9))
        middle_s = (start_s + end_s) / 2
        return self._at(px_per_s, middle_s - self.width_px / px_per_s / 2)

    def centred(self, time_s: float) -> TimeScale:
        """Scrolls to a time in the middle, at the same zoom."""
        return self._at(self.px_per_s, time_s - self.visible_s / 2)

    def paged(self, time_s: float, margin: float = 0.08) -> TimeScale:
        """Turns to the page with a time that is not visible, a little in from its edge."""
        if self.shows(time_s):
            return self
        share = margin if time_s > self.start_s else 1 - margin
        return self._at(self.px_per_s, time_s - self.visible_s * share)

    def _allowed(self, px_per_s: float) -> float:
        least = self.least_px_per_s
        return min(max(px_per_s, least), max(MAX_PX_PER_S, least))

    def _at(self, px_per_s: float, start_s: float) -> TimeScale:
        latest = max(0.0, self.duration_s - self.width_px / px_per_s)
        return replace(self, px_per_s=px_per_s, start_s=min(max(start_s, 0.0), latest))


def nearest(times_s: Sequence[float], time_s: float) -> int | None:
    """Finds the index of the entry of a sorted sequence that is nearest; None if it is empty."""
    if not times_s:
        return None
    after = bisect_left(times_s, time_s)
    candidates = (i for i in (after - 1, after) if 0 <= i < len(times_s))
    return min(candidates, key=lambda i: abs(times_s[i] - time_s))


def hit(scale: TimeScale, times_s: Sequence[float], x: float, tolerance_px: float) -> int | None:
    """Finds the index of the entry of a sorted sequence that is drawn nearest to `x`, if near
    enough."""
    index = nearest(times_s, scale.start_s + x / scale.px_per_s)
    if index is None or abs(scale.x(times_s[index]) - x) > tolerance_px:
        return None
    return index


def span_at(edges_s: Sequence[float], time_s: float) -> int | None:
    """Finds which of the spans between sorted edges holds a time; the last holds its own end."""
    if len(edges_s) < 2 or not edges_s[0] <= time_s <= edges_s[-1]:
        return None
    return min(bisect_right(edges_s, time_s) - 1, len(edges_s) - 2)
