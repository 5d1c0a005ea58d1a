"""An analysis as a child process: started, listened to, ended.

The window's process holds no model and decodes nothing for an analysis; a crash in a codec
ends the child and costs a message.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

import aemo_studio
from aemo_studio.gui import analysis_events as events
from aemo_studio.progress import Partial

_GRACE_MS = 700
"""How long a child that was asked to end may take before it is killed."""

_LAST_WORDS = 600
CRASHED = "crashed"
NOT_STARTED = "not_started"


@dataclass(frozen=True)
class AnalysisRequest:
    """What to analyse and how. device: auto, cpu, cuda, mps."""

    video: Path
    device: str = "auto"
    face_rate_hz: float = 4.0
    min_scene_s: float = 8.0
    catalogues: tuple[str, ...] = ()
    start_timecode: str = "01:00:00:00"

    def arguments(self, project: Path) -> list[str]:
        """The command line after `aemo-studio`."""
        options = [
            f"--device={self.device}",
            f"--face-rate={self.face_rate_hz:g}",
            f"--min-scene={self.min_scene_s:g}",
            f"--start-tc={self.start_timecode}",
            *(f"--catalog={name}" for name in self.catalogues),
        ]
        words = ["analyze", "--events", f"--output={project}", *options]
        return [*words, "--", str(self.video.absolute())]


class _State(Enum):
    IDLE = auto()
    RUNNING = auto()
    CANCELLING = auto()


class AnalysisProcess(QObject):
    """One analysis at a time.

    progress: stage, share done, seconds left (-1 if not known). partial: a
    `aemo_studio.progress.Partial`-like event. finished: where the project lies, valid until
    the next start. Exactly one of finished, failed and cancelled ends an analysis.
    """

    started = Signal(object)
    progress = Signal(str, float, float)
    partial = Signal(object)
    warning = Signal(str, str)
    finished = Signal(Path)
    failed = Signal(str, str)
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = _State.IDLE
        self._process: QProcess | None = None
        self._folder: TemporaryDirectory[str] | None = None
        self._lines = events.LineBuffer()
        self._failure: events.Failure | None = None
        self._done = False
        self._kill = QTimer(self)
        self._kill.setSingleShot(True)
        self._kill.setInterval(_GRACE_MS)
        self._kill.timeout.connect(self._kill_child)

    @property
    def running(self) -> bool:
        return self._state is not _State.IDLE

    @property
    def pid(self) -> int:
        """Of the child; 0 without one."""
        return int(self._process.processId()) if self._process else 0

    def start(self, request: AnalysisRequest) -> None:
        """Analyses; one that runs is ended first, without a word about it."""
        self.stop()
        self._folder = TemporaryDirectory(prefix="aemo-studio-", ignore_cleanup_errors=True)
        self._lines, self._failure, self._done = events.LineBuffer(), None, False
        self._process = process = self._new_process(Path(self._folder.name))
        self._state = _State.RUNNING
        project = Path(self._folder.name) / "analysis.aemo"
        process.start(sys.executable, ["-m", "aemo_studio", *request.arguments(project)])
        self.started.emit(request)

    def cancel(self) -> None:
        """Asks the child to end; `cancelled` follows within a second."""
        if self._state is _State.RUNNING and self._process is not None:
            self._state = _State.CANCELLING
            self._process.terminate()
            self._kill.start()

    def stop(self) -> None:
        """Ends the child now and waits for it; no signal follows. For closing, and for
        starting anew."""
        self._kill.stop()
        process, self._process = self._process, None
        self._state = _State.IDLE
        if process is not None:
            process.blockSignals(True)
            process.terminate()
            if not process.waitForFinished(_GRACE_MS):
                process.kill()
                process.waitForFinished(-1)
            process.deleteLater()
        self._tidy()

    def _new_process(self, folder: Path) -> QProcess:
        process = QProcess(self)
        process.setProcessEnvironment(child_environment())
        # `python -m` looks for modules where it stands; nothing of the user's may be found.
        process.setWorkingDirectory(str(folder))
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        return process

    def _read(self) -> None:
        if self._process is None:
            return
        data = bytes(self._process.readAllStandardOutput().data())
        for line in self._lines.add(data):
            event = events.read_event(line)
            if event is not None and self._state is _State.RUNNING:
                self._tell(event)

    def _tell(self, event: events.Event) -> None:
        if isinstance(event, events.Progress):
            left = -1.0 if event.eta_s is None else event.eta_s
            self.progress.emit(event.stage, event.done, left)
        elif isinstance(event, events.Partial):
            self.partial.emit(_as_partial(event))
        elif isinstance(event, events.Warning):
            self.warning.emit(event.code, event.message)
        elif isinstance(event, events.Failure):
            self._failure = event
        else:
            self._done = True

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._end()
            self.failed.emit(NOT_STARTED, self.tr("The analysis could not be started."))

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read()
        was_cancelled = self._state is _State.CANCELLING
        whole = code == 0 and status == QProcess.ExitStatus.NormalExit and self._done
        project = Path(self._folder.name) / "analysis.aemo" if self._folder else None
        words = self._last_words()
        self._end()
        if was_cancelled:
            self._tidy()
            self.cancelled.emit()
        elif whole and project is not None:
            self.finished.emit(project)
        else:
            self._tidy()
            self._tell_failure(code, words)

    def _tell_failure(self, code: int, words: str) -> None:
        if self._failure is not None:
            self.failed.emit(self._failure.code, self._failure.message)
            return
        text = self.tr(
            "The analysis ended unexpectedly ({0}). Your project is as it was; try again, and "
            "if it happens again, please report it."
        )
        self.failed.emit(CRASHED, text.format(words or code))

    def _last_words(self) -> str:
        """The last line that the child wrote on standard error."""
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

    def _tidy(self) -> None:
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


def _as_partial(event: events.Partial) -> Partial:
    import numpy as np

    return Partial(event.track, event.start, np.asarray(event.scores, np.float32).reshape(-1, 8))


def child_environment() -> QProcessEnvironment:
    """Ours, with this very package found first."""
    environment = QProcessEnvironment.systemEnvironment()
    places: Sequence[str] = (
        str(Path(aemo_studio.__file__).resolve().parent.parent),
        environment.value("PYTHONPATH", ""),
    )
    environment.insert("PYTHONPATH", os.pathsep.join(place for place in places if place))
    environment.insert("PYTHONUNBUFFERED", "1")
    return environment
