"""Renders the window as a picture: `aemo-studio open FILE --screenshot OUT.png`."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtWidgets import QApplication

from aemo_studio.base.atomic_write import check_writable, write_atomic
from aemo_studio.base.errors import StudioError
from aemo_studio.gui.app import Studio, has_display
from aemo_studio.gui.look.theme import ThemeChoice
from aemo_studio.gui.remembered.preferences import Preferences
from aemo_studio.project import SUFFIX, load_project

_SETTLE_S = 10.0
_QUIET_S = 0.4


@dataclass(frozen=True)
class ScreenshotRequest:
    """What a picture of the window shows, and where it goes."""

    #: The film or project to open; None for the empty window.
    file: Path | None
    #: Path of the PNG.
    output: Path
    #: Width and height of the window in logical pixels.
    size: tuple[int, int] = (1600, 1000)
    #: Seconds of the film at the playhead.
    at_s: float = 0.0
    #: A language code; None leaves the user's.
    language: str | None = None
    #: A name of a theme; None leaves the user's.
    theme: str | None = None


def take(shot: ScreenshotRequest) -> None:
    """Shows the window, waits until it is complete, saves it as PNG. A film is analysed
    first. Raises StudioError; then nothing was written."""
    check_writable(shot.output)
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    studio = Studio()
    window = studio.window
    failures: list[str] = []
    window.messages.warned.connect(failures.append)
    try:
        _dress(studio, shot)
        window.resize(*shot.size)
        window.show()
        if shot.file is not None:
            _open(studio, shot.file, failures)
            window.player.seek(shot.at_s)
        _wait(lambda: window.player.settled, _SETTLE_S)
        if window.session.project is not None:
            _wait(lambda: window.session.counts is not None, _SETTLE_S)
            _wait(lambda: window.stage.settled and window.panel.music.settled, _SETTLE_S)
        _wait_quietly(_QUIET_S)
        window.timeline.settle()
        write_atomic(shot.output, _png(studio))
    finally:
        window.documents.analysis.stop()
        window.player.shut_down()


def _dress(studio: Studio, shot: ScreenshotRequest) -> None:
    """Language and theme for this picture only; what the user prefers stays."""
    now = studio.preferences.now
    studio.dress(
        Preferences(
            language=shot.language or now.language,
            theme=ThemeChoice(shot.theme) if shot.theme else now.theme,
        )
    )


def _open(studio: Studio, file: Path, failures: list[str]) -> None:
    window = studio.window
    if file.suffix.lower() == SUFFIX:
        window.session.load(load_project(file), file.absolute())
        return
    if not window.open(file):
        if failures:
            raise _error(StudioError.code, failures[-1])
        raise StudioError("Cannot open {path}.", path=file)
    failed: list[StudioError] = []
    window.documents.analysis.failed.connect(lambda code, text: failed.append(_error(code, text)))
    _wait(lambda: not window.documents.analysis.running and window.documents.preview is None)
    if failed:
        raise failed[0]
    window.status.clear_message()


def _error(code: str, message: str) -> StudioError:
    """Makes the child's failure an error with the exit code that it stands for."""
    kinds = {kind.code: kind for kind in StudioError.__subclasses__()}
    return kinds.get(code, StudioError)(message)


def _wait(done: Callable[[], bool], longest_s: float | None = None) -> None:
    started = time.monotonic()
    while not done() and (longest_s is None or time.monotonic() - started < longest_s):
        QApplication.processEvents()
        time.sleep(0.005)


def _wait_quietly(seconds: float) -> None:
    """Waits, so that timers, tiles and lists that come later get their turn."""
    started = time.monotonic()
    _wait(lambda: time.monotonic() - started > seconds)


def _png(studio: Studio) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    studio.window.grab().save(buffer, "PNG")
    return bytes(data.data())
