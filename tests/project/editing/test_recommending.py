"""New lists that respect what the editor decided; and which lists a decision outdates."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.music import MusicFilters
from aemo_studio.domain.project import Project
from aemo_studio.music.catalogue.store import load_catalogue
from aemo_studio.music.recommend import Recommender, RecommendSettings
from aemo_studio.project import editing
from aemo_studio.project.editing.recommending import (
    outdated,
    recommend_again,
    recommend_all,
    shortened,
    wishes,
)
from tests.project.editing.films import film

SETTINGS = RecommendSettings()


@pytest.fixture(scope="module")
def recommender() -> Recommender:
    return Recommender([load_catalogue("free"), load_catalogue("lmc")])


@pytest.fixture(scope="module")
def listed(recommender: Recommender) -> Project:
    return recommend_all(replace(film(), picks=()), recommender, SETTINGS)


def test_without_decisions_the_lists_are_those_of_the_scenes(
    recommender: Recommender, listed: Project
) -> None:
    assert listed.recommendations == recommender.recommend(listed.scenes)


def test_a_correction_is_followed_and_other_lists_stay(
    recommender: Recommender, listed: Project
) -> None:
    corrected = editing.set_emotion(listed, 3, Emotion.SURPRISED)
    assert outdated(listed, corrected) == (3,)
    again = recommend_again(corrected, recommender, SETTINGS, (3,))
    assert {r.track.emotion for r in again.recommendations[3]} == {Emotion.SURPRISED}
    assert again.recommendations[3][0].reason.startswith("Surprised scene (set by you); ")
    assert again.recommendations[:3] == listed.recommendations[:3]


def test_a_rejected_track_never_comes_back(recommender: Recommender, listed: Project) -> None:
    project, gone = listed, []
    for _ in range(5):
        before, worst = project, project.recommendations[1][0].track
        gone.append(worst)
        project = editing.reject(project, 1, worst.key)
        assert (outdated(before, project), shortened(before, project)) == ((), (1,))
        project = recommend_again(project, recommender, SETTINGS, (), (1,))
        kept, now = before.recommendations[1][1:], project.recommendations[1]
        assert [r.track for r in now[:4]] == [r.track for r in kept], "the others stay in place"
        assert [r.rank for r in now] == [1, 2, 3, 4, 5]
    assert not {r.track for r in project.recommendations[1]} & set(gone)
    everything = recommend_all(project, recommender, SETTINGS)
    assert not {r.track for r in everything.recommendations[1]} & set(gone)


def test_allowing_a_track_again_seeks_anew(listed: Project) -> None:
    rejected = editing.reject(listed, 1, listed.recommendations[1][0].track.key)
    back = editing.reject(rejected, 1, listed.recommendations[1][0].track.key, rejected=False)
    assert (outdated(rejected, back), shortened(rejected, back)) == ((1,), ())


def test_a_locked_pick_stays_first_whatever_the_scene_becomes(
    recommender: Recommender, listed: Project
) -> None:
    track = listed.recommendations[0][3].track
    project = editing.lock(editing.pick(listed, 0, track), 0)
    assert outdated(listed, project) == (0,)
    project = editing.set_emotion(project, 0, Emotion.SAD)
    project = editing.set_filters(project, MusicFilters(words=("no such word",)))
    again = recommend_all(project, recommender, SETTINGS)
    assert [r.track for r in again.recommendations[0]] == [track]
    assert again.recommendations[0][0].reason.endswith("; locked by you.")
    assert again.recommendations[1:] == ((), (), ())


def test_a_pick_without_lock_outdates_nothing(listed: Project) -> None:
    picked = editing.pick(listed, 0, listed.recommendations[0][0].track)
    assert outdated(listed, picked) == ()
    assert outdated(listed, editing.set_note(listed, 0, "x")) == ()
    assert outdated(listed, editing.add_marker(listed, 1.0)) == ()


def test_copies_of_the_same_values_outdate_nothing(listed: Project) -> None:
    copied = replace(listed, scenes=tuple(replace(scene) for scene in listed.scenes))
    assert outdated(listed, copied) == ()
    there = editing.set_emotion(listed, 1, Emotion.SAD)
    assert outdated(listed, editing.set_emotion(there, 1, None)) == ()
    assert outdated(listed, editing.merge_scenes(editing.split_scene(listed, 20.0), 1)) == ()


def test_a_list_that_waits_waits_on_wherever_its_scene_goes(listed: Project) -> None:
    assert outdated(listed, listed, waiting=(2,)) == (2,)
    assert outdated(listed, editing.split_scene(listed, 5.0), waiting=(2,)) == (0, 1, 3)
    assert outdated(listed, editing.merge_scenes(listed, 1), waiting=(2,)) == (1,)


def test_what_structural_edits_outdate(listed: Project) -> None:
    assert outdated(listed, editing.split_scene(listed, 20.0)) == (1, 2)
    assert outdated(listed, editing.merge_scenes(listed, 1)) == (1,)
    assert outdated(listed, editing.move_boundary(listed, 0, 12.0)) == (0, 1)
    # Without it the faces contradict the voices less, which counts wherever both are.
    assert outdated(listed, editing.ignore_face(listed, 2)) == (0, 2)
    assert outdated(listed, editing.set_filters(listed, MusicFilters(max_bpm=90))) == (0, 1, 2, 3)


def test_an_intention_is_sought_through_the_mood_map(
    recommender: Recommender, listed: Project
) -> None:
    decided = editing.set_emotion(listed, 0, Emotion.ANGRY)
    project = editing.set_intention(decided, 0, "romantic")
    assert outdated(decided, project) == (0,)
    (wish, *_) = wishes(project)
    assert wish.intention is not None
    assert wish.intention.emotions == (Emotion.CALM,)
    again = recommend_again(project, recommender, SETTINGS, (0,))
    assert again.row(0).feeling.emotion == Emotion.ANGRY
    assert {r.track.emotion for r in again.recommendations[0]} == {Emotion.CALM}
    assert all(
        r.reason.startswith("Counterpoint: romantic music against an angry scene (set by you); ")
        for r in again.recommendations[0]
    )


def test_a_mood_that_the_map_lost_matches_the_scene(
    recommender: Recommender, listed: Project
) -> None:
    edit = replace(listed.edit_of(0), intention="a mood of yesterday")
    project = replace(listed, edits=(edit, *[listed.edit_of(i) for i in (1, 2, 3)]))
    assert wishes(project)[0].intention is None
    assert recommend_all(project, recommender, SETTINGS).recommendations == listed.recommendations


def test_a_project_without_lists_gets_all_of_them(
    recommender: Recommender, listed: Project
) -> None:
    bare = replace(listed, recommendations=())
    again = recommend_again(bare, recommender, SETTINGS, (2,))
    assert again.recommendations == listed.recommendations
