"""Music under the picture: where it begins, how loud it is, two tracks compared, what is said
when it cannot be."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtMultimedia import QMediaPlayer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aemo_studio.domain.music import Track
from aemo_studio.gui.main_window import MainWindow
from aemo_studio.gui.player.audition import Audition
from aemo_studio.gui.player.course import Course
from aemo_studio.gui.player.deck import DRIFT_S, Deck
from tests.factories import make_music_track
from tests.media_factory import make_audio, tone

LONG_S = 20.0


@pytest.fixture
def music(tmp_path: Path) -> Track:
    file = make_audio(tmp_path / "音樂 #1.wav", tone(220, LONG_S))
    return make_music_track(1, file=str(file))


@pytest.fixture
def other(tmp_path: Path) -> Track:
    return make_music_track(2, file=str(make_audio(tmp_path / "b.mp3", tone(330, LONG_S))))


def audition_of(window: MainWindow) -> Audition:
    assert window.audition.audition is not None
    return window.audition.audition


def wait_in_step(qtbot: QtBot, window: MainWindow, *sides: int) -> None:
    """Until the film plays and the sides' tracks play along."""
    transport, audition = window.player.transport, audition_of(window)

    def in_step() -> bool:
        decks = [audition.decks[side] for side in sides]
        return transport.time_s > 0 and all(
            deck.playing and deck.in_step(transport.time_s, transport.speed) for deck in decks
        )

    qtbot.waitUntil(in_step, timeout=10_000)


def test_a_track_plays_from_the_start_of_its_scene(
    window: MainWindow, talk_project: Path, music: Track, qtbot: QtBot
) -> None:
    assert window.open(talk_project)
    project = window.session.project
    assert project is not None
    start_s = project.scenes[1].start_s
    window.player.seek(start_s + 0.5)
    window.panel.audition_wanted.emit(music)
    audition = audition_of(window)
    assert audition.on
    assert not window.audition_bar.isHidden()
    assert music.title in window.audition_bar.title
    assert window.player.transport.speed == 1
    wait_in_step(qtbot, window, 0)
    late_s = window.player.transport.time_s - start_s
    assert audition.music_s == pytest.approx(late_s, abs=DRIFT_S)
    window.audition_bar.play_wanted.emit(False)
    assert window.player.transport.speed == 0
    assert not audition.decks[0].playing
    window.audition_bar.stopped.emit()
    assert window.audition_bar.isHidden()
    assert not audition.on


def test_it_steps_back_under_speech(window: MainWindow, talk_project: Path, music: Track) -> None:
    assert window.open(talk_project)
    window.panel.audition_wanted.emit(music)
    audition = audition_of(window)
    coverage = np.zeros(40, np.float32)
    coverage[20:30] = 1.0
    audition.set_coverage(coverage)
    audition.set_level(-6.0)
    audition.set_duck(12.0)
    assert audition.volume_at(2.0) == pytest.approx(10 ** (-6 / 20), rel=0.01)
    assert audition.volume_at(12.0) == pytest.approx(10 ** (-18 / 20), rel=0.01)
    audition.set_duck(0.0)
    assert audition.volume_at(12.0) == pytest.approx(10 ** (-6 / 20), rel=0.01)


def test_a_switch_opens_nothing_and_finds_the_other_track_in_step(
    window: MainWindow, talk_project: Path, music: Track, other: Track, qtbot: QtBot
) -> None:
    assert window.open(talk_project)
    window.panel.audition_wanted.emit(music)
    window.panel.audition_wanted.emit(other)
    window.actions_by_name["loop"].setChecked(True)  # the film is shorter than the comparison
    audition = audition_of(window)
    qtbot.waitUntil(lambda: audition.heard == 1, timeout=10_000)
    wait_in_step(qtbot, window, 0, 1)
    opened: list[object] = []
    volumes: list[tuple[float, float]] = []
    for deck in audition.decks:
        deck.player.sourceChanged.connect(opened.append)
    audition._fader.moved.connect(lambda: volumes.append(_volumes(audition)))
    for side in (0, 1, 0):
        wait_in_step(qtbot, window, side)
        QTest.keyClick(window, Qt.Key.Key_B)
        qtbot.waitUntil(partial(_is_heard, audition, side), timeout=10_000)
        qtbot.waitUntil(lambda: not audition._fader.moving, timeout=20_000)
        heard, silent = audition.decks[side].volume, audition.decks[1 - side].volume
        assert heard == pytest.approx(audition.volume_at(window.player.transport.time_s))
        assert heard > silent == 0.0
        wait_in_step(qtbot, window, 0, 1)
        place_s = audition.decks[side].music_s
        assert place_s == pytest.approx(window.player.transport.time_s, abs=DRIFT_S + 0.01)
        assert window.audition_bar.side == side
        assert (music, other)[side].title in window.audition_bar.title
    assert opened == []
    assert all(max(pair) > 0 for pair in volumes), "never a moment of silence"


def test_while_the_film_stands_a_switch_is_immediate(
    window: MainWindow, talk_project: Path, music: Track, other: Track, qtbot: QtBot
) -> None:
    assert window.open(talk_project)
    window.panel.audition_wanted.emit(music)
    window.panel.audition_wanted.emit(other)
    audition = audition_of(window)
    qtbot.waitUntil(lambda: all(deck.is_loaded for deck in audition.decks), timeout=10_000)
    window.audition_bar.play_wanted.emit(False)
    qtbot.waitUntil(lambda: audition.heard == 1, timeout=10_000)
    for side in (0, 1):
        QTest.mouseClick(window.audition_bar.sides[side], Qt.MouseButton.LeftButton)
        assert audition.heard == side


def _is_heard(audition: Audition, side: int) -> bool:
    return audition.heard == side


def _volumes(audition: Audition) -> tuple[float, float]:
    return audition.decks[0].volume, audition.decks[1].volume


def test_a_fade_keeps_its_power(
    window: MainWindow, talk_project: Path, music: Track, other: Track, qtbot: QtBot
) -> None:
    assert window.open(talk_project)
    window.panel.audition_wanted.emit(music)
    window.panel.audition_wanted.emit(other)
    fader = audition_of(window)._fader
    fader.jump(0)
    powers: list[float] = []
    places: list[float] = []
    fader.moved.connect(lambda: powers.append(fader.gain(0) ** 2 + fader.gain(1) ** 2))
    fader.moved.connect(lambda: places.append(fader.gain(1)))
    fader.go(1)
    qtbot.waitUntil(lambda: not fader.moving, timeout=20_000)
    assert powers == pytest.approx([1.0] * len(powers))
    assert all(after >= before for before, after in pairwise(places))
    assert (fader.gain(0), fader.gain(1)) == (0.0, 1.0)


def test_the_first_track_is_heard_until_the_second_is_ready(
    window: MainWindow, talk_project: Path, music: Track, other: Track, qtbot: QtBot
) -> None:
    assert window.open(talk_project)
    window.panel.audition_wanted.emit(music)
    audition = audition_of(window)
    wait_in_step(qtbot, window, 0)
    window.panel.audition_wanted.emit(other)
    assert audition.heard == 0, "its file has only just been asked for"
    assert audition.decks[0].volume > 0
    assert window.audition_bar.side == 1
    qtbot.waitUntil(lambda: audition.heard == 1, timeout=10_000)
    assert audition.decks[1].playing


def test_the_key_says_what_it_needs(window: MainWindow, talk_project: Path, music: Track) -> None:
    assert window.open(talk_project)
    window.panel.audition_wanted.emit(music)
    QTest.keyClick(window, Qt.Key.Key_B)
    assert "second track" in window.status.message.text()
    assert audition_of(window).heard == 0


def test_a_track_that_is_shorter_than_its_scene_ends_once(
    window: MainWindow, talk_project: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    short = make_music_track(4, file=str(make_audio(tmp_path / "short.wav", tone(220, 1.0))))
    assert window.open(talk_project)
    window.panel.audition_wanted.emit(short)
    wait_in_step(qtbot, window, 0)
    deck = audition_of(window).decks[0]
    begun: list[bool] = []
    deck.player.playingChanged.connect(begun.append)
    qtbot.waitUntil(lambda: window.player.transport.time_s > 1.8, timeout=10_000)
    assert not deck.playing
    assert True not in begun, "it does not start again"
    window.player.seek(0.2)
    wait_in_step(qtbot, window, 0)
    assert deck.playing


def test_a_track_that_has_ended_rests_until_the_film_goes_back(
    tmp_path: Path, qtbot: QtBot
) -> None:
    owner = QObject()
    deck = Deck(owner)
    with qtbot.waitSignal(deck.loaded, timeout=10_000):
        deck.load(make_audio(tmp_path / "short.wav", tone(220, 1.0)), Course(0.0))
    deck.follow(0.5, 1.0)
    deck.player.stop()
    deck.player.mediaStatusChanged.emit(QMediaPlayer.MediaStatus.EndOfMedia)
    playing: list[bool] = []
    for time_s in (0.6, 0.2, 0.4):
        deck.follow(time_s, 1.0)
        playing.append(deck.playing)
    assert playing == [False, True, True], "late news of the film do not start it again"


def test_a_file_that_is_gone_is_said(
    window: MainWindow, talk_project: Path, tmp_path: Path
) -> None:
    assert window.open(talk_project)
    window.panel.audition_wanted.emit(make_music_track(3, file=str(tmp_path / "gone.wav")))
    assert "Piece 3" in window.status.message.text()
    assert window.audition_bar.isHidden()


@pytest.fixture
def broken(tmp_path: Path) -> Track:
    file = tmp_path / "broken.wav"
    file.write_bytes(b"no music at all" * 100)
    return make_music_track(3, file=str(file))


def test_a_file_that_is_no_music_ends_the_audition(
    window: MainWindow, talk_project: Path, broken: Track, qtbot: QtBot
) -> None:
    assert window.open(talk_project)
    window.panel.audition_wanted.emit(broken)
    qtbot.waitUntil(window.audition_bar.isHidden, timeout=10_000)
    assert broken.title in window.status.message.text()
    assert not audition_of(window).on


def test_a_second_file_that_is_no_music_leaves_the_first_one_playing(
    window: MainWindow, talk_project: Path, music: Track, broken: Track, qtbot: QtBot
) -> None:
    assert window.open(talk_project)
    window.panel.audition_wanted.emit(music)
    window.panel.audition_wanted.emit(broken)
    said = window.status.message
    qtbot.waitUntil(lambda: broken.title in said.text(), timeout=10_000)
    audition = audition_of(window)
    wait_in_step(qtbot, window, 0)
    assert (audition.heard, window.audition_bar.side) == (0, 0)
    assert audition.decks[0].volume > 0
    assert not window.audition_bar.sides[1].isEnabled()


def test_the_end_lets_go_of_both_files(
    window: MainWindow, talk_project: Path, music: Track, other: Track
) -> None:
    assert window.open(talk_project)
    window.panel.audition_wanted.emit(music)
    window.panel.audition_wanted.emit(other)
    window.audition_bar.stopped.emit()
    for deck in audition_of(window).decks:
        assert deck.file is None
        assert deck.player.source().isEmpty()
        assert not deck.playing


def test_music_and_picture_keep_step(
    window: MainWindow, talk_project: Path, music: Track, qtbot: QtBot
) -> None:
    assert window.open(talk_project)
    window.player.seek(0.0)
    window.panel.audition_wanted.emit(music)
    audition = audition_of(window)
    apart_s: list[float] = []

    def kept_step() -> bool:
        apart_s.append(audition.music_s - window.player.transport.time_s)
        return window.player.transport.time_s > 1.5 and max(map(abs, apart_s[-5:])) < 0.2

    qtbot.waitUntil(kept_step, timeout=10_000)
    print(f"music is {apart_s[-1]:+.3f} s from the picture")
