"""Children that analyse one video after the other."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from aemo_studio.output.batch import children
from aemo_studio.output.batch.children import STOP, Children

STAND_IN = """
import json, os, sys, time
for line in iter(sys.stdin.readline, ""):
    words = json.loads(line)
    if words == ["crash"]:
        os._exit(9)
    print(json.dumps({"event": "progress", "done": 0.5}), flush=True)
    if words == ["wait"]:
        time.sleep(60)
    print(json.dumps({"event": "error", "message": str(os.getpid())}), flush=True)
    print(json.dumps({"event": "ended", "code": len(words)}), flush=True)
"""


@pytest.fixture(autouse=True)
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "PROGRAM", (sys.executable, "-S", "-E", "-c", STAND_IN))


def test_a_child_serves_until_it_crashes_and_then_another_does(tmp_path: Path) -> None:
    shares: list[float] = []
    with Children() as pool:
        found = [
            pool.run(words, tmp_path, shares.append) for words in ([], ["a", "b"], ["crash"], ["c"])
        ]
        os.kill(int(found[-1].error), signal.SIGTERM)  # while it waits
        found.append(pool.run([], tmp_path, shares.append))
    assert [output.code for output in found] == [0, 2, 9, 1, 0]
    first, second, crashed, third, fourth = (output.error for output in found)
    assert first == second
    assert crashed == ""
    assert len({first, third, fourth}) == 3
    assert shares == [0.5] * 4


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_an_order_to_stop_ends_a_busy_child_and_leaving_ends_idle_ones(tmp_path: Path) -> None:
    with Children() as pool:
        idle = int(pool.run([], tmp_path, lambda _: None).error)
        stopped = pool.run(["wait"], tmp_path, lambda _: (tmp_path / STOP).touch())
    assert stopped.error == "Cancelled."
    assert stopped.code
    with pytest.raises(ProcessLookupError):
        os.kill(idle, 0)
