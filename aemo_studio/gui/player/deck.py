"""Plays one track of an audition in step with the film."""

from __future__ import annotations

import math
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtMultimedia import QMediaPlayer

from aemo_studio.gui.player.course import Course
from aemo_studio.gui.player.sound_output import SoundOutput

DRIFT_S = 0.12
"""How far the music may be from where it should be before it is set right."""

_END_S = 0.05
_LOADED = frozenset(
    {
        QMediaPlayer.MediaStatus.LoadedMedia,
        QMediaPlayer.MediaStatus.BufferingMedia,
        QMediaPlayer.MediaStatus.BufferedMedia,
        QMediaPlayer.MediaStatus.EndOfMedia,
    }
)
_PLAYING = QMediaPlayer.PlaybackState.PlayingState


class Deck(QObject):
    """Plays a file along a Course. loaded: the file is open. failed: what the media library says;
    the file is let go."""

    loaded = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.player = QMediaPlayer(self)
        self._sound = SoundOutput(self.player, self)
        self._sound.set_volume(0.0)
        self._file: Path | None = None
        self._course = Course(0.0)
        self._wanted_s = 0.0
        self._over_from_s = math.inf
        self.player.mediaStatusChanged.connect(self._on_status)
        self.player.errorOccurred.connect(self._on_error)

    @property
    def file(self) -> Path | None:
        return self._file

    @property
    def course(self) -> Course:
        """Returns how the file is laid under the film."""
        return self._course

    @property
    def is_loaded(self) -> bool:
        return self._file is not None and self.player.mediaStatus() in _LOADED

    @property
    def playing(self) -> bool:
        return self.player.playbackState() == _PLAYING

    @property
    def music_s(self) -> float:
        """Returns where the music is, in seconds of its file."""
        return self.player.position() / 1000

    @property
    def volume(self) -> float:
        """Returns the volume, 0 to 1, also where there is no sound output."""
        return self._sound.volume

    def set_volume(self, volume: float) -> None:
        self._sound.set_volume(volume)

    def load(self, file: Path, course: Course) -> None:
        """Opens a file; one that is open already only gets another course."""
        self._course = course
        self._over_from_s = math.inf
        if file != self._file:
            self._file = file
            self.player.setSource(QUrl.fromLocalFile(str(file)))

    def release(self) -> None:
        """Lets go of the file."""
        self._file = None
        self.player.stop()
        self.player.setSource(QUrl())

    def follow(self, time_s: float, speed: float) -> None:
        """Plays along with the film at `time_s`; rests while the film stands or runs
        backward, before the music begins and after it has ended."""
        due_s = self._due_s(time_s)
        if due_s is None or speed <= 0:
            if self.playing:
                self.player.pause()
            return
        self._wanted_s, self._over_from_s = due_s, math.inf
        self.player.setPlaybackRate(speed)
        if abs(self.music_s - due_s) > DRIFT_S * max(1.0, speed):
            self.player.setPosition(round(due_s * 1000))
        if not self.playing:
            self.player.play()

    def in_step(self, time_s: float, speed: float) -> bool:
        """Returns whether the music is where `follow` wants it, and so can be heard at once."""
        if not self.is_loaded:
            return False
        due_s = self._due_s(time_s)
        if due_s is None or speed <= 0:
            return True
        return self.playing and abs(self.music_s - due_s) <= DRIFT_S * max(1.0, speed)

    def _due_s(self, time_s: float) -> float | None:
        """Returns where the music is due, in seconds of its file; None where nothing of it is to be
        heard."""
        due_s = self._course.music_s(time_s) if self.is_loaded else None
        last_s = self.player.duration() / 1000 - _END_S
        is_over = due_s is not None and (due_s >= last_s > 0 or due_s >= self._over_from_s)
        return None if is_over else due_s

    def _on_status(self, status: QMediaPlayer.MediaStatus) -> None:
        if status == QMediaPlayer.MediaStatus.LoadedMedia:
            self.loaded.emit()
        if status == QMediaPlayer.MediaStatus.EndOfMedia:
            # The film's position may arrive late; played on before it has gone back, the track
            # would begin again.
            self._over_from_s = self._wanted_s - DRIFT_S

    def _on_error(self, error: QMediaPlayer.Error, words: str) -> None:
        if error != QMediaPlayer.Error.NoError and self._file is not None:
            self._file = None
            QTimer.singleShot(0, self, self._forget)
            self.failed.emit(words)

    def _forget(self) -> None:
        """Lets go of a file that failed, after the player has reported what went wrong; the same
        file may be tried again."""
        if self._file is None:
            self.release()
