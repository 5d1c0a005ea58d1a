"""Runs an analysis as a child process and reports what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from aemo_studio.base.progress import Partial
from aemo_studio.domain.project import AudioChoice
from aemo_studio.domain.time import DEFAULT_START
from aemo_studio.domain.video import Thumbnail, Waveform
from aemo_studio.gui.processes import events
from aemo_studio.gui.processes.child import CRASHED, NOT_STARTED
from aemo_studio.gui.processes.child_work import ChildWork

_PROJECT = "analysis.aemo"


@dataclass(frozen=True)
class AnalysisRequest:
    """A film to analyse, and the settings."""

    #: The file.
    video: Path
    #: Where models run: auto, cpu, cuda or mps.
    device: str = "auto"
    #: Frames per second in which faces are searched.
    face_rate_hz: float = 4.0
    #: Seconds of the shortest scene.
    min_scene_s: float = 8.0
    #: Names and paths of catalogues; empty for all shipped ones.
    catalogues: tuple[str, ...] = ()
    #: Timecode of the first frame; the usual one leaves the film's own where it has one.
    start_timecode: str = DEFAULT_START
    #: Which of several audio tracks the speech is read from.
    audio_track: AudioChoice = "auto"

    def arguments(self, project: Path) -> list[str]:
        """Writes the command line after `aemo-studio`."""
        options = [
            f"--device={self.device}",
            f"--face-rate={self.face_rate_hz:g}",
            f"--min-scene={self.min_scene_s:g}",
            f"--audio-track={self.audio_track}",
            *(f"--catalog={name}" for name in self.catalogues),
        ]
        if self.start_timecode != DEFAULT_START:
            options.append(f"--start-tc={self.start_timecode}")
        words = ["analyze", "--events", f"--output={project}", *options]
        return [*words, "--", str(self.video.absolute())]


class AnalysisProcess(ChildWork):
    """Runs one analysis at a time.

    progress: stage, share done, seconds left (-1 if not known). partial: an
    `aemo_studio.base.progress.Partial`. picture: a Thumbnail. peaks: the next part of the film's
    Waveform. finished: where the project lies,
    valid until the next start. stopped: it waits, or goes on. Exactly one of finished, failed and
    cancelled ends an analysis.
    """

    started = Signal(object)
    progress = Signal(str, float, float)
    partial = Signal(object)
    picture = Signal(object)
    peaks = Signal(object)
    warning = Signal(str, str)
    stopped = Signal(bool)
    finished = Signal(Path)
    failed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    @property
    def paused(self) -> bool:
        """Returns whether it runs, but waits."""
        return self._child.paused

    def start(self, request: AnalysisRequest) -> None:
        """Starts an analysis; one that runs is ended first, without a signal."""
        self._child.start(lambda folder: request.arguments(folder / _PROJECT))
        self.started.emit(request)

    def pause(self) -> None:
        """Lets the analysis wait with what it has found."""
        self._child.pause()
        self.stopped.emit(self.paused)

    def go_on(self) -> None:
        """Continues the analysis where it waits."""
        self._child.go_on()
        self.stopped.emit(self.paused)

    def _on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Progress):
            if self.paused:
                return
            left = -1.0 if event.eta_s is None else event.eta_s
            self.progress.emit(event.stage, event.done, left)
        elif isinstance(event, events.Partial):
            self.partial.emit(_as_partial(event))
        elif isinstance(event, events.Picture):
            self.picture.emit(Thumbnail(event.time_s, event.jpeg))
        elif isinstance(event, events.Peaks):
            self.peaks.emit(_as_waveform(event))
        elif isinstance(event, events.WarningEvent):
            self.warning.emit(event.code, event.message)

    def _on_done(self, _event: events.End) -> None:
        if self._child.folder is not None:
            self.finished.emit(self._child.folder / _PROJECT)

    def _on_failed(self, code: str, sentence: str) -> None:
        if code == NOT_STARTED:
            sentence = self.tr("The analysis could not be started.")
        elif code == CRASHED:
            text = self.tr(
                "The analysis ended unexpectedly ({0}). Your project is as it was; try again, "
                "and if it happens again, please report it."
            )
            sentence = text.format(sentence)
        self.failed.emit(code, sentence)


def _as_partial(event: events.Partial) -> Partial:
    import numpy as np

    return Partial(event.track, event.start, np.asarray(event.scores, np.float32).reshape(-1, 8))


def _as_waveform(event: events.Peaks) -> Waveform:
    import numpy as np

    return Waveform(event.rate_hz, np.asarray(event.peaks, np.float32).reshape(-1, 2))
