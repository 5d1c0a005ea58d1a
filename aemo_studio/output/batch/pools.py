"""Runs jobs: on threads here, each with a child process, or on a dask scheduler's workers."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any

from aemo_studio.base import extras
from aemo_studio.base.errors import UsageError
from aemo_studio.base.progress import CancelToken
from aemo_studio.output.batch.jobs import Job, Outcome
from aemo_studio.output.batch.run_job import STOP, run_job

_LOOK_S = 0.2
_CONNECT_S = 10
_LOST = "The worker was lost again and again while it worked on this video."

ReportJobShare = Callable[[Job, float], None]


def do_here(
    jobs: Sequence[Job], workers: int, cancel: CancelToken, report: ReportJobShare
) -> Iterator[tuple[Job, Outcome]]:
    """Runs every job, `workers` at a time, and yields each outcome when it is there. Raises
    Cancelled; children are ended then."""

    def work(job: Job) -> Outcome:
        return run_job(job, lambda done: report(job, done))

    with _stoppable(jobs), ThreadPoolExecutor(max(1, workers)) as threads:
        waiting: dict[Future[Outcome], Job] = {threads.submit(work, job): job for job in jobs}
        try:
            while waiting:
                cancel.check()
                done, _ = wait(waiting, timeout=_LOOK_S, return_when=FIRST_COMPLETED)
                for future in done:
                    yield waiting.pop(future), future.result()
        except BaseException:
            _order_stop(jobs)
            threads.shutdown(cancel_futures=True)
            raise


def do_on_scheduler(
    jobs: Sequence[Job], address: str, cancel: CancelToken
) -> Iterator[tuple[Job, Outcome]]:
    """Runs every job on the workers of a dask scheduler that runs already.

    The workers must see the same files under the same paths and have the program
    installed. A job whose worker dies is given to another one; one that was finished is
    known by its record and not done again. Raises UsageError if the scheduler is not
    there, Cancelled.
    """
    client = _connect(address)
    with contextlib.closing(client), _stoppable(jobs):
        futures = [client.submit(run_job, job, pure=False) for job in jobs]
        by_future = dict(zip(futures, jobs, strict=True))
        try:
            while by_future:
                cancel.check()
                for future in [f for f in by_future if f.done()]:
                    yield by_future[future], _result(future, by_future.pop(future))
                _sleep(cancel)
        except BaseException:
            _order_stop(jobs)
            client.cancel(list(by_future))
            raise


def _result(future: Any, job: Job) -> Outcome:
    try:
        outcome: Outcome = future.result()
    except Exception as error:  # whatever dask raises, only this job has failed
        message = _LOST if type(error).__name__ == "KilledWorker" else str(error)
        return Outcome(job.video, job.project, job.key(), "failed", message)
    return outcome


def _connect(address: str) -> Any:
    try:
        from distributed import Client
    except ModuleNotFoundError as error:
        raise UsageError(
            "--scheduler needs dask.distributed, which is not installed; {advice}",
            advice=extras.advice("batch"),
        ) from error
    try:
        make: Any = Client
        return make(address, timeout=_CONNECT_S, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(
            "There is no dask scheduler at {address} ({error}).", address=address, error=error
        ) from error


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
