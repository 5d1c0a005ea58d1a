"""Time to pixel and back, at every zoom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aemo_studio.gui.timeline.geometry import MAX_PX_PER_S, TimeScale, hit, nearest, span_at

durations = st.floats(0.04, 20_000)
widths = st.floats(50, 6000)
shares = st.floats(0, 1)
factors = st.floats(0.01, 100)


@st.composite
def scales(draw: st.DrawFn) -> TimeScale:
    """Any state that zooming and scrolling can lead to."""
    scale = TimeScale.fitted(draw(durations), draw(widths))
    for _ in range(draw(st.integers(0, 3))):
        scale = scale.zoomed(draw(factors), draw(shares) * scale.width_px)
    return scale.scrolled(draw(st.floats(-5000, 5000)))


def within_limits(scale: TimeScale) -> bool:
    tiny = 1e-6 * scale.duration_s
    return (
        scale.start_s >= 0
        and scale.end_s <= max(scale.duration_s, scale.visible_s) + tiny
        and scale.least_px_per_s * (1 - 1e-9) <= scale.px_per_s
        and scale.px_per_s <= max(MAX_PX_PER_S, scale.least_px_per_s) * (1 + 1e-9)
    )


@given(scales(), shares)
def test_pixel_and_time_are_each_others_reverse(scale: TimeScale, share: float) -> None:
    time_s = scale.start_s + share * min(scale.visible_s, scale.duration_s - scale.start_s)
    assert scale.time(scale.x(time_s)) == pytest.approx(time_s, rel=1e-9, abs=1e-6)


@given(scales(), factors, shares, st.floats(-1e5, 1e5), widths)
def test_nothing_leads_out_of_the_film(
    scale: TimeScale, factor: float, share: float, by_px: float, width_px: float
) -> None:
    for moved in (
        scale.zoomed(factor, share * scale.width_px),
        scale.scrolled(by_px),
        scale.resized(width_px),
        scale.centred(share * scale.duration_s),
        scale.paged(share * scale.duration_s),
        scale.showing(share * scale.duration_s / 2, scale.duration_s * share),
    ):
        assert within_limits(moved)


@given(scales(), st.floats(1.0, 3.0), shares)
def test_the_time_under_the_pointer_stays_when_zooming_in(
    scale: TimeScale, factor: float, share: float
) -> None:
    at_px = share * scale.width_px
    assert scale.zoomed(factor, at_px).time(at_px) == pytest.approx(
        scale.time(at_px), rel=1e-9, abs=1e-6
    )


@given(scales(), shares)
def test_a_page_shows_the_time_that_it_was_turned_for(scale: TimeScale, share: float) -> None:
    time_s = share * scale.duration_s
    assert scale.paged(time_s).shows(time_s, margin_px=-1e-6 * scale.width_px - 1e-3)


def test_zooming_out_at_the_edge_stays_in_the_film() -> None:
    close = TimeScale.fitted(100.0, 1000.0).zoomed(10, 1000.0)
    assert close.end_s == pytest.approx(100.0)
    assert close.zoomed(0.001, 10.0) == TimeScale.fitted(100.0, 1000.0)


def test_a_page_that_shows_the_time_already_is_not_turned() -> None:
    scale = TimeScale.fitted(100.0, 1000.0).zoomed(10, 0.0)
    assert scale.paged(5.0) is scale
    assert scale.paged(10.5).start_s == pytest.approx(9.7)
    assert scale.centred(50.0).paged(44.0).end_s == pytest.approx(44.8)


def test_what_was_fitted_stays_fitted_when_the_window_grows() -> None:
    assert TimeScale.fitted(100.0, 1000.0).resized(2000.0).px_per_s == 20.0
    close = TimeScale.fitted(100.0, 1000.0).zoomed(4, 0.0)
    assert close.resized(2000.0).px_per_s == close.px_per_s


def test_a_hit_is_the_nearest_within_reach() -> None:
    scale = TimeScale.fitted(100.0, 1000.0)
    times = (10.0, 10.4, 50.0)
    assert hit(scale, times, 103.0, 5) == 1
    assert hit(scale, times, 101.0, 5) == 0
    assert hit(scale, times, 80.0, 5) is None
    assert hit(scale, (), 80.0, 5) is None
    assert nearest(times, 1000.0) == 2


def test_a_time_on_an_edge_belongs_to_what_begins_there() -> None:
    edges = (0.0, 2.0, 5.0)
    assert [span_at(edges, t) for t in (0.0, 1.9, 2.0, 4.9, 5.0)] == [0, 0, 1, 1, 1]
    assert span_at(edges, 5.1) is None
    assert span_at((), 0.0) is None
