"""Places the ticks of the ruler on whole timecodes. Without Qt.

Ticks lie where the timecode is round, not where the seconds are: with a start timecode of
00:59:58:12, or with drop-frame, those differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from aemo_studio.domain.time import TimecodeRate
from aemo_studio.gui.timeline.geometry import TimeScale

_SECONDS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400)
_PARTS = {1: 4, 2: 4, 5: 5, 10: 5, 15: 3, 30: 6, 60: 6, 120: 4, 300: 5, 600: 5, 900: 3, 1800: 6}


@dataclass(frozen=True)
class Tick:
    """A mark on the ruler."""

    #: Seconds of the film.
    time_s: float
    #: Its timecode; None for the small ones between.
    label: str | None = None


@dataclass(frozen=True)
class Spacing:
    """The distance between labelled ticks."""

    #: In frames; 0 where it is in seconds.
    frames: int
    #: In seconds of timecode; 0 where it is in frames.
    seconds: int
    #: Small steps between two labelled ticks.
    parts: int


def spacing(px_per_s: float, rate: TimecodeRate, least_px: float) -> Spacing:
    """Chooses the closest round distance that leaves `least_px` pixels for a label."""
    px_per_frame = px_per_s / float(rate.rate)
    for frames in (n for n in (1, 2, 5, 10) if n < rate.nominal and rate.nominal % n == 0):
        if frames * px_per_frame >= least_px:
            return Spacing(frames, 0, frames if px_per_frame >= 4 else 1)
    for seconds in _SECONDS:
        if seconds * px_per_s >= least_px:
            return Spacing(0, seconds, _parts(seconds, rate))
    return Spacing(0, _SECONDS[-1], 4)


def _parts(seconds: int, rate: TimecodeRate) -> int:
    if seconds == 1:
        return 5 if rate.nominal % 5 == 0 else 4
    return _PARTS.get(seconds, 4)


def ticks(scale: TimeScale, rate: TimecodeRate, start: str, least_px: float) -> list[Tick]:
    """Lists all ticks that are visible, with one more on either side, in order of time.

    start: timecode of 0 s. least_px: pixels that a label needs.
    """
    step = spacing(scale.px_per_s, rate, least_px)
    first, per_s = rate.parse(start), float(rate.rate)
    found: list[Tick] = []
    labelled = list(_frames(scale, rate, first, step))
    for frame, following in pairwise(labelled):
        at_s, gap_s = (frame - first) / per_s, (following - frame) / step.parts / per_s
        found.append(Tick(at_s, rate.format_frame(frame)))
        found += [Tick(at_s + gap_s * part) for part in range(1, step.parts)]
    return [tick for tick in found if 0 <= tick.time_s <= scale.duration_s]


def _frames(scale: TimeScale, rate: TimecodeRate, first: int, step: Spacing) -> Iterator[int]:
    """Lists absolute frame numbers with a label, from one before the visible ones to one after."""
    left = first + int(Fraction(scale.start_s) * rate.rate)
    right = first + int(Fraction(scale.end_s) * rate.rate) + 1
    if step.frames:
        yield from range(left - left % step.frames, right + 2 * step.frames, step.frames)
        return
    # Dropped numbers make timecode run ahead of this guess, by seconds in a whole day.
    second = left // rate.nominal // step.seconds * step.seconds
    while rate.frame_of_second(second + step.seconds) <= left:
        second += step.seconds
    while True:
        frame = rate.frame_of_second(second)
        yield frame
        if frame > right:
            return
        second += step.seconds
