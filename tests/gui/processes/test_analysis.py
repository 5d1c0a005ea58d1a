"""The child that analyses: heard, cancelled, killed, replaced."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aemo_studio.gui.language.i18n import CHINESE, ENGLISH, set_language
from aemo_studio.gui.processes.analysis import AnalysisProcess, AnalysisRequest
from aemo_studio.gui.processes.child import CRASHED
from aemo_studio.gui.processes.events import Failure, LineBuffer, Progress, read_event
from aemo_studio.project import load_project

WAIT_MS = 60_000


@pytest.fixture
def process(qtbot: QtBot) -> Iterator[AnalysisProcess]:
    process = AnalysisProcess()
    yield process
    process.stop()


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_lines_become_events() -> None:
    lines = LineBuffer()
    assert lines.add(b'{"event":"progress","stage":"film","do') == []
    (line,) = lines.add(b'ne":0.5,"eta_s":null}\n{"ev')
    assert read_event(line) == Progress("film", 0.5, None)
    failure = b'{"event":"error","code":"media","message":"No."}'
    assert read_event(failure) == Failure("media", "No.")
    for noise in (b"", b"Warning: x", b'{"event":"new"}', b"\xff", b'{"event":"progress"}'):
        assert read_event(noise) is None


def test_an_analysis_tells_everything_and_leaves_nothing(
    qtbot: QtBot, process: AnalysisProcess, talk_film: Path, own_cache: Path
) -> None:
    tracks: list[str] = []
    shares: list[float] = []
    process.partial.connect(lambda partial: tracks.append(partial.track))
    process.progress.connect(lambda _stage, done, _left: shares.append(done))
    pictures: list[tuple[float, int]] = []
    process.picture.connect(lambda picture: pictures.append((picture.time_s, len(shares))))
    with qtbot.waitSignal(process.finished, timeout=WAIT_MS) as finished:
        process.start(AnalysisRequest(talk_film, min_scene_s=1.0, catalogues=("free",)))
    assert finished.args is not None
    project = load_project(finished.args[0])
    assert project.analysis.video.path == talk_film
    assert project.analysis.settings.min_scene_s == 1.0
    assert project.catalogues == ("free",)
    assert "fused" in tracks
    times_s = [time_s for time_s, _ in pictures]
    assert times_s == sorted(times_s)
    assert times_s[0] == 0.0
    assert pictures[0][1] < len(shares) - 1, "they come while the film is still analysed"
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    folder = finished.args[0].parent
    process.stop()
    assert not folder.exists()


def test_cancelling_takes_less_than_a_second(
    qtbot: QtBot, process: AnalysisProcess, talk_film: Path, own_cache: Path
) -> None:
    process.start(AnalysisRequest(talk_film))
    pid = process.pid
    with qtbot.waitSignal(process.progress, timeout=WAIT_MS):
        pass
    started = time.monotonic()
    with qtbot.waitSignal(process.cancelled, timeout=20_000):
        process.cancel()
    assert time.monotonic() - started < 2.0, "1 s, and as much again for a busy machine"
    assert not process.running
    assert not alive(pid)


def test_a_child_that_does_not_listen_is_killed(
    qtbot: QtBot, process: AnalysisProcess, talk_film: Path
) -> None:
    """SIGTERM is stopped from being heard by stopping the child altogether."""
    process.start(AnalysisRequest(talk_film))
    pid = process.pid
    os.kill(pid, signal.SIGSTOP)
    with qtbot.waitSignal(process.cancelled, timeout=20_000):
        process.cancel()
    assert not alive(pid)


def test_a_crash_is_a_message(qtbot: QtBot, process: AnalysisProcess, talk_film: Path) -> None:
    process.start(AnalysisRequest(talk_film))
    with qtbot.waitSignal(process.failed, timeout=WAIT_MS) as failed:
        os.kill(process.pid, signal.SIGKILL)
    assert failed.args is not None
    assert failed.args[0] == CRASHED
    assert "Your project is as it was" in failed.args[1]


def test_what_the_child_says_went_wrong(
    qtbot: QtBot, process: AnalysisProcess, tmp_path: Path
) -> None:
    empty = tmp_path / "空的 #1.mp4"
    empty.write_bytes(b"")
    with qtbot.waitSignal(process.failed, timeout=WAIT_MS) as failed:
        process.start(AnalysisRequest(empty))
    assert failed.args is not None
    assert failed.args[0] == "media"
    assert "空的 #1.mp4" in failed.args[1]


@pytest.fixture
def chinese() -> Iterator[None]:
    set_language(CHINESE)
    yield
    set_language(ENGLISH)


@pytest.mark.parametrize(
    ("exists", "sentence"),
    [
        (True, "{0} 是空的（0 位元組）；請重新複製或匯出。"),
        (False, "{0} 不存在；請檢查其名稱與資料夾。"),
    ],
)
@pytest.mark.usefixtures("chinese")
def test_the_child_speaks_the_language_of_the_window(
    exists: bool, sentence: str, qtbot: QtBot, process: AnalysisProcess, tmp_path: Path
) -> None:
    film = tmp_path / "片.mp4"
    if exists:
        film.touch()
    with qtbot.waitSignal(process.failed, timeout=WAIT_MS) as failed:
        process.start(AnalysisRequest(film))
    assert failed.args == ["media", sentence.format(film)]


def test_an_english_window_has_english_children(
    qtbot: QtBot, process: AnalysisProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AEMO_STUDIO_LANGUAGE", "zh_TW")
    with qtbot.waitSignal(process.failed, timeout=WAIT_MS) as failed:
        process.start(AnalysisRequest(tmp_path / "gone.mp4"))
    assert failed.args is not None
    assert failed.args[1].endswith("does not exist; check its name and folder.")


def test_a_second_film_ends_the_first_child(
    qtbot: QtBot, process: AnalysisProcess, talk_film: Path
) -> None:
    ends: list[object] = []
    process.cancelled.connect(lambda: ends.append("cancelled"))
    process.failed.connect(lambda *_: ends.append("failed"))
    process.start(AnalysisRequest(talk_film))
    first = process.pid
    process.start(AnalysisRequest(talk_film))
    assert not alive(first)
    assert process.pid != first
    process.stop()
    assert ends == []
