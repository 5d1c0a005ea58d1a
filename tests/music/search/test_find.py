"""What is found satisfies what was asked; what is not known does not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from aemo_studio.domain.music import Catalogue
from aemo_studio.music.catalogue.store import SHIPPED, load_catalogue
from aemo_studio.music.effects.store import load_effects
from aemo_studio.music.search.chips import COMMERCIAL, ChipKind, Feel, SearchState
from aemo_studio.music.search.effects_found import find_effects
from aemo_studio.music.search.index import SearchIndex
from aemo_studio.music.search.licences import allows
from aemo_studio.music.search.parser import parse
from aemo_studio.music.search.ranking import Found, find, like_wishes, more_like
from aemo_studio.music.search.said import said_of
from tests.factories import make_music_track
from tests.music.search.expected import expected_queries
from tests.music.search.satisfied import big_catalogue, violations


@pytest.fixture(scope="module")
def drawn() -> SearchIndex:
    return SearchIndex([big_catalogue(3000)])


@pytest.fixture(scope="module")
def shipped() -> SearchIndex:
    return SearchIndex([load_catalogue(name) for name in SHIPPED])


def search(query: str, index: SearchIndex, top: int = 10) -> Found:
    return find(parse(query, index.titles), index, top)


def texts(found: Found, index: SearchIndex) -> str:
    return " ".join(said.in_language("en") for said in said_of(found, index))


def test_every_track_that_is_listed_satisfies_the_query(drawn: SearchIndex) -> None:
    with_results = 0
    for query in expected_queries():
        tracks = [found.track for found in search(query.query, drawn).tracks]
        with_results += bool(tracks)
        assert {t.track_id: w for t in tracks if (w := violations(t, query.chips))} == {}, query
    assert with_results > 150


def test_without_a_known_tempo_nothing_is_passed_off_as_right(drawn: SearchIndex) -> None:
    tracks = tuple(replace(track, bpm=None) for track in drawn.tracks[:300])
    index = SearchIndex([Catalogue("own", tracks)])
    found = search("sad, about 90 bpm", index)
    assert found.tracks == ()
    assert [chip.kind for chip in found.unmet] == [ChipKind.TEMPO]
    assert found.nearest
    assert "No track here has a known tempo." in texts(found, index)


def test_without_a_known_genre_the_rest_is_named_as_nearest(drawn: SearchIndex) -> None:
    tracks = tuple(replace(track, genre="") for track in drawn.tracks[:300])
    index = SearchIndex([Catalogue("own", tracks)])
    found = search("sad jazz", index)
    assert found.tracks == ()
    assert all("sad" in t.track.moods for t in found.nearest[:3])
    assert "No track here has a known genre." in texts(found, index)


@pytest.mark.parametrize(
    "query", ["fast slow", "sad, not sad", "under a minute, over two minutes", "又快又慢"]
)
def test_wishes_that_exclude_each_other_are_named(query: str, drawn: SearchIndex) -> None:
    found = search(query, drawn)
    assert found.tracks == ()
    assert "exclude each other" in texts(found, drawn)


def test_an_empty_catalogue_gives_nothing() -> None:
    index = SearchIndex([Catalogue("own", ())])
    for query in ("sad piano", "like Canon in D but darker", "under 2 minutes, jazz, CC0", ""):
        assert search(query, index).tracks == ()


def test_darker_than_a_piece_is_darker(shipped: SearchIndex) -> None:
    state = parse("like Canon in D but darker", shipped.titles)
    found = find(state, shipped)
    rows = [shipped.row(t.track.key) for t in found.tracks]
    canon = next(row for row, t in enumerate(shipped.tracks) if t.title == "Canon in D Major")
    assert len(rows) == 10
    assert all(shipped.feels[row, 0] < shipped.feels[canon, 0] for row in rows if row is not None)


def test_a_title_is_found_by_some_of_its_words(shipped: SearchIndex) -> None:
    assert "Zombie Hoodoo" in {f.track.title for f in search("zombie hoodoo", shipped).tracks}


def test_more_like_a_track_is_near_it_and_not_itself(shipped: SearchIndex) -> None:
    track = next(t for t in shipped.tracks if t.title == "Zombie Hoodoo")
    found = more_like(track, shipped).tracks
    assert track.title not in {f.track.title for f in found}
    assert all(set(f.track.moods) & set(track.moods) for f in found)


def test_where_there_are_files_the_sound_counts(drawn: SearchIndex) -> None:
    same = [replace(drawn.tracks[0], track_id=str(n), title=f"T{n}") for n in range(3)]
    sounds = {
        t.key: np.array(v) for t, v in zip(same, ([1.0, 0.0], [0.0, 1.0], [0.9, 0.1]), strict=True)
    }
    index = SearchIndex([Catalogue("own", tuple(same))], sounds)
    assert [f.track.title for f in more_like(same[0], index).tracks] == ["T2", "T1"]
    without = SearchIndex([Catalogue("own", tuple(same))], {same[1].key: np.array([1.0, 0.0])})
    assert len(more_like(same[0], without).tracks) == 2


def test_usable_instead_of_a_known_song_may_be_published(shipped: SearchIndex) -> None:
    song = next(track for track in shipped.tracks if track.catalogue == "lmc" and track.moods)
    found = find(SearchState(like_wishes(song, usable=True)), shipped).tracks
    assert len(found) == 10
    assert all(allows(f.track, COMMERCIAL) for f in found)


@pytest.mark.parametrize(
    ("licence", "commercial", "no_credit"),
    [
        ("CC BY 3.0", True, False), ("CC0", True, True), ("public domain", True, True),
        ("CC BY-NC 4.0", False, False), ("CC BY-ND 4.0", False, False), ("", False, False),
        ("not stated", False, False), ("reference only: clear the rights", False, False),
    ],
)  # fmt: skip
def test_a_licence_allows_what_it_says(licence: str, commercial: bool, no_credit: bool) -> None:
    track = make_music_track(terms=licence)
    assert allows(track, COMMERCIAL) is commercial
    assert allows(track, "no attribution") is no_credit


def test_a_scene_counts_where_the_words_say_nothing_of_feeling(drawn: SearchIndex) -> None:
    sad, happy = Feel(2.1, 3.5), Feel(8.4, 6.0)
    state = parse("under two minutes")
    first, second = (find(state, drawn, scene=feel).tracks for feel in (sad, happy))
    assert {t.track.track_id for t in first} != {t.track.track_id for t in second}
    assert "sad" in first[0].track.moods or "grief" in first[0].track.moods


def test_rain_at_night_finds_effects_and_tracks(shipped: SearchIndex) -> None:
    found = search("rain at night", shipped)
    effects = find_effects(found.state, load_effects().effects)
    assert found.tracks
    assert {effect.class_name for effect in effects} == {"Rain"}


@pytest.mark.parametrize(
    ("query", "classes"),
    [("thunder and wind", {"Thunder", "Wind"}), ("狗叫聲", {"Dog barking"}), ("sad piano", set())],
)
def test_effects_are_found_by_their_class(query: str, classes: set[str]) -> None:
    found = find_effects(parse(query), load_effects().effects, 6)
    assert {effect.class_name.split(",")[0] for effect in found} >= classes
    assert bool(found) is bool(classes)
