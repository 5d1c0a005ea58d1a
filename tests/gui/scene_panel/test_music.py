"""The music of a scene: cards, keys, rejections, filters, empty lists."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aemo_studio.domain.music import NO_FILTERS, MusicFilters, TrackKey
from aemo_studio.domain.project import Project
from aemo_studio.gui.scene_panel import RecommendationList, ScenePanel
from aemo_studio.gui.scene_panel.filters import active
from aemo_studio.music.recommend.filtering import Facets
from aemo_studio.project import editing
from tests.factories import make_music_track, make_project, make_recommendation
from tests.gui.scene_panel.conftest import Desk

FOUR = tuple(
    make_recommendation(n, make_music_track(n, url=f"file:///music/{n}.mp3" if n == 3 else "https://x.org/"))
    for n in range(1, 5)
)  # fmt: skip
ALL_THERE = Facets(("free", "lmc"), ("CC BY 3.0", "CC0"), lengths=True, tempi=True, vocals=True,
                   genres=("ambient", "jazz"))  # fmt: skip


def four(**changes: object) -> Project:
    project = dataclasses.replace(make_project(), recommendations=(FOUR, (), ()), picks=())
    return dataclasses.replace(project, **changes)  # type: ignore[arg-type]


@pytest.fixture
def cards(panel: ScenePanel) -> RecommendationList:
    panel.show_scene(four(), 0)
    return panel.music.list


def press(cards: RecommendationList, *keys: Qt.Key) -> None:
    for key in keys:
        card = cards.current
        assert card is not None
        card.setFocus()
        QTest.keyClick(card, key)


def focused(cards: RecommendationList) -> int:
    return [card.hasFocus() for card in cards.cards].index(True)


# Keys and buttons


def test_arrows_go_from_card_to_card(cards: RecommendationList, qtbot: QtBot) -> None:
    press(cards, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert focused(cards) == 2
    press(cards, Qt.Key.Key_Up)
    assert focused(cards) == 1
    press(cards, Qt.Key.Key_End, Qt.Key.Key_Down)
    assert focused(cards) == 3
    press(cards, Qt.Key.Key_Home)
    assert focused(cards) == 0


def test_the_tab_key_stops_at_the_current_card_only(
    cards: RecommendationList, qtbot: QtBot
) -> None:
    press(cards, Qt.Key.Key_Down)
    stops = [c for c in cards.cards if c.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [cards.cards[1]]


def test_only_the_current_card_is_open(cards: RecommendationList, qtbot: QtBot) -> None:
    press(cards, Qt.Key.Key_Down)
    assert [card.is_current for card in cards.cards] == [False, True, False, False]
    qtbot.waitUntil(lambda: cards.cards[0].height() < cards.cards[1].height(), timeout=20_000)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_picks(
    panel: ScenePanel, cards: RecommendationList, qtbot: QtBot, key: Qt.Key
) -> None:
    with qtbot.waitSignal(panel.picked) as picked:
        press(cards, Qt.Key.Key_Down, key)
    assert picked.args == [0, FOUR[1].track]


def test_delete_rejects(panel: ScenePanel, cards: RecommendationList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.rejected) as rejected:
        press(cards, Qt.Key.Key_Delete)
    assert rejected.args == [0, FOUR[0].track.key, True]


def test_o_opens_the_page_and_a_auditions_a_file(
    panel: ScenePanel, cards: RecommendationList, qtbot: QtBot
) -> None:
    auditions: list[object] = []
    panel.audition_wanted.connect(auditions.append)
    with qtbot.waitSignal(panel.link_opened) as link:
        press(cards, Qt.Key.Key_O, Qt.Key.Key_A)
    assert link.args == ["https://x.org/"]
    assert auditions == []
    press(cards, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_A)
    assert auditions == [FOUR[2].track]
    assert [c.buttons.audition.isEnabled() for c in cards.cards] == [False, False, True, False]
    assert [c.buttons.link.isEnabled() for c in cards.cards] == [True, True, False, True]


def test_keys_of_a_card_win_over_shortcuts_of_the_window(
    panel: ScenePanel, cards: RecommendationList, qtbot: QtBot
) -> None:
    played: list[bool] = []
    shortcut = QShortcut(QKeySequence("L"), panel)
    shortcut.activated.connect(lambda: played.append(True))
    with qtbot.waitExposed(panel), qtbot.waitSignal(panel.picked_and_locked) as locked:
        panel.activateWindow()
        press(cards, Qt.Key.Key_L)
    assert locked.args == [0, FOUR[0].track]
    assert played == []


def test_a_button_does_what_the_key_does(desk: Desk, qtbot: QtBot) -> None:
    desk.session.load(four(), None)
    card = desk.panel.music.list.cards[1]
    QTest.mouseClick(card.buttons.pick, Qt.MouseButton.LeftButton)
    assert desk.session.project is not None
    pick = desk.session.project.pick_of(0)
    assert pick is not None
    assert pick.track == FOUR[1].track
    assert card.buttons.pick.isChecked()
    assert "Picked" in card.accessibleName()
    QTest.mouseClick(card.buttons.pick, Qt.MouseButton.LeftButton)
    assert desk.session.project is not None
    assert desk.session.project.pick_of(0) is None


def test_locking_a_card_picks_it_first(desk: Desk, qtbot: QtBot) -> None:
    desk.session.load(four(), None)
    card = desk.panel.music.list.cards[2]
    QTest.mouseClick(card.buttons.lock, Qt.MouseButton.LeftButton)
    assert desk.session.project is not None
    pick = desk.session.project.pick_of(0)
    assert pick is not None
    assert (pick.track, pick.locked) == (FOUR[2].track, True)
    assert desk.session.undo_stack.count() == 1, "one step"
    QTest.mouseClick(card.buttons.lock, Qt.MouseButton.LeftButton)
    pick = desk.session.project.pick_of(0)
    assert pick is not None
    assert not pick.locked


def test_a_button_shows_what_is_decided_not_what_was_clicked(
    cards: RecommendationList, qtbot: QtBot
) -> None:
    button = cards.cards[0].buttons.pick
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.isChecked(), "nobody took the wish"


def test_the_menu_offers_the_same_and_the_credit_line(panel: ScenePanel, qtbot: QtBot) -> None:
    track = make_music_track(1, terms="CC BY; credit: By Somebody")
    panel.show_scene(four(recommendations=((make_recommendation(1, track),), (), ())), 0)
    menu = panel.music.list.menu_of(0)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == [
        "Pick", "Pick and lock", "Reject", "Audition", "Open the page", "Copy the credit line",
    ]  # fmt: skip
    menu.actions()[-1].trigger()
    assert QGuiApplication.clipboard().text() == "By Somebody"


# Rejections


def test_rejected_tracks_can_come_back(desk: Desk, qtbot: QtBot) -> None:
    desk.session.load(four(), None)
    names = desk.panel.music.list.rejected_button
    for number in (0, 1):
        desk.session.reject(0, FOUR[number].track.key)
    actions = [action for action in names.menu().actions() if action.text()]
    assert actions[0].text() == "Allow “Piece 1” again"
    actions[0].trigger()
    assert desk.session.project is not None
    assert desk.session.project.edit_of(0).rejected == (FOUR[1].track.key,)
    assert names.isVisible()
    names.menu().actions()[0].trigger()
    assert not names.isVisible()


def test_a_rejected_track_of_another_day_is_named_by_its_key(panel: ScenePanel) -> None:
    project = editing.reject(four(), 0, TrackKey("lmc", "TR99"))
    panel.show_scene(project, 0)
    [action] = panel.music.list.rejected_button.menu().actions()
    assert action.text() == "Allow “lmc: TR99” again"


def test_focus_stays_in_the_list_when_the_last_card_goes(
    panel: ScenePanel, cards: RecommendationList, qtbot: QtBot
) -> None:
    press(cards, Qt.Key.Key_End)
    panel.show_scene(four(recommendations=(FOUR[:3], (), ())), 0)
    assert focused(cards) == 2


# Filters


def test_filters_are_shown_and_told(desk: Desk, qtbot: QtBot) -> None:
    desk.session.load(four(), None)
    music = desk.panel.music
    desk.panel.set_facets(ALL_THERE)
    music.filter_section.set_open(True)
    fields = music.filters
    fields.length.low.setValue(60)
    fields.tempo.high.setValue(120)
    fields.catalogues.menu().actions()[1].trigger()
    fields.genres.menu().actions()[0].trigger()
    fields.vocals.setCurrentIndex(2)
    fields.vocals.activated.emit(2)
    QTest.keyClicks(fields.words, "slow piano")
    QTest.keyClick(fields.words, Qt.Key.Key_Return)
    wanted = MusicFilters(
        min_length_s=60.0, max_bpm=120.0, catalogues=("lmc",), vocals=False,
        words=("slow", "piano"), genres=("ambient",),
    )  # fmt: skip
    assert desk.session.project is not None
    assert desk.session.project.filters == wanted
    assert music.filter_section.heading.text() == "Filters: 6 set"
    fields.clear.click()
    assert desk.session.project.filters == NO_FILTERS
    assert fields.filters == NO_FILTERS


def test_typing_is_told_after_a_pause(panel: ScenePanel, qtbot: QtBot) -> None:
    panel.show_scene(four(), 0)
    told: list[MusicFilters] = []
    panel.filters_set.connect(told.append)
    with qtbot.waitSignal(panel.filters_set, timeout=20_000):
        QTest.keyClicks(panel.music.filters.words, "piano")
    assert [filters.words for filters in told] == [("piano",)]


def test_typed_words_stay_while_other_filters_change(panel: ScenePanel, qtbot: QtBot) -> None:
    panel.show_scene(four(), 0)
    words = panel.music.filters.words
    QTest.keyClicks(words, "slow ")
    panel.show_scene(four(filters=MusicFilters(words=("slow",))), 0)
    assert words.text() == "slow ", "the space before the next word is not taken away"


def test_limits_never_cross(panel: ScenePanel) -> None:
    length = panel.music.filters.length
    length.low.setValue(120)
    length.high.setValue(60)
    assert (length.low.limit, length.high.limit) == (60.0, 60.0)
    length.low.setValue(90)
    assert (length.low.limit, length.high.limit) == (90.0, 90.0)


@pytest.mark.parametrize(
    ("typed", "seconds"), [("2:30", 150), ("1:02:03", 3723), ("90", 90), ("any", 0), ("", 0)]
)
def test_lengths_are_typed_as_times(panel: ScenePanel, typed: str, seconds: int) -> None:
    low = panel.music.filters.length.low
    assert low.valueFromText(typed) == seconds
    assert low.text() == "any"
    low.setValue(150)
    assert low.text() == "2:30"


def test_filters_that_nothing_can_pass_are_off(panel: ScenePanel) -> None:
    panel.set_facets(dataclasses.replace(ALL_THERE, vocals=False, tempi=False))
    fields = panel.music.filters
    assert (fields.length.isEnabled(), fields.tempo.isEnabled()) == (True, False)
    assert not fields.vocals.isEnabled()


def test_a_chosen_licence_stays_when_no_catalogue_has_it(panel: ScenePanel) -> None:
    panel.show_scene(four(filters=MusicFilters(licences=("CC BY-SA",))), 0)
    panel.set_facets(ALL_THERE)
    assert panel.music.filters.licences.chosen == ("CC BY-SA",)
    assert panel.music.filters.filters.licences == ("CC BY-SA",)


def test_the_styles_that_serve_the_scene_are_told(panel: ScenePanel) -> None:
    panel.show_scene(four(), 0)
    assert panel.music.styles.startswith("Styles that serve a scene that feels happy: reggae, ")
    panel.show_scene(editing.set_intention(four(), 0, "sad"), 0)
    assert panel.music.styles == "Styles that serve sad music: cinematic, folk, country"
    panel.show_scene(four(), 2)
    assert panel.music.styles.startswith("Styles that stay neutral: ambient")


def test_filters_are_counted() -> None:
    assert active(NO_FILTERS) == 0
    assert active(MusicFilters(min_bpm=60, max_bpm=90, vocals=False, words=("a", "b"))) == 3
    assert active(MusicFilters(genres=("jazz", "pop"))) == 1


def test_how_many_tracks_pass(panel: ScenePanel) -> None:
    panel.show_scene(four(), 0)
    panel.set_counts((312, 7512))
    assert panel.music.count.startswith("312 of 7,512 track")
    panel.set_outdated((0,))
    assert panel.music.count == "looking for music…"
    panel.set_outdated(())
    assert panel.music.count.startswith("312 of 7,512 track")


# Empty lists


def why(panel: ScenePanel, project: Project) -> str:
    panel.show_scene(project, 1)
    return panel.music.why


def test_an_empty_list_says_why_and_what_to_do(panel: ScenePanel, qtbot: QtBot) -> None:
    never = why(panel, four(recommendations=()))
    filtered = why(panel, four(filters=MusicFilters(min_bpm=300)))
    assert panel.music.clear.isVisible()
    with qtbot.waitSignal(panel.filters_set) as told:
        panel.music.clear.click()
    assert told.args == [NO_FILTERS]
    rejected = why(panel, editing.reject(four(), 1, TrackKey("free", "T1")))
    bare = why(panel, four())
    assert not panel.music.clear.isVisible()
    reasons = (never, filtered, rejected, bare)
    assert len(set(reasons)) == 4
    assert all(reason.count(".") == 2 for reason in reasons), "why, and what to do"
    panel.show_scene(four(), 0)
    assert panel.music.why == ""


def test_nothing_is_built_for_another_scene_of_the_same_length(
    panel: ScenePanel, cards: RecommendationList
) -> None:
    before: list[QWidget] = list(cards.cards)
    panel.show_scene(four(recommendations=(FOUR, FOUR[::-1], ())), 1)
    assert list(cards.cards) == before
    assert [c.entry.track.track_id for c in cards.cards if c.entry] == [
        "T0004", "T0003", "T0002", "T0001",
    ]  # fmt: skip
