"""The cores that this process may use."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

_THREADS = """
import os
from aemo_studio.base.cores import import_numpy_on_one_core

import_numpy_on_one_core()
print(len(os.listdir("/proc/self/task")), os.environ.get("OPENBLAS_NUM_THREADS"))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists the threads of a process")
def test_numpy_is_imported_without_threads_of_its_own_and_nothing_stays_in_the_environment() -> (
    None
):
    environment = {n: v for n, v in os.environ.items() if not n.endswith("NUM_THREADS")}
    told = subprocess.run(
        [sys.executable, "-c", _THREADS],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
    )
    assert told.stdout.split() == ["1", "None"]
