"""Measures how long the timeline takes to repaint with a made-up film of two hours.

    python -m benchmarks.timeline [--size 1920x400] [--scale 1 --scale 2]

Scrubs, zooms and scrolls a real widget and times every frame that Qt asks of the window: all
that changed, from the first pixel to the last. Painting is Qt's raster engine, without a
screen (platform `offscreen`). Writes docs/speed.md.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

import numpy as np

from benchmarks.report import machine, table, write_section

BUDGET_MS = 16.0
_FILM = "2 hours, 14,400 cells a lane, 1,000 scenes, 3,000 shots, 2,000 thumbnails"


@dataclass(frozen=True)
class Measured:
    """Milliseconds per frame of one movement at one device pixel ratio.

    median_ms, p95_ms, worst_ms: by the clock. worked_ms, worked_p95_ms: of the processor.
    """

    what: str
    scale: float
    frames: int
    median_ms: float
    p95_ms: float
    worst_ms: float
    worked_ms: float
    worked_p95_ms: float

    @staticmethod
    def of(what: str, scale: float, taken_ms: list[float], worked_ms: list[float]) -> Measured:
        middle, late = (float(value) for value in np.percentile(taken_ms, [50, 95]))
        worked, worked_late = (float(value) for value in np.percentile(worked_ms, [50, 95]))
        frames = len(taken_ms)
        return Measured(what, scale, frames, middle, late, max(taken_ms), worked, worked_late)


def main() -> int:
    options = _options()
    if options.child:
        found = measure(options.size, options.scale[0])
        print(json.dumps([asdict(row) for row in found]))
        return 0
    rows = [row for scale in options.scale for row in _in_child(options.size, scale)]
    body = report(rows, options.size)
    print(body)
    write_section("Timeline", body)
    return 0


def report(rows: list[Measured], size: str) -> str:
    """Writes Markdown: what was painted, and the frames."""
    moving = [row for row in rows if not row.what.startswith("once")]
    late, worked = max(r.p95_ms for r in moving), max(r.worked_p95_ms for r in moving)
    verdict = "within" if worked < BUDGET_MS else "over"
    cells = [
        (
            row.what,
            f"{row.scale:g}",
            str(row.frames),
            f"{row.median_ms:.1f}",
            f"{row.p95_ms:.1f}",
            f"{row.worst_ms:.1f}",
            f"{row.worked_ms:.1f}",
            f"{row.worked_p95_ms:.1f}",
        )
        for row in rows
    ]
    header = (
        "what",
        "pixel ratio",
        "frames",
        "ms, median",
        "95th percentile",
        "worst",
        "ms of the processor, median",
        "95th percentile",
    )
    return "\n\n".join(
        (
            f"{machine()}.",
            f"Film: {_FILM}; {size} logical pixels, no graphics card. The slowest movement has a "
            f"95th percentile of {worked:.1f} ms of the processor: {verdict} the budget of "
            f"{BUDGET_MS:.0f} ms ({late:.1f} ms by the clock, beside whatever else ran).",
            table(header, cells),
            "`python -m benchmarks.timeline` measures this. New stretches are painted for at most "
            "2 ms a frame; what is left shows the zoom before, stretched, until the next.",
        )
    )


def measure(size: str, scale: float) -> list[Measured]:
    """Measures in this process, which must not have a QApplication yet."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(scale)
    from PySide6.QtWidgets import QApplication

    from aemo_studio.gui.look.theme import ThemeChoice
    from aemo_studio.gui.look.theme_keeper import ThemeKeeper
    from aemo_studio.gui.timeline import TimelineModel, TimelineView
    from benchmarks.frames import FrameTimes
    from benchmarks.long_project import long_project

    application = QApplication([])
    ThemeKeeper(application).choose(ThemeChoice.DARK)
    project = long_project()
    view = TimelineView()
    view.resize(*(int(part) for part in size.split("x")))
    view.show()
    application.processEvents()
    started, worked = time.perf_counter(), time.thread_time()
    view.set_model(TimelineModel.from_project(project))
    view.settle()
    opened = [(time.perf_counter() - started) * 1000], [(time.thread_time() - worked) * 1000]
    frames = FrameTimes(view)
    found = [Measured.of("once: open and paint everything", scale, *opened)]
    for what, steps in _movements(view):
        frames.begin()
        for step in steps:
            step()
            application.processEvents()
        found.append(Measured.of(what, scale, frames.taken_ms, frames.worked_ms))
    return found


def _movements(view: object) -> Iterator[tuple[str, Iterator[Callable[[], object]]]]:
    from aemo_studio.gui.timeline import TimelineView

    assert isinstance(view, TimelineView)
    film_s = view.model.duration_s
    yield "scrub, the whole film visible", _scrub(view, 0.0, film_s, 300)
    yield "zoom in and out, wheel steps", _zoom(view, 1.25, 34)
    yield "zoom in and out, touchpad", _zoom(view, 1.04, 190)
    view.show_span(1800.0, 1860.0)
    yield "scrub, a minute visible", _scrub(view, 1800.0, 1860.0, 300)
    yield "play, pages turn", _scrub(view, 1860.0, 2460.0, 300)
    view.show_span(3000.0, 3300.0)
    yield "scroll, five minutes visible", _scroll(view, 300)
    view.fit()


def _scrub(
    view: object, start_s: float, end_s: float, steps: int
) -> Iterator[Callable[[], object]]:
    for time_s in np.linspace(start_s, end_s, steps):
        yield lambda t=float(time_s): view.set_time(t)  # type: ignore[attr-defined, misc]


def _zoom(view: object, factor: float, steps: int) -> Iterator[Callable[[], object]]:
    view.set_time(2500.0)  # type: ignore[attr-defined]
    for _ in range(steps):
        yield lambda: view.zoom_by(factor)  # type: ignore[attr-defined]
    for _ in range(steps):
        yield lambda: view.zoom_by(1 / factor)  # type: ignore[attr-defined]


def _scroll(view: object, steps: int) -> Iterator[Callable[[], object]]:
    for _ in range(steps):
        yield lambda: view._canvas.change_scale(view.scale.scrolled(40.0))  # type: ignore[attr-defined]


def _in_child(size: str, scale: float) -> list[Measured]:
    """Measures in a process per device pixel ratio: Qt takes it from the environment at the
    start."""
    command = [sys.executable, "-m", "benchmarks.timeline", "--child", "--size", size]
    done = subprocess.run(
        [*command, "--scale", str(scale)], check=True, stdout=subprocess.PIPE, text=True
    )
    return [Measured(**row) for row in json.loads(done.stdout.splitlines()[-1])]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Times the repaints of the timeline.")
    parser.add_argument("--size", default="1920x400", help="of the widget, logical pixels")
    parser.add_argument("--scale", type=float, action="append", help="device pixel ratio")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    options.scale = options.scale or [1.0, 2.0]
    return options


if __name__ == "__main__":
    raise SystemExit(main())
