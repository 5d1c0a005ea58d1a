"""An audition repeats its scene with a pre-roll and the panel stays, in the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.music import Track
from aemo_studio.gui.main_window import MainWindow
from aemo_studio.gui.wiring.audition_loop import PRE_ROLL_S
from tests.factories import make_music_track
from tests.media_factory import make_audio, tone


@pytest.fixture
def tracks(tmp_path: Path) -> tuple[Track, Track]:
    files = (make_audio(tmp_path / f"{n}.wav", tone(220, 8.0)) for n in (1, 2))
    first, second = (make_music_track(n, file=str(file)) for n, file in enumerate(files))
    return first, second


@pytest.fixture
def auditioned(window: MainWindow, talk_project: Path, tracks: tuple[Track, Track]) -> MainWindow:
    """A track is auditioned under the second scene."""
    assert window.open(talk_project)
    window.player.seek(5.0)
    window.panel.audition_wanted.emit(tracks[0])
    return window


def test_it_begins_before_the_scene_and_the_panel_stays_with_it(auditioned: MainWindow) -> None:
    player, project = auditioned.player, auditioned.session.project
    assert project is not None
    scene = project.scenes[1]
    assert player.time_s == pytest.approx(scene.start_s - PRE_ROLL_S, abs=0.11)
    assert player.transport.loop == (scene.start_s - PRE_ROLL_S, scene.end_s)
    assert auditioned.panel.index == 1
    QTest.keyClick(auditioned.timeline, Qt.Key.Key_4)
    edited = auditioned.session.project
    assert edited is not None
    assert edited.edit_of(1).emotion is Emotion.SAD, "keys mean the scene that is heard"
    assert edited.edit_of(0).emotion is None
    assert player.transport.loop is not None, "another emotion does not end the loop"
    player.transport.follow(scene.end_s)
    assert player.time_s <= scene.start_s, "it begins again"


def test_a_second_track_goes_on_where_the_first_one_was(
    auditioned: MainWindow, tracks: tuple[Track, Track]
) -> None:
    auditioned.player.seek(4.5)
    auditioned.panel.audition_wanted.emit(tracks[1])
    assert auditioned.player.time_s == pytest.approx(4.5)


def test_who_goes_elsewhere_is_followed(auditioned: MainWindow) -> None:
    auditioned.player.seek(0.5)
    assert auditioned.panel.index == 0
    assert auditioned.player.transport.loop is None


def test_a_scene_that_is_divided_is_repeated_no_more(auditioned: MainWindow) -> None:
    auditioned.session.split_scene(5.0)
    assert auditioned.player.transport.loop is None


def test_the_end_of_the_audition_brings_the_loop_back_that_was_there(
    window: MainWindow, talk_project: Path, tracks: tuple[Track, Track]
) -> None:
    assert window.open(talk_project)
    window.marks.set(1.0, 2.0)
    window.actions_by_name["loop"].trigger()
    window.player.seek(5.0)
    window.panel.audition_wanted.emit(tracks[0])
    assert window.player.transport.loop != (1.0, 2.0)
    window.audition_bar.stopped.emit()
    assert window.player.transport.loop == (1.0, 2.0)
