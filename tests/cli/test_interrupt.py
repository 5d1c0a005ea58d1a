"""An analysis that is asked to stop, loses its listener, or runs at a terminal.

Each runs as a child with an analysis whose behaviour is chosen here; nothing else is
replaced.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import threading
import time
from pathlib import Path

import pytest

from aemo_studio.base.child_process import ORDERS_VARIABLE
from aemo_studio.base.errors import Cancelled
from aemo_studio.base.progress import CancelToken
from aemo_studio.base.resources import resources_dir
from aemo_studio.cli import main
from aemo_studio.cli.interrupt import obey_orders
from tests.cli_run import run, start

SLOW = """
import sys, time
import aemo_studio.analysis.pipeline
from aemo_studio.base.progress import Progress
from aemo_studio.cli import main

def analyse(video, settings, *, device, report, cancel, use_cache, workers):
    for step in range(400):
        if step == 0:
            print("WORKING", file=sys.stderr, flush=True)
        report(Progress("faces", step / 400, None))
        {work}
    raise SystemError("never stopped")

aemo_studio.analysis.pipeline.analyse = analyse
sys.exit(main())
"""
ANSWERS = SLOW.replace("{work}", "cancel.check(); time.sleep(0.05)")
DEAF = SLOW.replace("{work}", "time.sleep(3)")

LOADS = """
import sys
from aemo_studio.cli import main

class Announcer:
    def find_spec(self, name, path, target=None):
        if name == "torch.nn":
            print("WORKING", file=sys.stderr, flush=True)

sys.meta_path.insert(0, Announcer())
sys.exit(main())
"""

STARTS = """
import os, signal, sys

class Interrupter:
    def find_spec(self, name, path, target=None):
        if name == "{moment}":
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupter())
from aemo_studio.cli import main
sys.exit(main())
"""

ENDS = """
import sys, time
import aemo_studio.analysis.pipeline
from aemo_studio.base.progress import Progress
from aemo_studio.cli import main
from aemo_studio.base.errors import MediaError

def analyse(video, settings, *, device, report, cancel, use_cache, workers):
    report(Progress("faces", 0.42, 71.0))
    time.sleep(0.5)
    raise MediaError("The end.")

aemo_studio.analysis.pipeline.analyse = analyse
sys.exit(main())
"""


@pytest.fixture
def video(tmp_path: Path) -> Path:
    path = tmp_path / "中文 cut #1 🎬.mp4"
    path.write_bytes(b"a film")
    return path


def _interrupt(
    command: list[str], driver: str, number: signal.Signals
) -> tuple[int, str, str, float]:
    """Exit code, output, errors, and seconds from the signal to the end."""
    with start(command, driver) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == "WORKING\n"
        process.send_signal(number)
        asked = time.perf_counter()
        out, err = process.communicate(timeout=60)
        took = time.perf_counter() - asked
    return process.returncode, out, err, took


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
@pytest.mark.parametrize(
    ("number", "driver", "events"),
    [
        (signal.SIGINT, ANSWERS, True),
        (signal.SIGTERM, ANSWERS, False),
        (signal.SIGINT, DEAF, False),
        (signal.SIGTERM, DEAF, True),
    ],
    ids=["answers-events", "answers", "deaf", "deaf-events"],
)
def test_cancelled_within_a_second(
    events: bool, driver: str, number: signal.Signals, video: Path
) -> None:
    outputs = ["-o", str(video.parent / "p.aemo"), "--csv", str(video.parent / "x.csv")]
    options = ["--catalog", "free", *(["--events"] if events else [])]
    command = ["analyze", str(video), *outputs, *options]
    for _ in range(3):  # a busy machine may miss a second once
        code, out, err, took = _interrupt(command, driver, number)
        assert code == 130
        assert err == "Cancelled; nothing was written.\n"
        assert [p.name for p in video.parent.iterdir()] == [video.name]
        if took < 1.0:
            break
    assert took < 1.0
    if events:
        last = json.loads(out.splitlines()[-1])
        assert (last["event"], last["code"]) == ("error", "cancelled")


def test_cancelled_within_a_second_while_libraries_and_models_load(tmp_path: Path) -> None:
    film = resources_dir() / "sample.mp4"
    command = ["analyze", str(film), "-o", str(tmp_path / "p.aemo"), "--no-cache"]
    for number in (signal.SIGINT, signal.SIGTERM):
        code, _, err, took = _interrupt(command, LOADS, number)
        assert (code, err) == (130, "Cancelled; nothing was written.\n")
        assert list(tmp_path.iterdir()) == []
        if took < 1.0:  # a busy machine may miss a second once
            break
    assert took < 1.0


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
@pytest.mark.parametrize("moment", ["aemo_studio.cli.running", "typer.main", "aemo_studio.domain"])
def test_cancelled_quietly_while_the_program_itself_starts(moment: str) -> None:
    ended = run(["doctor"], STARTS.replace("{moment}", moment))
    assert (ended.returncode, ended.stdout) == (130, "")
    assert ended.stderr == "Cancelled; nothing was written.\n"


@pytest.mark.parametrize(
    ("command", "work"),
    [
        ("batch", "aemo_studio.output.batch.run.run_batch"),
        ("catalog import", "aemo_studio.music.own_music.importer.import_folder"),
    ],
)
def test_what_goes_on_later_does_not_say_that_nothing_was_written(
    command: str,
    work: str,
    video: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise Cancelled

    monkeypatch.setattr(work, stopped)
    folder = video.parent
    assert main([*command.split(), str(folder), "-o", str(folder / "out.csv")]) == 130
    error = capsys.readouterr().err
    assert error.endswith("kept, and the same command goes on from there.\n")


@pytest.mark.skipif(os.name == "nt", reason="POSIX pipes")
def test_ends_when_nobody_reads_the_events(video: Path) -> None:
    with start(["analyze", video, "--events", "--catalog", "free"], ANSWERS) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(timeout=60) == 130
    assert [p.name for p in video.parent.iterdir()] == [video.name]


@pytest.mark.skipif(os.name == "nt", reason="POSIX pseudo terminals")
def test_a_terminal_shows_a_bar_with_time_left(video: Path) -> None:
    master, slave = os.openpty()
    process = start(["analyze", video], ENDS, stderr=slave, TERM="xterm", COLUMNS="100")
    os.close(slave)
    shown = b""
    with contextlib.suppress(OSError):  # Linux ends a pseudo terminal like this
        while chunk := os.read(master, 4096):
            shown += chunk
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 3
    assert b"faces" in shown
    assert b"42%" in shown
    assert b"1:11 left" in shown
    assert out == ""


def test_work_waits_during_a_pause_and_ends_when_the_window_has_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The window pauses, continues, pauses again, and is killed."""
    ours, theirs = os.pipe()
    read = os.read
    monkeypatch.setattr(os, "read", lambda _file, size: read(ours, size))
    monkeypatch.setenv(ORDERS_VARIABLE, "1")
    token, checked, cancelled = CancelToken(), threading.Event(), threading.Event()

    def work() -> None:
        with contextlib.suppress(Cancelled):
            while True:
                token.check()
                checked.set()
        cancelled.set()

    obey_orders(token)
    threading.Thread(target=work, daemon=True).start()
    for word, goes_on in ((b"pause\n", False), (b"continue\n", True), (b"pause\n", False)):
        os.write(theirs, word)
        time.sleep(0.15)
        checked.clear()
        assert checked.wait(0.15) is goes_on
    os.close(theirs)
    assert cancelled.wait(5)
    os.close(ours)
