"""Chips of a search in words, and the words that lead to them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aemo_studio.gui.language.i18n import ENGLISH, set_language
from aemo_studio.gui.scene_panel.search_chips import SearchChips
from aemo_studio.gui.scene_panel.wish_search import WishSearch
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
    made = WishSearch()
    made.use(big_catalogue(500).tracks)
    return made


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
    assert [written(c) for c in search.state("sad").chips] == ["mood:sad"]
    assert search.kept == SearchState()
    search.keep("sad")
    search.find()
    assert written(search.state("slower").chips[0]) == "mood:sad"
    search.keep("slower")
    assert len(search.kept.chips) == 2
    search.remove(search.kept.chips[0])
    assert [c.text for c in search.kept.chips] == ["slower"]
    search.clear()
    assert search.kept == SearchState()


def test_the_second_one_is_the_second_that_was_found(search: WishSearch) -> None:
    search.keep("sad")
    found, _ = search.find()
    state = search.keep("like the second one")
    assert state.chips[-1].text == found.tracks[1].track.title.casefold()


def test_what_stands_in_the_way_is_said(search: WishSearch) -> None:
    _, said = search.find("fast slow")
    assert "exclude each other" in " ".join(phrase.in_language("en") for phrase in said)
