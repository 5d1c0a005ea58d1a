"""Music under the picture: where it begins, how loud it is, what is said when it cannot be."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from aemo_studio.domain.music import Track
from aemo_studio.gui.main_window import MainWindow
from tests.factories import make_music_track
from tests.media_factory import make_audio, tone


@pytest.fixture
def music(tmp_path: Path) -> Track:
    file = make_audio(tmp_path / "音樂 #1.wav", tone(220, 3.0))
    return make_music_track(1, file=str(file))


def test_a_track_plays_from_the_start_of_its_scene(
    window: MainWindow, talk_project: Path, music: Track
) -> None:
    assert window.open(talk_project)
    project = window.session.project
    assert project is not None
    window.player.seek(project.scenes[1].start_s + 0.5)
    window.panel.audition_wanted.emit(music)
    audition = window.audition.audition
    assert audition is not None
    assert audition.on
    assert audition._start_s == project.scenes[1].start_s
    assert not window.audition_bar.isHidden()
    assert music.title in window.audition_bar.title
    assert window.player.transport.speed == 1
    window.audition_bar.play_wanted.emit(False)
    assert window.player.transport.speed == 0
    window.audition_bar.stopped.emit()
    assert window.audition_bar.isHidden()
    assert not audition.on


def test_it_steps_back_under_speech(window: MainWindow, talk_project: Path, music: Track) -> None:
    assert window.open(talk_project)
    window.panel.audition_wanted.emit(music)
    audition = window.audition.audition
    assert audition is not None
    coverage = np.zeros(40, np.float32)
    coverage[20:30] = 1.0
    audition.start(Path(str(music.file)), 0.0, coverage)
    audition.set_level(-6.0)
    audition.set_duck(12.0)
    assert audition.volume_at(2.0) == pytest.approx(10 ** (-6 / 20), rel=0.01)
    assert audition.volume_at(12.0) == pytest.approx(10 ** (-18 / 20), rel=0.01)
    audition.set_duck(0.0)
    assert audition.volume_at(12.0) == pytest.approx(10 ** (-6 / 20), rel=0.01)


def test_two_tracks_are_compared(
    window: MainWindow, talk_project: Path, music: Track, tmp_path: Path
) -> None:
    other = make_music_track(2, file=str(make_audio(tmp_path / "b.wav", tone(330, 3.0))))
    assert window.open(talk_project)
    window.panel.audition_wanted.emit(music)
    window.panel.audition_wanted.emit(other)
    assert window.audition_bar.side == 1
    window.audition_bar.side_chosen.emit(0)
    assert music.title in window.audition_bar.title


def test_a_file_that_is_gone_is_said(
    window: MainWindow, talk_project: Path, tmp_path: Path
) -> None:
    assert window.open(talk_project)
    window.panel.audition_wanted.emit(make_music_track(3, file=str(tmp_path / "gone.wav")))
    assert "Piece 3" in window.status.message.text()
    assert window.audition_bar.isHidden()


def test_music_and_picture_keep_step(
    window: MainWindow, talk_project: Path, music: Track, qtbot: QtBot
) -> None:
    assert window.open(talk_project)
    window.player.seek(0.0)
    window.panel.audition_wanted.emit(music)
    audition = window.audition.audition
    assert audition is not None
    apart_s: list[float] = []

    def kept_step() -> bool:
        apart_s.append(audition.music_s - window.player.transport.time_s)
        return window.player.transport.time_s > 1.5 and max(map(abs, apart_s[-5:])) < 0.2

    qtbot.waitUntil(kept_step, timeout=10_000)
    print(f"music is {apart_s[-1]:+.3f} s from the picture")
