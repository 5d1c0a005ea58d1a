"""What can be taken hold of, and where it comes to rest."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aemo_studio.domain.project import Marker
from aemo_studio.domain.scene import Shot
from aemo_studio.domain.time import TimecodeRate
from aemo_studio.gui.timeline.geometry import TimeScale
from aemo_studio.gui.timeline.grips import SCRUB, Grip, GripKind, grip_at, moved, targets
from aemo_studio.gui.timeline.layout import LaneHeight, least_height, row_at, rows
from aemo_studio.gui.timeline.model import TimelineModel
from aemo_studio.gui.timeline.snapping import SnapKind, SnapTargets
from tests.factories import make_scenes

SCALE = TimeScale.fitted(30.0, 3000.0)


def film() -> TimelineModel:
    """Scenes at 0, 10 and 20 s; cuts at 4.04, 10 and 12 s; a marker at 13 s; in 5, out 25."""
    edges = (0.0, 4.04, 10.0, 12.0, 30.0)
    shots = tuple(Shot(a, b) for a, b in pairwise(edges))
    return TimelineModel(
        duration_s=30.0,
        rate=TimecodeRate.of(Fraction(25)),
        scenes=make_scenes(30.0),
        shots=shots,
        markers=(Marker(13.0, "turn"),),
        in_s=5.0,
        out_s=25.0,
    )


def test_boundaries_are_found_in_the_lanes_of_scenes_and_music_only() -> None:
    model = film()
    for lane in ("scenes", "music"):
        assert grip_at(model, SCALE, lane, 1004.0) == Grip(GripKind.BOUNDARY, 0)
        assert grip_at(model, SCALE, lane, 1010.0) == SCRUB
    assert grip_at(model, SCALE, "speech", 1000.0) == SCRUB


def test_the_ruler_holds_the_range_and_the_markers() -> None:
    model = film()
    assert grip_at(model, SCALE, "ruler", 503.0) == Grip(GripKind.IN)
    assert grip_at(model, SCALE, "ruler", 2496.0) == Grip(GripKind.OUT)
    assert grip_at(model, SCALE, "ruler", 1296.0) == Grip(GripKind.MARKER, 0)
    assert grip_at(model, SCALE, "ruler", 1400.0) == SCRUB


def test_scenes_too_narrow_to_be_seen_are_not_moved_by_accident() -> None:
    assert grip_at(film(), TimeScale.fitted(30.0, 30.0), "scenes", 10.0) == SCRUB


def test_a_boundary_snaps_to_cuts_and_is_free_with_alt() -> None:
    model, grip = film(), Grip(GripKind.BOUNDARY, 0)
    snap_to = targets(model, grip, playhead_s=17.0)
    landed = moved(model, SCALE, grip, 11.95, snap_to)
    assert (landed.time_s, landed.kind) == (12.0, SnapKind.SHOT)
    free = moved(model, SCALE, grip, 11.95, None)
    assert free.kind is None
    assert free.time_s == pytest.approx(11.96)  # the nearest frame at 25 a second
    assert moved(model, SCALE, grip, 17.04, snap_to).kind is SnapKind.PLAYHEAD


@given(st.floats(-100, 100))
def test_a_boundary_leaves_both_scenes_a_frame(time_s: float) -> None:
    model, grip = film(), Grip(GripKind.BOUNDARY, 1)
    for snap_to in (None, targets(model, grip, 0.0)):
        landed = moved(model, SCALE, grip, time_s, snap_to).time_s
        assert 10.0 + 0.04 - 1e-9 <= landed <= 30.0 - 0.04 + 1e-9


@given(st.floats(-100, 100))
def test_in_never_passes_out(time_s: float) -> None:
    model = film()
    in_s = moved(model, SCALE, Grip(GripKind.IN), time_s, None).time_s
    out_s = moved(model, SCALE, Grip(GripKind.OUT), time_s, None).time_s
    assert 0.0 <= in_s <= 25.0 - 0.04
    assert 5.0 + 0.04 <= out_s <= 30.0


def test_the_more_important_target_names_the_place() -> None:
    both = SnapTargets.of((SnapKind.SCENE, (10.0,)), (SnapKind.SHOT, (10.0, 4.0)))
    assert both.snap(SCALE, 10.01).kind is SnapKind.SCENE
    assert both.snap(SCALE, 7.0).kind is None
    assert SnapTargets.of().snap(SCALE, 7.0).time_s == 7.0


def test_without_a_range_there_are_no_brackets_to_hold() -> None:
    assert grip_at(replace(film(), in_s=None, out_s=None), SCALE, "ruler", 503.0) == SCRUB


def test_lanes_share_the_height_and_keep_their_least() -> None:
    lanes = (LaneHeight("a", 20, 20), LaneHeight("b", 30, 60), LaneHeight("c", 30, 90))
    low, high = rows(lanes, 50, 2), rows(lanes, 1000, 2)
    assert [row.height for row in low] == [20, 30, 30]
    assert [row.height for row in high] == [20, 60, 90]
    middle = rows(lanes, 129, 2)
    assert middle[-1].bottom <= 129
    assert middle[1].height == 45
    assert least_height(lanes, 2) == 84
    assert row_at(low, 21.0) is None
    hit = row_at(low, 22.0)
    assert hit is not None
    assert hit.name == "b"
