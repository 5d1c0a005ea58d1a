"""A further sentence edits the search."""

from __future__ import annotations

import numpy as np
import pytest

from aemo_studio.domain.music import Track
from aemo_studio.music.search.chips import Bounds, ChipKind, SearchState
from aemo_studio.music.search.index import SearchIndex, track_feel
from aemo_studio.music.search.parser import parse
from aemo_studio.music.search.ranking import Found, find
from aemo_studio.music.search.refine import refine
from tests.music.search.expected import written
from tests.music.search.satisfied import big_catalogue


@pytest.fixture(scope="module")
def drawn() -> SearchIndex:
    return SearchIndex([big_catalogue(3000)])


def shown(found: Found) -> list[Track]:
    return [track.track for track in found.tracks]


def refined(query: str, words: str, index: SearchIndex) -> tuple[list[Track], list[Track]]:
    """What was listed before and after."""
    before = shown(find(parse(query), index))
    return before, shown(find(refine(parse(query), words, before, index.titles), index))


@pytest.mark.parametrize("words", ["slower", "慢一點", "a bit slower", "再慢一點", "less fast"])
def test_slower_is_slower_than_what_was_shown(words: str, drawn: SearchIndex) -> None:
    before, after = refined("calm, 100 to 140 bpm", words, drawn)
    middle = np.median([t.bpm for t in before if t.bpm])
    assert after
    assert all(t.bpm is not None and t.bpm < middle for t in after)


@pytest.mark.parametrize("words", ["darker", "暗一點", "黑暗一點", "sadder", "less happy"])
def test_darker_is_darker_than_what_was_shown(words: str, drawn: SearchIndex) -> None:
    before, after = refined("under two minutes", words, drawn)
    mean = np.mean([track_feel(t.moods)[0] for t in before])
    assert after
    assert all(track_feel(t.moods)[0] < mean for t in after)


@pytest.mark.parametrize("words", ["shorter", "短一點"])
def test_shorter_is_shorter(words: str, drawn: SearchIndex) -> None:
    before, after = refined("sad", words, drawn)
    middle = np.median([t.duration_s for t in before if t.duration_s])
    assert after
    assert all(t.duration_s is not None and t.duration_s < middle for t in after)


def test_twice_slower_goes_on_from_the_first_time(drawn: SearchIndex) -> None:
    state = parse("calm, about 120 bpm")
    for words in ("slower", "slower"):
        state = refine(state, words)
    (tempo,) = state.of(ChipKind.TEMPO)
    assert isinstance(tempo.value, Bounds)
    assert tempo.value.high is not None
    assert tempo.value.high < 110


def test_without_drums_is_added_and_with_drums_takes_it_back() -> None:
    state = refine(parse("sad piano"), "without drums")
    assert [written(c) for c in state.chips] == [
        "mood:sad",
        "instrument:piano",
        "!instrument:drums",
    ]
    state = refine(state, "with drums")
    assert [written(c) for c in state.chips] == ["mood:sad", "instrument:piano", "instrument:drums"]


def test_a_new_length_replaces_the_old_one() -> None:
    state = refine(parse("sad, under two minutes"), "三分鐘以上")
    assert [written(c) for c in state.chips] == ["mood:sad", "length:180-"]


@pytest.mark.parametrize(
    "words", ["like the second one", "像第二首", "類似第二首的", "more like number 2"]
)
def test_like_the_second_one_means_the_second_that_was_shown(
    words: str, drawn: SearchIndex
) -> None:
    before = shown(find(parse("sad"), drawn))
    state = refine(parse("sad"), words, before, drawn.titles)
    (liked,) = state.of(ChipKind.TITLE)
    assert liked.text == before[1].title.casefold()
    assert before[1] not in shown(find(state, drawn))


def test_the_ninth_of_two_is_named_as_not_understood(drawn: SearchIndex) -> None:
    state = refine(parse("sad"), "like the ninth one", list(drawn.tracks[:2]))
    assert state.ignored == ("like the ninth one",)
    assert [written(c) for c in state.chips] == ["mood:sad"]


def test_two_wishes_of_one_sentence_stand_side_by_side() -> None:
    state = refine(parse("about 100 bpm"), "at least 2 minutes, at most 3 minutes, fast slow")
    lengths = ["length:120-", "length:-180"]
    assert [written(c) for c in state.chips] == [*lengths, "tempo:120-", "tempo:-90"]


def test_refining_leaves_the_state_before_as_it_was() -> None:
    state = parse("sad piano")
    refine(state, "darker, without drums")
    assert state == parse("sad piano")


def test_a_wish_that_is_removed_is_gone() -> None:
    state = parse("sad piano")
    assert [written(c) for c in state.without(state.chips[0]).chips] == ["instrument:piano"]
    assert refine(SearchState(), "sad") == parse("sad")
