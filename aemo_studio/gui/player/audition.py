"""Plays two tracks of music under the film, one of them audible, in step with the playhead.

The other one runs along in silence: to compare means to swap two volumes, and no file is opened and
no place is sought for it.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal

from aemo_studio.domain.emotion import FloatArray
from aemo_studio.gui.player.course import Course
from aemo_studio.gui.player.deck import Deck
from aemo_studio.gui.player.fader import Fader
from aemo_studio.gui.player.transport import Transport
from aemo_studio.output.preview.ducking import Ducking

_SILENT_DB = -60.0


class Audition(QObject):
    """Follows a Transport. failed: a side whose file cannot be played, and why; it is
    empty then."""

    failed = Signal(int, str)

    def __init__(self, transport: Transport, parent: QObject) -> None:
        super().__init__(parent)
        self._transport = transport
        self.decks = (Deck(self), Deck(self))
        self._fader = Fader(self)
        self._chosen = 0
        self._level_db = 0.0
        self._coverage: FloatArray = np.zeros(0, np.float32)
        self._duck_db = 0.0
        self._ducking = Ducking(self._coverage)
        for side, deck in enumerate(self.decks):
            deck.loaded.connect(self._follow)
            deck.failed.connect(partial(self._on_failed, side))
        self._fader.moved.connect(self._set_volumes)
        transport.time_changed.connect(lambda _time: self._follow())
        transport.speed_changed.connect(lambda _speed: self._follow())

    @property
    def on(self) -> bool:
        return any(deck.file is not None for deck in self.decks)

    @property
    def heard(self) -> int:
        """Returns the side that is audible; while they change, the one that will be."""
        return self._fader.side

    @property
    def music_s(self) -> float:
        """Returns where the audible music is, in seconds of its file."""
        return self.decks[self.heard].music_s

    def load(self, side: int, file: Path, course: Course) -> None:
        """Makes a track ready; it is audible when its side is chosen."""
        self.decks[side].load(file, course)
        self._follow()

    def choose(self, side: int) -> None:
        """Makes a side audible as soon as it is in step, which it is unless it was just loaded;
        until then the other one goes on."""
        self._chosen = side
        if self.decks[self.heard].file is None:
            self._fader.jump(side)
        self._follow()

    def stop(self) -> None:
        """Lets go of both files."""
        for deck in self.decks:
            deck.release()

    def set_coverage(self, coverage: FloatArray) -> None:
        """Takes where somebody speaks: float32[cells]."""
        self._coverage = coverage
        self.set_duck(self._duck_db)

    def set_level(self, level_db: float) -> None:
        self._level_db = level_db
        self._set_volumes()

    def set_duck(self, duck_db: float) -> None:
        """Sets by how much the music steps back under speech, in decibels."""
        self._duck_db = duck_db
        self._ducking = Ducking(self._coverage, -abs(duck_db))
        self._set_volumes()

    def volume_at(self, time_s: float) -> float:
        """Returns the volume of the audible music, 0 to 1, as Qt takes it."""
        if self._level_db <= _SILENT_DB:
            return 0.0
        gain = float(self._ducking.gain(np.array([time_s]))[0])
        return min(1.0, 10 ** (self._level_db / 20) * gain)

    def _follow(self) -> None:
        now = self._transport.time_s, self._transport.speed
        for deck in self.decks:
            if deck.file is not None:
                deck.follow(*now)
        if self._chosen != self.heard and self.decks[self._chosen].in_step(*now):
            self._fader.go(self._chosen)
        self._set_volumes()

    def _set_volumes(self) -> None:
        time_s = self._transport.time_s
        volume = self.volume_at(time_s)
        for side, deck in enumerate(self.decks):
            deck.set_volume(volume * self._fader.gain(side) * deck.course.gain(time_s))

    def _on_failed(self, side: int, words: str) -> None:
        self.failed.emit(side, words)
