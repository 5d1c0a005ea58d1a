"""`train features`: recordings in, one feature file out, for training on any machine.

The file needs only numpy to be read, so that a machine with a GPU can train without the
recordings and without the libraries for sound.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from aemo_studio.analysis.cache import cache_dir
from aemo_studio.base.atomic_write import check_writable
from aemo_studio.base.errors import UsageError
from aemo_studio.base.progress import Progress, Reporter
from aemo_studio.workbench.command import Log, count, exit_code_of, log, throttled, time_left
from aemo_studio.workbench.corpora import CorpusReading, Row, read_data
from aemo_studio.workbench.features.compute import Computed, compute_features
from aemo_studio.workbench.features.feature import FEATURES
from aemo_studio.workbench.features.performances import once_each
from aemo_studio.workbench.features.store import save_features

_EVERY_S = 2.0
_NAMED = 20


def main(arguments: Sequence[str] | None = None) -> int:
    """Reads the corpora, computes the feature, writes the file; returns the exit code."""
    given = _parser().parse_args(arguments)
    return exit_code_of(lambda: _run(given))


def _run(given: argparse.Namespace) -> None:
    check_writable(given.output)
    rows = chosen_rows(read_data(given.data), given.corpus or (), log)
    computed = compute_features(
        rows,
        given.feature,
        given.cache or cache_dir() / "features",
        relative_to=given.data,
        jobs=given.jobs,
        report=progress_lines(log),
    )
    _log_left_out(computed)
    save_features(given.output, computed.file)
    shape = " x ".join(map(str, computed.file.x.shape))
    print(f"{given.output}: {computed.file.name}, {shape}")


def chosen_rows(
    readings: Sequence[CorpusReading], corpora: Sequence[str], log: Log
) -> tuple[Row, ...]:
    """The rows of the corpora wanted (all, if none is named), each performance once; reports
    what every reading is, and how many performances are there as sound and as film.

    Raises UsageError for a corpus that is not there.
    """
    for reading in readings:
        log(reading.summary())
    rows = [row for reading in readings for row in reading.rows]
    there = sorted({row.corpus for row in rows})
    for name in corpora:
        if name not in there:
            raise UsageError(
                "There is no corpus {name} in the data; there is {names}.",
                name=name,
                names=", ".join(there),
            )
    # Pictures beside recordings are no mistake: they are for the other model.
    wanted = [r for r in rows if r.medium.has_sound and (not corpora or r.corpus in corpora)]
    if not wanted:
        raise UsageError("None of the files has sound, so there is nothing to listen to.")
    chosen, twice = once_each(wanted)
    if twice:
        log(f"left out, as the sound of the same performances is there too: {len(twice)} films")
    return chosen


def progress_lines(log: Log, clock: Callable[[], float] = time.monotonic) -> Reporter:
    """Makes a Reporter that logs the share done and the time left, every two seconds at most."""

    def report(event: Progress) -> None:
        log(f"{event.stage}: {event.done:.0%}{time_left(event.eta_s, ', {} left')}")

    return throttled(report, _EVERY_S, clock=clock)


def _log_left_out(computed: Computed) -> None:
    for item in computed.passed_over[:_NAMED]:
        log(f"left out: {item}")
    more = len(computed.passed_over) - _NAMED
    if more > 0:
        log(f"left out: {more} more")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="aemo-studio train features", description=__doc__)
    parser.add_argument(
        "--data",
        type=Path,
        required=True,
        metavar="DIR",
        help="corpora as downloaded, or a manifest",
    )
    parser.add_argument("--feature", choices=tuple(FEATURES), required=True, help="what to compute")
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE.npz", help="the feature file"
    )
    parser.add_argument(
        "--corpus", action="append", metavar="NAME", help="only this corpus; repeat it for several"
    )
    parser.add_argument("--cache", type=Path, metavar="DIR", help="where single results are kept")
    parser.add_argument(
        "--jobs", type=count, default=os.cpu_count() or 1, metavar="N", help="processes (all cores)"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
