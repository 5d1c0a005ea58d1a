"""The characters in the window: listed, named, put right, lit."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QColor, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from aemo_studio.domain.cast import Character, CharacterColour
from aemo_studio.domain.project import ModelReference, Project
from aemo_studio.gui.cast_panel.delegate import portrait_area, text_area
from aemo_studio.gui.cast_panel.divide import DivideDialog
from aemo_studio.gui.language.i18n import CHINESE, ENGLISH, set_language
from aemo_studio.gui.look import theme
from aemo_studio.gui.main_window import MainWindow
from aemo_studio.gui.player.face_overlay import label_of
from aemo_studio.gui.timeline.headers import LaneHeaders
from aemo_studio.gui.timeline.interaction import InteractiveCanvas
from aemo_studio.gui.timeline.lanes import EmotionLane
from aemo_studio.gui.timeline.lanes.character import CharacterLane
from aemo_studio.gui.timeline.reading_words import lane_name
from aemo_studio.gui.widgets.portraits import portrait_of
from tests.casts import cast_film
from tests.gui.conftest import MakeWindow, new_window

LEFT = Qt.MouseButton.LeftButton
NAMES = ["Anna", "Character 2", "Voice 3"]


@pytest.fixture(scope="module")
def shared(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """One window for all tests: a new project makes it new."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AEMO_STUDIO_SETTINGS", str(tmp_path_factory.mktemp("settings")))
        window = new_window()
        window.resize(1300, 900)
        yield window
        window.session.close()
        window.close()
        window.deleteLater()


@pytest.fixture
def desk(shared: MainWindow) -> MainWindow:
    set_language(ENGLISH)
    shared.session.load(cast_film(), None)
    shared.panel.people_section.set_open(False)
    shared.cast.hidden_switch.setChecked(False)
    shared.cast.list.clearSelection()
    shared.player.seek(3.0)
    shared.activateWindow()
    shared.timeline.setFocus()
    QApplication.processEvents()
    return shared


def cast_of(window: MainWindow) -> tuple[Character, ...]:
    assert window.session.project is not None
    return window.session.project.cast


def listed(window: MainWindow) -> list[str]:
    model = window.cast.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def entry(menu: QMenu | None, text: str) -> QAction:
    """The entry of a menu, or of a menu in it."""
    assert menu is not None
    entries = [one for part in (menu, *menu.findChildren(QMenu)) for one in part.actions()]
    found = [one for one in entries if one.text() == text]
    assert found, [one.text() for one in entries]
    return found[0]


def click_portrait(window: MainWindow, row: int) -> None:
    view = window.cast.list
    area = view.visualRect(window.cast.model.index(row))
    QTest.mouseClick(view.viewport(), LEFT, pos=portrait_area(area).center())


def type_name(window: MainWindow, name: str) -> None:
    QTest.keyClick(window.cast.list, Qt.Key.Key_F2)
    field = window.cast.list.findChild(QLineEdit)
    assert field is not None
    assert field.accessibleName() == "Name of the character"
    field.selectAll()
    QTest.keyClicks(field, name)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt takes the name after the key


def headings(window: MainWindow) -> list[str]:
    """What stands beside the lanes of characters, from top to bottom."""
    canvas = canvas_of(window)
    lanes = [lane for lane in canvas.lanes if isinstance(lane, CharacterLane)]
    return [lane_name(window.timeline.model, lane.name) for lane in lanes]


def canvas_of(window: MainWindow) -> InteractiveCanvas:
    canvas = window.timeline.findChild(InteractiveCanvas)
    assert isinstance(canvas, InteractiveCanvas)
    return canvas


# --- who is listed ---------------------------------------------------------------------


def test_characters_are_listed_with_a_lane_each(desk: MainWindow) -> None:
    assert listed(desk) == headings(desk) == NAMES
    index = desk.cast.model.index(0)
    spoken = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("Anna, seen 0:23, heard 0:15, mostly ")
    assert label_of(desk.player.view.faces[0]).startswith("Anna · happy ")


def test_the_lanes_lie_below_all_emotions_together(desk: MainWindow) -> None:
    names = [row.name for row in canvas_of(desk).rows]
    place = names.index("fused")
    assert names[place + 1 : place + 5] == ["character 0", "character 1", "character 2", "scenes"]


def test_names_by_number_follow_the_language(desk: MainWindow) -> None:
    set_language(CHINESE)
    assert listed(desk) == headings(desk) == ["Anna", "角色 2", "聲音 3"]
    assert label_of(desk.player.view.faces[1]).startswith("角色 2 · ")


@pytest.mark.parametrize(
    ("recognise", "models", "title", "button"),
    [
        (True, ("face_identity",), "Nobody in this film", False),
        (False, (), "without recognising people", True),
        (True, (), "an older version. Analyse again to find the characters.", True),
    ],
)
def test_a_film_without_characters_says_why(
    desk: MainWindow, recognise: bool, models: tuple[str, ...], title: str, button: bool
) -> None:
    desk.session.load(without_cast(recognise, models), None)
    assert title in desk.cast.explanation
    assert desk.cast.again_button.isVisible() is button
    assert listed(desk) == headings(desk) == []


def without_cast(recognise: bool, models: tuple[str, ...]) -> Project:
    project = cast_film()
    analysis = dataclasses.replace(
        project.analysis,
        settings=dataclasses.replace(project.analysis.settings, recognise=recognise),
        models=tuple(ModelReference(name, "ab" * 32) for name in models),
    )
    return dataclasses.replace(project, analysis=analysis, cast=())


# --- putting right ---------------------------------------------------------------------


def test_f2_gives_a_name_that_stands_everywhere_and_can_be_undone(desk: MainWindow) -> None:
    desk.panel.people_section.set_open(True)
    desk.cast.list.setCurrentIndex(desk.cast.model.index(1))
    type_name(desk, "Bo & Co")
    assert listed(desk) == headings(desk) == ["Anna", "Bo & Co", "Voice 3"]
    assert label_of(desk.player.view.faces[1]).startswith("Bo & Co · ")
    assert desk.panel.people.rows[1].text == "Bo & Co, looks angry"
    assert desk.session.undo_stack.undoText() == "name of a character"
    desk.session.undo_stack.undo()
    assert listed(desk) == NAMES


def test_a_new_name_paints_no_lane_again(desk: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.timeline.settle()
    painted: list[str] = []
    for kind in (EmotionLane, CharacterLane):
        monkeypatch.setattr(kind, "paint", lambda lane, *_: painted.append(lane.name))
    desk.session.rename_character(0, "Berta")
    desk.timeline.settle()
    assert headings(desk)[0] == "Berta"
    assert painted == []


def test_the_menu_merges_hides_and_removes_and_all_can_be_undone(desk: MainWindow) -> None:
    before = cast_of(desk)
    entry(desk.cast.menu_for(2), "Anna").trigger()
    assert listed(desk) == ["Anna", "Character 2"]
    assert cast_of(desk)[0].lines == (0, 1, 2)
    desk.session.undo_stack.undo()
    entry(desk.cast.menu_for(1), "&Hide").trigger()
    assert listed(desk) == headings(desk) == ["Anna", "Voice 3"]
    assert desk.cast.hidden_switch.text() == "1 hidden"
    desk.cast.hidden_switch.click()
    assert listed(desk) == ["Anna", "Voice 3", "Character 2"]
    entry(desk.cast.menu_for(1), "&Show again").trigger()
    assert listed(desk) == NAMES
    entry(desk.cast.menu_for(1), "&Not a person").trigger()
    assert desk.session.project is not None
    assert desk.session.project.ignored_faces == (1,)
    for _ in range(3):
        desk.session.undo_stack.undo()
    assert cast_of(desk) == before


def test_the_menu_gives_a_colour_that_rings_the_portrait_and_can_be_undone(
    desk: MainWindow,
) -> None:
    def edge() -> QColor:
        image = portrait_of(cast_of(desk)[0], 44, 1.0).toImage()
        return image.pixelColor(22, 1)

    plain = edge()
    entry(desk.cast.menu_for(0), "Green").trigger()
    assert cast_of(desk)[0].colour is CharacterColour.GREEN
    assert entry(desk.cast.menu_for(0), "Green").isChecked()
    assert edge().green() > edge().red() + 60
    desk.session.undo_stack.undo()
    assert edge() == plain


def test_several_that_are_selected_become_the_one_that_is_clicked(desk: MainWindow) -> None:
    desk.cast.list.selectAll()
    entry(desk.cast.menu_for(0), "&Merge all of them into Anna").trigger()
    assert [(one.name, one.faces, one.lines) for one in cast_of(desk)] == [
        ("Anna", (0, 1, 2), (0, 1, 2))
    ]
    assert desk.session.undo_stack.count() == 1


def test_dividing_moves_what_is_selected(desk: MainWindow) -> None:
    desk.cast.divide_wanted.emit(0)
    dialog = desk.findChild(DivideDialog)
    assert isinstance(dialog, DivideDialog)
    assert not dialog.move_button.isEnabled()
    dialog.list.selectAll()
    assert not dialog.move_button.isEnabled(), "somebody has to stay"
    dialog.list.clearSelection()
    for row in (1, 3):
        dialog.list.item(row).setSelected(True)
    dialog.target.setCurrentText("Character 2")
    dialog.move_button.click()
    assert [(one.faces, one.lines) for one in cast_of(desk)] == [
        ((0,), (0,)), ((1, 2), (2,)), ((), (1,)),
    ]  # fmt: skip
    assert desk.session.undo_stack.count() == 1


def test_a_face_in_the_picture_can_be_somebody_elses(desk: MainWindow) -> None:
    entry(desk.face_menu.menu_for(1), "Anna").trigger()
    assert cast_of(desk)[0].faces == (0, 1, 2)
    entry(desk.face_menu.menu_for(1), "Somebody new").trigger()
    assert [one.faces for one in cast_of(desk)] == [(0, 2), (), (1,)]
    desk.session.load(dataclasses.replace(cast_film(), cast=cast_film().cast[:1]), None)
    entry(desk.face_menu.menu_for(1), "Anna").trigger()
    assert cast_of(desk)[0].faces == (0, 1, 2), "also one whom nobody recognised"


def test_the_selection_stays_when_others_go(desk: MainWindow) -> None:
    desk.cast.list.setCurrentIndex(desk.cast.model.index(2))
    desk.session.not_a_person(1)
    assert desk.cast.list.current == 2
    assert desk.cast.list.selected == (2,)


def test_people_of_a_scene_are_characters_with_one_switch_each(
    desk: MainWindow,
) -> None:
    desk.session.merge_scenes(0, 3)
    desk.panel.people_section.set_open(True)
    rows = desk.panel.people.rows
    assert [row.text.split(",")[0] for row in rows] == NAMES[:2]
    assert desk.panel.people_section.heading.text() == "2 people in this scene"
    rows[0].switch.click()
    assert desk.session.project is not None
    assert desk.session.project.ignored_faces == (0, 2)
    assert desk.session.undo_stack.undoText() == "ignore somebody's faces"
    assert desk.panel.people_section.heading.text() == "2 people in this scene, 1 ignored"


# --- the spotlight ---------------------------------------------------------------------


def test_a_click_on_a_portrait_shows_one_alone_and_another_click_everybody(
    desk: MainWindow,
) -> None:
    everybody = desk.timeline.model
    click_portrait(desk, 1)
    lit = desk.timeline.model
    assert [lane_name(lit, lane) for lane in ("speech", "face", "fused")] == [
        "Speech", "Face: Character 2", "Together",
    ]  # fmt: skip
    assert lit.speech is everybody.speech, "nobody heard this one speak"
    assert np.flatnonzero(lit.face.coverage).tolist() == list(range(3, 18))
    click_portrait(desk, 1)
    np.testing.assert_array_equal(desk.timeline.model.face.scores, everybody.face.scores)
    assert desk.session.undo_stack.count() == 0, "the film is as it was"


def test_the_keyboard_lights_a_character_and_escape_everybody(desk: MainWindow) -> None:
    desk.cast.list.setCurrentIndex(desk.cast.model.index(2))
    QTest.keyClick(desk.cast.list, Qt.Key.Key_Return)
    assert lane_name(desk.timeline.model, "speech") == "Speech: Voice 3"
    QTest.keyClick(desk.cast.list, Qt.Key.Key_Escape)
    assert desk.timeline.model.spotlight is None


def test_the_spotlight_goes_out_with_who_stands_in_it(desk: MainWindow) -> None:
    desk.spotlight.set(1)
    desk.session.merge_characters((1,), 0)
    assert desk.spotlight.number is None
    assert desk.timeline.model.spotlight is None


def test_a_click_on_the_head_of_a_lane_lights_its_character(desk: MainWindow) -> None:
    headers = desk.timeline.findChild(LaneHeaders)
    assert isinstance(headers, LaneHeaders)
    row = canvas_of(desk).row("character 1")
    QTest.mouseClick(headers, LEFT, pos=QPoint(20, row.top + 5))
    assert desk.spotlight.number == 1


# --- showing and folding ---------------------------------------------------------------


def test_c_shows_and_hides_the_list_and_shift_c_the_lanes(desk: MainWindow) -> None:
    for shown in (False, True):
        QTest.keyClick(desk.timeline, Qt.Key.Key_C)
        QTest.keyClick(desk.timeline, Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
        assert desk.cast.isVisible() is shown
        assert headings(desk) == (NAMES if shown else [])


def test_what_was_hidden_is_hidden_the_next_time(make_window: MakeWindow) -> None:
    window = make_window()
    assert not window.cast.isVisible(), "there is no film"
    for name in ("characters", "character lanes"):
        window.actions_by_name[name].toggle()
    window.close()
    again = make_window()
    again.session.load(cast_film(), None)
    assert not again.cast.isVisible()
    assert headings(again) == []


def test_the_arrow_folds_the_lanes(desk: MainWindow) -> None:
    headers = desk.timeline.findChild(LaneHeaders)
    assert isinstance(headers, LaneHeaders)
    for shown in ([], NAMES):
        row = canvas_of(desk).row("fused")
        place = QPoint(headers.width() - 14, row.top + row.height // 2)
        QTest.mouseClick(headers, LEFT, pos=place)
        assert headings(desk) == shown
        assert desk.actions_by_name["character lanes"].isChecked() is bool(shown)


@pytest.mark.usefixtures("qapp")
def test_numbered_characters_can_be_told_apart_in_the_narrowest_list() -> None:
    narrow, wide = QRect(0, 0, 158, 64), QRect(0, 0, 240, 64)
    assert portrait_area(narrow).width() < portrait_area(wide).width()
    name = QFontMetricsF(theme.font(theme.TEXT, bold=True)).horizontalAdvance("Character 12")
    assert name <= text_area(narrow).width()
