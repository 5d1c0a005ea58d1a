"""Converts seconds to frames and back, and finds where to seek so that the right frame shows.
Without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

_FALLBACK_RATE = Fraction(25)
_SLACK = 0.02
"""Frames by which a time may lie before a frame and still mean it: times were rounded."""


@dataclass(frozen=True)
class FrameClock:
    """Time of a film in frames."""

    #: Frames per second, exact; None without picture (then 25 steps a second).
    rate: Fraction | None = None
    #: Seconds of the film; 0 where not known yet, nothing is clamped at the end then.
    duration_s: float = 0.0
    #: Whether frame times do not follow the rate; times stay as they are given.
    variable: bool = False

    @property
    def frame_s(self) -> float:
        """Returns the length of a frame in seconds (of variable-rate files, the average one)."""
        return float(1 / (self.rate or _FALLBACK_RATE))

    def index(self, time_s: float) -> int:
        """Returns the number, from 0, of the frame on display at `time_s`."""
        return max(0, int(time_s / self.frame_s + _SLACK))

    def snapped(self, time_s: float) -> float:
        """Returns the start of the frame on display at `time_s`, within the film."""
        time_s = self._clamped(time_s)
        return time_s if self.variable else self.index(time_s) * self.frame_s

    def middle(self, time_s: float) -> float:
        """Returns where to seek, the middle of the frame: a position on its edge can show the frame
        before."""
        if self.variable:
            return self._clamped(time_s) + 0.002
        return (self.index(self._clamped(time_s)) + 0.5) * self.frame_s

    def stepped(self, time_s: float, frames: int) -> float:
        """Returns the start of the frame `frames` further on (negative: back)."""
        if self.variable:
            return self._clamped(time_s + frames * self.frame_s)
        return self.snapped((self.index(time_s) + frames) * self.frame_s)

    @property
    def last_s(self) -> float:
        """Returns the start of the last frame, in seconds."""
        return max(0.0, self.duration_s - self.frame_s)

    def _clamped(self, time_s: float) -> float:
        time_s = max(0.0, time_s)
        return min(time_s, self.last_s) if self.duration_s > 0 else time_s
