"""Picks, locks, rejections, filters and markers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from aemo_studio.base.errors import EditError
from aemo_studio.domain.music import MusicFilters, TrackKey
from aemo_studio.domain.project import Marker, MarkerHue, Pick
from aemo_studio.music.placement import pick_spans, picked_tracks
from aemo_studio.output.export.json import to_json
from aemo_studio.project import editing
from aemo_studio.project.document import decode_project, encode_project
from aemo_studio.project.editing.markers import remove_all_markers
from tests.factories import make_music_track
from tests.project.editing.films import film

TRACK, OTHER = make_music_track(1), make_music_track(2)


def test_a_pick_replaces_the_one_before_and_keeps_its_lock() -> None:
    project = editing.pick(editing.pick(film(), 0, TRACK), 0, OTHER)
    assert project.pick_of(0) == Pick(0, OTHER)
    relocked = editing.pick(project, 3, TRACK)
    assert relocked.pick_of(3) == Pick(3, TRACK, locked=True)
    assert [pick.scene for pick in relocked.picks] == [0, 1, 3]
    assert editing.pick(relocked, 3, TRACK) is relocked
    assert to_json(project)["scenes"][0]["pick"]["track_id"] == OTHER.track_id


def test_the_best_track_fills_or_replaces_as_asked() -> None:
    project, best = film(), [listed[0].track for listed in film().recommendations]
    filled = editing.pick_best(project, 0, replacing=False)
    assert filled.pick_of(0) == Pick(0, best[0])
    assert editing.pick_best(project, 0, replacing=True).picks == filled.picks
    assert editing.pick_best(project, 1, replacing=False) is project
    assert editing.pick_best(project, 1, replacing=True).pick_of(1) == Pick(1, best[1])
    assert editing.pick_best(project, 3, replacing=True).pick_of(3) == Pick(3, best[3], locked=True)
    bare = replace(project, recommendations=())
    assert editing.pick_best(bare, 0, replacing=True) is bare


def test_a_pick_can_be_taken_back() -> None:
    project = editing.unpick(film(), 1)
    assert project.pick_of(1) is None
    assert project.pick_of(3) is not None
    assert editing.unpick(project, 1) is project


def test_a_lock_needs_a_pick() -> None:
    with pytest.raises(EditError, match="Scene 1 has no pick"):
        editing.lock(film(), 0)
    locked = editing.lock(film(), 1)
    assert locked.picks[0].locked
    assert not editing.lock(locked, 1, locked=False).picks[0].locked
    assert editing.lock(locked, 1) is locked


def test_rejecting_takes_the_pick_away_and_picking_forgives() -> None:
    project = editing.pick(film(), 0, TRACK)
    rejected = editing.reject(project, 0, TRACK.key)
    assert rejected.pick_of(0) is None
    assert rejected.edit_of(0).rejected == (TrackKey("free", "T0001"),)
    assert editing.reject(rejected, 0, TRACK.key).edits == rejected.edits
    assert editing.pick(rejected, 0, TRACK).edit_of(0).rejected == ()
    assert editing.reject(rejected, 0, TRACK.key, rejected=False).edits == ()
    assert editing.reject(project, 0, OTHER.key).pick_of(0) == Pick(0, TRACK)


def test_filters_that_exclude_each_other_are_refused() -> None:
    wanted = MusicFilters(min_bpm=80, max_bpm=120)
    assert editing.set_filters(film(), wanted).filters == wanted
    project = film()
    assert editing.set_filters(project, MusicFilters()) is project
    for impossible in (
        MusicFilters(min_bpm=120, max_bpm=80),
        MusicFilters(min_length_s=9, max_length_s=1),
        MusicFilters(min_length_s=float("nan")),
        MusicFilters(max_bpm=-1),
    ):
        with pytest.raises(EditError):
            editing.set_filters(film(), impossible)


def test_markers_stay_in_order_of_time() -> None:
    project = editing.add_marker(editing.add_marker(film(), 30.0, "b"), 10.0, "a")
    assert project.markers == (Marker(10.0, "a"), Marker(30.0, "b"))
    moved = editing.move_marker(project, 0, 40.0)
    assert [marker.name for marker in moved.markers] == ["b", "a"]
    told = editing.describe_marker(moved, 1, "入點", MarkerHue.CYAN, "淡入")
    assert told.markers[1] == Marker(40.0, "入點", MarkerHue.CYAN, "淡入")
    assert editing.remove_marker(moved, 0).markers == (Marker(40.0, "a"),)
    assert editing.move_marker(moved, 1, 40.0) is moved
    assert remove_all_markers(moved).markers == ()
    bare = film()
    assert remove_all_markers(bare) is bare


@pytest.mark.parametrize("time_s", [-0.1, 60.1, float("nan")])
def test_markers_lie_inside_the_film(time_s: float) -> None:
    with pytest.raises(EditError, match="between the beginning and the end"):
        editing.add_marker(film(), time_s)
    with pytest.raises(EditError, match="no marker 1"):
        editing.remove_marker(film(), 0)


def test_the_best_is_picked_everywhere_but_where_a_pick_stands() -> None:
    project = editing.pick(replace(film(), picks=()), 1, OTHER)
    after = editing.pick_everywhere(project, {0: TRACK, 1: TRACK, 3: TRACK})
    assert [(p.scene, p.track) for p in after.picks] == [(0, TRACK), (1, OTHER), (3, TRACK)]


def test_music_carries_on_over_the_next_scenes_and_is_drawn_in_again() -> None:
    bare = replace(film(), picks=())
    project = editing.lock(editing.pick(editing.pick(bare, 0, TRACK), 1, OTHER), 0)
    longer = editing.carry_on(project, 0, 0, 2)
    assert [(p.scene, p.track, p.locked) for p in longer.picks] == [
        (0, TRACK, True), (1, TRACK, True), (2, TRACK, True),
    ]  # fmt: skip
    assert [s.scenes for s in pick_spans(longer.scenes, picked_tracks(longer))] == [(0, 1, 2)]
    assert decode_project(encode_project(longer, Path()), Path("x.aemo")).picks == longer.picks
    shorter = editing.carry_on(longer, 0, 2, 0)
    assert [p.scene for p in shorter.picks] == [0]
    assert editing.carry_on(longer, 0, 2, 2).picks == longer.picks
    with pytest.raises(EditError, match="has no pick"):
        editing.carry_on(project, 3, 3, 3)
