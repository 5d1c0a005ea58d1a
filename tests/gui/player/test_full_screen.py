"""The picture over a whole screen, in the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aemo_studio.gui.main_window import MainWindow
from aemo_studio.gui.player.full_screen import other_screen


def test_the_picture_fills_a_screen_with_its_transport_and_comes_back(
    qtbot: QtBot, window: MainWindow, talk_project: Path
) -> None:
    assert window.open(talk_project)
    home, size = window.player.parentWidget(), window.player.size()
    QTest.keyClick(window.timeline, Qt.Key.Key_F)
    viewer = window.viewer
    assert viewer.isFullScreen()
    assert viewer.size() == viewer.screen().size()
    assert window.player.window() is viewer
    assert window.player.view.width() == viewer.width()
    window.player.controls.buttons["frame forward"].click()
    assert window.player.time_s == pytest.approx(0.1)
    viewer.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is viewer)
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    assert window.player.time_s == pytest.approx(0.2), "the keys of the window work there"
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert not viewer.isVisible()
    assert window.player.parentWidget() is home
    assert window.player.isVisible()
    assert window.player.size() == size
    assert not window.actions_by_name["viewer"].isChecked()


def test_closing_the_film_or_the_viewer_brings_the_player_back(
    window: MainWindow, talk_project: Path
) -> None:
    action = window.actions_by_name["viewer"]
    assert window.open(talk_project)
    action.trigger()
    window.viewer.close()
    assert not window.viewer.isVisible()
    action.trigger()
    window.actions_by_name["close"].trigger()
    assert not window.viewer.isVisible()
    assert window.player.window() is window
    assert not action.isEnabled()


def test_a_second_screen_is_preferred(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    own, second = window.screen(), object()
    monkeypatch.setattr(
        "aemo_studio.gui.player.full_screen.QGuiApplication.screens", lambda: [own, second]
    )
    assert other_screen(window) is second
    monkeypatch.undo()
    assert other_screen(window) is own


def test_a_click_on_the_picture_plays_and_pauses(window: MainWindow, talk_project: Path) -> None:
    assert window.open(talk_project)
    view, transport = window.player.view, window.player.transport
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(80, 60))
    assert transport.speed == 1
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(80, 60))
    assert transport.speed == 0
