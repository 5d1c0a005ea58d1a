"""Playing where the processor has to do OpenGL as well: the real window under Xvfb."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from benchmarks.playback import display
from tests.cli_run import ROOT
from tests.media_factory import card, cuts, make_video

FILM_S, RATE = 2.0, Fraction(30)
HD = (1280, 720)
LEAST_PICTURES = 6
"""Through OpenGL, a picture takes a second here: that would be two or three."""

MOST_GROWTH_MB = 120
"""Frames that pile up took a hundred times as much."""

DRIVER = """
import json, sys, time
from pathlib import Path
from PySide6.QtMultimedia import QVideoFrame
from PySide6.QtTest import QTest
from aemo_studio.gui.app import Studio
from aemo_studio.gui.player.film import Film
from aemo_studio.gui.player.upright import _SOFTWARE, _renderer
from benchmarks.playback import _count_pictures, _memory_mb

through_gl = []
convert = QVideoFrame.toImage
QVideoFrame.toImage = lambda frame: (through_gl.append(frame.startTime()), convert(frame))[1]
window = Studio().window
window.window_layout.show_film(True)
window.show()
player = window.player
painted = _count_pictures(player.view)

def wait(until):
    ends = time.monotonic() + 60
    while not until() and time.monotonic() < ends:
        QTest.qWait(5)
    return until()

def ended():
    return not player.transport.speed

def play(speed):
    player.seek(0.0)
    player.transport.play(speed)
    assert wait(ended), "the film ends"

player.show_film(Film(Path(sys.argv[1])))
assert wait(lambda: player.view.picture is not None)
painted.clear()
play(1.0)
once = len(painted), player.time_s
before = _memory_mb()
for _ in range(3):
    play(8.0)
grown = _memory_mb() - before
by_processor = any(name in _renderer().lower() for name in _SOFTWARE)
print(json.dumps([by_processor, len(through_gl), *once, grown]))
window.close()
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Xvfb is there on Linux only")
def test_pictures_go_on_and_memory_does_not_grow(tmp_path: Path) -> None:
    stretches = [(card(n, HD), FILM_S / 20) for n in range(20)]
    film = make_video(tmp_path / "hd.mp4", frames=cuts(stretches, RATE), rate=RATE)
    with display() as name:
        more = {"DISPLAY": name, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
        own = {"AEMO_STUDIO_SETTINGS": str(tmp_path), "LIBGL_ALWAYS_SOFTWARE": "1"}
        done = subprocess.run(
            [sys.executable, "-c", DRIVER, str(film)],
            env=os.environ | more | own,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    by_processor, through_gl, pictures, end_s, grown_mb = json.loads(done.stdout.splitlines()[-1])
    assert by_processor, "this is the case that is meant"
    assert through_gl == 0
    assert pictures >= LEAST_PICTURES
    assert end_s == pytest.approx(FILM_S - 1 / 30, abs=0.05)
    assert grown_mb < MOST_GROWTH_MB
