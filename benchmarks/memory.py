"""Measures the memory of `aemo-studio analyze` on a short and a long film.

    python -m benchmarks.memory [--minutes 20]

The long film is the short one repeated, so only the length differs. Writes docs/speed.md.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.clip import one_minute, repeated
from benchmarks.report import machine, table, write_section

MEMORY_BUDGET_MB = 100.0
COMMAND = (sys.executable, "-m", "aemo_studio")
_STATUS = Path("/proc/self/status")
_LOOK_EVERY_S = 0.01


@dataclass(frozen=True)
class Run:
    """A finished child: most memory it held at once, wall time, exit code, processor time."""

    peak_mb: float
    seconds: float
    exit_code: int
    processor_s: float


def main() -> int:
    options = _options()
    short = one_minute()
    long = repeated(short, options.minutes)
    with tempfile.TemporaryDirectory() as folder:
        runs = [_analyse(film, Path(folder)) for film in (short, long)]
    failed = next((run for run in runs if run.exit_code), None)
    body = report(runs if failed is None else [], options.minutes)
    print(body)
    if failed is not None:
        return failed.exit_code
    write_section("Memory", body)
    return 0


def run_child(command: list[str]) -> Run:
    """Runs a command to its end; its standard output is thrown away."""
    started = time.perf_counter()
    peak = 0.0
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as child:
        if _STATUS.exists():
            peak = _watch(child)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - started
    processor_s = usage.ru_utime + usage.ru_stime
    return Run(peak or usage.ru_maxrss / 1e6, seconds, child.returncode, processor_s)


def _watch(child: subprocess.Popen[bytes]) -> float:
    """Reads Linux's own high-water mark, MB, until the child ends.

    Its `ru_maxrss` would not do: a child inherits that from the parent that started it.
    """
    peak_kb = 0
    status = Path(f"/proc/{child.pid}/status")
    while os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is None:
        mark = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii", errors="replace"))
        peak_kb = max(peak_kb, int(mark.group(1)) if mark else 0)
        time.sleep(_LOOK_EVERY_S)
    return peak_kb * 1024 / 1e6


def report(runs: list[Run], minutes: int) -> str:
    """Writes Markdown. `runs`: the short and the long film, or none where one failed."""
    rows: list[tuple[str, str, str]] = []
    if runs:
        short, long = runs
        more = long.peak_mb - short.peak_mb
        rows += [
            ("peak memory, 60 s of 1080p", f"{short.peak_mb:.0f} MB", "1500 MB"),
            (f"peak memory, {minutes} min of 1080p", f"{long.peak_mb:.0f} MB", "1500 MB"),
            ("difference", f"{more:.0f} MB", f"{MEMORY_BUDGET_MB:.0f} MB"),
        ]
    return f"{machine()}.\n\n{table(('what', 'measured', 'budget'), rows)}"


def _analyse(film: Path, folder: Path) -> Run:
    project = folder / f"{film.stem}.aemo"
    run = run_child([*COMMAND, "analyze", str(film), "-o", str(project), "--no-cache"])
    print(f"{film.name}: {run.peak_mb:.0f} MB at most, {run.seconds:.0f} s, exit {run.exit_code}")
    return run


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures the memory of the analysis.")
    parser.add_argument("--minutes", type=int, default=20, help="length of the long film")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
