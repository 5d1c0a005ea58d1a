"""Splitting, merging and moving scenes: what goes along, and what always holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aemo_studio.base.errors import EditError
from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.music import TrackKey
from aemo_studio.domain.project import NO_EDIT, Pick, Project
from aemo_studio.project import editing
from aemo_studio.project.editing.evidence import build
from aemo_studio.project.validate import check_project
from tests.equality import same
from tests.factories import make_music_track
from tests.project.editing.films import DURATION_S, FRAME_S, film

GONE = TrackKey("free", "T0001")


def decided() -> Project:
    """`film` with something decided about every scene."""
    project = editing.set_emotion(film(), 0, Emotion.ANGRY)
    project = editing.set_note(editing.mute(project, 1, "face"), 1, "one")
    project = editing.reject(editing.set_intention(project, 2, "romantic"), 2, GONE)
    return editing.set_note(project, 3, "three")


def times(project: Project) -> list[float]:
    return [project.scenes[0].start_s, *(scene.end_s for scene in project.scenes)]


def picks(project: Project) -> dict[int, tuple[str, bool]]:
    return {pick.scene: (pick.track.track_id, pick.locked) for pick in project.picks}


def first_listed(project: Project) -> list[str]:
    return [listed[0].track.track_id for listed in project.recommendations]


def test_a_split_keeps_what_was_decided_and_moves_the_rest_along() -> None:
    before = decided()
    after = editing.split_scene(before, 20.0)
    assert times(after) == [0, 10, 20, 25, 40, 60]
    old = before.edits
    assert after.edits == (old[0], old[1], replace(old[1], note=""), old[2], old[3])
    assert picks(after) == {1: ("T0011", False), 4: ("T0013", True)}
    assert first_listed(after) == ["T0000", "T0001", "T0001", "T0002", "T0003"]
    assert [after.scenes[i] for i in (0, 3, 4)] == [before.scenes[i] for i in (0, 2, 3)]
    assert after.scenes[1].coverage.face == after.scenes[2].coverage.face == 0


def test_a_merge_follows_the_longest_and_forgets_no_rejection_and_no_note() -> None:
    before = decided()
    after = editing.merge_scenes(before, 1, 3)
    assert times(after) == [0, 10, 60]
    assert after.edits[0] == before.edits[0]
    assert after.edits[1] == replace(NO_EDIT, rejected=(GONE,), note="one\nthree")
    assert picks(after) == {1: ("T0013", True)}
    assert first_listed(after) == ["T0000", "T0003"]
    assert after.scenes[0] is before.scenes[0]


@pytest.mark.parametrize(
    ("locked", "kept"),
    [((False, False), "T0022"), ((True, False), "T0021"), ((True, True), "T0022")],
    ids=["of the longer scene", "the locked one", "both locked: of the longer"],
)
def test_which_pick_a_merged_scene_keeps(locked: tuple[bool, bool], kept: str) -> None:
    both = tuple(Pick(i, make_music_track(21 + i), locked[i]) for i in (0, 1))
    after = editing.merge_scenes(replace(film(), picks=both), 0)
    assert [(p.scene, p.track.track_id) for p in after.picks] == [(0, kept)]


def test_a_split_merged_again_is_the_scene_as_it_was() -> None:
    before = decided()
    again = editing.merge_scenes(editing.split_scene(before, 30.0), 2)
    assert same(again.scenes, before.scenes)
    assert again.edits == before.edits
    assert again.picks == before.picks


def test_a_moved_boundary_builds_both_sides_from_the_tracks() -> None:
    before = decided()
    after = editing.move_boundary(before, 1, 30.0)
    assert times(after) == [0, 10, 30, 40, 60]
    assert same(after.scenes[1], build(before, 10.0, 30.0, before.edits[1].muted))
    assert after.edits == before.edits
    assert after.picks == before.picks
    assert after.recommendations == before.recommendations
    assert [after.scenes[i] is before.scenes[i] for i in range(4)] == [True, False, False, True]
    assert editing.move_boundary(before, 1, 25.0) is before


def test_no_scene_is_shorter_than_a_frame() -> None:
    project = film()
    low, high = editing.boundary_range(project, 0)
    assert (low, high) == pytest.approx((FRAME_S, 25 - FRAME_S))
    assert editing.frame_s(project) == FRAME_S
    for time_s in (low, high):
        shortest = editing.move_boundary(project, 0, time_s)
        assert min(s.duration_s for s in shortest.scenes) == pytest.approx(FRAME_S)
    for time_s in (low - 0.01, high + 0.01, float("nan"), float("inf"), -5.0):
        with pytest.raises(EditError, match="at least one frame"):
            editing.move_boundary(project, 0, time_s)


@pytest.mark.parametrize("time_s", [0.0, 10.0, 10.01, 24.99, 60.0, 99.0, float("nan")])
def test_where_no_split_is_possible(time_s: float) -> None:
    with pytest.raises(EditError, match="at least one frame"):
        editing.split_scene(film(), time_s)


def test_without_scenes_there_is_nothing_to_split() -> None:
    with pytest.raises(EditError, match="no scene 1"):
        editing.split_scene(replace(film(), scenes=(), recommendations=(), picks=()), 5.0)


def test_merging_needs_two_scenes_that_are_there() -> None:
    for first, last in ((0, 0), (2, 1), (3, 4), (-1, 1)):
        with pytest.raises(EditError):
            editing.merge_scenes(film(), first, last)
    with pytest.raises(EditError, match="no scene 5"):
        editing.merge_scenes(film(), 3)


def test_the_scene_at_a_time() -> None:
    project = film()
    at = {t: editing.scene_at(project, t) for t in (-1.0, 0.0, 9.99, 10.0, 59.0, 60.0, 99.0)}
    assert at == {-1.0: 0, 0.0: 0, 9.99: 0, 10.0: 1, 59.0: 3, 60.0: 3, 99.0: 3}


moments = st.one_of(
    st.floats(-1.0, DURATION_S + 1.0), st.integers(0, 1500).map(lambda frame: frame * FRAME_S)
)
steps = st.one_of(
    st.tuples(st.just("split"), moments, st.just(0)),
    st.tuples(st.just("move"), moments, st.integers(0, 6)),
    st.tuples(st.just("merge"), st.integers(0, 6), st.integers(0, 6)),
    st.tuples(st.just("note"), st.text(max_size=3), st.integers(0, 6)),
    st.tuples(st.just("lock"), st.booleans(), st.integers(0, 6)),
    st.tuples(st.just("mute"), st.sampled_from(["speech", "face"]), st.integers(0, 6)),
    st.tuples(st.just("ignore"), st.booleans(), st.integers(0, 2)),
)


def apply(project: Project, step: tuple[str, Any, int]) -> Project:
    kind, value, index = step
    edits: dict[str, Callable[[], Project]] = {
        "split": lambda: editing.split_scene(project, value),
        "move": lambda: editing.move_boundary(project, index, value),
        "merge": lambda: editing.merge_scenes(project, min(index, value), max(index, value)),
        "note": lambda: editing.set_note(project, index, value),
        "lock": lambda: editing.lock(project, index, value),
        "mute": lambda: editing.mute(project, index, value),
        "ignore": lambda: editing.ignore_face(project, index, value),
    }
    return edits[kind]()


@settings(max_examples=60, deadline=None)
@given(st.lists(steps, max_size=12))
def test_whatever_is_done_scenes_stay_in_order_without_gaps_and_aligned(
    done: list[tuple[str, Any, int]],
) -> None:
    project = decided()
    for step in done:
        try:
            after = apply(project, step)
        except EditError:
            continue
        check_project(after)
        assert (times(after)[0], times(after)[-1]) == (0.0, DURATION_S)
        assert all(a.end_s == b.start_s for a, b in pairwise(after.scenes))
        assert min(s.duration_s for s in after.scenes) > FRAME_S - 1e-5
        assert len(after.recommendations) == len(after.scenes)
        assert len({pick.scene for pick in after.picks}) == len(after.picks)
        assert_scenes_follow_from_their_edits(after)
        assert_rest_goes_along(project, after)
        project = after


def assert_scenes_follow_from_their_edits(project: Project) -> None:
    for index, scene in enumerate(project.scenes):
        edit = project.edit_of(index)
        assert same(scene, build(project, scene.start_s, scene.end_s, edit.muted))


def assert_rest_goes_along(before: Project, after: Project) -> None:
    """A scene that an edit left alone keeps its list and its pick (which may be locked)."""
    old = {id(scene): i for i, scene in enumerate(before.scenes)}
    for i, scene in enumerate(after.scenes):
        was = old.get(id(scene))
        if was is not None:
            assert after.recommendations[i] is before.recommendations[was]
            ours, theirs = after.pick_of(i), before.pick_of(was)
            assert (ours and ours.track) == (theirs and theirs.track)
            assert after.edit_of(i).rejected == before.edit_of(was).rejected
