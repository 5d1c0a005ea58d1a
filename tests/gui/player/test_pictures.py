"""Pictures are made on the processor, in the film's colours, and never queue up."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QElapsedTimer, QSize
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QtVideo, QVideoFrame, QVideoFrameFormat
from pytestqt.qtbot import QtBot
from sample_film.strip import read_strip

from aemo_studio.base.resources import resources_dir
from aemo_studio.gui.player.film import Film
from aemo_studio.gui.player.media import Media
from aemo_studio.gui.player.player import Player
from aemo_studio.gui.player.upright import Uprighter
from tests.gui.player.test_player import count_film, pixels

Layout = QVideoFrameFormat.PixelFormat
Space = QVideoFrameFormat.ColorSpace
Range = QVideoFrameFormat.ColorRange


def open_sample(qtbot: QtBot, player: Player) -> None:
    with qtbot.waitSignal(player.opened, timeout=20_000):
        player.show_film(Film(resources_dir() / "sample.mp4"))
    qtbot.waitUntil(lambda: player.settled and player.view.picture is not None, timeout=20_000)


def frame(layout: QVideoFrameFormat, planes: list[np.ndarray]) -> QVideoFrame:
    """A frame of the media library with these bytes in its rows."""
    made = QVideoFrame(layout)
    assert made.map(QVideoFrame.MapMode.WriteOnly)
    for number, plane in enumerate(planes):
        rows = np.frombuffer(made.bits(number), np.uint8)
        rows = rows[: plane.shape[0] * made.bytesPerLine(number)].reshape(plane.shape[0], -1)
        rows[:, : plane.shape[1]] = plane
    made.unmap()
    return made


def fields(layout: Layout) -> list[np.ndarray]:
    """A saturated red, as 8 bits store it (235 lines and more: BT.709)."""
    luma, blue, red = (np.full(shape, value, np.uint8) for shape, value in (
        ((720, 1280), 63), ((360, 640), 102), ((360, 640), 240)))  # fmt: skip
    if layout == Layout.Format_NV12:
        return [luma, np.dstack((blue, red)).reshape(360, 1280)]
    return [luma, blue, red]


@pytest.mark.parametrize("layout", [Layout.Format_YUV420P, Layout.Format_NV12])
def test_red_is_red(layout: Layout) -> None:
    stored = frame(QVideoFrameFormat(QSize(1280, 720), layout), fields(layout))
    picture = Uprighter().shown(stored, QSize(320, 320))
    assert picture.size() == QSize(320, 180), "as large as it is shown, and no larger"
    assert_red(picture)


def test_the_full_range_and_the_standard_that_a_film_names_are_heeded() -> None:
    layout = QVideoFrameFormat(QSize(64, 64), Layout.Format_YUV420P)
    layout.setColorRange(Range.ColorRange_Full)
    layout.setColorSpace(Space.ColorSpace_BT601)
    planes = [np.full(shape, value, np.uint8) for shape, value in (
        ((64, 64), 76), ((32, 32), 85), ((32, 32), 255))]  # fmt: skip
    assert_red(Uprighter().shown(frame(layout, planes), None))


def assert_red(picture: QImage) -> None:
    colour = picture.pixelColor(9, 9)
    assert colour.red() > 245
    assert max(colour.green(), colour.blue()) < 12


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_turned_and_mirrored_frames_look_as_the_media_library_draws_them(
    turn: int, mirrored: bool
) -> None:
    layout = QVideoFrameFormat(QSize(64, 36), Layout.Format_YUV420P)
    layout.setRotation(QtVideo.Rotation(turn))
    layout.setMirrored(mirrored)
    luma = np.linspace(30, 220, 64 * 36).reshape(36, 64).astype(np.uint8)
    luma[:18, :32] = 30  # a dark corner, so that no turn looks like another
    grey = np.full((18, 32), 128, np.uint8)
    stored = frame(layout, [luma, grey, grey])
    ours, theirs = Uprighter().shown(stored, None), stored.toImage()
    assert ours.size() == theirs.size()
    assert abs(grey_of(ours) - grey_of(theirs)).max() <= 4


def grey_of(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : image.width()].astype(int)


def test_no_picture_of_a_film_goes_through_opengl(
    qtbot: QtBot, player: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QVideoFrame, "toImage", lambda _frame: pytest.fail("OpenGL"))
    open_sample(qtbot, player)
    player.transport.play()
    qtbot.waitUntil(lambda: player.time_s > 0.5, timeout=20_000)


def test_of_frames_that_come_at_once_only_the_last_is_made(qtbot: QtBot, player: Player) -> None:
    open_sample(qtbot, player)
    media = player.findChild(Media)
    assert media is not None
    media.play(1.0)
    media.pause()
    qtbot.wait(50)
    made: list[float] = []
    media.pictured.connect(lambda _picture, time_s: made.append(time_s))
    stored = frame(
        QVideoFrameFormat(QSize(1280, 720), Layout.Format_NV12), fields(Layout.Format_NV12)
    )
    for number in range(200):
        stored.setStartTime(number * 1000)
        media._on_frame(QVideoFrame(stored))
    qtbot.waitUntil(lambda: bool(made), timeout=5000)
    assert len(made) == 1
    assert made[0] == pytest.approx(0.199, abs=0.03)


def test_eight_times_as_fast_the_playhead_follows_the_clock(qtbot: QtBot, player: Player) -> None:
    open_sample(qtbot, player)
    shown: list[int] = []
    clock = QElapsedTimer()
    clock.start()
    player.transport.play(8.0)
    player.findChild(Media).pictured.connect(  # type: ignore[union-attr]
        lambda _picture, time_s: shown.append(round(time_s * 25))
    )
    qtbot.waitUntil(lambda: len(shown) >= 5 and player.time_s > 6.0, timeout=20_000)
    should_s = 8.0 * clock.elapsed() / 1000
    assert player.time_s == pytest.approx(should_s, abs=1.0)
    assert all(a <= b for a, b in pairwise(shown)), "never back"
    player.transport.pause()
    number = round(player.time_s * 25)
    qtbot.waitUntil(lambda: read_strip(pixels(player)) == number, timeout=20_000)


def test_from_fast_back_to_normal_it_plays_on_from_there(
    qtbot: QtBot, player: Player, tmp_path: Path
) -> None:
    film = count_film(tmp_path / "count.mp4", 8.0, Fraction(25))
    with qtbot.waitSignal(player.opened, timeout=20_000):
        player.show_film(Film(film))
    player.transport.play(8.0)
    qtbot.waitUntil(lambda: player.time_s > 3.0, timeout=20_000)
    player.transport.play(1.0)
    before_s = player.time_s
    told_s: list[float] = []
    player.transport.time_changed.connect(told_s.append)
    qtbot.waitUntil(lambda: len(told_s) > 5, timeout=20_000)
    assert told_s[0] >= before_s - 0.05
    assert told_s[-1] < before_s + 2.0
