"""Ending a child process: asked first, killed where it does not listen."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
import time

from aemo_studio.base.child_process import end_child

_OBEDIENT = "import time; print('up', flush=True); time.sleep(60)"
_STUBBORN = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {_OBEDIENT}"


def _child(program: str) -> subprocess.Popen[str]:
    child = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "up\n"
    return child


def test_a_child_that_listens_ends_at_once() -> None:
    with _child(_OBEDIENT) as child:
        started = time.monotonic()
        end_child(child, grace_s=30.0)
        assert time.monotonic() - started < 10.0
        assert child.returncode is not None


def test_a_child_that_does_not_listen_is_killed_after_the_grace() -> None:
    with _child(_STUBBORN) as child:
        started = time.monotonic()
        end_child(child, grace_s=0.3)
        assert 0.3 <= time.monotonic() - started < 10.0
        assert child.returncode == -9 or sys.platform == "win32"


def test_a_child_of_multiprocessing_is_ended_in_the_same_way() -> None:
    child = multiprocessing.get_context("spawn").Process(target=time.sleep, args=(60,))
    child.start()
    end_child(child)
    assert child.exitcode
    end_child(child)


def test_a_child_that_has_ended_is_no_trouble() -> None:
    with _child("print('up')") as child:
        child.wait()
        end_child(child)
        assert child.returncode == 0
