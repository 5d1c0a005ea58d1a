"""The music of a scene: rows, keys, details, rejections, search, chips, filters, empty lists."""

from __future__ import annotations

import dataclasses
import itertools
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aemo_studio.domain.music import NO_FILTERS, MusicFilters, Track, TrackKey
from aemo_studio.domain.project import Project
from aemo_studio.gui.remembered.favourites import load_favourites
from aemo_studio.gui.scene_panel import ScenePanel
from aemo_studio.gui.scene_panel.filters import active
from aemo_studio.gui.scene_panel.music_head import REFERENCE
from aemo_studio.gui.scene_panel.row_keys import Act
from aemo_studio.gui.scene_panel.row_places import ROW_PX, RowPlaces, RowSpot
from aemo_studio.gui.scene_panel.row_words import licence_badge, named
from aemo_studio.gui.scene_panel.track_query import Sorting
from aemo_studio.gui.scene_panel.track_rows import TrackRows
from aemo_studio.gui.scene_panel.word_search import FoundTracks
from aemo_studio.music.file_links import LinkedFile
from aemo_studio.music.recommend.filtering import Facets
from aemo_studio.music.search.parser import parse
from aemo_studio.project import editing
from tests.factories import make_music_track, make_project, make_recommendation
from tests.gui.scene_panel.conftest import Desk

LEFT = Qt.MouseButton.LeftButton
SONG = "reference only: clear the rights; tags from MSD"
FOUR = tuple(
    make_recommendation(n, make_music_track(n, url=f"file:///music/{n}.mp3" if n == 3 else "https://x.org/"))
    for n in range(1, 5)
)  # fmt: skip
ALL_THERE = Facets(("free", "lmc"), ("CC BY 3.0", "CC0"), lengths=True, tempi=True, vocals=True,
                   genres=("ambient", "jazz"))  # fmt: skip


def four(**changes: object) -> Project:
    project = dataclasses.replace(make_project(), recommendations=(FOUR, (), ()), picks=())
    return dataclasses.replace(project, **changes)  # type: ignore[arg-type]


def listing(*tracks: Track) -> Project:
    """A project whose first scene lists these tracks."""
    listed = tuple(make_recommendation(n, track) for n, track in enumerate(tracks, 1))
    return four(recommendations=(listed, (), ()))


@pytest.fixture
def rows(panel: ScenePanel) -> TrackRows:
    panel.anchors.button(1).click()
    panel.show_scene(four(), 0)
    return panel.music.list


@pytest.fixture
def music(desk: Desk) -> Desk:
    """A desk with the four tracks in view."""
    desk.panel.anchors.button(1).click()
    desk.session.load(four(), None)
    return desk


def press(rows: TrackRows, *keys: Qt.Key) -> None:
    for key in keys:
        rows.setFocus()
        QTest.keyClick(rows, key)


def click(rows: TrackRows, row: int, spot: RowSpot) -> None:
    QTest.mouseClick(rows.viewport(), LEFT, pos=rows.spot_rect(row, spot).center())


def titles(rows: TrackRows) -> list[str]:
    return [entry.track.title for entry in rows.entries]


def present(desk: Desk) -> Project:
    assert desk.session.project is not None
    return desk.session.project


# Rows


def test_a_row_is_low_and_says_everything(rows: TrackRows) -> None:
    assert [rows.visualRect(rows.rows.index(n)).height() for n in range(4)] == [ROW_PX] * 4
    said = rows.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in (
        "Piece 1 — Somebody",
        "happy",
        "3:02",
        "120 bpm",
        "CC BY 4.0",
        "score 4 of 5",
        "no file",
    ):
        assert part in said, part


def test_what_is_not_known_of_a_track_is_said(panel: ScenePanel) -> None:
    assert named(make_music_track(1, artist="")) == "Piece 1 — unknown artist"
    badges = {
        "CC BY 3.0; credit: By X": "free, credit",
        "CC0": "free",
        SONG: "clear rights",
        "": "?",
    }
    assert {terms: licence_badge(make_music_track(1, terms=terms)) for terms in badges} == badges


def test_the_places_of_a_row_never_overlap() -> None:
    for width in (200, 280, 339, 340, 500, 900):
        places = RowPlaces(width)
        ordered = (places.play, places.texts, places.favourite, places.pick, places.reject)
        assert all(a.right <= b.left for a, b in itertools.pairwise(ordered))
        assert places.spot_at(places.pick.left) is RowSpot.PICK
        assert places.reject.right <= width


def test_a_press_on_the_marks_picks_rejects_and_stars(music: Desk, qtbot: QtBot) -> None:
    rows = music.panel.music.list
    music.panel.resize(900, 900)
    click(rows, 1, RowSpot.PICK)
    pick = present(music).pick_of(0)
    assert pick is not None
    assert pick.track == FOUR[1].track
    assert "picked" in rows.rows.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    click(rows, 1, RowSpot.PICK)
    assert present(music).pick_of(0) is None
    click(rows, 0, RowSpot.FAVOURITE)
    assert rows.entries[0].favourite
    click(rows, 3, RowSpot.REJECT)
    assert present(music).edit_of(0).rejected == (FOUR[3].track.key,)


def test_a_press_on_play_auditions_or_says_how_to_hear_it(
    panel: ScenePanel, rows: TrackRows, qtbot: QtBot
) -> None:
    heard: list[object] = []
    panel.audition_wanted.connect(heard.append)
    click(rows, 2, RowSpot.PLAY)
    assert heard == [FOUR[2].track]
    click(rows, 0, RowSpot.PLAY)
    assert heard == [FOUR[2].track]
    assert rows.open_entry is rows.entries[0]
    assert rows.detail.no_sound.startswith("Nothing to hear yet: fetch the track from its page")


# Keys


def test_arrows_go_from_row_to_row(rows: TrackRows, qtbot: QtBot) -> None:
    press(rows, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert rows.current is rows.entries[2]
    press(rows, Qt.Key.Key_Up)
    assert rows.current is rows.entries[1]
    press(rows, Qt.Key.Key_End, Qt.Key.Key_Down)
    assert rows.current is rows.entries[3]
    press(rows, Qt.Key.Key_Home)
    assert rows.current is rows.entries[0]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_picks(panel: ScenePanel, rows: TrackRows, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(panel.picked) as picked:
        press(rows, Qt.Key.Key_Down, key)
    assert picked.args == [0, FOUR[1].track]


def test_keys_reject_audition_and_open_the_page(
    panel: ScenePanel, rows: TrackRows, qtbot: QtBot
) -> None:
    heard: list[object] = []
    pages: list[object] = []
    panel.audition_wanted.connect(heard.append)
    rows.link_opened.connect(pages.append)
    press(rows, Qt.Key.Key_O, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_A, Qt.Key.Key_O)
    assert (pages, heard) == ([FOUR[0].track], [FOUR[2].track])
    with qtbot.waitSignal(panel.rejected) as rejected:
        press(rows, Qt.Key.Key_Delete)
    assert rejected.args == [0, FOUR[2].track.key, True]


def test_keys_of_a_row_win_over_shortcuts_of_the_window(
    panel: ScenePanel, rows: TrackRows, qtbot: QtBot
) -> None:
    played: list[bool] = []
    shortcut = QShortcut(QKeySequence("L"), panel)
    shortcut.activated.connect(lambda: played.append(True))
    with qtbot.waitExposed(panel), qtbot.waitSignal(panel.picked_and_locked) as locked:
        panel.activateWindow()
        press(rows, Qt.Key.Key_L)
    assert locked.args == [0, FOUR[0].track]
    assert played == []


def test_locking_a_row_picks_it_in_the_same_step(music: Desk, qtbot: QtBot) -> None:
    rows = music.panel.music.list
    rows.act(Act.LOCK, 2)
    pick = present(music).pick_of(0)
    assert pick is not None
    assert (pick.track, pick.locked) == (FOUR[2].track, True)
    assert music.session.undo_stack.count() == 1, "one step"
    rows.act(Act.LOCK, 2)
    pick = present(music).pick_of(0)
    assert pick is not None
    assert not pick.locked


def test_the_menu_offers_the_same_and_the_credit_line(panel: ScenePanel, qtbot: QtBot) -> None:
    panel.show_scene(listing(make_music_track(1, terms="CC BY; credit: By Somebody")), 0)
    menu = panel.music.list.menu_of(0)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == [
        "Pick", "Pick and lock", "Reject", "Favourite", "Audition", "Details", "Open the page",
        "Copy the credit line", "Link a file…", "More like this",
    ]  # fmt: skip
    menu.actions()[texts.index("Copy the credit line") + 1].trigger()
    assert QGuiApplication.clipboard().text() == "By Somebody"


# The open row


def test_one_row_is_open_below_itself(rows: TrackRows, qtbot: QtBot) -> None:
    click(rows, 1, RowSpot.ROW)
    area = rows.visualRect(rows.rows.index(1))
    assert rows.detail.isVisible()
    assert rows.detail.y() == area.top() + ROW_PX
    assert area.height() > ROW_PX + 60
    assert rows.detail.reason.startswith("Happy scene")
    click(rows, 0, RowSpot.ROW)
    assert rows.open_entry == rows.entries[0]
    assert rows.visualRect(rows.rows.index(1)).height() == ROW_PX
    click(rows, 0, RowSpot.ROW)
    assert rows.delegate.open_row is None
    assert rows.detail.isHidden()


def test_the_details_follow_the_arrow_keys(rows: TrackRows, qtbot: QtBot) -> None:
    press(rows, Qt.Key.Key_D, Qt.Key.Key_Down)
    assert rows.open_entry is rows.entries[1]
    press(rows, Qt.Key.Key_Escape, Qt.Key.Key_Down)
    assert rows.open_entry is None


def test_the_buttons_of_the_details_do_what_they_say(music: Desk, qtbot: QtBot) -> None:
    rows = music.panel.music.list
    rows.open(1)
    buttons = rows.detail.buttons
    buttons[Act.PICK].click()
    assert present(music).pick_of(0) is not None
    assert buttons[Act.PICK].isChecked()
    assert buttons[Act.PICK].text() == "Picked"
    buttons[Act.LOCK].click()
    assert buttons[Act.LOCK].text() == "Locked"
    with qtbot.waitSignal(rows.file_wanted) as wanted:
        buttons[Act.FILE].click()
    assert wanted.args == [FOUR[1].track]
    buttons[Act.REJECT].click()
    assert present(music).edit_of(0).rejected == (FOUR[1].track.key,)
    assert rows.open_entry is None


def test_the_parts_of_the_score_are_folded_away(rows: TrackRows, qtbot: QtBot) -> None:
    rows.open(0)
    closed = rows.visualRect(rows.rows.index(0)).height()
    assert not rows.detail.parts.isVisible()
    rows.detail.why.heading.click()
    assert rows.detail.parts.isVisible()
    assert rows.visualRect(rows.rows.index(0)).height() > closed


# Rejections


def test_rejecting_takes_only_that_one_track_away(music: Desk, qtbot: QtBot) -> None:
    rows = music.panel.music.list
    rows.setCurrentIndex(rows.rows.index(1))
    press(rows, Qt.Key.Key_Delete)
    assert titles(rows) == ["Piece 1", "Piece 3", "Piece 4"]
    assert rows.current is rows.entries[1], "the next one is at its place"
    press(rows, Qt.Key.Key_End, Qt.Key.Key_Delete)
    assert titles(rows) == ["Piece 1", "Piece 3"]
    assert rows.current is rows.entries[1]
    assert rows.hasFocus()
    music.session.undo_stack.undo()
    assert titles(rows) == ["Piece 1", "Piece 3", "Piece 4"]


def test_rejected_tracks_can_come_back(music: Desk, qtbot: QtBot) -> None:
    names = music.panel.music.head.rejected
    for number in (0, 1):
        music.session.reject(0, FOUR[number].track.key)
    actions = [action for action in names.menu().actions() if action.text()]
    assert actions[0].text() == "Allow “Piece 1” again"
    actions[0].trigger()
    assert present(music).edit_of(0).rejected == (FOUR[1].track.key,)
    assert names.isVisible()
    names.menu().actions()[0].trigger()
    assert not names.isVisible()


def test_a_rejected_track_of_another_day_is_named_by_its_key(panel: ScenePanel) -> None:
    panel.show_scene(editing.reject(four(), 0, TrackKey("lmc", "TR99")), 0)
    [action] = panel.music.head.rejected.menu().actions()
    assert action.text() == "Allow “lmc: TR99” again"


# Search, chips, order, tabs

KINDS = (
    make_music_track(1, title="Night Rain", artist="Anna", bpm=140.0, vocals=False, genre="jazz"),
    make_music_track(2, title="Alarm", terms="", duration_s=4.0, bpm=None),
    make_music_track(3, title="Morning", moods=("calm",), duration_s=500.0, bpm=60.0),
    make_music_track(4, title="Famous", terms=SONG, duration_s=None, catalogue="lmc"),
)


@pytest.fixture
def kinds(panel: ScenePanel) -> ScenePanel:
    panel.anchors.button(1).click()
    panel.set_facets(ALL_THERE)
    panel.show_scene(listing(*KINDS), 0)
    return panel


def test_well_known_songs_stand_in_a_list_of_their_own(kinds: ScenePanel) -> None:
    music = kinds.music
    assert titles(music.list) == ["Night Rain", "Alarm", "Morning"]
    music.head.tabs.setCurrentIndex(REFERENCE)
    assert titles(music.list) == ["Famous"]
    assert "1 track" in music.head.tabs.tabToolTip(REFERENCE)


@pytest.mark.parametrize(
    ("chip", "left"),
    [
        ("free_only", ["Night Rain", "Morning"]),
        ("long_enough", ["Night Rain", "Morning"]),
        ("instrumental", ["Night Rain"]),
        ("with_file", []),
        ("favourites", []),
    ],
)
def test_chips_narrow_the_list(kinds: ScenePanel, chip: str, left: list[str]) -> None:
    flag = kinds.music.head.chips.flags[chip]
    flag.click()
    assert titles(kinds.music.list) == left
    if not left:
        assert kinds.music.empty.why.startswith("No track here is what you ask for.")
        kinds.music.empty.clear.click()
        assert not flag.isChecked()
    else:
        flag.click()
    assert len(kinds.music.list.entries) == 3


def test_the_genre_is_chosen_from_those_that_serve_the_scene_first(kinds: ScenePanel) -> None:
    actions = {a.data(): a for a in kinds.music.head.chips.genre.menu().actions() if a.data()}
    assert next(iter(actions)) == "reggae", "serves a happy scene"
    actions["jazz"].trigger()
    assert titles(kinds.music.list) == ["Night Rain"]
    assert kinds.music.head.chips.genre.text().startswith("Jazz")


def test_searching_finds_words_in_title_artist_and_mood(kinds: ScenePanel, qtbot: QtBot) -> None:
    search = kinds.music.head.search
    for typed, first in (("anna rain", "Night Rain"), ("CALM", "Morning"), ("xyz", None)):
        with qtbot.waitSignal(kinds.music.head.changed, timeout=20_000):
            search.setText(typed)
        assert next(iter(titles(kinds.music.list)), None) == first
    assert kinds.music.head.wishes.ignored == "Not understood: “xyz”"
    with qtbot.waitSignal(kinds.music.head.changed, timeout=20_000):
        search.clear()
    assert len(kinds.music.list.entries) == 3


def test_another_search_can_be_put_in_and_orders_the_list(kinds: ScenePanel, qtbot: QtBot) -> None:
    asked: list[str] = []

    def backwards(text: str, tracks: object, places: object) -> FoundTracks:
        asked.append(text)
        return FoundTracks([2, 0], parse("sad, no drums"))

    kinds.music.search = backwards
    with qtbot.waitSignal(kinds.music.head.changed, timeout=20_000):
        kinds.music.head.search.setText("something sad")
    assert "something sad" in asked
    assert titles(kinds.music.list) == ["Morning", "Night Rain"]
    assert [b.text() for b in kinds.music.head.wishes.buttons] == ["sad", "no drums"]


def test_wishes_in_words_are_kept_changed_and_taken_away(kinds: ScenePanel) -> None:
    music = kinds.music

    def say(words: str) -> list[str]:
        music.head.search.setText(words)
        QTest.keyClick(music.head.search, Qt.Key.Key_Return)
        return [button.text() for button in music.head.wishes.buttons]

    assert say("not calm") == ["no calm"]
    assert music.head.search.text() == ""
    assert "Morning" not in titles(music.list)
    assert say("by Anna") == ["no calm", "anna"]
    music.head.wishes.buttons[0].click()
    assert [button.text() for button in music.head.wishes.buttons] == ["anna"]
    assert titles(music.list) == ["Night Rain"]
    music.head.wishes.buttons[0].click()
    assert music.head.wishes.isHidden()
    assert len(music.list.entries) == 3


@pytest.mark.parametrize(
    ("sorting", "order"),
    [
        (Sorting.TITLE, ["Alarm", "Morning", "Night Rain"]),
        (Sorting.LENGTH, ["Alarm", "Night Rain", "Morning"]),
        (Sorting.TEMPO, ["Morning", "Night Rain", "Alarm"]),
        (Sorting.SCORE, ["Night Rain", "Alarm", "Morning"]),
    ],
)
def test_the_list_is_sorted_and_what_is_not_known_comes_last(
    kinds: ScenePanel, sorting: Sorting, order: list[str]
) -> None:
    kinds.music.head.sorting.orders[sorting].trigger()
    assert titles(kinds.music.list) == order


def test_a_chip_that_no_catalogue_can_answer_says_so(kinds: ScenePanel) -> None:
    kinds.show_scene(listing(*KINDS[1:]), 0)
    kinds.set_facets(dataclasses.replace(ALL_THERE, vocals=False))
    kinds.music.head.chips.flags["instrumental"].click()
    assert kinds.music.empty.why.startswith("No catalogue in use tells whether somebody sings.")
    assert kinds.music.head.height() < 120, "the head does not grow into the empty room"


# Favourites and linked files


def test_favourites_hold_across_scenes_and_films(panel: ScenePanel, rows: TrackRows) -> None:
    press(rows, Qt.Key.Key_Asterisk)
    assert load_favourites() == {FOUR[0].track.key}
    other = ScenePanel()
    other.show_scene(four(recommendations=((), FOUR[:2], ())), 1)
    assert [entry.favourite for entry in other.music.list.entries] == [True, False]
    other.music.head.chips.flags["favourites"].click()
    assert titles(other.music.list) == ["Piece 1"]
    other.deleteLater()
    press(rows, Qt.Key.Key_Asterisk)
    assert load_favourites() == frozenset()


def test_a_linked_file_makes_a_track_playable(
    panel: ScenePanel, rows: TrackRows, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "one.mp3"
    file.write_bytes(b"sound")
    rows.open(0)
    assert rows.detail.no_sound
    link = LinkedFile("free", "T0001", str(file), 61.0)
    panel.music.memory.link({link.key: link})
    assert (rows.entries[0].track.file, rows.entries[0].track.duration_s) == (str(file), 61.0)
    assert rows.detail.no_sound == ""
    heard: list[Track] = []
    panel.audition_wanted.connect(heard.append)
    click(rows, 0, RowSpot.PLAY)
    assert [track.file for track in heard] == [str(file)]


def test_a_file_is_dropped_on_the_row_of_its_track(
    rows: TrackRows, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "Stück 2.MP3"
    file.write_bytes(b"sound")
    given: list[object] = []
    rows.file_given.connect(lambda track, path: given.append((track, path)))
    for path, taken in ((tmp_path / "film.mp4", 0), (file, 1)):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        place = QPointF(rows.spot_rect(1, RowSpot.ROW).center())
        none = Qt.KeyboardModifier.NoModifier
        rows.dropEvent(QDropEvent(place, Qt.DropAction.CopyAction, data, LEFT, none))
        assert len(given) == taken
    assert given == [(FOUR[1].track, file)]


# Filters of the film


def test_filters_are_shown_and_told(music: Desk, qtbot: QtBot) -> None:
    pane = music.panel.music
    music.panel.set_facets(ALL_THERE)
    fields = pane.filters
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
    assert present(music).filters == wanted
    assert pane.head.filters.isVisible()
    assert pane.head.filters.accessibleName() == "Filters: 6 set"
    pane.head.filters.click()
    assert pane.dialog.isVisible()
    QTest.keyClick(pane.dialog, Qt.Key.Key_Escape)
    assert not pane.dialog.isVisible()
    fields.clear.click()
    assert present(music).filters == NO_FILTERS
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


# What the music should be


def test_moods_that_feel_alike_stand_together(panel: ScenePanel) -> None:
    moods = panel.music.intention.moods
    assert moods.prefix == "Music should "
    texts = [moods.itemText(row) for row in range(moods.count())]
    assert texts[:4] == ["match the scene", "Bright", "be: happy", "be: cheerful"]
    heading = texts.index("Heavy")
    assert texts[heading + 1] == "be: sad"
    assert not moods.model().flags(moods.model().index(heading, 0)) & Qt.ItemFlag.ItemIsEnabled


def test_the_menu_names_the_catalogues_of_the_film(panel: ScenePanel) -> None:
    panel.show_scene(four(catalogues=("free", "/music/My songs.csv")), 0)
    menu = panel.music.head.more.menu()
    menu.aboutToShow.emit()
    texts = [action.text() for action in menu.actions()]
    assert "This film's catalogues: free, My songs" in texts
    assert "Pick the best everywhere" in texts


# Empty lists


def why(panel: ScenePanel, project: Project) -> str:
    panel.show_scene(project, 1)
    return panel.music.empty.why


def test_an_empty_list_says_why_and_what_to_do(panel: ScenePanel, qtbot: QtBot) -> None:
    panel.anchors.button(1).click()
    never = why(panel, four(recommendations=()))
    filtered = why(panel, four(filters=MusicFilters(min_bpm=300)))
    assert panel.music.empty.clear.isVisible()
    with qtbot.waitSignal(panel.filters_set) as told:
        panel.music.empty.clear.click()
    assert told.args == [NO_FILTERS]
    rejected = why(panel, editing.reject(four(), 1, TrackKey("free", "T1")))
    bare = why(panel, four())
    assert not panel.music.empty.clear.isVisible()
    reasons = (never, filtered, rejected, bare)
    assert len(set(reasons)) == 4
    assert all(reason.count(".") == 2 for reason in reasons), "why, and what to do"
    panel.show_scene(four(), 0)
    assert panel.music.empty.why == ""
