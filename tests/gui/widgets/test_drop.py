"""A folder of music dragged over the window with the real pointer of a real display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.cli_run import ROOT

DRIVER = """
import os, sys
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QCursor, QDrag
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from aemo_studio.gui.app import Studio

studio = Studio()
window, source = studio.window, QLabel("another program")
source.setWindowFlags(Qt.WindowType.X11BypassWindowManagerHint)
source.setGeometry(1150, 10, 100, 100)
window.setGeometry(0, 0, 1000, 700)
for shown in (window, source):
    shown.show()
    QTest.qWaitForWindowExposed(shown)
window.dialogs.music.batch.add = lambda paths: print("imported", *paths)
data = QMimeData()
data.setUrls([QUrl.fromLocalFile(sys.argv[1])])
drag = QDrag(source)
drag.setMimeData(data)

def move(x):
    QCursor.setPos(window.mapToGlobal(QPoint(x, 300)))

def release():
    place = source.mapFromGlobal(QCursor.pos())
    QTest.mouseRelease(source.windowHandle(), Qt.MouseButton.LeftButton,
                       Qt.KeyboardModifier.NoModifier, place)

def told():
    print("over", *window.drop_frame.words if window.drop_frame.isVisible() else ())

steps = [lambda: move(200), lambda: move(210), lambda: move(220), told, release]
clock = QTimer(interval=100)
clock.timeout.connect(lambda: steps.pop(0)() if steps else None)
clock.start()
QTimer.singleShot(20_000, lambda: os._exit(1))
drag.exec(Qt.DropAction.CopyAction)
QTest.qWait(200)
print("after", window.drop_frame.isVisible(), "import music" in window.dialogs.open_now, flush=True)
os._exit(0)
"""


def test_a_real_drag_shows_where_it_goes_and_imports(xvfb: str, tmp_path: Path) -> None:
    music = tmp_path / "音樂 #1"
    music.mkdir()
    environment = os.environ | {
        "DISPLAY": xvfb,
        "QT_QPA_PLATFORM": "xcb",
        "PYTHONPATH": str(ROOT),
        "AEMO_STUDIO_SETTINGS": str(tmp_path / "settings"),
    }
    command = [sys.executable, "-c", DRIVER, str(music)]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.stdout.splitlines() == [
        "over Import as music: 音樂 #1",
        f"imported {music}",
        "after False True",
    ], done.stderr
