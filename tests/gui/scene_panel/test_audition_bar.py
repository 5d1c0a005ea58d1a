"""The audition bar asks for everything and decides nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aemo_studio.gui.scene_panel import AuditionBar
from tests.factories import make_music_track

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def bar(qtbot: QtBot) -> AuditionBar:
    bar = AuditionBar()
    qtbot.addWidget(bar)
    bar.show_tracks(make_music_track(1), make_music_track(2), side=0)
    bar.show()
    return bar


def test_without_tracks_nothing_can_be_played(qtbot: QtBot) -> None:
    bar = AuditionBar()
    qtbot.addWidget(bar)
    assert not bar.play.isEnabled()
    assert not any(button.isEnabled() for button in bar.sides)
    assert bar.title == "Nothing to audition"


def test_play_and_pause(bar: AuditionBar, qtbot: QtBot) -> None:
    told: list[bool] = []
    bar.play_wanted.connect(told.append)
    QTest.mouseClick(bar.play, LEFT)
    assert bar.play.accessibleName() == "Pause"
    QTest.mouseClick(bar.play, LEFT)
    assert bar.play.accessibleName() == "Play"
    assert told == [True, False]
    bar.show_playing(True)
    assert told == [True, False], "showing is not asking"


def test_a_and_b_are_compared(bar: AuditionBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.side_chosen) as chosen:
        QTest.mouseClick(bar.sides[1], LEFT)
    assert chosen.args == [1]
    assert bar.title == "Piece 2 by Somebody"
    bar.show_tracks(make_music_track(1), None, side=0)
    assert [button.isEnabled() for button in bar.sides] == [True, False]
    assert bar.side == 0


def test_level_and_duck_in_decibels(bar: AuditionBar, qtbot: QtBot) -> None:
    levels: list[float] = []
    ducks: list[float] = []
    bar.level_set.connect(levels.append)
    bar.duck_set.connect(ducks.append)
    bar.level.setValue(-6)
    bar.duck.setValue(18)
    bar.ducking.click()
    assert (levels, ducks) == ([-6.0], [18.0, 0.0])
    assert not bar.duck.isEnabled()
    bar.ducking.click()
    assert bar.duck_db == 18.0


def test_it_can_be_ended(bar: AuditionBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.stopped):
        QTest.mouseClick(bar.close_button, LEFT)
