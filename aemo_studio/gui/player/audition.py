"""A track of music under the film, in step with the playhead and ducked under speech."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer

from aemo_studio.domain.emotion import FloatArray
from aemo_studio.gui.player.transport import Transport
from aemo_studio.preview.ducking import Ducking

_DRIFT_S = 0.12
"""How far the music may be from where it should be before it is set right."""

_SILENT_DB = -60.0


class Audition(QObject):
    """Follows a Transport. failed: the file cannot be played."""

    failed = Signal(str)

    def __init__(self, transport: Transport, parent: QObject) -> None:
        super().__init__(parent)
        self._transport = transport
        self._player = QMediaPlayer(self)
        self._sound: QAudioOutput | None = None
        device = QMediaDevices.defaultAudioOutput()
        if not device.isNull():
            self._sound = QAudioOutput(device, self)
            self._player.setAudioOutput(self._sound)
        self._start_s = 0.0
        self._level_db = 0.0
        self._coverage: FloatArray = np.zeros(0, np.float32)
        self._ducking = Ducking(self._coverage)
        self._on = False
        self._player.errorOccurred.connect(self._on_error)
        transport.time_changed.connect(lambda _time: self._follow())
        transport.speed_changed.connect(lambda _speed: self._follow())

    @property
    def on(self) -> bool:
        return self._on

    @property
    def music_s(self) -> float:
        """Where the music is."""
        return self._player.position() / 1000

    def start(self, file: Path, start_s: float, coverage: FloatArray) -> None:
        """The music begins at `start_s` of the film. coverage: speech, float32[cells]."""
        self._start_s, self._coverage = start_s, coverage
        self._player.setSource(QUrl.fromLocalFile(str(file)))
        self._on = True
        self._follow()

    def stop(self) -> None:
        self._on = False
        self._player.stop()
        self._player.setSource(QUrl())

    def set_level(self, level_db: float) -> None:
        self._level_db = level_db
        self._set_volume()

    def set_duck(self, duck_db: float) -> None:
        """By how much the music steps back under speech."""
        self._ducking = Ducking(self._coverage, -abs(duck_db))
        self._set_volume()

    def volume_at(self, time_s: float) -> float:
        """0 to 1, as Qt takes it."""
        if self._level_db <= _SILENT_DB:
            return 0.0
        gain = float(self._ducking.gain(np.array([time_s]))[0])
        return min(1.0, 10 ** (self._level_db / 20) * gain)

    def _follow(self) -> None:
        if not self._on:
            return
        due_s = self._transport.time_s - self._start_s
        moving = self._transport.speed > 0 and due_s >= 0
        if moving:
            self._player.setPlaybackRate(self._transport.speed)
            if abs(self.music_s - due_s) > _DRIFT_S * max(1.0, self._transport.speed):
                self._player.setPosition(round(due_s * 1000))
            if self._player.playbackState() != QMediaPlayer.PlaybackState.PlayingState:
                self._player.play()
        elif self._player.playbackState() == QMediaPlayer.PlaybackState.PlayingState:
            self._player.pause()
        self._set_volume()

    def _set_volume(self) -> None:
        if self._sound is not None:
            self._sound.setVolume(self.volume_at(self._transport.time_s))

    def _on_error(self, error: QMediaPlayer.Error, words: str) -> None:
        if error != QMediaPlayer.Error.NoError:
            self._on = False
            self.failed.emit(words)
