"""Shows pictures of a film beside a playhead that is faster than films can be decoded."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import av
from av.error import FFmpegError
from av.video.reformatter import ColorRange, Colorspace
from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage

from aemo_studio.analysis.media.container import choose_streams, opened, rotation_of
from aemo_studio.base.errors import MediaError
from aemo_studio.gui.player.fast_reader import FastReader
from aemo_studio.gui.player.upright import Colours, Uprighter, usual_space

_SPACES = frozenset(Colorspace)


class Skimmer(QObject):
    """Decodes in a thread of its own; makes a picture when the one before was taken, so that never
    more than one waits. pictured: an upright picture and its seconds of the film."""

    pictured = Signal(QImage, float)
    _made = Signal(QImage, float)

    def __init__(self, path: Path, room: Callable[[], QSize], parent: QObject) -> None:
        """Prepares a film. room: the pixels that there are to show a picture in."""
        super().__init__(parent)
        self._path, self._room = path, room
        self._size = room()
        self._changed = threading.Condition()
        self._target_s: float | None = None
        self._ended = False
        self._waiting = False
        self._uprighter = Uprighter()
        self._thread: threading.Thread | None = None
        self._made.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @property
    def active(self) -> bool:
        """Returns whether pictures are asked for."""
        return self._target_s is not None

    def aim(self, time_s: float) -> None:
        """Asks for pictures on the way to `time_s`; only the last moment asked for counts."""
        with self._changed:
            self._target_s, self._size = time_s, self._room()
            self._changed.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="skimmer", daemon=True)
            self._thread.start()

    def rest(self) -> None:
        """Stops; a picture that is still on its way is not shown."""
        with self._changed:
            self._target_s = None

    def close(self) -> None:
        """Lets go of the file."""
        with self._changed:
            self._ended, self._target_s = True, None
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        try:
            with opened(self._path) as container:
                stream = choose_streams(container).video
                if stream is not None:
                    self._skim(FastReader(container, stream))
        except (MediaError, FFmpegError, OSError):
            return  # the playhead goes on without pictures; at rest the media library shows one

    def _skim(self, reader: FastReader) -> None:
        last_s: float | None = None
        while (target_s := self._next_target(last_s)) is not None:
            for frame, time_s in reader.towards(target_s):
                self._offer(frame, time_s)
                if self._target_s != target_s:
                    break
            last_s = target_s

    def _next_target(self, last_s: float | None) -> float | None:
        """Waits for a moment that was not asked for before; None at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._ended or self._target_s not in (None, last_s))
            return None if self._ended else self._target_s

    def _offer(self, frame: av.VideoFrame, time_s: float) -> None:
        if self._waiting or self._target_s is None:
            return
        self._waiting = True
        picture = self._uprighter.turned(frame, _colours(frame), rotation_of(frame), self._size)
        self._made.emit(picture, time_s)

    def _take(self, picture: QImage, time_s: float) -> None:
        self._waiting = False
        if self._target_s is not None:
            self.pictured.emit(picture, time_s)


def _colours(frame: av.VideoFrame) -> Colours:
    said = frame.colorspace
    space = Colorspace(said) if said in _SPACES else usual_space(frame.height)
    return Colours(space, frame.color_range == ColorRange.JPEG)
