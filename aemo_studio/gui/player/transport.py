"""Moves the playhead. Works with a Media, and without one."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from aemo_studio.gui.player.frame_clock import FrameClock

FASTEST = 8.0
"""The highest speed of J and L; 1 is normal."""
_TICK_MS = 33
_FASTEST_PLAYED = 2.0
"""Faster than that nobody follows the words, and few machines decode every picture."""

_LATE_S = 0.75
"""Seconds of the clock by which pictures that are played may be late above normal speed."""


class Playable(Protocol):
    """Describes what the transport needs of the media, so that it works without QtMultimedia. Times
    in seconds of the film."""

    def show(self, time_s: float) -> None: ...
    def skim(self, time_s: float) -> None: ...
    def play(self, speed: float) -> None: ...
    def pause(self) -> None: ...
    @property
    def seeking(self) -> bool: ...


def faster_forward(speed: float) -> float:
    """Returns the speed after L: from standing or backward 1, then doubled up to `FASTEST`."""
    return 1.0 if speed <= 0 else min(speed * 2, FASTEST)


def faster_backward(speed: float) -> float:
    """Returns the speed after J: from standing or forward -1, then doubled up to -`FASTEST`."""
    return -1.0 if speed >= 0 else max(speed * 2, -FASTEST)


class Transport(QObject):
    """Holds and moves the playhead. Times are seconds of the film, speeds 1 for normal, negative
    backward, 0 standing.

    Forward up to `_FASTEST_PLAYED` the media leads and the playhead follows. Faster, backward,
    where the media falls behind and where nothing can be played, the clock leads, and the media
    shows what pictures it can.
    """

    time_changed = Signal(float)
    speed_changed = Signal(float)
    loop_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._media: Playable | None = None
        self._clock = FrameClock()
        self._time_s = 0.0
        self._speed = 0.0
        self._loop: tuple[float, float] | None = None
        self._since = QElapsedTimer()
        self._exact_s = 0.0
        self._clock_leads = False
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._on_timer)

    @property
    def time_s(self) -> float:
        return self._time_s

    @property
    def speed(self) -> float:
        return self._speed

    @property
    def clock(self) -> FrameClock:
        return self._clock

    @property
    def loop(self) -> tuple[float, float] | None:
        return self._loop

    def set_clock(self, clock: FrameClock) -> None:
        self._clock = clock

    def set_media(self, media: Playable | None) -> None:
        """Sets the media. None: nothing can be played; the playhead still moves."""
        self.pause()
        self._media = media

    def seek(self, time_s: float) -> None:
        """Moves to the frame at `time_s`; playing goes on from there."""
        self._go_to(time_s)
        self._exact_s = self._time_s
        self._since.start()

    def step(self, frames: int) -> None:
        """Moves frame by frame; stops playing."""
        self.pause()
        self.seek(self._clock.stepped(self._time_s, frames))

    def move(self, seconds: float) -> None:
        """Moves by seconds, as the arrow keys with shift do."""
        self.seek(self._time_s + seconds)

    def play(self, speed: float = 1.0) -> None:
        """Plays at `speed`; from the start if the playhead is at the end."""
        self._go_where_playing_can_start(speed)
        self._set_speed(speed)
        self._exact_s = self._time_s
        self._since.start()
        led, self._clock_leads = self._clock_leads, not 0 < speed <= _FASTEST_PLAYED
        if self._media is None:
            self._clock_leads = True
        elif self._clock_leads:
            self._media.pause()
        else:
            if led:
                self._media.show(self._clock.middle(self._time_s))  # it stayed where it was
            self._media.play(speed)
        self._timer.start()

    def pause(self) -> None:
        self._timer.stop()
        self._clock_leads = False
        if self._speed == 0:
            return
        self._set_speed(0.0)
        if self._media is not None:
            self._media.pause()
            self._media.show(self._clock.middle(self._time_s))

    def toggle(self) -> None:
        """Plays or pauses, as the space bar does."""
        if self._speed:
            self.pause()
        else:
            self.play()

    def shuttle_forward(self) -> None:
        """Plays forward, faster each time, as L does."""
        self.play(faster_forward(self._speed))

    def shuttle_backward(self) -> None:
        """Plays backward, faster each time, as J does."""
        self.play(faster_backward(self._speed))

    def set_loop(self, loop: tuple[float, float] | None) -> None:
        """Repeats the film from start to end of a loop; None ends that."""
        if loop is not None and loop[1] - loop[0] < self._clock.frame_s:
            loop = None
        self._loop = loop
        self.loop_changed.emit(loop)

    def follow(self, time_s: float) -> None:
        """Moves the playhead along with the media, which plays the film at `time_s`."""
        if self._clock_leads or not self._speed or (self._media and self._media.seeking):
            return
        if self._beyond_loop(time_s):
            return
        self._set_time(self._clock.snapped(time_s))

    def end_reached(self) -> None:
        """Stops, or repeats the loop, after the media has come to its end."""
        if self._loop is not None and self._speed > 0:
            speed = self._speed
            self._go_to(self._loop[0])
            self.play(speed)
            return
        self._timer.stop()
        self._set_speed(0.0)
        self._go_to(self._clock.last_s)

    def _go_where_playing_can_start(self, speed: float) -> None:
        at_the_end = self._clock.duration_s > 0 and self._time_s >= self._clock.last_s - 1e-6
        if self._loop is not None and not self._loop[0] <= self._time_s < self._loop[1]:
            self._go_to(self._loop[0])
        elif speed > 0 and at_the_end:
            self._go_to(0.0)

    def _beyond_loop(self, time_s: float) -> bool:
        """Jumps back if the loop's end is reached; True if it did."""
        if self._loop is None or time_s < self._loop[1] - self._clock.frame_s / 2:
            return False
        self.seek(self._loop[0])
        return True

    def _go_to(self, time_s: float) -> None:
        """Moves, and has exactly the picture there shown."""
        snapped = self._clock.snapped(time_s)
        if self._media is not None:
            self._media.show(self._clock.middle(snapped))
        self._set_time(snapped)

    def _set_time(self, time_s: float) -> None:
        if time_s != self._time_s:
            self._time_s = time_s
            self.time_changed.emit(time_s)

    def _set_speed(self, speed: float) -> None:
        if speed != self._speed:
            self._speed = speed
            self.speed_changed.emit(speed)

    def _on_timer(self) -> None:
        if not self._clock_leads:
            self._watch()
            return
        self._exact_s += self._speed * self._since.restart() / 1000
        if self._speed > 0 and self._beyond_loop(self._exact_s):
            return
        self._skim_to(self._exact_s)
        past_end = self._speed > 0 and self._exact_s >= self._clock.last_s
        if past_end and self._clock.duration_s > 0:
            self.end_reached()
        elif self._speed < 0 and self._exact_s <= 0:
            self.pause()

    def _watch(self) -> None:
        """Takes the lead from a media that falls behind above normal speed."""
        should_s = self._exact_s + self._speed * self._since.elapsed() / 1000
        if self._speed > 1 and should_s - self._time_s > self._speed * _LATE_S:
            self._clock_leads = True

    def _skim_to(self, time_s: float) -> None:
        snapped = self._clock.snapped(time_s)
        if self._media is not None:
            self._media.skim(self._clock.middle(snapped))
        self._set_time(snapped)
