"""Plays a file with QtMultimedia behind a small interface in film time.

Film time starts at the first displayed frame. QMediaPlayer starts at the file's earliest sample of
any kind, often some milliseconds earlier (the sound's priming); the first frame says how much, and
every position is shifted by it.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QMediaMetaData, QMediaPlayer, QVideoFrame, QVideoSink

from aemo_studio.gui.player.sound_output import SoundOutput

_GIVE_UP_MS = 400
"""A seek that brought no picture by then is over: the file has none there."""

_SOUND_ONLY_TICK_MS = 40
_SLACK_S = 0.005

Status = QMediaPlayer.MediaStatus


class Media(QObject):
    """Plays one file, its pictures and its sound.

    pictured: an upright picture and its film time in seconds. moved: film time of a file without
    picture while it plays. opened: duration in seconds, frames per second (0 if unknown), whether
    there is a picture. failed: what the media library says.
    """

    opened = Signal(float, float, bool)
    pictured = Signal(QImage, float)
    moved = Signal(float)
    ended = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = QMediaPlayer(self)
        self._sink = QVideoSink(self)
        self._sound = SoundOutput(self._player, self)
        self._origin_s: float | None = None
        self._wanted_s: float | None = None
        self._target_s: float | None = None
        self._opened = False
        self._audio_track: int | None = None
        self._give_up = QTimer(self, singleShot=True, interval=_GIVE_UP_MS)
        self._tick = QTimer(self, interval=_SOUND_ONLY_TICK_MS)
        self._connect()

    def _connect(self) -> None:
        self._player.setVideoSink(self._sink)
        self._player.mediaStatusChanged.connect(self._on_status)
        self._player.errorOccurred.connect(self._on_error)
        self._sink.videoFrameChanged.connect(self._on_frame)
        self._give_up.timeout.connect(self._arrived)
        self._tick.timeout.connect(self._on_tick)

    def open(self, path: Path) -> None:
        """Opens the file and shows its first frame; `opened` or `failed` follows."""
        self.close()
        self._player.setSource(QUrl.fromLocalFile(str(path)))

    def close(self) -> None:
        """Lets go of the file."""
        self._tick.stop()
        self._give_up.stop()
        self._origin_s = self._wanted_s = self._target_s = self._audio_track = None
        self._opened = False
        self._player.stop()
        self._player.setSource(QUrl())

    def show(self, time_s: float) -> None:
        """Shows the frame at `time_s`. One seek runs at a time; of those asked for in the
        meantime only the last counts."""
        self._wanted_s = time_s
        self._seek_if_free()

    def play(self, speed: float) -> None:
        """Plays on at `speed` > 0."""
        self._player.setPlaybackRate(speed)
        self._player.play()
        self._tick.start()

    def pause(self) -> None:
        self._tick.stop()
        self._player.pause()

    def choose_audio_track(self, position: int | None) -> None:
        """Plays another audio track of the file, counted from 0; None leaves it as it is."""
        self._audio_track = position
        if self._opened:
            self._switch_audio_track()

    @property
    def seeking(self) -> bool:
        """Returns whether a picture that was asked for is still to come."""
        return self._target_s is not None or self._wanted_s is not None

    @property
    def has_sound_output(self) -> bool:
        return self._sound.available

    def set_volume(self, volume: float) -> None:
        """Sets the volume, 0 to 1, as people perceive it."""
        self._sound.set_volume(volume)

    def set_muted(self, muted: bool) -> None:
        self._sound.set_muted(muted)

    def _on_status(self, status: Status) -> None:
        if status == Status.LoadedMedia and not self._opened:
            self._opened = True
            if not self._player.hasVideo():
                self._origin_s = 0.0
            self._switch_audio_track()
            self._player.pause()  # a stopped player shows nothing
            self.opened.emit(self._player.duration() / 1000, self._rate(), self._player.hasVideo())
        elif status == Status.EndOfMedia:
            self._tick.stop()
            self._player.pause()
            self.ended.emit()

    def _switch_audio_track(self) -> None:
        wanted, there = self._audio_track, len(self._player.audioTracks())
        if wanted is not None and wanted < there and wanted != self._player.activeAudioTrack():
            self._player.setActiveAudioTrack(wanted)

    def _rate(self) -> float:
        value = self._player.metaData().value(QMediaMetaData.Key.VideoFrameRate)
        with contextlib.suppress(TypeError, ValueError):
            return float(value)
        return 0.0

    def _on_error(self, error: QMediaPlayer.Error, words: str) -> None:
        if error != QMediaPlayer.Error.NoError:
            self._tick.stop()
            self.failed.emit(words)

    def _on_frame(self, frame: QVideoFrame) -> None:
        if not frame.isValid() or not self._opened:
            return
        if self._origin_s is None:
            self._origin_s = max(0.0, frame.startTime() / 1e6)
        start_s = frame.startTime() / 1e6 - self._origin_s
        end_s = frame.endTime() / 1e6 - self._origin_s
        target_s = self._target_s
        if target_s is not None:
            if not start_s - _SLACK_S <= target_s <= max(end_s, start_s) + _SLACK_S:
                return  # from before the seek
            self._arrived()
        if self._wanted_s is None or target_s is not None:
            self.pictured.emit(frame.toImage(), start_s)
        self._seek_if_free()

    def _seek_if_free(self) -> None:
        if self._origin_s is None or self._target_s is not None or self._wanted_s is None:
            return
        self._target_s, self._wanted_s = self._wanted_s, None
        self._give_up.start()
        self._player.setPosition(round((self._target_s + self._origin_s) * 1000))
        if not self._player.hasVideo():
            self._arrived()

    def _arrived(self) -> None:
        self._give_up.stop()
        self._target_s = None
        QTimer.singleShot(0, self, self._seek_if_free)

    def _on_tick(self) -> None:
        if self._player.hasVideo():  # only known once the file is open
            self._tick.stop()
            return
        self.moved.emit(self._player.position() / 1000)
