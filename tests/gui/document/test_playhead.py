"""Frames, scenes, markers and marks around the playhead, without a window."""

from __future__ import annotations

import dataclasses
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from aemo_studio.domain.project import Marker
from aemo_studio.gui.document.marks import Marks
from aemo_studio.gui.document.playhead import marker_at, neighbour_start_s, next_marker_s, scene_at
from aemo_studio.gui.player.frame_clock import FrameClock
from aemo_studio.gui.player.transport import faster_backward, faster_forward
from tests.factories import make_project

RATES = [Fraction(24000, 1001), Fraction(24), Fraction(25), Fraction(30000, 1001), Fraction(50)]


@given(st.sampled_from(RATES), st.integers(0, 10 * 3600 * 24))
def test_the_middle_of_a_frame_lies_within_it(rate: Fraction, number: int) -> None:
    """Also after ten hours, and from its start as a float and in milliseconds."""
    clock = FrameClock(rate)
    start = float(number / rate)
    assert clock.index(start) == number
    assert number / rate < Fraction(round(clock.middle(start) * 1000), 1000) < (number + 1) / rate


@given(st.sampled_from(RATES), st.integers(1, 200_000), st.integers(-50, 50))
def test_steps_are_whole_frames_within_the_film(rate: Fraction, number: int, step: int) -> None:
    clock = FrameClock(rate, duration_s=float(100_000 / rate))
    there = clock.stepped(float(min(number, 99_999) / rate), step)
    assert clock.index(there) == min(max(min(number, 99_999) + step, 0), 99_999)


def test_variable_rates_keep_their_times() -> None:
    clock = FrameClock(Fraction(30), 10.0, variable=True)
    assert clock.snapped(3.1234) == 3.1234
    assert clock.middle(3.1234) == pytest.approx(3.1254)


def test_speeds_double_and_turn() -> None:
    speeds = [0.0]
    for _ in range(5):
        speeds.append(faster_forward(speeds[-1]))
    assert speeds == [0, 1, 2, 4, 8, 8]
    assert [faster_backward(8.0), faster_backward(-1.0), faster_backward(-8.0)] == [-1, -2, -8]


def test_scenes_around_the_playhead() -> None:
    """Three scenes of 10 s."""
    project = make_project()
    assert [scene_at(project, t) for t in (0.0, 9.99, 10.0, 35.0)] == [0, 0, 1, 2]
    assert scene_at(None, 3.0) is None
    assert neighbour_start_s(project, 3.0, 1) == 10.0
    assert neighbour_start_s(project, 25.0, 1) == 25.0, "there is no next one"
    assert neighbour_start_s(project, 13.0, -1) == 10.0, "first to its own start"
    assert neighbour_start_s(project, 10.2, -1) == 0.0


def test_markers_around_the_playhead() -> None:
    markers = (Marker(2.0), Marker(8.0))
    project = dataclasses.replace(make_project(), markers=markers)
    assert [next_marker_s(project, t) for t in (0.0, 2.0, 9.0)] == [2.0, 8.0, 2.0]
    assert next_marker_s(make_project(), 1.0) is None
    assert [marker_at(project, t, 0.5) for t in (1.6, 7.0, 8.4)] == [0, None, 1]


def test_an_end_that_would_come_before_the_other_removes_it(qtbot: QtBot) -> None:
    marks = Marks()
    marks.mark_in(2.0)
    marks.mark_out(5.0)
    assert marks.range == (2.0, 5.0)
    marks.mark_in(6.0)
    assert (marks.in_s, marks.out_s) == (6.0, None)
    marks.mark_out(1.0)
    assert (marks.in_s, marks.out_s) == (None, 1.0)
