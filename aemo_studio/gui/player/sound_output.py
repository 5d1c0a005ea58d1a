"""Sends a player's sound to the default output, whichever that is at the moment."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer


class SoundOutput(QObject):
    """Follows the default output of the machine; silent where there is none."""

    def __init__(self, player: QMediaPlayer, parent: QObject) -> None:
        super().__init__(parent)
        self._player = player
        self._volume, self._muted = 1.0, False
        self._output: QAudioOutput | None = None
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._find)
        self._find()

    @property
    def available(self) -> bool:
        return self._output is not None

    @property
    def volume(self) -> float:
        """Returns the volume that was set, also where there is no output."""
        return self._volume

    def set_volume(self, volume: float) -> None:
        """Sets the volume, 0 to 1, as people perceive it."""
        self._volume = volume
        if self._output is not None:
            self._output.setVolume(volume)

    def set_muted(self, muted: bool) -> None:
        self._muted = muted
        if self._output is not None:
            self._output.setMuted(muted)

    def _find(self) -> None:
        device = QMediaDevices.defaultAudioOutput()
        if device.isNull():
            self._output = None
            self._player.setAudioOutput(None)  # type: ignore[arg-type]
            return
        if self._output is None:
            self._output = QAudioOutput(self)
        self._output.setDevice(device)
        self._output.setVolume(self._volume)
        self._output.setMuted(self._muted)
        self._player.setAudioOutput(self._output)
