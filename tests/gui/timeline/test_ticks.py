"""The ruler counts in timecode, whatever the rate and the start."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aemo_studio.domain.time import TimecodeRate
from aemo_studio.gui.timeline.geometry import TimeScale
from aemo_studio.gui.timeline.ticks import ticks

RATES = [Fraction(24000, 1001), Fraction(25), Fraction(30000, 1001), Fraction(60000, 1001)]


def labelled(scale: TimeScale, rate: TimecodeRate, start: str) -> list[tuple[float, str]]:
    return [(t.time_s, t.label) for t in ticks(scale, rate, start, 100) if t.label]


def test_at_25_frames_ticks_lie_on_whole_seconds() -> None:
    found = labelled(TimeScale.fitted(60.0, 1200.0), TimecodeRate.of(Fraction(25)), "01:00:00:00")
    assert found[:3] == [(0.0, "01:00:00:00"), (5.0, "01:00:05:00"), (10.0, "01:00:10:00")]


def test_a_start_between_seconds_moves_the_ticks() -> None:
    found = labelled(TimeScale.fitted(60.0, 1200.0), TimecodeRate.of(Fraction(25)), "00:59:58:05")
    assert found[0][0] == pytest.approx(1.8)
    assert found[0][1] == "01:00:00:00"


def test_drop_frame_minutes_begin_with_the_first_number_that_exists() -> None:
    rate = TimecodeRate.of(Fraction(30000, 1001))
    found = labelled(TimeScale.fitted(900.0, 1600.0), rate, "01:00:00;00")
    words = [label for _, label in found]
    assert "01:02:00;02" in words
    assert "01:10:00;00" in words


@given(st.integers(0, 86_399))
def test_the_first_frame_of_a_second_is_the_first_that_timecode_names(second: int) -> None:
    for exact in RATES:
        rate = TimecodeRate.of(exact)
        frame = rate.frame_of_second(second)
        hh, mm, ss = second // 3600, second // 60 % 60, second % 60
        assert rate.format_frame(frame).startswith(f"{hh:02}:{mm:02}:{ss:02}")
        before = rate.format_frame(frame - 1) if frame else "23"
        assert not before.startswith(f"{hh:02}:{mm:02}:{ss:02}")


@given(
    st.sampled_from(RATES),
    st.sampled_from(["00:00:00:00", "01:00:00:00", "10:59:59:20"]),
    st.floats(0.5, 8000),
    st.floats(1, 5000),
    st.floats(0, 1),
)
def test_labels_never_overlap_and_are_true(
    exact: Fraction, start: str, duration_s: float, factor: float, place: float
) -> None:
    rate = TimecodeRate.of(exact)
    start = start[:8] + (";" if rate.drop_frame else ":") + start[9:]
    scale = TimeScale.fitted(duration_s, 1200.0).zoomed(factor, place * 1200)
    found = labelled(scale, rate, start)
    for (left, _), (right, _) in pairwise(found):
        assert (right - left) * scale.px_per_s >= 95
    assert all(rate.format(time_s, start) == label for time_s, label in found)
    assert len(found) <= 16
