"""Nothing leaves the machine: the system calls of whole commands are watched.

Python's own sockets are only a part: MediaPipe once called home from its C++ library, so strace
looks at every thread of every process.
"""

from __future__ import annotations

import dataclasses
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from aemo_studio.domain.project import Pick
from aemo_studio.project import load_project, save_project
from tests.cli_run import ROOT
from tests.factories import make_music_track
from tests.films import face_picture, make_talk
from tests.media_factory import make_audio, tone

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="strace is of Linux"),
    pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed"),
]

_FAMILY = re.compile(r"(?:socket\(|sa_family=)(AF_\w+)")
_STAYS = {"AF_UNIX", "AF_NETLINK", "AF_UNSPEC"}


def calls_out(folder: Path, *command: str | Path) -> list[str]:
    """Runs a command of the program and returns the system calls that leave the machine."""
    log = folder / "calls.txt"
    done = subprocess.run(
        ["strace", "-f", "-qq", "-e", "trace=network", "-o", log, sys.executable, "-m",
         "aemo_studio", *command],
        capture_output=True, text=True, timeout=120, check=False,
        env=_environment(folder), cwd=folder,
    )  # fmt: skip
    if "ptrace" in done.stderr and not log.read_text():
        pytest.skip("this machine does not let programs be watched")
    assert done.returncode == 0, done.stderr
    return leaving(log.read_text())


def _environment(folder: Path) -> dict[str, str]:
    own = {
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
        "OMP_NUM_THREADS": "1",
        "QT_QPA_PLATFORM": "offscreen",
        "AEMO_STUDIO_CACHE": str(folder / "cache"),
    }
    return os.environ | own


def leaving(log: str) -> list[str]:
    """Finds every socket that is opened, connected or sent to beyond this machine."""
    return [line for line in log.splitlines() if set(_FAMILY.findall(line)) - _STAYS]


def test_a_call_that_leaves_is_found() -> None:
    log = (
        '1 connect(3, {sa_family=AF_UNIX, sun_path="/run/x"}, 110) = 0\n'
        "1 socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE) = 3\n"
        '1 sendto(7, "W", 1, MSG_NOSIGNAL, NULL, 0) = -1 ENOTSOCK\n'
        "1 socket(AF_INET, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP) = 4\n"
        "1 connect(4, {sa_family=AF_INET, sin_port=htons(53)}, 16) = 0\n"
        '1 sendto(5, "x", 1, 0, {sa_family=AF_INET6, sin6_port=htons(53)}, 28) = 1\n'
    )
    assert len(leaving(log)) == 3


@pytest.fixture(scope="module")
def analysed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A folder with a project whose pick plays, and what its analysis sent out: a batch, whose
    child is `analyze`."""
    folder = tmp_path_factory.mktemp("network")
    make_talk(folder / "film.mp4", face_picture((320, 180)), 2.0)
    out = calls_out(folder, "batch", "film.mp4", "-o", ".")
    (folder / "music").mkdir()
    song = make_audio(folder / "music" / "song.wav", tone(440, 2.0))
    project = load_project(folder / "film.aemo")
    assert project.analysis.faces
    assert project.analysis.speech.coverage.any()
    pick = Pick(0, make_music_track(1, file=str(song)))
    save_project(dataclasses.replace(project, picks=(pick,)), folder / "film.aemo")
    return folder, out


def test_an_analysis_sends_nothing(analysed: tuple[Path, list[str]]) -> None:
    assert analysed[1] == []


@pytest.mark.parametrize(
    "command",
    [
        ["models"],
        ["preview", "film.aemo", "-o", "out.mp4"],
        ["open", "film.aemo", "--screenshot", "window.png"],
        ["catalog", "import", "music", "-o", "mine.csv", "--workers", "2"],
    ],
    ids=lambda command: command[0],
)
def test_other_commands_send_nothing(command: list[str], analysed: tuple[Path, list[str]]) -> None:
    assert calls_out(analysed[0], *command) == []
