"""Measures how the window plays a film where the processor has to do OpenGL as well.

    python -m benchmarks.playback [--video FILE] [--seconds 6]

The window is a real one on a display of its own (Xvfb). Beside it, in turn, the film is decoded
alone: so much the machine had to give at that moment. Writes docs/speed.md.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

import av

from benchmarks.clip import two_minutes
from benchmarks.report import machine, table, write_section

SECTION = "Playback"
GOAL = 24
_SPEEDS = (1.0, 2.0, 8.0, 8.0, 8.0, -1.0)
_FROM_S = 60.0
_DECODED = 150
_SETTLE_S = 20.0
_SAME_S = 0.015


@dataclass(frozen=True)
class Played:
    """What was seen of a stretch of film."""

    #: The speed asked for.
    speed: float
    #: Different pictures painted, a second.
    pictures_per_s: float
    #: Seconds of film that the playhead went, a second of the clock.
    went: float
    #: Milliseconds after K until the picture under the playhead was shown.
    stopped_ms: float
    #: Megabytes of the process afterwards.
    memory_mb: float
    #: Seconds of the processor, a second of the clock.
    processor: float


def main() -> int:
    options = _options()
    video = options.video or two_minutes()
    if options.child:
        print(json.dumps([asdict(one) for one in _play(video, options.seconds)]))
        return 0
    before = _decoded_per_s(video)
    played = _in_child(video, options.seconds)
    body = report(played, (before + _decoded_per_s(video)) / 2)
    print(body)
    write_section(SECTION, body)
    return 0


def report(played: list[Played], decoded_per_s: float) -> str:
    """Writes Markdown. decoded_per_s: pictures that a bare decode makes in a second."""
    rows = [
        (
            f"{one.speed:g}×",
            f"{one.pictures_per_s:.1f}",
            f"{one.pictures_per_s / decoded_per_s:.2f}",
            f"{one.went:.2f}×",
            f"{one.stopped_ms:.0f} ms",
            f"{one.processor:.2f}",
            f"{one.memory_mb:.0f} MB",
        )
        for one in played
    ]
    header = (
        "speed",
        "pictures a second",
        "of a bare decode",
        "the playhead goes",
        "K to its picture",
        "cores busy",
        "memory after",
    )
    return (
        f"{machine()}.\n\n"
        "Film: 1080p, 30 frames a second, 250 frames between key pictures; 1440x900 window on a "
        f"display without a graphics card. The goal is {GOAL} of 30 pictures at 1×. A bare decode "
        f"alone makes {decoded_per_s:.0f} pictures a second in the same run.\n\n"
        f"{table(header, rows)}\n\n"
        "In this order, one window. `python -m benchmarks.playback` measures this."
    )


def _decoded_per_s(video: Path) -> float:
    with av.open(str(video)) as container:
        container.streams.video[0].thread_type = "AUTO"
        started = time.perf_counter()
        count = sum(1 for _ in islice(container.decode(video=0), _DECODED))
        return count / (time.perf_counter() - started)


def _in_child(video: Path, seconds: float) -> list[Played]:
    command = [sys.executable, "-m", "benchmarks.playback", "--child", "--video", str(video)]
    with display() as name, tempfile.TemporaryDirectory() as folder:
        more = {"DISPLAY": name, "QT_QPA_PLATFORM": "xcb", "AEMO_STUDIO_SETTINGS": folder}
        done = subprocess.run(
            [*command, "--seconds", str(seconds)],
            env=os.environ | more,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
    return [Played(**row) for row in json.loads(done.stdout.splitlines()[-1])]


@contextmanager
def display() -> Iterator[str]:
    """Runs a display without a graphics card; yields its name."""
    program = shutil.which("Xvfb")
    if program is None:
        raise SystemExit("Xvfb is not installed (Debian and Ubuntu: apt-get install xvfb)")
    command = [program, "-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout is not None
        try:
            yield f":{server.stdout.readline().strip()}"
        finally:
            server.terminate()


def _play(video: Path, seconds: float) -> list[Played]:
    from PySide6.QtTest import QTest

    from aemo_studio.gui.app import Studio
    from aemo_studio.gui.player.film import Film

    window = Studio().window
    window.resize(1440, 900)
    window.window_layout.show_film(True)  # in place of the first screen
    window.show()
    player = window.player
    painted = _count_pictures(player.view)
    player.show_film(Film(video))

    QTest.qWait(1000)
    shown_s = _note_times(player)

    def settle() -> None:
        """Waits for the picture under the playhead, as the media says it."""
        until = time.monotonic() + _SETTLE_S
        while abs(shown_s[0] - player.time_s) > _SAME_S and time.monotonic() < until:
            QTest.qWait(5)

    found = []
    for speed in _SPEEDS:
        player.seek(_FROM_S if speed < 0 else 0.0)
        settle()
        found.append(_stretch(player, speed, seconds, painted, settle))
    window.close()
    return found


def _stretch(
    player: object,
    speed: float,
    seconds: float,
    painted: set[int],
    settle: Callable[[], None],
) -> Played:
    from PySide6.QtTest import QTest

    from aemo_studio.gui.player import Player

    assert isinstance(player, Player)
    start_s, clock, processor = player.time_s, time.perf_counter(), time.process_time()
    painted.clear()
    player.transport.play(speed)
    QTest.qWait(round(seconds * 1000))
    took = time.perf_counter() - clock
    processor = time.process_time() - processor
    count, went = len(painted), player.time_s - start_s
    clock = time.perf_counter()
    player.transport.pause()
    settle()
    stopped_ms = (time.perf_counter() - clock) * 1000
    return Played(speed, count / took, went / took, stopped_ms, _memory_mb(), processor / took)


def _count_pictures(view: object) -> set[int]:
    """Notes the pictures that the view paints."""
    from PySide6.QtCore import QEvent, QObject

    from aemo_studio.gui.player.picture_view import PictureView

    assert isinstance(view, PictureView)
    shown: PictureView = view
    painted: set[int] = set()

    class Watcher(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.Paint and shown.picture is not None:
                painted.add(shown.picture.cacheKey())
            return False

    view.installEventFilter(Watcher(view))
    return painted


def _note_times(player: object) -> list[float]:
    """Notes, as the only entry, the second of the film of the last picture."""
    from aemo_studio.gui.player import Player
    from aemo_studio.gui.player.media import Media

    assert isinstance(player, Player)
    media = player.findChild(Media)
    assert isinstance(media, Media)
    shown_s = [0.0]

    def note(_picture: object, time_s: float) -> None:
        shown_s[0] = time_s

    media.pictured.connect(note)
    return shown_s


def _memory_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures playback without a graphics card.")
    parser.add_argument("--video", type=Path, help="another film")
    parser.add_argument("--seconds", type=float, default=6.0, help="of the clock, each speed")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
