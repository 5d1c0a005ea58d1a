"""What the editor decides about the music: filters, rejections, locks, intentions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aemo_studio.domain.emotion import EMOTIONS, Emotion
from aemo_studio.domain.music import Catalogue, MusicFilters, Track
from aemo_studio.music.catalogue.store import load_catalogue
from aemo_studio.music.recommend import Facets, Intention, Recommender, RecommendSettings, Wish
from tests.music_factory import ids, library, scene, track

SAD_SCENE = scene(sad=1.0)
ROMANTIC = Intention("romantic", (Emotion.CALM,))


@pytest.fixture(scope="module")
def shipped() -> Recommender:
    return Recommender([load_catalogue("free"), load_catalogue("lmc")])


def _mixed() -> tuple[Track, ...]:
    return (
        track(0, "sad", Emotion.SAD, duration_s=100.0, bpm=60.0, vocals=True, genre="jazz"),
        track(
            1, "sad", Emotion.SAD, duration_s=200.0, bpm=90.0, vocals=False, genre="jazz & blues"
        ),
        track(2, "sad", Emotion.SAD, title="Über den Wolken", licence="CC0", attribution="x"),
        track(
            3, "grief", Emotion.SAD, artist="ANNA", licence="CC0", attribution="y", genre="Latin"
        ),
    )


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        ({}, "0123"),
        ({"min_length_s": 150.0}, "1"),
        ({"max_length_s": 200.0}, "01"),
        ({"min_bpm": 60.0, "max_bpm": 60.0}, "0"),
        ({"vocals": True}, "0"),
        ({"vocals": False}, "1"),
        ({"licences": ("CC0",)}, "23"),
        ({"licences": ("CC0", "CC BY")}, "0123"),
        ({"words": ("über",)}, "2"),
        ({"words": ("anna",)}, "3"),
        ({"words": ("GRIEF", "anna")}, "3"),
        ({"words": ("grief", "wolken")}, ""),
        ({"genres": ("jazz",)}, "01"),
        ({"genres": ("blues",)}, "1"),
        ({"genres": ("Latin", "blues")}, "13"),
        ({"genres": ("polka of the moon",)}, ""),
        ({"catalogues": ("test",)}, "0123"),
        ({"catalogues": ("other",)}, ""),
    ],
)
def test_filters(filters: dict[str, Any], left: str) -> None:
    chosen = RecommendSettings(filters=MusicFilters(**filters))
    (listed,) = library(*_mixed()).recommend([SAD_SCENE], chosen)
    assert "".join(sorted(ids(listed))) == left
    classic = replace(chosen, strategy="classic")
    (listed,) = library(*_mixed()).recommend([SAD_SCENE], classic)
    assert "".join(sorted(ids(listed))) == left


def test_filters_can_change_back_and_forth() -> None:
    recommender = library(*_mixed())
    narrow = RecommendSettings(filters=MusicFilters(words=("anna",)))
    before = recommender.recommend([SAD_SCENE])
    assert ids(recommender.recommend([SAD_SCENE], narrow)[0]) == ["3"]
    assert recommender.recommend([SAD_SCENE]) == before


def test_facets_tell_what_there_is_to_choose(shipped: Recommender) -> None:
    assert library(*_mixed()).facets == Facets(
        catalogues=("test",),
        licences=("CC BY", "CC0"),
        genres=("jazz", "jazz & blues", "Latin"),
        lengths=True,
        tempi=True,
        vocals=True,
    )
    assert library(track(1, "sad", Emotion.SAD)).facets == Facets(
        ("test",), ("CC BY",), lengths=False, tempi=False, vocals=False
    )
    assert len(shipped.facets.licences) < 10


def test_rejecting_a_song_rejects_it_in_every_catalogue() -> None:
    one = track(1, "sad", Emotion.SAD)
    twin = replace(one, track_id="x", catalogue="other")
    both = Recommender(
        [Catalogue("test", (one, track(2, "sad", Emotion.SAD))), Catalogue("other", (twin,))]
    )
    wish = Wish(rejected=frozenset([one.key]))
    assert ids(both.recommend([SAD_SCENE], wishes=(wish,))[0]) == ["2"]


def test_a_rejection_holds_for_its_scene_only() -> None:
    one = track(1, "sad", Emotion.SAD)
    wishes = (Wish(rejected=frozenset([one.key])), Wish())
    scenes = [scene(100.0 * i, sad=1.0) for i in range(2)]
    first, second = library(one).recommend(scenes, wishes=wishes)
    assert (ids(first), ids(second)) == ([], ["1"])


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_what_holds_for_every_wish(shipped: Recommender, data: st.DataObject) -> None:
    emotion = data.draw(st.sampled_from(EMOTIONS))
    one = scene(**{emotion.value: 0.7, "calm": 0.3})
    (plain,) = shipped.recommend([one])
    rejected = data.draw(st.lists(st.sampled_from(plain), unique_by=id, max_size=4))
    kept = data.draw(st.sampled_from(plain))
    wish = Wish(
        rejected=frozenset(r.track.key for r in rejected) - {kept.track.key},
        intention=data.draw(st.sampled_from([None, ROMANTIC])),
        pick=kept.track,
        locked=data.draw(st.booleans()),
    )
    (listed,) = shipped.recommend([one], wishes=(wish,))
    assert len({r.track for r in listed}) == 5
    assert [r.rank for r in listed] == [1, 2, 3, 4, 5]
    assert not {r.track.key for r in listed} & wish.rejected
    assert (listed[0].track == kept.track) or not wish.locked
    assert all(r.reason.endswith(".") and r.reason.count(". ") == 0 for r in listed)
    assert shipped.recommend([one], wishes=(wish,)) == (listed,)
    assert shipped.again([one], 0, [plain], wishes=(wish,)) == listed


def test_a_locked_track_of_a_catalogue_not_in_use_is_listed_and_not_compared() -> None:
    foreign = track(9, "sad", Emotion.SAD, catalogue="gone")
    wish = Wish(pick=foreign, locked=True)
    (listed,) = library(*_mixed()).recommend([SAD_SCENE], RecommendSettings(top=3), (wish,))
    assert listed[0].track == foreign
    assert (listed[0].parts, listed[0].reason[:13]) == ((), "Locked by you")
    assert [r.rank for r in listed] == [1, 2, 3]


def test_what_is_picked_elsewhere_is_not_suggested_again_by_accident() -> None:
    equal = [track(i, "sad", Emotion.SAD) for i in range(6)]
    scenes = [scene(100.0 * i, sad=1.0) for i in range(2)]
    picked = equal[int(library(*equal).recommend(scenes)[0][0].track.track_id)]
    top = RecommendSettings(top=5)
    first, _ = library(*equal).recommend(scenes, top, (Wish(), Wish(pick=picked)))
    assert picked not in [r.track for r in first]


@pytest.mark.parametrize(
    ("one", "wish", "beginning"),
    [
        (scene(angry=0.8, sad=0.2), Wish(intention=ROMANTIC),
         "Counterpoint: romantic music against an angry scene (0.80); "),
        (scene(calm=0.8, sad=0.2), Wish(intention=ROMANTIC),
         "Romantic music as intended, in keeping with the calm scene (0.80); "),
        (scene(), Wish(intention=ROMANTIC),
         "Romantic music as intended, with no speech or face to go by; "),
        (scene(sad=1.0), Wish(emotion=Emotion.SAD), "Sad scene (set by you); "),
    ],
)  # fmt: skip
def test_the_reason_says_what_was_decided(
    shipped: Recommender, one: Any, wish: Wish, beginning: str
) -> None:
    (listed,) = shipped.recommend([one], wishes=(wish,))
    assert all(r.reason.startswith(beginning) for r in listed)
    if wish.intention:
        assert {r.track.emotion for r in listed} == {Emotion.CALM}
        assert "romantic" in listed[0].track.moods


def test_classic_takes_the_decided_lists(shipped: Recommender) -> None:
    chosen = RecommendSettings(strategy="classic", top=2)
    wishes = (
        Wish(emotion=Emotion.HAPPY),
        Wish(intention=Intention("anger", (Emotion.DISGUST, Emotion.ANGRY))),
        Wish(),
    )
    scenes = [scene(100.0 * i, sad=1.0) for i in range(3)]
    lists = shipped.recommend(scenes, chosen, wishes)
    emotions = [[r.track.emotion for r in listed] for listed in lists]
    assert emotions == [
        [Emotion.HAPPY] * 2, [Emotion.DISGUST] * 2 + [Emotion.ANGRY] * 2, [Emotion.SAD] * 2,
    ]  # fmt: skip
    kept = lists[2][1].track
    locked = (*wishes[:2], Wish(pick=kept, locked=True))
    again = shipped.recommend(scenes, chosen, locked)[2]
    assert [r.rank for r in again] == [1, 2, 3]
    assert [r.track for r in again].count(kept) == 1
    assert again[0].track == kept
