"""The window as started from the command line: pictures of it, and a real one under Xvfb."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from tests.cli_run import ROOT, run

pytestmark = pytest.mark.slow


def colours(image: QImage) -> set[int]:
    steps = range(0, image.width(), 16), range(0, image.height(), 16)
    return {QColor(image.pixel(x, y)).rgb() for x in steps[0] for y in steps[1]}


def without_display() -> dict[str, str]:
    return {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}


def test_a_picture_of_a_project_without_a_display(talk_project: Path, tmp_path: Path) -> None:
    out = tmp_path / "圖 #1.png"
    arguments: list[str | Path] = [
        "open",
        talk_project,
        "--screenshot",
        out,
        "--size",
        "1000x700",
        "--at",
        "1",
    ]
    done = run(arguments, **without_display())
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    image = QImage(str(out))
    assert (image.width(), image.height()) == (1000, 700)
    assert len(colours(image)) > 50, "a film, lanes and words, no empty window"


def test_the_languages_and_themes_differ_in_the_picture(talk_project: Path, tmp_path: Path) -> None:
    dark, light = tmp_path / "dark.png", tmp_path / "light.png"
    common: list[str | Path] = ["open", talk_project, "--size", "800x600", "--screenshot"]
    assert run([*common, dark, "--theme", "dark"], **without_display()).returncode == 0
    assert run([*common, light, "--theme", "light"], **without_display()).returncode == 0
    corner = (790, 590)
    assert QColor(QImage(str(dark)).pixel(*corner)).lightness() < 60
    assert QColor(QImage(str(light)).pixel(*corner)).lightness() > 200


def test_a_film_is_analysed_for_its_picture(talk_film: Path, tmp_path: Path) -> None:
    out = tmp_path / "film.png"
    done = run(["open", talk_film, "--screenshot", out], **without_display())
    assert done.returncode == 0, done.stderr
    assert len(colours(QImage(str(out)))) > 50


@pytest.mark.parametrize(
    ("name", "data", "code"), [("x.mp4", b"no film", 3), ("x.aemo", b"no project", 6)]
)
def test_no_picture_of_what_cannot_be_opened(
    tmp_path: Path, name: str, data: bytes, code: int
) -> None:
    bad, out = tmp_path / name, tmp_path / "out.png"
    bad.write_bytes(data)
    done = run(["open", bad, "--screenshot", out], **without_display())
    assert done.returncode == code
    assert name in done.stderr
    assert done.stderr.count("\n") == 1
    assert not out.exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has no display")
def test_without_a_display_the_window_is_a_sentence(talk_project: Path) -> None:
    done = run([talk_project], **without_display())
    assert done.returncode == 2
    assert "There is no display" in done.stderr


DRIVER = """
import sys
from PySide6.QtCore import QTimer, Qt
from PySide6.QtTest import QTest
from aemo_studio.cli import main
from aemo_studio.gui import app

begin = app._begin

def drive(window, file, at_s):
    begin(window, file, at_s)
    window.activateWindow()  # there is no window manager to do it
    QTest.qWaitForWindowActive(window, 20_000)
    QTest.keyClick(window.timeline, Qt.Key.Key_Right)
    print("time", round(window.player.time_s, 3), app.QApplication.platformName(), flush=True)

app._begin = drive
sys.exit(main(sys.argv[1:]))
"""


def test_a_real_window_on_a_real_display(xvfb: str, talk_project: Path) -> None:
    """Opened by the command, driven by a key, closed by SIGTERM."""
    environment = os.environ | {"DISPLAY": xvfb, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", DRIVER, str(talk_project)]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        line = child.stdout.readline()
        child.send_signal(signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            _, err = child.communicate(timeout=60)
        child.kill()
    assert line.split() == ["time", "0.1", "xcb"], err
    assert child.returncode == 0
    assert err == ""
