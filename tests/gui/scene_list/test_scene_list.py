"""The list of scenes in the real window, and at the length of a series."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aemo_studio.domain.cast import Character, SpokenLine
from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.project import Project
from aemo_studio.gui.language.i18n import CHINESE, ENGLISH, set_language
from aemo_studio.gui.main_window import MainWindow
from aemo_studio.gui.scene_list import SceneListPanel
from aemo_studio.gui.scene_list.delegate import ROW_PX
from aemo_studio.gui.scene_list.entries import NO_EMOTION, SceneFilter, scene_entries
from aemo_studio.gui.scene_list.words import spoken_text
from tests.factories import make_music_track, make_project
from tests.gui.conftest import MakeWindow


@pytest.fixture
def listed(qtbot: QtBot, window: MainWindow, talk_project: Path) -> MainWindow:
    """The window with the list open."""
    qtbot.waitUntil(window.isActiveWindow)
    assert window.open(talk_project)
    QTest.keyClick(window.timeline, Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    assert window.scene_list.dock.isVisible()
    return window


def panel_of(window: MainWindow) -> SceneListPanel:
    return window.scene_list.panel


def test_a_scene_tells_number_time_length_emotion_people_and_music() -> None:
    anna = Character(0, faces=(), name="Anna", lines=(0, 1))
    ben = Character(1, faces=(), name="Ben", lines=(2,))
    away = Character(2, faces=(), name="Passer-by", lines=(3,), hidden=True)
    plain = make_project()
    scene = plain.scenes[0]
    times = ((0.0, 2.0), (2.5, 3.0), (3.0, 4.0), (4.0, 5.0))
    lines = tuple(SpokenLine(n, start, end) for n, (start, end) in enumerate(times))
    analysis = replace(plain.analysis, lines=lines)
    project = replace(plain, analysis=analysis, cast=(anna, ben, away))
    entry = scene_entries(project)[0]
    assert [one.name for one in entry.characters] == ["Anna", "Ben"]
    assert entry.length_s == pytest.approx(scene.duration_s)
    told = spoken_text(entry).splitlines()
    assert told[0] == "Scene 1"
    assert "Anna" in told[3]


def test_clicks_and_arrows_go_to_a_scene_and_the_list_follows_the_playhead(
    listed: MainWindow,
) -> None:
    panel, project = panel_of(listed), listed.session.project
    assert project is not None
    assert panel.list.currentIndex().row() == 0
    place = panel.list.visualRect(panel.model.index(1)).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert listed.player.time_s == pytest.approx(project.scenes[1].start_s, abs=0.05)
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Up)
    assert listed.player.time_s == 0
    QTest.keyClick(panel.list, Qt.Key.Key_5)
    assert panel.model.entries[0].emotion is Emotion.ANGRY, "keys of the window work here"
    listed.player.seek(5.0)
    assert panel.list.currentIndex().row() == 1
    assert listed.player.time_s == pytest.approx(5.0), "following is no choice"


def test_the_filters_leave_what_is_asked_for(listed: MainWindow) -> None:
    panel, session = panel_of(listed), listed.session
    session.set_emotion(0, Emotion.SAD)
    session.set_emotion(1, Emotion.HAPPY)
    session.pick(0, make_music_track(1))
    panel.unpicked.click()
    assert [entry.index for entry in panel.model.entries] == [1]
    assert panel.count.text() == "1 of 2 scenes"
    panel.unpicked.click()
    panel.emotions.setCurrentIndex(panel.emotions.findData("sad"))
    panel.emotions.activated.emit(0)
    assert [entry.index for entry in panel.model.entries] == [0]
    session.set_emotion(0, Emotion.CALM)
    assert panel.model.rowCount() == 0
    assert not SceneFilter(NO_EMOTION).passes(scene_entries(session.project)[0])  # type: ignore[arg-type]


def test_it_is_remembered_closed_by_its_cross_and_gone_without_a_film(
    listed: MainWindow, make_window: MakeWindow, talk_project: Path
) -> None:
    listed.actions_by_name["close"].trigger()
    assert not listed.scene_list.dock.isVisible()
    listed.close()
    again = make_window()
    assert again.open(talk_project)
    assert again.scene_list.dock.isVisible()
    again.scene_list.dock.close()
    assert not again.actions_by_name["scene list"].isChecked()


def many_scenes(count: int) -> Project:
    """A project with scenes of four seconds each."""
    plain = make_project()
    scene = plain.scenes[0]
    scenes = (replace(scene, start_s=4.0 * n, end_s=4.0 * n + 4.0) for n in range(count))
    return replace(plain, scenes=tuple(scenes), recommendations=(), edits=(), picks=())


def test_thousands_of_scenes_are_painted_only_where_they_are_seen(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = SceneListPanel()
    qtbot.addWidget(panel)
    panel.resize(300, 600)
    panel.show()
    panel.show_project(many_scenes(3000))
    assert panel.model.rowCount() == 3000
    painted: list[int] = []
    delegate = panel.list.itemDelegate()
    paint = type(delegate).paint

    def noted(self: object, painter: object, option: object, index: object) -> None:
        painted.append(index.row())  # type: ignore[attr-defined]
        paint(self, painter, option, index)  # type: ignore[arg-type]

    monkeypatch.setattr(type(delegate), "paint", noted)
    panel.show_scene(2500)
    panel.grab()
    assert 2500 in painted
    assert len(set(painted)) <= 600 // ROW_PX + 2


def test_another_language_arrives_at_once(listed: MainWindow) -> None:
    panel = panel_of(listed)
    try:
        set_language(CHINESE)
        QApplication.processEvents()
        assert panel.count.text() == "2 個場景"
        assert listed.scene_list.dock.windowTitle() == "場景"
    finally:
        set_language(ENGLISH)
