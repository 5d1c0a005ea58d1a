from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aemo_studio.domain.time import TimecodeRate, clock, fine_clock, written_timecode

FILM = TimecodeRate.of(Fraction(24000, 1001))
NTSC = TimecodeRate.of(Fraction(30000, 1001))
NTSC_60 = TimecodeRate.of(Fraction(60000, 1001))
PAL = TimecodeRate.of(Fraction(25))
RATES = [FILM, NTSC, NTSC_60, PAL, *(TimecodeRate.of(Fraction(n)) for n in (24, 30, 50, 60, 120))]
ZERO = "00:00:00:00"


def counted_labels(nominal: int, dropped: int, n_frames: int) -> list[str]:
    """Drop-frame labels by counting as a clock would, not by a formula."""
    labels: list[str] = []
    minute = second = 0
    frame = 0
    while len(labels) < n_frames:
        labels.append(f"{minute // 60:02}:{minute % 60:02}:{second:02};{frame:02}")
        frame += 1
        if frame == nominal:
            frame, second = 0, second + 1
        if second == 60:
            second, minute = 0, minute + 1
            frame = dropped if minute % 10 else 0
    return labels


@pytest.mark.parametrize(("rate", "dropped"), [(NTSC, 2), (NTSC_60, 4)])
def test_every_drop_frame_label_of_90_minutes_is_the_counted_one(
    rate: TimecodeRate, dropped: int
) -> None:
    n_frames = int(90 * 60 * rate.rate) + 1
    labels = counted_labels(rate.nominal, dropped, n_frames)
    assert [rate.format_frame(n) for n in range(n_frames)] == labels
    assert [rate.parse(label) for label in labels[::997]] == list(range(0, n_frames, 997))


@pytest.mark.parametrize(
    ("rate", "frame", "label"),
    [
        (NTSC, 1799, "00:00:59;29"),
        (NTSC, 1800, "00:01:00;02"),
        (NTSC, 17982, "00:10:00;00"),
        (NTSC, 107892, "01:00:00;00"),
        (NTSC_60, 3600, "00:01:00;04"),
        (NTSC_60, 215784, "01:00:00;00"),
        (FILM, 86400, "01:00:00:00"),
        (PAL, 90000, "01:00:00:00"),
    ],
)
def test_known_labels(rate: TimecodeRate, frame: int, label: str) -> None:
    assert rate.format_frame(frame) == label
    assert rate.parse(label) == frame


@pytest.mark.parametrize("rate", [NTSC, NTSC_60])
def test_drop_frame_keeps_with_the_wall_clock_for_90_minutes(rate: TimecodeRate) -> None:
    """Never two frames off, where non-drop numbers would be 5.4 s behind."""
    for minute in range(91):
        label = rate.format(minute * 60.0, ZERO)
        hh, mm, rest = label.split(":")
        ss, ff = rest.split(";")
        shown = int(hh) * 3600 + int(mm) * 60 + int(ss) + int(ff) / rate.nominal
        assert abs(shown - minute * 60.0) <= (2 * rate.nominal / 30 + 0.6) / rate.nominal


def test_frames_of_film_do_not_drift_in_90_minutes() -> None:
    last = 90 * 60 * 24
    seconds = float(last * Fraction(1001, 24000))
    assert FILM.frames(seconds) == last
    assert FILM.format(seconds, ZERO) == "01:30:00:00"


@given(
    rate=st.sampled_from(RATES),
    frame=st.integers(min_value=0, max_value=24 * 3600 * 24 - 1),
)
def test_format_and_parse_are_each_others_reverse(rate: TimecodeRate, frame: int) -> None:
    assert rate.parse(rate.format_frame(frame)) == frame


@given(
    rate=st.sampled_from(RATES),
    frame=st.integers(min_value=0, max_value=3 * 3600 * 24),
)
def test_the_time_of_a_frame_is_that_frame(rate: TimecodeRate, frame: int) -> None:
    assert rate.frames(float(frame / rate.rate)) == frame


def test_start_is_added() -> None:
    assert PAL.format(1.0) == "01:00:01:00"
    assert PAL.format(1.04, "10:00:00:00") == "10:00:01:01"


def test_time_before_the_start_and_past_midnight() -> None:
    assert PAL.format(-1.0, "01:00:00:00") == "00:59:59:00"
    assert PAL.format(2.0, "23:59:59:00") == "00:00:01:00"
    assert NTSC.format_frame(24 * 107892) == "00:00:00;00"


@pytest.mark.parametrize(
    "label",
    [
        "",
        "1:00:00:00",
        "24:00:00:00",
        "25:00:00:00",
        "01:60:00:00",
        "01:00:60:00",
        "01:00:00:25",
        "01:00:00",
        "01:00:00:00\n",
    ],
)
def test_what_is_no_timecode_is_refused(label: str) -> None:
    with pytest.raises(ValueError, match="timecode"):
        PAL.parse(label)


def test_numbers_that_drop_frame_leaves_out_are_refused() -> None:
    with pytest.raises(ValueError, match="left out"):
        NTSC.parse("00:01:00;01")
    assert NTSC.parse("00:10:00;01") == 17983


@pytest.mark.parametrize(
    ("rate", "expected", "drop"),
    [
        (None, Fraction(25), False),
        (Fraction(0), Fraction(25), False),
        (Fraction(2997, 100), Fraction(30000, 1001), True),
        (Fraction(5994, 100), Fraction(60000, 1001), True),
        (Fraction(23976, 1000), Fraction(24000, 1001), False),
        (Fraction(30), Fraction(30), False),
        (Fraction(2941, 100), Fraction(29), False),
        (Fraction(1, 3), Fraction(1), False),
    ],
)
def test_the_timecode_of_a_rate(rate: Fraction | None, expected: Fraction, drop: bool) -> None:
    assert TimecodeRate.of(rate) == TimecodeRate(expected, drop)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("19:26:48:04", "19:26:48:04"),
        ("01:00:00;02", "01:00:00;02"),
        ("01;00;00;02", "01:00:00;02"),
        ("01:00:00.02", "01:00:00;02"),
        (" 01:00:00:00\0", "01:00:00:00"),
        ("2024-05-01T10:00:00", None),
        ("", None),
    ],
)
def test_timecode_as_files_write_it(text: str, expected: str | None) -> None:
    assert written_timecode(text) == expected


def test_only_two_rates_leave_numbers_out() -> None:
    assert TimecodeRate.of(Fraction(30000, 1001)).with_drop_frame(False).drop_frame is False
    assert TimecodeRate.of(Fraction(60000, 1001)).with_drop_frame(True).drop_frame is True
    for rate in (Fraction(24), Fraction(24000, 1001), Fraction(25), Fraction(30)):
        assert TimecodeRate.of(rate).with_drop_frame(True).drop_frame is False


def test_a_length_reads_as_on_a_clock() -> None:
    lengths = (0, 45.4, 59.6, 200, 3723)
    assert [clock(s) for s in lengths] == ["0:00", "0:45", "1:00", "3:20", "1:02:03"]
    assert [fine_clock(s) for s in (0, 59.96, 3723)] == ["0:00.0", "1:00.0", "62:03.0"]
