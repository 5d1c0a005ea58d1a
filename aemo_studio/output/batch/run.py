"""Runs a batch: many videos in, a project for each and a summary out."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from aemo_studio.base.atomic_write import check_writable, write_atomic
from aemo_studio.base.cores import sections_at_once
from aemo_studio.base.errors import OutputError
from aemo_studio.base.progress import CancelToken, Eta, Progress, Reporter, WarningEvent, silent
from aemo_studio.base.translations import phrase
from aemo_studio.output.batch.jobs import STATE, Job, Outcome, find_jobs
from aemo_studio.output.batch.pools import Scheduler, do_here, do_on_scheduler
from aemo_studio.output.batch.run_job import known_outcome
from aemo_studio.output.batch.summary import render_summary_csv, render_summary_html


@dataclass(frozen=True)
class BatchReport:
    """The result of a batch."""

    #: One per video, in their order.
    outcomes: tuple[Outcome, ...]
    #: Number of videos that were done in earlier runs.
    known: int
    #: Path of the table that was written, CSV; beside it the same as HTML.
    summary: Path

    @property
    def failed(self) -> tuple[Outcome, ...]:
        return tuple(outcome for outcome in self.outcomes if not outcome.done)


def run_batch(
    inputs: Sequence[Path],
    output: Path,
    arguments: Sequence[str] = (),
    *,
    workers: int = 1,
    scheduler: Scheduler | None = None,
    command: Sequence[str] = (),
    csv: bool = False,
    again: bool = False,
    report: Reporter = silent,
    cancel: CancelToken | None = None,
) -> BatchReport:
    """Analyses every video; what is done already stays as it is, unless `again`.

    arguments: for `analyze`. csv: write each music list, too. A video that fails is listed
    in the summary and tried again in the next run. Raises UsageError without videos or
    scheduler, OutputError, Cancelled (what is done until then stays done).
    """
    cancel = cancel or CancelToken()
    if scheduler:
        _check_scheduler(scheduler, report)
    sections = 1 if scheduler else sections_at_once(films=workers)
    jobs = find_jobs(inputs, output, arguments, command, csv=csv, sections=sections)
    _prepare(output)
    known = {} if again else {j: o for j in jobs if (o := known_outcome(j)) is not None}
    todo = [job for job in jobs if job not in known]
    if again:
        for job in todo:
            job.record.unlink(missing_ok=True)
    progress = _BatchProgress(report, len(jobs), len(known))
    outcomes = dict(known)
    results = (
        do_on_scheduler(todo, scheduler, cancel)
        if scheduler
        else do_here(todo, workers, cancel, progress.at)
    )
    try:
        for job, outcome in results:
            outcomes[job] = outcome
            progress.finished(job, outcome)
    finally:
        # A summary of what there is, also of a run that was cancelled.
        summary = _write(output, jobs, outcomes)
    return BatchReport(tuple(outcomes[job] for job in jobs), len(known), summary)


def _check_scheduler(scheduler: Scheduler, report: Reporter) -> None:
    scheduler.check()
    if scheduler.is_open:
        report(
            WarningEvent(
                "open_scheduler",
                phrase(
                    "whoever reaches {address} can run programs on its workers; use tls:// with "
                    "--tls-ca, --tls-cert and --tls-key (docs/batch.md).",
                    address=scheduler.address,
                ),
            )
        )


def _prepare(output: Path) -> None:
    try:
        (output / STATE).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError.from_os_error(output, error) from error
    check_writable(output / "summary.csv")


def _write(output: Path, jobs: Sequence[Job], outcomes: Mapping[Job, Outcome]) -> Path:
    there = [outcomes[job] for job in jobs if job in outcomes]
    summary = output / "summary.csv"
    write_atomic(summary, render_summary_csv(there, output))
    write_atomic(summary.with_suffix(".html"), render_summary_html(there, output, len(jobs)))
    return summary


class _BatchProgress:
    """Reports progress over all videos: finished ones count whole, running ones by their share."""

    def __init__(self, report: Reporter, n: int, finished: int) -> None:
        self._report = report
        self._n, self._finished = n, finished
        self._start = finished / n
        self._running: dict[str, float] = {}
        self._lock = threading.Lock()
        self._eta = Eta()

    def at(self, job: Job, done: float) -> None:
        with self._lock:
            self._running[job.video] = done
            self._report_progress()

    def finished(self, job: Job, outcome: Outcome) -> None:
        with self._lock:
            self._running.pop(job.video, None)
            self._finished += 1
            if not outcome.done:
                name = Path(outcome.video).name
                self._report(
                    WarningEvent(
                        "failed", phrase("{film}: {problem}", film=name, problem=outcome.message)
                    )
                )
            self._report_progress()

    def _report_progress(self) -> None:
        done = (self._finished + sum(self._running.values())) / self._n
        share = (done - self._start) / max(1.0 - self._start, 1e-9)
        stage = f"{self._finished} of {self._n}"
        self._report(Progress(stage, min(done, 1.0), self._eta.left_s(share)))
