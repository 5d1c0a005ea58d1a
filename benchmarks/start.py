"""Measures how long a user waits: for `--help`, for the first painting of the window, and for a
saved project on the screen, all from the command on.

    python -m benchmarks.start
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from aemo_studio.project import save_project
from benchmarks.long_project import long_project
from benchmarks.report import machine, table, write_section

RUNS = 5
SECTION = "Start"

_DRIVER = """
import sys, time
from pathlib import Path
began = float(sys.argv[1])
from PySide6.QtCore import QEvent, QObject
from aemo_studio.cli import main
from aemo_studio.cli.window import _gui
app = _gui("app")

class FirstPaint(QObject):
    def __init__(self, view, wanted):
        super().__init__()
        self.view, self.wanted = view, wanted
        view.installEventFilter(self)
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self.wanted():
            self.view.removeEventFilter(self)
            app.QTimer.singleShot(0, self.report)
        return False
    def report(self):
        print(time.time() - began, flush=True)
        app.QApplication.instance().quit()

begin = app._begin
def timed(window, file, at_s):
    shown = window.first_screen if file is None else window.timeline.focusProxy()
    if file is not None:
        begin(window, file, at_s)
    app.paint = FirstPaint(shown, lambda: file is None or window.timeline.model.duration_s > 0)
    shown.update()
app._begin = timed
sys.exit(main(sys.argv[2:]))
"""


def seconds_to_paint(arguments: list[str]) -> float:
    """Measures from starting the process to the painted window, in seconds."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", _DRIVER, repr(time.time()), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return float(done.stdout.split()[-1])


def seconds_to_help() -> float:
    """Measures from starting `aemo-studio --help` to its end, in seconds."""
    return _seconds([sys.executable, "-m", "aemo_studio", "--help"])


def _row(name: str, measure: Callable[[], float], budget: str) -> tuple[str, ...]:
    found = [measure() for _ in range(RUNS)]
    bare = min(_seconds([sys.executable, "-c", "pass"]) for _ in range(RUNS))
    median, best = statistics.median(found), min(found)
    return (name, f"{median:.2f} s", f"{best:.2f} s", f"{best / bare:.0f}", budget)


def _seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["AEMO_STUDIO_SETTINGS"] = folder
        project = Path(folder) / "two hours.aemo"
        save_project(long_project(), project)
        rows = [
            _row("end of `--help`", seconds_to_help, "0.5 s"),
            _row("painted empty window", lambda: seconds_to_paint([]), "1.5 s"),
            _row(
                "painted project of two hours",
                lambda: seconds_to_paint([str(project)]),
                "1.5 s + 1 s",
            ),
        ]
    header = ("from the command to the", "median", "best", "bare Python starts", "budget")
    write_section(SECTION, f"{table(header, rows)}\n\n{machine()}")
    print(table(header, rows))


if __name__ == "__main__":
    main()
