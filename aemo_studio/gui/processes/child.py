"""Runs `aemo-studio COMMAND --events` as a child process and parses its events.

The window's process holds no model, decodes nothing for an analysis and analyses no music itself; a
crash in a codec ends the child and costs a message.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from enum import Enum, auto
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

import aemo_studio
from aemo_studio.base.child_process import CONTINUE, GRACE_S, ORDERS_VARIABLE, PAUSE
from aemo_studio.base.own_program import own_program
from aemo_studio.base.translations import LANGUAGE_VARIABLE
from aemo_studio.gui.language.i18n import current_language
from aemo_studio.gui.processes import events

_GRACE_MS = round(GRACE_S * 1000)
_LAST_WORDS = 600
CRASHED = "crashed"
NOT_STARTED = "not_started"


class _State(Enum):
    IDLE = auto()
    RUNNING = auto()
    PAUSED = auto()
    CANCELLING = auto()


_AT_WORK = (_State.RUNNING, _State.PAUSED)


class ChildProcess(QObject):
    """Runs one child at a time, in an empty folder of its own.

    reported: an Event, other than the ends. Exactly one of done, failed (code, sentence) and
    cancelled ends a child that was not stopped. done carries the event that ended it; what the
    child wrote into its folder is there until `tidy`, `stop` or the next start.
    """

    reported = Signal(object)
    done = Signal(object)
    failed = Signal(str, str)
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = _State.IDLE
        self._process: QProcess | None = None
        self._folder: TemporaryDirectory[str] | None = None
        self._lines = events.LineBuffer()
        self._failure: events.Failure | None = None
        self._done: events.End | None = None
        self._kill = QTimer(self)
        self._kill.setSingleShot(True)
        self._kill.setInterval(_GRACE_MS)
        self._kill.timeout.connect(self._kill_child)

    @property
    def running(self) -> bool:
        return self._state is not _State.IDLE

    @property
    def paused(self) -> bool:
        return self._state is _State.PAUSED

    @property
    def pid(self) -> int:
        """Returns the process id of the child; 0 without one."""
        return int(self._process.processId()) if self._process else 0

    @property
    def folder(self) -> Path | None:
        """Returns the folder of the last child, if it is there still."""
        return None if self._folder is None else Path(self._folder.name)

    def start(self, arguments: Callable[[Path], Sequence[str]]) -> None:
        """Starts a child; one that runs is ended first, without a signal.

        arguments: writes the command line after `aemo-studio`, given the folder. The child stands
        there: `python -m` looks for modules where it stands, so it must hold none of the user's.
        """
        self.stop()
        self._folder = TemporaryDirectory(prefix="aemo-studio-", ignore_cleanup_errors=True)
        folder = Path(self._folder.name)
        program, *words = own_program(*arguments(folder))
        self._lines, self._failure, self._done = events.LineBuffer(), None, None
        process = self._process = QProcess(self)
        process.setProcessEnvironment(child_environment())
        process.setWorkingDirectory(str(folder))
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        self._state = _State.RUNNING
        process.start(program, words)

    def pause(self) -> None:
        """Lets a child that knows how wait; it keeps what it has found in memory."""
        if self._state is _State.RUNNING:
            self._order(PAUSE, _State.PAUSED)

    def go_on(self) -> None:
        """Lets a child that waits go on."""
        if self.paused:
            self._order(CONTINUE, _State.RUNNING)

    def _order(self, word: bytes, then: _State) -> None:
        if self._process is not None:
            self._process.write(word + b"\n")
            self._state = then

    def cancel(self) -> None:
        """Asks the child to end; `cancelled` follows within a second."""
        if self._state in _AT_WORK and self._process is not None:
            self._state = _State.CANCELLING
            self._process.terminate()
            self._kill.start()

    def stop(self) -> None:
        """Ends the child now and waits for it; no signal follows."""
        process = self._process
        if process is not None:
            end_process(process)
        self._end()
        self.tidy()

    def tidy(self) -> None:
        """Removes the folder of the last child."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _read(self) -> None:
        if self._process is None:
            return
        data = bytes(self._process.readAllStandardOutput().data())
        for line in self._lines.add(data):
            event = events.read_event(line)
            if event is not None and self._state in _AT_WORK:
                self._take(event)

    def _take(self, event: events.Event) -> None:
        if isinstance(event, events.Failure):
            self._failure = event
        elif isinstance(event, events.End):
            self._done = event
        else:
            self.reported.emit(event)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._end()
            self.tidy()
            self.failed.emit(NOT_STARTED, "")

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read()
        was_cancelled = self._state is _State.CANCELLING
        whole = code == 0 and status == QProcess.ExitStatus.NormalExit
        words = self._last_words()
        self._end()
        if whole and not was_cancelled and self._done is not None:
            self.done.emit(self._done)
            return
        self.tidy()
        if was_cancelled:
            self.cancelled.emit()
        elif self._failure is not None:
            self.failed.emit(self._failure.code, self._failure.message)
        else:
            self.failed.emit(CRASHED, words or str(code))

    def _last_words(self) -> str:
        """Returns the last line that the child wrote on standard error."""
        if self._process is None:
            return ""
        text = bytes(self._process.readAllStandardError().data()).decode(errors="replace")
        lines = [line for line in text.splitlines() if line.strip()]
        return lines[-1][:_LAST_WORDS] if lines else ""

    def _kill_child(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _end(self) -> None:
        self._kill.stop()
        self._state = _State.IDLE
        if self._process is not None:
            self._process.deleteLater()
            self._process = None


def end_process(process: QProcess) -> None:
    """Ends a child as `base.child_process.end_child` does; none of its signals follows."""
    process.blockSignals(True)
    process.terminate()
    if not process.waitForFinished(_GRACE_MS):
        process.kill()
        process.waitForFinished(-1)


def child_environment() -> QProcessEnvironment:
    """Returns our own environment, with this very package first, and the window's language."""
    environment = QProcessEnvironment.systemEnvironment()
    places: Sequence[str] = (
        str(Path(aemo_studio.__file__).resolve().parent.parent),
        environment.value("PYTHONPATH", ""),
    )
    environment.insert("PYTHONPATH", os.pathsep.join(place for place in places if place))
    environment.insert("PYTHONUNBUFFERED", "1")
    environment.insert(ORDERS_VARIABLE, "1")
    environment.insert(LANGUAGE_VARIABLE, current_language())
    return environment
