"""The player on real files: which frame is on display, what the playhead says."""

from __future__ import annotations

import sys
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QMediaPlayer
from pytestqt.qtbot import QtBot
from sample_film.strip import read_strip

from aemo_studio.base.resources import resources_dir
from aemo_studio.gui.player.film import Film
from aemo_studio.gui.player.frame_clock import FrameClock
from aemo_studio.gui.player.player import Player
from tests.media_factory import (
    NTSC,
    Picture,
    compass,
    cut_short,
    make_audio,
    make_tracks,
    make_video,
    numbered,
    read_number,
    tone,
)

SMALL = (320, 180)


def pixels(player: Player) -> Picture:
    assert player.view.picture is not None
    image = player.view.picture.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).copy()


def settle(qtbot: QtBot, player: Player) -> None:
    qtbot.waitUntil(lambda: player.settled and player.view.picture is not None, timeout=20_000)


def shows(player: Player, read: Callable[[Picture], int | None], number: int) -> bool:
    """Whether the frame `number` is on display."""
    return player.view.picture is not None and read(pixels(player)) == number


def count_film(path: Path, seconds: float, rate: Fraction, **more: object) -> Path:
    """Every frame carries its number."""
    frames = [(float(n / rate), numbered(n, SMALL)) for n in range(round(seconds * rate))]
    return make_video(path, frames=frames, rate=rate, **more)  # type: ignore[arg-type]


def test_every_seek_shows_its_frame(qtbot: QtBot, player: Player) -> None:
    with qtbot.waitSignal(player.opened, timeout=20_000):
        player.show_film(Film(resources_dir() / "sample.mp4"))
    for number in (0, 1, 2, 25, 500, 499, 1159, 7):
        player.seek(number / 25)
        settle(qtbot, player)
        qtbot.waitUntil(partial(shows, player, read_strip, number), timeout=20_000)
        assert player.time_s == pytest.approx(number / 25)


@pytest.mark.parametrize("suffix", [".mp4", ".mkv"])
def test_a_file_that_does_not_start_at_zero(
    qtbot: QtBot, player: Player, tmp_path: Path, suffix: str
) -> None:
    film = count_film(
        tmp_path / f"late{suffix}", 2.0, Fraction(25), start_s=5.0, audio=tone(440, 2.0)
    )
    with qtbot.waitSignal(player.opened, timeout=20_000):
        player.show_film(Film(film, FrameClock(Fraction(25), 2.0), known=True))
    for number in (0, 1, 30, 49):
        player.seek(number / 25)
        qtbot.waitUntil(partial(shows, player, read_number, number), timeout=20_000)


def test_drop_frame_timecode_and_steps(qtbot: QtBot, player: Player, tmp_path: Path) -> None:
    film = count_film(tmp_path / "ntsc.mp4", 3.0, NTSC)
    with qtbot.waitSignal(player.opened, timeout=20_000):
        player.show_film(Film(film))
    assert player.transport.clock.rate == NTSC
    player.set_start_timecode("00:00:59;28")
    for _ in range(2):
        player.transport.step(1)
    qtbot.waitUntil(lambda: read_number(pixels(player)) == 2, timeout=20_000)
    assert player.controls.timecode.text() == "00:01:00;02"
    player.transport.step(-1)
    qtbot.waitUntil(lambda: read_number(pixels(player)) == 1, timeout=20_000)
    assert player.controls.timecode.text() == "00:00:59;29"


def test_plays_loops_and_pauses_on_the_frame_that_it_shows(
    qtbot: QtBot, player: Player, tmp_path: Path
) -> None:
    film = count_film(tmp_path / "count.mp4", 4.0, Fraction(25))
    with qtbot.waitSignal(player.opened, timeout=20_000):
        player.show_film(Film(film))
    player.transport.set_loop((1.0, 1.4))
    seen: list[float] = []
    player.position_changed.connect(seen.append)
    player.transport.play()
    qtbot.waitUntil(lambda: sum(b < a for a, b in pairwise(seen)) >= 2)
    player.transport.pause()
    assert seen[0] == pytest.approx(1.0)
    assert min(seen) >= 1.0 - 1e-6
    assert max(seen) < 1.4
    settle(qtbot, player)
    shown = round(player.time_s * 25)
    qtbot.waitUntil(lambda: read_number(pixels(player)) == shown, timeout=20_000)


def test_playing_a_film_that_is_still_opening_never_goes_back(
    qtbot: QtBot, player: Player, tmp_path: Path
) -> None:
    film = count_film(tmp_path / "slow.mp4", 2.0, Fraction(10), audio=tone(440, 2.0))
    told_s: list[float] = []
    player.transport.time_changed.connect(told_s.append)
    player.show_film(Film(film, FrameClock(Fraction(10), 2.0), known=True))
    player.transport.play()
    qtbot.waitUntil(lambda: player.time_s >= 1.0, timeout=10_000)
    assert told_s == sorted(told_s)


def test_the_end_stops_on_the_last_frame(qtbot: QtBot, player: Player, tmp_path: Path) -> None:
    film = count_film(tmp_path / "count.mp4", 1.0, Fraction(25))
    with qtbot.waitSignal(player.opened, timeout=20_000):
        player.show_film(Film(film))
    player.transport.play()
    qtbot.waitUntil(lambda: player.transport.speed == 0, timeout=20_000)
    assert player.time_s == pytest.approx(0.96)
    qtbot.waitUntil(lambda: read_number(pixels(player)) == 24, timeout=20_000)


def test_j_goes_back(qtbot: QtBot, player: Player, tmp_path: Path) -> None:
    film = count_film(tmp_path / "count.mp4", 2.0, Fraction(25))
    with qtbot.waitSignal(player.opened, timeout=20_000):
        player.show_film(Film(film))
    player.seek(1.0)
    player.transport.shuttle_backward()
    player.transport.shuttle_backward()
    assert player.transport.speed == -2
    assert player.controls.speed.text() == "−2×"
    qtbot.waitUntil(lambda: player.time_s == 0 and player.transport.speed == 0, timeout=20_000)
    qtbot.waitUntil(lambda: read_number(pixels(player)) == 0, timeout=20_000)


def test_a_phone_video_is_upright(qtbot: QtBot, player: Player, tmp_path: Path) -> None:
    frames = [(n / 25, compass()) for n in range(10)]
    film = make_video(tmp_path / "phone.mp4", frames=frames, rotation=90)
    with qtbot.waitSignal(player.opened, timeout=20_000):
        player.show_film(Film(film))
    settle(qtbot, player)
    picture = pixels(player)
    assert picture.shape[:2] == (360, 640)
    assert picture[20, 20].argmax() == 0, "top left is red"
    assert picture[20, -20].argmax() == 1, "top right is green"


def test_sound_alone_has_a_poster_and_a_playhead(
    qtbot: QtBot, player: Player, tmp_path: Path
) -> None:
    sound = make_audio(tmp_path / "Stimmen 聲音.wav", tone(440, 1.0))
    with qtbot.waitSignal(player.opened, timeout=20_000):
        player.show_film(Film(sound))
    assert "Sound only" in player.view.message
    assert player.view.picture is None
    player.transport.play()
    qtbot.waitUntil(lambda: player.time_s > 0.2, timeout=20_000)


def test_the_audio_track_with_the_dialogue_is_played(
    qtbot: QtBot, player: Player, tmp_path: Path
) -> None:
    path = make_tracks(tmp_path / "languages.mka", [tone(440, 1.0)] * 3, 48_000)
    with qtbot.waitSignal(player.opened, timeout=20_000):
        player.show_film(Film(path, audio_track=2))
    media = player.findChild(QMediaPlayer)
    assert media is not None
    assert media.activeAudioTrack() == 2
    player.show_film(Film(path, audio_track=1))
    assert media.activeAudioTrack() == 1
    player.show_film(Film(path, audio_track=7))
    assert media.activeAudioTrack() == 1


def test_what_cannot_be_played_says_so_and_the_playhead_moves(
    qtbot: QtBot, player: Player, tmp_path: Path
) -> None:
    whole = count_film(tmp_path / "whole.mp4", 1.0, Fraction(25))
    broken = cut_short(whole, tmp_path / "broken.mp4", 0.3)
    player.show_film(Film(broken, FrameClock(Fraction(25), 10.0), known=True))
    qtbot.waitUntil(lambda: "cannot be played" in player.view.message, timeout=20_000)
    player.seek(4.0)
    assert player.time_s == 4.0
    player.transport.play()
    qtbot.waitUntil(lambda: player.time_s > 4.2, timeout=20_000)


def test_a_moved_video_is_named(player: Player, tmp_path: Path) -> None:
    player.show_film(Film(tmp_path / "gone.mp4", FrameClock(Fraction(25), 10.0), known=True))
    assert "gone.mp4" in player.view.message
    assert "Find the moved video" in player.view.message


def test_without_the_sound_systems_libraries(
    player: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "aemo_studio.gui.player.media", None)
    player.show_film(Film(resources_dir() / "sample.mp4", FrameClock(Fraction(25), 46.4)))
    assert "Playback is not possible" in player.view.message
    player.seek(3.0)
    assert player.controls.timecode.text() == "01:00:03:00"
