"""What editors type for a timecode, and where it goes."""

from __future__ import annotations

from fractions import Fraction

import pytest

from aemo_studio.domain.time import TimecodeRate
from aemo_studio.gui.player.typed_timecode import typed_s

PAL = TimecodeRate.of(Fraction(25))
NTSC = TimecodeRate.of(Fraction(30000, 1001))


@pytest.mark.parametrize(
    ("typed", "time_s"),
    [
        ("1012", 190.48),  # the minute that is not typed is that of now
        ("5", 184.2),
        ("10.12", 190.48),
        ("01:00:01:05", 1.2),
        ("01000105", 1.2),
        (" +5 ", 184.2),
        ("+50", 186.0),
        ("−1:00", 183.0),
        ("-100", 183.0),
        ("00:59:59:00", -1.0),
    ],
)
def test_fields_from_the_right_and_signs(typed: str, time_s: float) -> None:
    assert typed_s(typed, 184.0, "01:00:00:00", PAL) == pytest.approx(time_s)


def test_drop_frame_numbers_are_those_of_the_clock() -> None:
    minute_s, hour_s = 1800 * 1001 / 30000, 107_892 * 1001 / 30000
    assert typed_s("01000000", 3.0, "00:00:00;00", NTSC) == pytest.approx(hour_s)
    assert typed_s("1:00;02", 0.0, "00:00:00;00", NTSC) == pytest.approx(minute_s)
    with pytest.raises(ValueError, match="drop-frame"):
        typed_s("1:00;00", 0.0, "00:00:00;00", NTSC)


@pytest.mark.parametrize(
    "typed", ["", "+", "abc", "1:2:3:4:5", "123456789", "99:00", "1::2", "12:99"]
)
def test_what_is_no_timecode(typed: str) -> None:
    with pytest.raises(ValueError, match="timecode"):
        typed_s(typed, 0.0, "01:00:00:00", PAL)
