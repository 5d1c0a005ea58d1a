"""Videos, and a stand-in for the analysis that is quick and keeps a log of what it did."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from aemo_studio.project import save_project
from tests.factories import make_project

STAND_IN = """
import json, os, shutil, sys, time
from pathlib import Path
words = sys.argv[1:]
assert words[0] == "analyze" and words[-2] == "--"
video, part, here = Path(words[-1]), Path(words[words.index("-o") + 1]), Path(__file__).parent
log = here / "log.txt"
def note(what):
    with log.open("a") as file:
        file.write(f"{what} {video.name}\\n")
note("start")
(here / f"{os.getppid()}.busy").write_text(video.name)
if "bad" in video.name:
    print(json.dumps({"event": "error", "code": "media", "message": f"{video.name} is bad."}))
    sys.exit(3)
if "crash" in video.name:
    sys.exit(-11)
for step in range(int((here / "steps").read_text())):
    print(json.dumps({"event": "progress", "stage": "film", "done": step / 20}), flush=True)
    time.sleep(0.05)
# Whoever asked may be gone meanwhile; then this fails, as it does in the real analysis.
print(json.dumps({"event": "progress", "stage": "saving", "done": 1.0}), flush=True)
shutil.copy(here / "template.aemo", part)
if "--csv" in words:
    Path(words[words.index("--csv") + 1]).write_text("list")
note("end")
"""


@dataclass(frozen=True)
class StandIn:
    """command: to run instead of the program. folder: where its log lies."""

    folder: Path

    @property
    def command(self) -> tuple[str, ...]:
        # Without site packages, which it does not need, it starts at once.
        return (sys.executable, "-S", "-E", str(self.folder / "analysis.py"))

    def began_s_ago(self, worker: int) -> float:
        """Seconds since the last video was begun by a worker, by its process id."""
        mark = self.folder / f"{worker}.busy"
        return time.time() - mark.stat().st_mtime if mark.exists() else float("inf")

    @property
    def log(self) -> list[str]:
        path = self.folder / "log.txt"
        return path.read_text().splitlines() if path.exists() else []

    def count(self, what: str, name: str) -> int:
        return self.log.count(f"{what} {name}")

    def takes(self, steps: int) -> None:
        """Steps of 0.05 s."""
        (self.folder / "steps").write_text(str(steps))


@pytest.fixture
def stand_in(tmp_path: Path) -> StandIn:
    folder = tmp_path / "stand-in"
    folder.mkdir()
    (folder / "analysis.py").write_text(STAND_IN)
    save_project(make_project(), folder / "template.aemo")
    made = StandIn(folder)
    made.takes(2)
    return made


@pytest.fixture
def videos(tmp_path: Path) -> Path:
    """Six files, one in a folder, one that cannot be read, one that brings its decoder down."""
    folder = tmp_path / "videos"
    (folder / "day 2").mkdir(parents=True)
    for name in ("a.mp4", "b.MOV", "bad.mp4", "crash.mkv", "day 2/中文 #1.mp4", "b.mp4"):
        (folder / name).write_bytes(name.encode())
    (folder / "notes.txt").write_text("no video")
    (folder / "._a.mp4").write_bytes(b"left by another system")
    return folder
