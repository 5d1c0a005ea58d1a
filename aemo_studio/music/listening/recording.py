"""Decodes a music file in one pass: mono samples for listening, and loudness."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.error import FFmpegError
from av.frame import Frame
from av.packet import Packet
from numpy.typing import NDArray

from aemo_studio.base.errors import MediaError
from aemo_studio.music.listening.loudness import Loudness, LoudnessMeter

RATE_HZ = 22_050
"""Sample rate of listening; music has little energy above 11 kHz."""

LONGEST_S = 900.0
"""Of a longer file (a mix, an audio book) only the first quarter of an hour is decoded."""

_SHORTEST_S = 0.5
_MOST_DAMAGED = 0.5
# Only local files, whatever a playlist inside the file asks for.
_OPTIONS = {"protocol_whitelist": "file"}

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
        with av.open(str(path.absolute()), "r", options=dict(_OPTIONS)) as container:
            return _decode(path, container)
    except (FFmpegError, OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).rstrip(".")
        raise MediaError(
            "{path} is no music that can be read ({reason}).", path=path, reason=reason
        ) from error


def _decode(path: Path, container: InputContainer) -> Recording:
    stream = next(iter(container.streams.audio), None)
    if stream is None:
        raise MediaError("{path} has no sound; name a music file.", path=path)
    reader = _Reader(stream)
    for packet in container.demux(stream):
        if reader.seconds >= LONGEST_S:
            break
        reader.take(packet)
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
    """Decodes packets to samples and loudness."""

    def __init__(self, stream: AudioStream) -> None:
        # "rematrix_maxval" keeps the mix of float channels within [-1, 1].
        self._mono = AudioResampler("flt", "mono", RATE_HZ, options={"rematrix_maxval": "1.0"})
        self._parts: list[Samples] = []
        self._stream = stream
        self.meter = LoudnessMeter()
        self.seconds = 0.0
        self.packets = self.damaged = 0

    def take(self, packet: Packet[AudioStream]) -> None:
        self.packets += 1
        try:
            frames = [frame for frame in packet.decode() if isinstance(frame, Frame)]
        except FFmpegError:
            self.damaged += 1
            return
        for frame in frames:
            if isinstance(frame, AudioFrame):
                self._add(frame)

    def samples(self) -> Samples:
        self._keep(self._mono.resample(None))
        whole = np.concatenate([np.zeros(0, np.float32), *self._parts])
        limited = whole[: round(LONGEST_S * RATE_HZ)]
        return np.clip(np.nan_to_num(limited, nan=0.0, posinf=0.0, neginf=0.0), -1.0, 1.0)

    def _add(self, frame: AudioFrame) -> None:
        self.seconds += frame.samples / frame.sample_rate
        self.meter.push(frame)
        frame.pts = None
        self._keep(self._mono.resample(frame))

    def _keep(self, frames: list[AudioFrame]) -> None:
        self._parts += [np.asarray(f.to_ndarray(), np.float32).reshape(-1) for f in frames]
