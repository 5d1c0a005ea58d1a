"""What stands in the list of a scene, and what a Track offers."""

from __future__ import annotations

import dataclasses

from aemo_studio.gui.scene_panel.entries import entries_of
from aemo_studio.gui.scene_panel.facts import facts, genre, is_free_to_use, length, licence
from aemo_studio.project import editing
from tests.factories import make_music_track, make_project

CREDIT = 'CC BY 3.0; credit: "Chase" by Kevin MacLeod'


def test_the_pick_is_marked_where_it_stands() -> None:
    entries = entries_of(editing.lock(make_project(), 0), 0)
    assert [(e.picked, e.locked) for e in entries] == [(False, False), (True, True)]


def test_a_pick_that_is_not_recommended_stands_above_the_list() -> None:
    project = editing.pick(make_project(), 1, make_music_track(99))
    first, second = entries_of(project, 1)
    assert (first.track.track_id, first.recommendation, first.picked) == ("T0099", None, True)
    assert second.recommendation is not None
    assert not second.picked


def test_a_project_without_recommendations_has_empty_lists() -> None:
    project = dataclasses.replace(make_project(), recommendations=(), picks=())
    assert entries_of(project, 2) == ()


def test_licences_say_whether_credit_is_needed() -> None:
    credited, plain = make_music_track(1, terms=CREDIT), make_music_track(1, terms="CC0")
    assert licence(credited) == "CC BY 3.0, credit needed"
    assert credited.attribution == '"Chase" by Kevin MacLeod'
    assert (licence(plain), plain.attribution) == ("CC0", None)
    reference = make_music_track(1, terms="reference only: clear the rights; tags from MSD")
    assert licence(reference) == "Reference only: clear the rights"
    assert licence(make_music_track(1, terms="")) == "Licence not stated"
    assert [is_free_to_use(t) for t in (credited, plain, reference)] == [True, True, False]


def test_a_genre_that_is_only_the_artists_or_estimated_says_so() -> None:
    def said(origin: str) -> str:
        return genre(make_music_track(1, genre="jazz & blues", genre_from=origin))

    assert said("artist") == said("term") == "Jazz & blues (the artist's genre)"
    assert said("estimated") == "Jazz & blues (estimated)"
    assert said("read") == said("") == "Jazz & blues"


def test_lengths_say_whether_the_track_lasts() -> None:
    assert length(236.0, 11.6) == "3:56, lasts through the scene"
    assert length(40.0, 52.0) == "0:40, ends 12.0\u00a0s early"


def test_what_is_not_known_is_said_and_not_guessed() -> None:
    known = make_music_track(1, vocals=False)
    assert facts(known, 30.0) == "3:02, lasts through the scene · 120 bpm · instrumental"
    stated = make_music_track(1, genre="R&B & soul", genre_from="track")
    assert facts(stated, 30.0) == "R&B & soul · 3:02, lasts through the scene · 120 bpm"
    unknown = make_music_track(1, duration_s=None, bpm=None)
    assert facts(unknown, 30.0) == "length and tempo not known"
    assert facts(make_music_track(1, duration_s=None), 30.0) == "120 bpm · length not known"
