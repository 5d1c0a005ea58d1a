"""Plays a file with QtMultimedia behind a small interface in film time.

Film time starts at the first displayed frame. QMediaPlayer starts at the file's earliest sample of
any kind, often some milliseconds earlier (the sound's priming); the first frame says how much, and
every position is shifted by it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSize, QTimer, QUrl, Signal
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QMediaMetaData, QMediaPlayer, QVideoFrame, QVideoSink

from aemo_studio.gui.player.skimmer import Skimmer
from aemo_studio.gui.player.sound_output import SoundOutput
from aemo_studio.gui.player.upright import Uprighter

_GIVE_UP_MS = 400
"""A seek that brought no picture by then is over: the file has none there."""

_SOUND_ONLY_TICK_MS = 40
_SLACK_S = 0.005

Status = QMediaPlayer.MediaStatus


class Media(QObject):
    """Plays one file, its pictures and its sound. Of pictures that come faster than they are
    shown, all but the newest are dropped before they cost anything.

    pictured: an upright picture and its film time in seconds. moved: film time of a file without
    picture while it plays. opened: duration in seconds, frames per second (0 if unknown), whether
    there is a picture. failed: what the media library says.
    """

    opened = Signal(float, float, bool)
    pictured = Signal(QImage, float)
    moved = Signal(float)
    ended = Signal()
    failed = Signal(str)

    def __init__(self, room: Callable[[], QSize], parent: QObject | None = None) -> None:
        """Prepares to play. room: the pixels that there are to show a picture in; while it plays
        none is larger."""
        super().__init__(parent)
        self._room = room
        self._playing = False
        self._newest: tuple[QVideoFrame, float] | None = None
        self._uprighter = Uprighter()
        self._skimmer: Skimmer | None = None
        self._show_newest = QTimer(self, singleShot=True, interval=0)
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
        self._show_newest.timeout.connect(self._on_newest)
        self._give_up.timeout.connect(self._arrived)
        self._tick.timeout.connect(self._on_tick)

    def open(self, path: Path) -> None:
        """Opens the file and shows its first frame; `opened` or `failed` follows."""
        self.close()
        self._skimmer = Skimmer(path, self._room, self)
        self._skimmer.pictured.connect(self.pictured)
        self._player.setSource(QUrl.fromLocalFile(str(path)))

    def close(self) -> None:
        """Lets go of the file."""
        self._tick.stop()
        self._give_up.stop()
        self._show_newest.stop()
        self._origin_s = self._wanted_s = self._target_s = self._audio_track = None
        self._newest = None
        self._opened = self._playing = False
        if self._skimmer is not None:
            self._skimmer.close()
            self._skimmer.deleteLater()
            self._skimmer = None
        self._player.stop()
        self._player.setSource(QUrl())

    def show(self, time_s: float) -> None:
        """Shows the frame at `time_s`. One seek runs at a time; of those asked for in the
        meantime only the last counts."""
        self._rest_from_skimming()
        self._wanted_s = time_s
        self._seek_if_free()

    def skim(self, time_s: float) -> None:
        """Shows a picture near `time_s` soon; pictures between are left out, and all sound."""
        if self._playing:
            self.pause()
        self._wanted_s = self._newest = None
        if self._skimmer is not None and self._player.hasVideo():
            self._skimmer.aim(time_s)

    def play(self, speed: float) -> None:
        """Plays on at `speed` > 0."""
        self._rest_from_skimming()
        self._playing = True
        self._player.setPlaybackRate(speed)
        self._player.play()
        self._tick.start()

    def pause(self) -> None:
        self._playing = False
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
        coming = self._newest is not None and not self._playing
        return coming or self._target_s is not None or self._wanted_s is not None

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
        if self._skimmer is not None and self._skimmer.active:
            return  # from before it
        if self._wanted_s is None or target_s is not None:
            self._newest = frame, start_s
            self._show_newest.start()
        self._seek_if_free()

    def _on_newest(self) -> None:
        """Shows the newest picture, after all that have come were looked at."""
        if self._newest is None:
            return
        (frame, start_s), self._newest = self._newest, None
        room = self._room() if self._playing else None
        self.pictured.emit(self._uprighter.shown(frame, room), start_s)

    def _rest_from_skimming(self) -> None:
        if self._skimmer is not None:
            self._skimmer.rest()

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
