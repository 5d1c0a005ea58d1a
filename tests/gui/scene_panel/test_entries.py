"""What stands in the list of a scene, and what a Track offers."""

from __future__ import annotations

import dataclasses

from aemo_studio.gui.scene_panel.entries import SceneTracks, foreign_pick
from aemo_studio.gui.scene_panel.facts import facts, genre, length, licence
from aemo_studio.gui.scene_panel.licences import Clearance, clearance, is_free, is_reference
from aemo_studio.project import editing
from tests.factories import make_music_track, make_project

CREDIT = 'CC BY 3.0; credit: "Chase" by Kevin MacLeod'


def test_a_pick_that_is_not_shown_stands_above_the_list() -> None:
    project = editing.lock(editing.pick(make_project(), 1, make_music_track(99)), 1)
    above = foreign_pick(project, 1, [])
    assert above is not None
    assert (above.track.track_id, above.recommendation) == ("T0099", None)
    assert (above.picked, above.locked) == (True, True)
    assert foreign_pick(project, 1, [make_music_track(99).key]) is None
    assert foreign_pick(project, 2, []) is None


def test_without_the_catalogues_there_are_the_recommendations() -> None:
    project = make_project()
    tracks = SceneTracks(project, 0, None)
    assert tracks.tracks == tuple(r.track for r in project.recommendations[0])
    assert tracks.recommendation(1) is project.recommendations[0][1]
    bare = dataclasses.replace(project, recommendations=(), picks=())
    assert SceneTracks(bare, 2, None).tracks == ()


def test_licences_say_whether_credit_is_needed() -> None:
    credited, plain = make_music_track(1, terms=CREDIT), make_music_track(1, terms="CC0")
    assert licence(credited) == "CC BY 3.0, credit needed"
    assert credited.attribution == '"Chase" by Kevin MacLeod'
    assert (licence(plain), plain.attribution) == ("CC0", None)
    reference = make_music_track(1, terms="reference only: clear the rights; tags from MSD")
    assert licence(reference) == "Reference only: clear the rights"
    assert licence(make_music_track(1, terms="")) == "Licence not stated"
    assert [is_free(t) for t in (credited, plain, reference)] == [True, True, False]
    assert [is_reference(t) for t in (credited, plain, reference)] == [False, False, True]


def test_a_licence_asks_for_one_of_three_things() -> None:
    asked = {
        "CC BY 3.0": Clearance.FREE,
        "cc0 1.0": Clearance.FREE,
        "Public Domain": Clearance.FREE,
        "CC BY-NC 4.0": Clearance.RIGHTS,
        "reference only: clear the rights": Clearance.RIGHTS,
        "© 2020 A Label": Clearance.RIGHTS,
        "not stated": Clearance.UNKNOWN,
        "": Clearance.UNKNOWN,
    }
    for terms, wanted in asked.items():
        assert clearance(make_music_track(1, licence=terms)) is wanted, terms


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
