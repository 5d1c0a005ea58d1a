"""Running the command line: in this process where that is enough, else as a child."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def start(
    arguments: Sequence[str | Path],
    driver: str | None = None,
    stderr: int = subprocess.PIPE,
    **environment: str,
) -> subprocess.Popen[str]:
    """`python -m aemo_studio …` as a child with pipes.

    driver: a program to run instead; it gets the arguments in sys.argv.
    """
    program = ["-m", "aemo_studio"] if driver is None else ["-c", driver]
    return subprocess.Popen(
        [sys.executable, *program, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"} | environment,
    )


def run(
    arguments: Sequence[str | Path], driver: str | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """The same, waited for."""
    with start(arguments, driver, subprocess.PIPE, **environment) as process:
        out, err = process.communicate(timeout=120)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)
