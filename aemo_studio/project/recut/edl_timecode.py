"""Tells how the timecode of an EDL counts, where that is not the frame rate of the film."""

from __future__ import annotations

import re
from fractions import Fraction

from aemo_studio.domain.time import TimecodeRate

_EVENT_TIMES = re.compile(r"(?:\b\d\d[:;.,]\d\d[:;.,]\d\d[:;.,]\d\d\b\s*){4}$", re.MULTILINE)
_FRAMES = re.compile(r"(\d\d)[:;.,](\d\d)[:;.,](\d\d)([:;.,])(\d\d)")
_FAST = 48
_ENOUGH = 24
DAY_S = 86_400.0


def counted_rate(text: str, film: TimecodeRate) -> TimecodeRate:
    """Finds the rate at which an EDL counts, by the frame numbers that it has.

    A film of 50 frames a second is often counted as 25, and a list of another sequence may count
    more frames than the film has. Where no line says how 29.97 counts, numbers that drop-frame
    leaves out tell that it is not drop-frame.
    """
    codes = {code for line in _EVENT_TIMES.finditer(text) for code in _FRAMES.findall(line[0])}
    rate = _of_count(_count(codes, film.nominal), film)
    if "FCM:" not in text.upper() and any(_is_left_out(code, rate) for code in codes):
        rate = rate.with_drop_frame(False)
    return rate


def _count(codes: set[tuple[str, ...]], nominal: int) -> int:
    """Finds how many frames a second the numbers count."""
    numbers = [int(code[-1]) for code in codes]
    highest = max(numbers, default=0)
    if highest >= nominal:
        return next((n for n in (25, 30, 2 * nominal, 48, 50, 60) if n > highest), nominal)
    telling = sum(number > 0 for number in numbers)
    halved = nominal >= _FAST and telling >= _ENOUGH and highest < nominal // 2
    return nominal // 2 if halved else nominal


def _of_count(count: int, film: TimecodeRate) -> TimecodeRate:
    if count == film.nominal:
        return film
    is_ntsc = film.rate.denominator != 1 and count % 25
    rate = Fraction(count * 1000, 1001) if is_ntsc else Fraction(count)
    return TimecodeRate(rate, drop_frame=film.drop_frame).with_drop_frame(film.drop_frame)


def _is_left_out(code: tuple[str, ...], rate: TimecodeRate) -> bool:
    _, minutes, seconds, mark, frames = code
    dropped = rate.nominal // 15 if rate.drop_frame else 0
    return mark == ":" and int(minutes) % 10 > 0 and not int(seconds) and int(frames) < dropped
