"""Measures what somebody would run instead of the analysis, on the same film.

None of these packages is needed; those that no given interpreter has are left out and named.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.memory import Run, run_child
from benchmarks.report import table

_PROGRAMS = Path(__file__).parent / "rival_programs"
_VERSION = "import importlib.metadata as m, sys; print(m.version(sys.argv[1]))"


@dataclass(frozen=True)
class Rival:
    """A program that does a part of what the analysis does."""

    #: What it does, for people.
    what: str
    #: Name of the package that it rests on.
    package: str
    #: Name of its file in `rival_programs`.
    program: str


RIVALS = (
    Rival("cuts", "scenedetect", "cuts.py"),
    Rival("emotions of faces, 4 frames a second", "fer", "faces.py"),
    Rival("where somebody speaks, without emotions", "faster-whisper", "voices.py"),
)


@dataclass(frozen=True)
class RivalCost:
    """What a rival took; nothing where its package is not installed or fails."""

    #: Whose.
    rival: Rival
    #: Version of its package; empty where it did not run.
    version: str = ""
    #: Seconds by the clock, median.
    wall_s: float = 0.0
    #: Seconds of the processor, median.
    processor_s: float = 0.0


def measure_rivals(video: Path, pythons: Sequence[str], turns: int) -> list[RivalCost]:
    """Runs each rival on a film with the first interpreter that has its package."""
    return [_measured(rival, video, (sys.executable, *pythons), turns) for rival in RIVALS]


def _measured(rival: Rival, video: Path, pythons: Sequence[str], turns: int) -> RivalCost:
    for python in pythons:
        version = _version(python, rival.package)
        if version:
            command = [python, str(_PROGRAMS / rival.program), str(video)]
            runs = [run_child(command) for _ in range(turns)]
            return _cost(rival, version, runs)
    return RivalCost(rival)


def _cost(rival: Rival, version: str, runs: Sequence[Run]) -> RivalCost:
    if any(run.exit_code for run in runs):
        return RivalCost(rival)
    wall_s = median(run.seconds for run in runs)
    return RivalCost(rival, version, wall_s, median(run.processor_s for run in runs))


def _version(python: str, package: str) -> str:
    found = subprocess.run(
        [python, "-c", _VERSION, package], capture_output=True, text=True, check=False
    )
    return found.stdout.strip()


def report_rivals(
    film: str, costs: Sequence[RivalCost], decode_s: float, decode_processor_s: float
) -> str:
    """Writes Markdown: each against a bare decode of the same film."""
    run = [cost for cost in costs if cost.version]
    rows = [_row(cost, decode_s, decode_processor_s) for cost in run]
    if len(run) > 1:
        wall_s, processor_s = (sum(c.wall_s for c in run), sum(c.processor_s for c in run))
        figures = _figures(wall_s, processor_s, decode_s, decode_processor_s)
        rows.append(("all of these", *figures))
    missing = [cost.rival.package for cost in costs if not cost.version]
    return "\n\n".join(
        (
            f"What somebody would run instead, on the film *{film}* in the same run, each a "
            "program of its own, told nothing:",
            table(("what", "seconds", "times", "processor, s", "times"), rows),
            *_notes(missing),
        )
    )


def _notes(missing: Sequence[str]) -> Iterator[str]:
    if missing:
        yield f"Not installed here or not to be run, so not measured: {', '.join(missing)}."
    yield (
        "No classifier of emotions in speech was found among the packages that brings its weights "
        "along, so nothing stands against that part; py-feat loads its weights when it runs."
    )


def _row(cost: RivalCost, decode_s: float, decode_processor_s: float) -> tuple[str, ...]:
    figures = _figures(cost.wall_s, cost.processor_s, decode_s, decode_processor_s)
    return (f"{cost.rival.what}: {cost.rival.package} {cost.version}", *figures)


def _figures(
    wall_s: float, processor_s: float, decode_s: float, decode_processor_s: float
) -> tuple[str, ...]:
    return (
        f"{wall_s:.2f}",
        f"{wall_s / decode_s:.2f}",
        f"{processor_s:.2f}",
        f"{processor_s / decode_processor_s:.2f}",
    )
