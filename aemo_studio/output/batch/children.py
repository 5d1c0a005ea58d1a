"""Child processes that analyse, each one video after the other.

A crash costs one video. Libraries, which take seconds to load, load once for many.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeAlias

from aemo_studio.base.child_process import UNATTENDED_GRACE_S, end_child
from aemo_studio.base.errors import Cancelled
from aemo_studio.base.own_program import own_module

STOP = "stop"
"""A file of this name in the state folder ends running jobs, on all machines."""

PROGRAM = tuple(own_module("aemo_studio.cli.worker"))
"""Takes the arguments of one analysis after the other, a JSON list in each line."""

_LOOK_S = 0.2

ReportShare: TypeAlias = Callable[[float], None]
_Child: TypeAlias = "subprocess.Popen[str]"


class ChildOutput:
    """The exit code of an analysis, and the error that it reported."""

    def __init__(self) -> None:
        self.code: int | None = None
        self.heard = False
        self.error = ""

    def read(self, child: _Child, report: ReportShare) -> None:
        """Parses the events of a child until the analysis, or the child, has ended."""
        assert child.stdout is not None
        for line in child.stdout:
            self.heard = True
            self._read_line(line, report)
            if self.code is not None:
                return

    def _read_line(self, line: str, report: ReportShare) -> None:
        try:
            event: dict[str, Any] = json.loads(line)
        except ValueError:
            return
        if event.get("event") == "progress":
            report(float(event.get("done", 0.0)))
        elif event.get("event") == "error":
            self.error = str(event.get("message", ""))
        elif event.get("event") == "ended":
            self.code = int(event["code"])


class Children:
    """The children of one batch; leaving the `with` block ends those that wait for work."""

    def __init__(self) -> None:
        self._idle: list[_Child] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        for child in self._idle:
            end_child(child)
            _close(child)

    def run(self, arguments: Sequence[str], state: Path, report: ReportShare) -> ChildOutput:
        """Runs one analysis to its end, in a child that waits or in a new one."""
        work = json.dumps(list(arguments)) + "\n"
        while (child := self._waiting()) is not None:
            output = self._do(child, work, state, report)
            if output.heard or output.error:
                return output  # else it has died while it waited
        return self._do(started(PROGRAM, subprocess.PIPE), work, state, report)

    def _waiting(self) -> _Child | None:
        try:
            return self._idle.pop()
        except IndexError:
            return None

    def _do(self, child: _Child, work: str, state: Path, report: ReportShare) -> ChildOutput:
        assert child.stdin is not None
        with contextlib.suppress(OSError):
            child.stdin.write(work)
            child.stdin.flush()
        output = attended(child, state, report)
        if output.code is None or output.code == Cancelled.exit_code:  # it ends by itself
            output.code = child.wait() or 1
            _close(child)
        else:
            self._idle.append(child)
        return output


def started(command: Sequence[str], stdin: int = subprocess.DEVNULL) -> _Child:
    """Starts a child that writes events; signals to this program do not reach it."""
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=stdin,
        encoding="utf-8", errors="replace", start_new_session=True,
    )  # fmt: skip


def attended(child: _Child, state: Path, report: ReportShare) -> ChildOutput:
    """Reads what an analysis says until it, or the child, has ended, and ends it where that is
    ordered. When this program is gone the child cannot write events any more, and ends."""
    output = ChildOutput()
    reader = threading.Thread(target=output.read, args=(child, report), daemon=True)
    reader.start()
    while reader.is_alive() and child.poll() is None:
        if (state / STOP).exists():
            end_child(child, UNATTENDED_GRACE_S)
            output.error = "Cancelled."
        reader.join(_LOOK_S)
    reader.join(UNATTENDED_GRACE_S)
    return output


def _close(child: _Child) -> None:
    for pipe in (child.stdin, child.stdout):
        with contextlib.suppress(OSError):
            if pipe is not None:
                pipe.close()
