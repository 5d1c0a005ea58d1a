"""Runs one job: the analysis as a child process, so that a crash costs one video.

Runs in a thread of this program, or in a worker of a dask scheduler on any machine that
sees the same folders.
"""

from __future__ import annotations

import contextlib
import platform
import secrets
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.errors import MediaError, StudioError
from aemo_studio.base.file_names import is_text, readable
from aemo_studio.base.own_program import own_program
from aemo_studio.output.batch.children import (
    ChildOutput,
    Children,
    ReportShare,
    attended,
    started,
)
from aemo_studio.output.batch.jobs import Job, Outcome, decoded
from aemo_studio.output.export.descriptions import UNKNOWN


def known_outcome(job: Job) -> Outcome | None:
    """Reads the outcome of an earlier run, if it still holds: done, the same video, the same
    arguments, the project still there."""
    try:
        outcome = decoded(job.record.read_bytes())
    except OSError:
        return None
    if outcome is None or not outcome.done or outcome.key != job.key():
        return None
    return outcome if Path(job.project).is_file() else None


def run_job(
    job: Job, report: ReportShare | None = None, children: Children | None = None
) -> Outcome:
    """Analyses a video, unless that is done already, and keeps the outcome.

    The project appears under its name whole, and only then is the job recorded as done: a
    worker that is killed at any moment leaves either nothing or everything. Never raises:
    what goes wrong is the outcome. children: that analyse; a child of its own if not given.
    """
    known = known_outcome(job)
    if known is not None:
        return known
    started = time.monotonic()
    part = Path(job.state) / f"{job.number}-{secrets.token_hex(4)}.aemo"
    try:
        Path(job.state).mkdir(parents=True, exist_ok=True)
        Path(job.project).parent.mkdir(parents=True, exist_ok=True)
        outcome = _analysed(job, part, report or (lambda _: None), children)
    except (OSError, StudioError) as error:
        outcome = _failed(job, getattr(error, "message", str(error)))
    finally:
        _remove(part)
    if outcome.done:
        _remove_orphans(job)
    elif (known := known_outcome(job)) is not None:
        return known  # another worker has done it meanwhile
    outcome = replace(
        outcome, seconds=round(time.monotonic() - started, 2), machine=platform.node()
    )
    with contextlib.suppress(OSError, StudioError):
        write_atomic(job.record, outcome.encoded())
    return outcome


def _analysed(job: Job, part: Path, report: ReportShare, children: Children | None) -> Outcome:
    _check_names(job)
    key = job.key()
    command = ["analyze", "-o", str(part), "--events", "--workers", str(job.sections)]
    command += [*job.arguments, "--", job.video]
    if job.csv:
        command[-2:-2] = ["--csv", str(part.with_suffix(".csv"))]
    if children is None or job.command:
        program = job.command or own_program()
        output = _run([*program, *command], Path(job.state), report)
    else:
        output = children.run(command, Path(job.state), report)
    if output.code != 0:
        # The user knows the project's own place, not the temporary one.
        error = output.error.replace(str(part), job.project)
        return _failed(job, error or f"The analysis ended with code {output.code}.")
    outcome = _summarised(job, part, key)
    part.replace(job.project)
    csv = part.with_suffix(".csv")
    if csv.is_file():
        csv.replace(Path(job.project).with_suffix(".csv"))
    return outcome


def _check_names(job: Job) -> None:
    """Raises MediaError for a name that no project can hold."""
    if not (is_text(job.video) and is_text(job.project)):
        raise MediaError(
            "The name of {path} is not text (UTF-8); rename the file or its folder.",
            path=readable(job.video),
        )


def _run(command: Sequence[str], state: Path, report: ReportShare) -> ChildOutput:
    """Runs a program of its own for one analysis."""
    with started(command) as child:
        output = attended(child, state, report)
        output.code = child.wait()
    return output


def _summarised(job: Job, part: Path, key: str) -> Outcome:
    from aemo_studio.project import load_project

    project = load_project(part)
    analysis = project.analysis
    firsts = [listed[0].track if listed else None for listed in project.recommendations]
    return Outcome(
        video=job.video,
        project=job.project,
        key=key,
        status="done",
        duration_s=round(analysis.video.duration_s, 2),
        scenes=tuple(row.feeling.emotion or UNKNOWN for row in project.rows()),
        speech_coverage=round(float(analysis.speech.coverage.mean()), 3),
        face_coverage=round(float(analysis.face.coverage.mean()), 3),
        music=tuple(f"{t.title} ({t.artist})" if t else "" for t in firsts),
        warnings=tuple(warning.message for warning in analysis.warnings),
    )


def _failed(job: Job, message: str) -> Outcome:
    names = readable(job.video), readable(job.project)
    return Outcome(*names, job.key(), "failed", message)


def _remove_orphans(job: Job) -> None:
    """Removes the files of tries whose worker was killed."""
    for part in Path(job.state).glob(f"{job.number}-*.aemo"):
        _remove(part)


def _remove(part: Path) -> None:
    for path in (part, part.with_suffix(".csv")):
        with contextlib.suppress(OSError):
            path.unlink()
