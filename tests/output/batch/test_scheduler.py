"""Many videos through a real dask scheduler with two workers, one of which is killed."""

from __future__ import annotations

import json
import os
import shutil
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
from aemo_studio.base.progress import Event, WarningEvent
from aemo_studio.cli import main
from aemo_studio.output.batch import pools
from aemo_studio.output.batch.pools import Scheduler
from aemo_studio.output.batch.run import BatchReport, run_batch
from tests.cli_run import ROOT, start
from tests.output.batch.conftest import StandIn

pytest.importorskip("distributed")

N = 8


@dataclass
class Cluster:
    address: str
    workers: list[subprocess.Popen[bytes]]
    scheduler: subprocess.Popen[bytes]


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
        yield Cluster(address, workers, scheduler)
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
                [videos],
                tmp_path / "out",
                command=stand_in.command,
                scheduler=Scheduler(cluster.address),
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
            run_batch(
                [video], tmp_path / "out", scheduler=Scheduler(address), command=stand_in.command
            )
    command = ["batch", str(video), "-o", str(tmp_path / "out"), "--workers", "2"]
    assert main([*command, "--scheduler", "tcp://127.0.0.1:9"]) == 2


def test_a_scheduler_that_dies_is_a_sentence(
    cluster: Cluster, stand_in: StandIn, tmp_path: Path
) -> None:
    video = tmp_path / "a.mp4"
    video.write_bytes(b"x")
    stand_in.takes(400)
    driver = f"""
import sys
from aemo_studio.base.progress import Event, WarningEvent
from aemo_studio.cli import main
from aemo_studio.base import own_program
import aemo_studio.output.batch.run_job as run_job
import aemo_studio.output.batch.run as run
find = run.find_jobs
run.find_jobs = lambda i, o, a, c, **more: find(i, o, a, {stand_in.command!r}, **more)
sys.exit(main())
"""
    arguments: list[str | Path] = [
        "batch",
        video,
        "-o",
        tmp_path / "out",
        "--scheduler",
        cluster.address,
    ]
    with start(arguments, driver) as process:
        _wait(lambda: stand_in.count("start", "a.mp4"))
        cluster.scheduler.kill()
        out, err = process.communicate(timeout=90)
    assert process.returncode == 3
    assert "The scheduler was lost" in err
    assert "Traceback" not in err + out
    assert len(err.splitlines()) == 1
    assert "1 failed" in out


@pytest.mark.parametrize(
    ("address", "is_open"),
    [
        ("tcp://127.0.0.1:8786", False),
        ("tcp://localhost:8786", False),
        ("tcp://[::1]:8786", False),
        ("127.0.0.1:8786", False),
        ("tcp://10.0.0.5:8786", True),
        ("10.0.0.5:8786", True),
        ("tcp://studio.example:8786", True),
        ("tcp://127.0.0.1.example:8786", True),
    ],
)
def test_a_plain_address_beyond_this_machine_is_open(address: str, is_open: bool) -> None:
    assert Scheduler(address).is_open is is_open


def test_an_open_scheduler_is_warned_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "_CONNECT_S", 0.2)
    (tmp_path / "a.mp4").write_bytes(b"x")
    told: list[Event] = []
    with pytest.raises(UsageError, match="no dask scheduler"):
        run_batch(
            [tmp_path / "a.mp4"], tmp_path / "out",
            scheduler=Scheduler("tcp://192.0.2.1:8786"), report=told.append,
        )  # fmt: skip
    assert isinstance(told[0], WarningEvent)
    assert "whoever reaches tcp://192.0.2.1:8786 can run programs" in told[0].message


@pytest.fixture
def certificates(tmp_path: Path) -> Path:
    """An authority and a certificate of it, made as docs/batch.md says."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    folder = tmp_path / "tls"
    folder.mkdir()
    for line in (
        "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=ours -keyout ca.key -out ca.pem",
        "req -newkey rsa:2048 -nodes -subj /CN=batch -keyout key.pem -out batch.csr",
        "x509 -req -in batch.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -out cert.pem",
    ):
        subprocess.run(["openssl", *line.split()], cwd=folder, check=True, capture_output=True)
    return folder


def test_a_scheduler_with_certificates_works_for_who_has_one(
    certificates: Path, stand_in: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.mp4").write_bytes(b"x")
    ca, cert, key = (certificates / f"{name}.pem" for name in ("ca", "cert", "key"))
    tls = ["--tls-ca-file", str(ca), "--tls-cert", str(cert), "--tls-key", str(key)]
    where = certificates / "where.json"
    scheduler = _dask(
        certificates, "scheduler", "--host", "127.0.0.1", "--port", "0", "--protocol", "tls", *tls
    )
    worker = _dask(certificates, "worker", "--nthreads", "1", "--no-nanny", *tls)
    try:
        _wait(lambda: where.exists() and where.read_text().endswith("}"))
        address = str(json.loads(where.read_text())["address"])
        assert address.startswith("tls://")
        report = run_batch(
            [tmp_path / "a.mp4"], tmp_path / "out", command=stand_in.command,
            scheduler=Scheduler(address, ca, cert, key),
        )  # fmt: skip
        assert [outcome.status for outcome in report.outcomes] == ["done"]
        monkeypatch.setattr(pools, "_CONNECT_S", 2)
        with pytest.raises(UsageError, match="no dask scheduler"):
            run_batch(
                [tmp_path / "a.mp4"], tmp_path / "other",
                scheduler=Scheduler(address.removeprefix("tls://")),
            )  # fmt: skip
    finally:
        for process in (worker, scheduler):
            process.kill()
            process.wait()


def test_half_of_the_tls_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"x")
    (tmp_path / "ca.pem").write_text("")
    command = ["batch", str(tmp_path / "a.mp4"), "-o", str(tmp_path / "out")]
    assert main([*command, "--tls-ca", str(tmp_path / "ca.pem")]) == 2
    command += ["--scheduler", "tls://127.0.0.1:9"]
    assert main(command) == 2
    assert main([*command, "--tls-ca", str(tmp_path / "ca.pem")]) == 2


def _wait(happened: object) -> None:
    assert callable(happened)
    for _ in range(900):
        if happened():
            return
        time.sleep(0.05)
    raise AssertionError("it never happened")
