"""Reports an analysis to a person at a terminal, or to a program that reads lines."""

from __future__ import annotations

import base64
import json
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

import numpy as np
from numpy.typing import NDArray
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TaskProgressColumn, TextColumn
from rich.text import Text

from aemo_studio.base import progress
from aemo_studio.base.progress import CancelToken, Event, Partial
from aemo_studio.base.translations import phrase, process_language
from aemo_studio.cli.console import make_console
from aemo_studio.domain.time import clock
from aemo_studio.domain.video import Thumbnail

_PEAK_DIGITS = 3


class CommandReporter(Protocol):
    """A Reporter that is entered for the time of the work, and in the end reports what was
    written."""

    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
    def __call__(self, event: Event) -> None: ...
    def done(self, project: Path | None) -> None: ...


class EventLines:
    """Writes the event stream of the contract: one JSON object a line on standard output.

    When nobody reads any more, the work is cancelled: the window has gone. Stages report
    from threads of their own; lines stay whole.
    """

    def __init__(self, token: CancelToken) -> None:
        self._token = token
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Has nothing to close."""

    def __call__(self, event: Event) -> None:
        if not self._token.cancelled:
            self._write(_as_json(event))

    def picture(self, picture: Thumbnail) -> None:
        """Sends a picture for the timeline, to a window only."""
        jpeg = base64.b64encode(picture.jpeg).decode()
        if not self._token.cancelled:
            self._write({"event": "picture", "time_s": picture.time_s, "jpeg": jpeg})

    def recut(self, report: dict[str, Any], sentences: list[str]) -> None:
        """Sends what became of an old cut in a new one, also in words."""
        self._write({"event": "recut", **report, "sentences": sentences})

    def peaks(self, rate_hz: float, first: int, peaks: NDArray[np.float32]) -> None:
        """Sends a part of the waveform, to a window only. first: number of its first pair."""
        pairs = np.round(peaks, _PEAK_DIGITS).astype(float).tolist()
        if not self._token.cancelled:
            self._write({"event": "peaks", "rate_hz": rate_hz, "from": first, "peaks": pairs})

    def done(self, project: Path | None) -> None:
        self._write({"event": "done", "project": None if project is None else str(project)})

    def _write(self, event: dict[str, Any]) -> None:
        line = json.dumps(event, allow_nan=False, separators=(",", ":")) + "\n"
        try:
            with self._lock:
                sys.stdout.write(line)
                sys.stdout.flush()
        except BrokenPipeError:
            self._token.cancel()


def _as_json(event: Event) -> dict[str, Any]:
    if isinstance(event, Partial):
        scores = np.round(event.scores.astype(np.float64), 4).tolist()
        return {"event": "partial", "track": event.track, "from": event.start, "scores": scores}
    if isinstance(event, progress.Progress):
        eta_s = None if event.eta_s is None else round(event.eta_s)
        done = round(min(max(event.done, 0.0), 1.0), 4)
        line = {"event": "progress", "stage": event.stage, "done": done, "eta_s": eta_s}
        files = {"file": event.file, "number": event.number, "count": event.count}
        return {**line, **files} if event.count else line
    return {
        "event": "warning",
        "code": event.code,
        "message": event.phrase.in_language(process_language()),
    }


class _TimeLeft(ProgressColumn):
    """Shows the time left as the analysis itself estimates it."""

    def render(self, task: Task) -> Text:
        eta_s = task.fields.get("eta_s")
        if eta_s is None:
            return Text("")
        return Text(f"{clock(eta_s)} left")


class TerminalReporter:
    """Shows a bar with time left on standard error where that is a terminal; prints warnings
    always."""

    def __init__(self) -> None:
        self._console = make_console(stderr=True)
        self._progress = Progress(
            TextColumn("{task.description:<12}"),
            BarColumn(),
            TaskProgressColumn(),
            _TimeLeft(),
            console=self._console,
            transient=True,
            disable=not self._console.is_terminal,
        )
        self._task = self._progress.add_task("starting", total=1.0, eta_s=None)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def __call__(self, event: Event) -> None:
        if isinstance(event, progress.Progress):
            self._progress.update(
                self._task, description=event.stage, completed=event.done, eta_s=event.eta_s
            )
        elif isinstance(event, progress.WarningEvent):
            warning = phrase("Warning: {sentence}", sentence=event.phrase)
            self._console.print(Text(warning.in_language(process_language())), soft_wrap=True)

    def done(self, project: Path | None) -> None:
        if project is not None:
            self._console.print(Text(f"Saved {project}"), soft_wrap=True)
