"""Turns decoded video frames into small frames, all of them, and larger sampled frames."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from av.video.frame import VideoFrame

from aemo_studio.analysis.media.pictures import (
    Picture,
    SampledPicture,
    SampledPictures,
    SmallPictures,
)

_UNKNOWN_RATE = Fraction(25)


@dataclass(frozen=True, eq=False)
class SmallFrame:
    """A displayed frame, shrunk for shot detection."""

    #: When it is first displayed, in seconds.
    time_s: float
    #: uint8[h, w, 3], blue first, upright, about a hundred pixels wide.
    bgr: Picture


@dataclass(frozen=True, eq=False)
class SampledFrame:
    """The frame on display at a moment of the sampling grid."""

    #: A multiple of 1 / face_rate_hz, in seconds.
    time_s: float
    #: The frame; while it stays on display, consecutive samples carry the same object.
    picture: SampledPicture
    #: When that frame was first displayed, in seconds.
    shown_s: float

    @property
    def rgb(self) -> Picture:
        """The frame as uint8[h, w, 3], red first, upright, contiguous."""
        return self.picture.rgb


class FrameSampler:
    """Makes SmallFrames of all decoded frames and samples SampledFrames from them.

    Samples lie on the grid k / face_rate_hz. Which frame is on display at such a moment is
    known when the next frame comes, so one frame is held back. rate: frames per second,
    None if unknown.
    """

    def __init__(
        self,
        face_rate_hz: float,
        small: SmallPictures,
        sampled: SampledPictures,
        rate: Fraction | None,
    ) -> None:
        self._face_rate_hz = face_rate_hz
        self._small = small
        self._sampled = sampled
        self._frame_s = float(1 / (rate or _UNKNOWN_RATE))
        self._shown: VideoFrame | None = None
        self._next_sample = 0
        self.last_s: float | None = None
        self.frames = 0
        self.variable_rate = False

    def begin(self, time_s: float) -> None:
        """Leaves out the samples before the first frame, where the film begins earlier."""
        while self._next_sample / self._face_rate_hz < time_s - 1e-6:
            self._next_sample += 1

    def feed(self, time_s: float | None, frame: VideoFrame) -> Iterator[SmallFrame | SampledFrame]:
        """Takes a frame that is displayed from `time_s` (None: one frame after the last)."""
        if time_s is None:
            time_s = 0.0 if self.last_s is None else self.last_s + self._frame_s
        if time_s < 0 or (self.last_s is not None and time_s <= self.last_s):
            # Shown before the start or replaced at once: never on display.
            return
        if self.last_s is not None:
            self._watch_rate(time_s - self.last_s)
        yield from self._samples_before(time_s)
        self._shown = frame
        self.last_s = time_s
        self.frames += 1
        yield SmallFrame(time_s, self._small.convert(frame))

    def stop_at(self, time_s: float) -> Iterator[SampledFrame]:
        """Yields the samples of the last frame, where another that is not fed follows."""
        if self.last_s is not None:
            self._watch_rate(time_s - self.last_s)
        yield from self.finish(time_s)

    def finish(self, end_s: float) -> Iterator[SampledFrame]:
        """Yields the samples of the last frame, which is displayed until `end_s`."""
        yield from self._samples_before(end_s)
        self._shown = None

    def _samples_before(self, time_s: float) -> Iterator[SampledFrame]:
        picture: SampledPicture | None = None
        while self._shown is not None and self._next_sample / self._face_rate_hz < time_s - 1e-6:
            if picture is None:
                picture = self._sampled.convert(self._shown)
            yield SampledFrame(self._next_sample / self._face_rate_hz, picture, self.last_s or 0.0)
            self._next_sample += 1

    def _watch_rate(self, gap_s: float) -> None:
        """Notes an irregular gap: one that is not whole frames, to 5 % and the 1 ms of Matroska."""
        gap = gap_s / self._frame_s
        tolerance = 0.05 + 0.00101 / self._frame_s
        if abs(gap - max(1, round(gap))) > tolerance:
            self.variable_rate = True
