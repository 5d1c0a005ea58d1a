"""Runs jobs: on threads here, each with a child process, or on a dask scheduler's workers."""

from __future__ import annotations

import contextlib
import ipaddress
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from aemo_studio.base import extras
from aemo_studio.base.errors import UsageError
from aemo_studio.base.files import is_there
from aemo_studio.base.progress import CancelToken
from aemo_studio.base.threads import as_they_end
from aemo_studio.output.batch.children import STOP, Children
from aemo_studio.output.batch.jobs import Job, Outcome
from aemo_studio.output.batch.run_job import run_job

_LOOK_S = 0.2
_CONNECT_S = 10
_CLOSE_S = 2
_CONNECTED = ("running", "connecting")
_LOST = "The worker was lost again and again while it worked on this video."
_GONE = "The scheduler was lost; call this again when it runs."
_REASONS = {
    "KilledWorker": _LOST,
    "CancelledError": _GONE,
    "FutureCancelledError": _GONE,
    "FuturesCancelledError": _GONE,
    "CommClosedError": _GONE,
}

ReportJobShare = Callable[[Job, float], None]


def do_here(
    jobs: Sequence[Job], workers: int, cancel: CancelToken, report: ReportJobShare
) -> Iterator[tuple[Job, Outcome]]:
    """Runs every job, `workers` at a time, and yields each outcome when it is there. Raises
    Cancelled; children are ended then."""

    def work(job: Job) -> Outcome:
        return run_job(job, lambda done: report(job, done), children)

    with _stoppable(jobs), Children() as children, ThreadPoolExecutor(max(1, workers)) as threads:
        waiting: dict[Future[Outcome], Job] = {threads.submit(work, job): job for job in jobs}
        try:
            yield from as_they_end(waiting, cancel)
        except BaseException:
            _order_stop(jobs)
            threads.shutdown(cancel_futures=True)
            raise


@dataclass(frozen=True)
class Scheduler:
    """A dask scheduler that runs already, and how to know each other."""

    #: `tls://host:8786`, or `tcp://…` without encryption.
    address: str
    #: PEM file of the authority that signed all certificates; all three files or none.
    tls_ca: Path | None = None
    #: PEM file of our own certificate.
    tls_cert: Path | None = None
    #: PEM file of its key.
    tls_key: Path | None = None

    @property
    def tls_files(self) -> tuple[Path, ...]:
        return tuple(f for f in (self.tls_ca, self.tls_cert, self.tls_key) if f is not None)

    @property
    def is_open(self) -> bool:
        """Returns whether anybody on the network could run programs on the workers."""
        host = urlsplit(self.address if "//" in self.address else f"tcp://{self.address}").hostname
        return not self.tls_files and not is_loopback(host or "")

    def check(self) -> None:
        """Raises UsageError unless the TLS files are all there, or none is wanted."""
        if len(self.tls_files) not in (0, 3):
            raise UsageError("--tls-ca, --tls-cert and --tls-key belong together; give all three.")
        for file in self.tls_files:
            if not is_there(file):
                raise UsageError("There is no file {file}; check the path.", file=file)
        if self.address.startswith("tls:") and not self.tls_files:
            raise UsageError(
                "{address} is encrypted; give --tls-ca, --tls-cert and --tls-key.",
                address=self.address,
            )
        if self.address.startswith("tcp:") and self.tls_files:
            raise UsageError(
                "{address} is not encrypted; with --tls-ca, --tls-cert and --tls-key it is tls://…",
                address=self.address,
            )


def is_loopback(host: str) -> bool:
    """Reports whether a host is this very machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def do_on_scheduler(
    jobs: Sequence[Job], scheduler: Scheduler, cancel: CancelToken
) -> Iterator[tuple[Job, Outcome]]:
    """Runs every job on the workers of a dask scheduler that runs already.

    The workers must see the same files under the same paths and have the program
    installed. A job whose worker dies is given to another one; one that was finished is
    known by its record and not done again. Raises UsageError if the scheduler is not
    there, Cancelled. When the scheduler is lost, what it had not done has failed.
    """
    client = _connect(scheduler)
    with _closing(client), _stoppable(jobs):
        futures = [client.submit(run_job, job, pure=False) for job in jobs]
        by_future = dict(zip(futures, jobs, strict=True))
        try:
            while by_future:
                cancel.check()
                for future in [f for f in by_future if f.done()]:
                    yield by_future[future], _result(future, by_future.pop(future))
                if client.status not in _CONNECTED:
                    yield from ((job, _failed(job, _GONE)) for job in by_future.values())
                    return
                _sleep(cancel)
        except BaseException:
            _order_stop(jobs)
            with contextlib.suppress(Exception):  # it may be gone
                client.cancel(list(by_future))
            raise


def _result(future: Any, job: Job) -> Outcome:
    try:
        outcome: Outcome = future.result()
    except Exception as error:  # whatever dask raises, only this job has failed
        return _failed(job, _REASONS.get(type(error).__name__) or str(error))
    return outcome


def _failed(job: Job, message: str) -> Outcome:
    return Outcome(job.video, job.project, job.key(), "failed", message)


@contextlib.contextmanager
def _closing(client: Any) -> Iterator[None]:
    """Closes the client; whether the scheduler still answers does not matter then."""
    try:
        yield
    finally:
        with contextlib.suppress(Exception):
            client.close(timeout=_CLOSE_S)


def _connect(scheduler: Scheduler) -> Any:
    try:
        from distributed import Client, Security
    except ModuleNotFoundError as error:
        raise UsageError(
            "--scheduler needs dask.distributed, which is not installed; {advice}",
            advice=extras.advice("batch"),
        ) from error
    try:
        make: Any = Client
        security: Any = Security
        return make(
            scheduler.address,
            timeout=_CONNECT_S,
            set_as_default=False,
            security=security(**_tls_of(scheduler)) if scheduler.tls_files else None,
        )
    except (OSError, ValueError, RuntimeError) as error:
        raise UsageError(
            "There is no dask scheduler at {address} ({error}).",
            address=scheduler.address,
            error=" ".join(str(error).split()),
        ) from error


def _tls_of(scheduler: Scheduler) -> dict[str, object]:
    return {
        "tls_ca_file": str(scheduler.tls_ca),
        "tls_client_cert": str(scheduler.tls_cert),
        "tls_client_key": str(scheduler.tls_key),
        "require_encryption": True,
    }


def _sleep(cancel: CancelToken) -> None:
    import time

    cancel.check()
    time.sleep(_LOOK_S)


@contextlib.contextmanager
def _stoppable(jobs: Sequence[Job]) -> Iterator[None]:
    """Removes the order to stop that an earlier run left behind."""
    for folder in {job.state for job in jobs}:
        (Path(folder) / STOP).unlink(missing_ok=True)
    yield


def _order_stop(jobs: Sequence[Job]) -> None:
    for folder in {job.state for job in jobs}:
        with contextlib.suppress(OSError):
            Path(folder).mkdir(parents=True, exist_ok=True)
            (Path(folder) / STOP).touch()
