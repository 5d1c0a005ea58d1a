"""Writes time as people read it: timecode, exact for rational rates, and lengths as on a clock.

The program counts seconds from the first displayed video frame; timecode is used only
where people and editing programs read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

DEFAULT_START = "01:00:00:00"
"""Timecode of the first frame where the film carries none, as is usual in broadcasting."""

_TIMECODE = re.compile(r"([0-9]{2}):([0-9]{2}):([0-9]{2})([:;])([0-9]{2,3})")
_WRITTEN = re.compile(r"([0-9]{2})[:;]([0-9]{2})[:;]([0-9]{2})([:;.,])([0-9]{2,3})")
_NTSC = 1001


class TimecodeError(ValueError):
    """A text that is no timecode. template: why, in English, with `{fields}`."""

    def __init__(self, template: str, **fields: object) -> None:
        super().__init__(template.format(**fields))
        self.template = template
        self.fields = fields


@dataclass(frozen=True)
class TimecodeRate:
    """A frame rate and the way in which its timecode counts (SMPTE ST 12-1)."""

    #: Frames per second, exact.
    rate: Fraction
    #: Whether timecode skips frame numbers to keep up with the wall clock; only for
    #: 30000/1001 and 60000/1001.
    drop_frame: bool

    @staticmethod
    def of(rate: Fraction | None) -> TimecodeRate:
        """Chooses the usual timecode of a rate: drop-frame for 29.97 and 59.94, 25 if unknown.

        Rates of variable-rate files (average rates such as 29.41) count in their nearest
        whole number of frames, which never disagrees with the seconds by a full frame.
        """
        if rate is None or rate <= 0:
            return TimecodeRate(Fraction(25), drop_frame=False)
        nominal = max(1, round(rate))
        ntsc = Fraction(nominal * 1000, _NTSC)
        if abs(rate - ntsc) < Fraction(1, 200):
            return TimecodeRate(ntsc, drop_frame=nominal in (30, 60))
        return TimecodeRate(Fraction(nominal), drop_frame=False)

    def with_drop_frame(self, wanted: bool) -> TimecodeRate:
        """Chooses whether numbers are left out; rates that have no drop-frame never do."""
        return replace(self, drop_frame=wanted and TimecodeRate.of(self.rate).drop_frame)

    @property
    def nominal(self) -> int:
        """Frame numbers per second of timecode."""
        return round(self.rate)

    @property
    def is_ntsc(self) -> bool:
        """Tells the rates of 1000 pictures in 1001 of a whole rate: 23.976, 29.97, 59.94."""
        return self.rate.denominator == _NTSC

    def frames(self, seconds: float) -> int:
        """Finds the number of the frame that starts nearest to `seconds`."""
        return round(Fraction(seconds) * self.rate)

    def format(self, seconds: float, start: str = DEFAULT_START) -> str:
        """Formats the timecode of the frame nearest to `seconds` where 0 s is at `start`."""
        return self.format_frame(self.frames(seconds) + self.parse(start))

    def format_frame(self, frame: int) -> str:
        """Formats the timecode of an absolute frame number (0 is 00:00:00:00); wraps after 24 h."""
        nominal = self.nominal
        if self.drop_frame:
            frame = _with_dropped_numbers(frame, nominal)
        seconds, ff = divmod(frame, nominal)
        hours, mm, ss = hours_minutes_seconds(seconds)
        mark = ";" if self.drop_frame else ":"
        return f"{hours % 24:02}:{mm:02}:{ss:02}{mark}{ff:02}"

    def parse(self, timecode: str) -> int:
        """Parses a timecode into an absolute frame number. Raises TimecodeError if it is none."""
        match = _TIMECODE.fullmatch(timecode)
        if match is None:
            raise TimecodeError(
                "{timecode!r} is not a timecode like 01:00:00:00", timecode=timecode
            )
        hh, mm, ss, ff = (int(match[i]) for i in (1, 2, 3, 5))
        if hh > 23:
            raise TimecodeError(
                "{timecode!r} is no timecode: hours go from 00 to 23", timecode=timecode
            )
        if mm > 59 or ss > 59 or ff >= self.nominal:
            raise TimecodeError(
                "{timecode!r} is no timecode at {count} frames a second",
                timecode=timecode,
                count=self.nominal,
            )
        frame = (hh * 3600 + mm * 60 + ss) * self.nominal + ff
        if self.drop_frame:
            minutes = hh * 60 + mm
            if mm % 10 and not ss and ff < self._dropped_per_minute:
                raise TimecodeError(
                    "{timecode!r} is left out in drop-frame timecode", timecode=timecode
                )
            frame -= self._dropped_per_minute * (minutes - minutes // 10)
        return frame

    def frame_of_second(self, second: int) -> int:
        """Finds the first frame that exists in a second of timecode, counted from 00:00:00:00."""
        frame = second * self.nominal
        if not self.drop_frame:
            return frame
        minutes, rest = divmod(second, 60)
        counted = frame - self._dropped_per_minute * (minutes - minutes // 10)
        return counted + self._dropped_per_minute if not rest and minutes % 10 else counted

    @property
    def frames_a_day(self) -> int:
        """Counts the frames after which timecode is at 00:00:00:00 again."""
        dropped = self._dropped_per_minute * (24 * 60 - 24 * 6) if self.drop_frame else 0
        return 24 * 3600 * self.nominal - dropped

    @property
    def _dropped_per_minute(self) -> int:
        return self.nominal // 15


def written_timecode(text: str) -> str | None:
    """Normalises a timecode as files carry it; None where the text is none.

    Drop-frame is marked by `;` before the frames, by older programs by `.` or `,`.
    """
    match = _WRITTEN.fullmatch(text.strip().rstrip("\0"))
    if match is None:
        return None
    mark = ":" if match[4] == ":" else ";"
    return f"{match[1]}:{match[2]}:{match[3]}{mark}{match[5]}"


def _with_dropped_numbers(frame: int, nominal: int) -> int:
    """Converts a frame count to a drop-frame number: 2 (or 4) numbers are skipped at the start
    of each minute that is not a multiple of ten (SMPTE ST 12-1)."""
    dropped = nominal // 15
    per_minute = nominal * 60 - dropped
    per_ten = per_minute * 10 + dropped
    tens, rest = divmod(frame, per_ten)
    skipped = 9 * dropped * tens
    if rest >= nominal * 60:
        skipped += dropped * ((rest - nominal * 60) // per_minute + 1)
    return frame + skipped


def clock(seconds: float) -> str:
    """A length in whole seconds: `0:45`, `3:20`, `1:02:03`."""
    hours, minutes, rest = hours_minutes_seconds(round(seconds))
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def fine_clock(seconds: float) -> str:
    """A moment of a track, to a tenth of a second: `0:45.0`, `3:20.4`, `62:03.0`."""
    minutes, rest = divmod(round(seconds, 1), 60)
    return f"{int(minutes)}:{rest:04.1f}"


def hours_minutes_seconds(seconds: int) -> tuple[int, int, int]:
    """Whole seconds in the parts of a clock."""
    minutes, rest = divmod(seconds, 60)
    return *divmod(minutes, 60), rest


def overlaps(spans_s: Iterable[tuple[float, float]], start_s: float, end_s: float) -> bool:
    """Reports whether any of the spans, start and end in seconds, shares time with a stretch."""
    return any(start < end_s and end > start_s for start, end in spans_s)
