"""Chips of a search in words, and the words that lead to them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aemo_studio.gui.language.i18n import ENGLISH, set_language
from aemo_studio.gui.scene_panel.search_chips import SearchChips
from aemo_studio.gui.scene_panel.wish_search import WishSearch
from aemo_studio.gui.widgets.low_scroll import LowScroll
from aemo_studio.music.search.chips import SearchState
from aemo_studio.music.search.parser import parse
from tests.music.search.expected import written
from tests.music.search.satisfied import big_catalogue

QUERY = "sad piano, no vocals, about 90 bpm, under two minutes, quonkle"


@pytest.fixture
def chips(qtbot: QtBot) -> SearchChips:
    widget = SearchChips()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def search() -> WishSearch:
    return WishSearch()


TRACKS = big_catalogue(500).tracks
PLACES = range(len(TRACKS))


def test_every_wish_has_a_chip_and_unknown_words_are_named(chips: SearchChips) -> None:
    chips.show_state(parse(QUERY))
    texts = [button.text() for button in chips.buttons]
    assert texts == ["sad", "piano", "no vocals", "about 90 bpm", "under 2 minutes"]
    assert chips.ignored == "Not understood: “quonkle”"
    assert not chips.isHidden()


def test_without_a_search_nothing_is_shown(chips: SearchChips) -> None:
    chips.show_state(SearchState())
    assert chips.isHidden()


def test_a_click_on_a_chip_takes_its_wish_away(chips: SearchChips, qtbot: QtBot) -> None:
    state = parse(QUERY)
    chips.show_state(state)
    with qtbot.waitSignal(chips.removed) as sent:
        chips.buttons[1].click()
    assert sent.args == [state.chips[1]]
    chips.show_state(state.without(state.chips[1]))
    assert "piano" not in [button.text() for button in chips.buttons]


def test_many_chips_scroll_where_there_is_no_room(qtbot: QtBot) -> None:
    chips = SearchChips()
    area = LowScroll(chips, 24)
    qtbot.addWidget(area)
    assert area.isHidden()
    chips.show_state(parse(QUERY + ", jazz, no drums, CC BY, darker, rain, night, choir"))
    area.resize(240, 60)
    area.show()
    assert area.minimumSizeHint().height() == 24
    assert area.sizeHint().height() > 100
    assert area.verticalScrollBar().maximum() > 40
    chips.show_state(SearchState())
    assert area.isHidden()


def test_many_chips_take_several_lines(chips: SearchChips, qtbot: QtBot) -> None:
    chips.show_state(parse(QUERY + ", jazz, no drums, CC BY, darker, rain, night, choir"))
    chips.resize(260, 400)
    chips.show()
    qtbot.waitExposed(chips)
    QApplication.processEvents()
    tops = {button.y() for button in chips.buttons}
    assert len(tops) > 2
    assert all(button.geometry().right() <= chips.width() for button in chips.buttons)


def test_the_chips_speak_chinese(chips: SearchChips, qtbot: QtBot) -> None:
    chips.show_state(parse("悲傷的鋼琴，不要人聲，囧囧"), "A sentence.")
    set_language("zh_TW")
    try:
        QApplication.processEvents()
        assert chips.ignored.startswith("無法理解")
        assert [button.text() for button in chips.buttons] == ["悲傷", "鋼琴", "不要人聲"]
    finally:
        set_language(ENGLISH)
    assert chips.message == "A sentence."


def test_what_is_typed_searches_at_once_and_enter_keeps_it(search: WishSearch) -> None:
    found = search("sad", TRACKS, PLACES)
    assert [written(c) for c in found.state.chips] == ["mood:sad"]
    assert all("sad" in TRACKS[place].moods for place in found.places[:5])
    assert search.kept == SearchState()
    assert search.keep("sad")
    assert written(search("slower", TRACKS, PLACES).state.chips[0]) == "mood:sad"
    assert search.keep("slower")
    search.remove(search.kept.chips[0])
    assert [c.text for c in search.kept.chips] == ["slower"]
    search.clear()
    assert search.kept == SearchState()


def test_what_nothing_is_understood_of_is_not_kept(search: WishSearch) -> None:
    assert not search.keep("quonkle")
    assert search("quonkle", TRACKS, PLACES).state.ignored == ("quonkle",)


def test_the_second_one_is_the_second_that_was_shown(search: WishSearch) -> None:
    search.keep("sad")
    found = search("", TRACKS, PLACES)
    liked = search("like the second one", TRACKS, PLACES).state.chips[-1]
    assert liked.text == TRACKS[found.places[1]].title.casefold()


def test_only_what_is_listed_is_found_but_anything_can_be_named(search: WishSearch) -> None:
    found = search(f"like {TRACKS[3].title}", TRACKS, range(100, 200))
    assert set(found.places) <= set(range(100, 200))
    assert len(found.places) == 100


def test_a_title_that_is_typed_comes_first_whatever_it_means(search: WishSearch) -> None:
    track = TRACKS[7]
    assert search(track.title, TRACKS, PLACES).places[0] == 7


def test_equally_good_tracks_stay_in_the_order_of_the_scene(search: WishSearch) -> None:
    backwards = TRACKS[::-1]
    found = search("CC BY", backwards, PLACES)
    assert list(found.places) == sorted(found.places)


def test_what_stands_in_the_way_is_said(search: WishSearch) -> None:
    said = search("fast slow", TRACKS, PLACES).said
    assert "exclude each other" in " ".join(phrase.in_language("en") for phrase in said)
