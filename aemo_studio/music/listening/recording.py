"""Decodes a music file in one pass: mono samples for listening, and loudness."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from av.audio.frame import AudioFrame
from av.container import InputContainer
from av.error import FFmpegError
from numpy.typing import NDArray

from aemo_studio.analysis.media.container import choose_streams, decoded_sound, opened
from aemo_studio.analysis.media.soundtrack import MonoResampler, cleaned
from aemo_studio.base.errors import MediaError
from aemo_studio.music.listening.loudness import Loudness, LoudnessMeter

RATE_HZ = 22_050
"""Sample rate of listening; music has little energy above 11 kHz."""

LONGEST_S = 900.0
"""Of a longer file (a mix, an audio book) only the first quarter of an hour is decoded."""

_SHORTEST_S = 0.5
_MOST_DAMAGED = 0.5

Samples = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Recording:
    """A decoded music file."""

    #: float32[n] mono at `RATE_HZ`, in [-1, 1], at most `LONGEST_S`.
    samples: Samples
    #: Seconds of the whole file.
    duration_s: float
    #: Loudness of the decoded part; None for silence.
    loudness: Loudness | None


def read_recording(path: Path) -> Recording:
    """Decodes a music file.

    Raises MediaError if there is no sound, if it lasts less than half a second, or if more of
    it is damaged than whole.
    """
    try:
        with opened(path) as container:
            return _decode(path, container)
    except FFmpegError as error:
        reason = (error.strerror or str(error)).rstrip(".")
        raise MediaError(
            "{path} is no music that can be read ({reason}).", path=path, reason=reason
        ) from error


def _decode(path: Path, container: InputContainer) -> Recording:
    stream = choose_streams(container).audio
    if stream is None:
        raise MediaError("{path} has no sound; name a music file.", path=path)
    reader = _Reader()
    for frames in decoded_sound(container, stream):
        reader.take(frames)
        if reader.seconds >= LONGEST_S:
            break
    samples = reader.samples()
    if reader.damaged > max(1.0, _MOST_DAMAGED * reader.packets):
        raise MediaError("{path} is damaged; most of its sound cannot be decoded.", path=path)
    if samples.size < _SHORTEST_S * RATE_HZ:
        raise MediaError("{path} holds less than half a second of sound.", path=path)
    decoded_s = samples.size / RATE_HZ
    complete = reader.seconds < LONGEST_S
    duration_s = decoded_s if complete else max(decoded_s, _stated_s(container))
    return Recording(samples, duration_s, reader.meter.finish())


def _stated_s(container: InputContainer) -> float:
    return 0.0 if container.duration is None else container.duration / 1_000_000


class _Reader:
    """Takes decoded frames as samples and loudness."""

    def __init__(self) -> None:
        self._mono = MonoResampler(RATE_HZ)
        self._parts: list[Samples] = []
        self.meter = LoudnessMeter()
        self.seconds = 0.0
        self.packets = self.damaged = 0

    def take(self, frames: list[AudioFrame] | None) -> None:
        """Takes the frames of a packet; None for a damaged one."""
        self.packets += 1
        if frames is None:
            self.damaged += 1
        for frame in frames or ():
            self.seconds += frame.samples / frame.sample_rate
            self.meter.push(frame)
            frame.pts = None
            self._parts.append(self._mono.push(frame))

    def samples(self) -> Samples:
        whole = np.concatenate([*self._parts, self._mono.flush()])
        return cleaned(whole[: round(LONGEST_S * RATE_HZ)])
