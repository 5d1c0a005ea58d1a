"""Many videos through a real dask scheduler with two workers, one of which is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from aemo_studio.base.errors import UsageError
from aemo_studio.cli import main
from aemo_studio.output.batch import pools
from aemo_studio.output.batch.run import BatchReport, run_batch
from tests.cli_run import ROOT
from tests.output.batch.conftest import StandIn

pytest.importorskip("distributed")

N = 8


@dataclass
class Cluster:
    address: str
    workers: list[subprocess.Popen[bytes]]


def _dask(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "dask", *words, "--scheduler-file", str(folder / "where.json")]
    return subprocess.Popen(
        [*command, "--no-dashboard"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A scheduler and two workers, as a user starts them: programs of their own."""
    from distributed import Client

    folder = tmp_path / "dask"
    folder.mkdir()
    scheduler = _dask(folder, "scheduler", "--host", "127.0.0.1", "--port", "0")
    workers = [_dask(folder, "worker", "--nthreads", "1", "--no-nanny") for _ in range(2)]
    try:
        make: Any = Client
        with make(scheduler_file=str(folder / "where.json"), timeout=60) as client:
            client.wait_for_workers(2, timeout=60)
            address = str(client.scheduler.address)
        yield Cluster(address, workers)
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


def test_one_worker_killed_midway_and_every_video_done_exactly_once(
    cluster: Cluster, stand_in: StandIn, tmp_path: Path
) -> None:
    videos = tmp_path / "videos"
    videos.mkdir()
    names = [f"{n}.mp4" for n in range(N)]
    for name in names:
        (videos / name).write_bytes(name.encode())
    stand_in.takes(16)
    result: list[BatchReport] = []

    def work() -> None:
        result.append(
            run_batch(
                [videos], tmp_path / "out", command=stand_in.command, scheduler=cluster.address
            )
        )

    running = threading.Thread(target=work)
    running.start()
    _wait(lambda: sum(line.startswith("end") for line in stand_in.log) >= 3)
    # In the middle of a video, not between its end and the message that says so.
    _wait(lambda: stand_in.began_s_ago(cluster.workers[0].pid) < 0.2)
    cluster.workers[0].send_signal(signal.SIGKILL)
    running.join(timeout=90)
    assert not running.is_alive()
    (report,) = result
    assert [outcome.status for outcome in report.outcomes] == ["done"] * N
    assert [stand_in.count("end", name) for name in names] == [1] * N
    # The killed worker had begun a video that another one then did from its start.
    assert sum(stand_in.count("start", name) for name in names) == N + 1
    projects = sorted(p.name for p in (tmp_path / "out").glob("*.aemo"))
    assert projects == [f"{n}.aemo" for n in range(N)]
    assert not list((tmp_path / "out" / ".aemo-batch").glob("*.aemo"))


def test_no_scheduler_there(
    tmp_path: Path, stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pools, "_CONNECT_S", 1)
    video = tmp_path / "a.mp4"
    video.write_bytes(b"x")
    for address in ("tcp://127.0.0.1:9", "nonsense"):
        with pytest.raises(UsageError, match=f"no dask scheduler at {address}"):
            run_batch([video], tmp_path / "out", scheduler=address, command=stand_in.command)
    command = ["batch", str(video), "-o", str(tmp_path / "out"), "--workers", "2"]
    assert main([*command, "--scheduler", "tcp://127.0.0.1:9"]) == 2


def _wait(happened: object) -> None:
    assert callable(happened)
    for _ in range(900):
        if happened():
            return
        time.sleep(0.05)
    raise AssertionError("it never happened")
