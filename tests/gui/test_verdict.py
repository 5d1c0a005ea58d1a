"""What a scene feels like, and what the editor does about it, in the real window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from aemo_studio.domain.emotion import EMOTIONS, Emotion
from aemo_studio.domain.project import Project
from aemo_studio.gui.language.i18n import CHINESE, ENGLISH, set_language
from aemo_studio.gui.main_window import MainWindow
from aemo_studio.gui.timeline.lanes import EmotionStyle
from aemo_studio.gui.widgets.chooser import Chooser
from tests.gui.conftest import MakeWindow

LEFT = Qt.MouseButton.LeftButton


def present(window: MainWindow) -> Project:
    assert window.session.project is not None
    return window.session.project


def test_a_change_by_a_key_is_told_and_taken_back(window: MainWindow, talk_project: Path) -> None:
    assert window.open(talk_project)
    window.player.seek(1.0)
    start, toast = present(window), window.toast
    QTest.keyClick(window.timeline, Qt.Key.Key_5)
    assert toast.isVisible()
    assert toast.text == "Set scene 1 to angry"
    assert toast.shown_ms == 3000
    assert not toast.hasFocus()
    assert window.rect().contains(toast.geometry())
    QTest.mouseClick(toast.undo, LEFT)
    assert present(window) is start
    assert toast.isHidden()
    QTest.keyClick(window.timeline, Qt.Key.Key_S)
    assert toast.text == "Split scene 1"
    window.actions_by_name["undo"].trigger()
    assert toast.isHidden(), "what is undone needs no way back"
    calm = window.panel.header.emotions.buttons[EMOTIONS.index(Emotion.CALM)]
    QTest.mouseClick(calm, LEFT)
    assert present(window).edit_of(0).emotion is Emotion.CALM
    assert toast.isHidden(), "who clicks sees what happens"


def test_the_buttons_show_the_keys_that_the_user_chose(window: MainWindow) -> None:
    buttons = window.panel.header.emotions.buttons
    assert [button.key for button in buttons] == list("12345678")
    window.shortcuts.rebind("emotion calm", ["Alt+2"])
    assert buttons[1].key == "Alt+2"
    assert buttons[1].toolTip() == "Calm (Alt+2)"
    window.shortcuts.reset()
    assert buttons[1].key == "2"


def test_the_eight_are_one_stop_of_the_tab_key_and_the_arrows_go_between_them(
    window: MainWindow, talk_project: Path
) -> None:
    assert window.open(talk_project)
    buttons = window.panel.header.emotions.buttons
    reached = [b for b in buttons if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert reached == [buttons[0]]
    buttons[0].setFocus()
    before = window.player.time_s
    QTest.keyClick(buttons[0], Qt.Key.Key_Right)
    assert buttons[1].hasFocus()
    QTest.keyClick(buttons[1], Qt.Key.Key_Up)
    QTest.keyClick(buttons[0], Qt.Key.Key_Left)
    assert buttons[7].hasFocus()
    assert window.player.time_s == before, "the film stays where it is"
    QTest.keyClick(buttons[7], Qt.Key.Key_Space)
    assert present(window).edit_of(0).emotion is Emotion.SURPRISED


def test_a_pin_keeps_the_panel_on_its_scene(window: MainWindow, talk_project: Path) -> None:
    assert window.open(talk_project)
    panel, last = window.panel, len(present(window).scenes) - 1
    window.player.seek(1.0)
    assert panel.index == 0
    QTest.mouseClick(panel.header.pin, LEFT)
    window.player.seek(5.5)
    assert panel.index == 0
    assert window.timeline.time_s > 5
    window.session.split_scene(0.5)
    assert panel.index == 1, "the scene is the second one now"
    QTest.mouseClick(panel.header.pin, LEFT)
    assert panel.index == last + 1
    QTest.mouseClick(panel.header.pin, LEFT)
    assert window.session.open(talk_project)
    assert not panel.header.pin.isChecked(), "another film begins at its own playhead"


def test_the_view_of_the_lanes_is_remembered(make_window: MakeWindow) -> None:
    first = make_window()
    first.timeline.set_style(EmotionStyle.AFFECT)
    first.close()
    assert make_window().timeline.emotion_style is EmotionStyle.AFFECT


def test_an_old_error_clears_once_something_works(
    window: MainWindow, talk_project: Path, tmp_path: Path
) -> None:
    assert window.open(talk_project)
    message = window.status.message
    assert not window.session.save(tmp_path / "no folder" / "x.aemo")
    assert message.text()
    assert window.messages.dialog is not None
    window.messages.dialog.accept()
    QTest.keyClick(window.timeline, Qt.Key.Key_5)
    assert message.text() == ""
    window.messages.warn("read me")
    QTest.keyClick(window.timeline, Qt.Key.Key_6)
    assert message.text() == "read me", "a warning stays until it is read"


def test_a_live_change_of_language_reaches_fonts_and_the_width_of_choosers(
    window: MainWindow, talk_project: Path
) -> None:
    assert window.open(talk_project)
    try:
        set_language(CHINESE)
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        families = QApplication.font().families()
        others = {
            type(widget).__name__
            for widget in window.findChildren(QWidget)
            if widget.font().families() != families
        }
        assert others == set()
        for chooser in window.findChildren(Chooser):
            if chooser.isVisible():
                words = chooser.fontMetrics().horizontalAdvance(chooser.currentText())
                assert chooser.width() > words + 20, chooser.accessibleName()
    finally:
        set_language(ENGLISH)
