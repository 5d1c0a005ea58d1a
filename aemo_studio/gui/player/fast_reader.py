"""Reads a film faster than it can be decoded: what is late is left out. Without Qt."""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Iterator
from fractions import Fraction
from typing import cast

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.packet import Packet
from av.stream import Stream
from av.video.stream import VideoStream

from aemo_studio.analysis.media.container import Streams, packets
from aemo_studio.base.cores import cores_in_use

_JUMP_S = 20.0
"""Further ahead than that is reached by a seek; nearer by reading on."""

_SLACK_S = 0.02
_AHEAD_S = 0.3
"""Decoders hold some pictures back until they have seen what follows."""


class FastReader:
    """Goes through the pictures of a film towards a moment that moves.

    Forward it decodes picture by picture, and starts afresh at every key picture that the moment
    has passed: so it is never later than the distance of two of them. Backward it seeks.
    """

    def __init__(self, container: InputContainer, stream: VideoStream) -> None:
        self._container, self._stream = container, stream
        self._base = stream.time_base or Fraction(1)
        self._start = stream.start_time or 0
        codec = stream.codec_context
        codec.thread_count, codec.thread_type = cores_in_use(), "AUTO"
        codec.skip_frame = "NONREF"
        self._queue: deque[Packet[Stream]] = deque()
        self._packets = self._demuxed()
        self._read_s = 0.0
        self._target_s = 0.0

    def towards(self, target_s: float) -> Iterator[tuple[av.VideoFrame, float]]:
        """Yields pictures and their seconds of the film, on the way to `target_s`; backward the
        one there. Who leaves early goes on from there with the next call."""
        back, self._target_s = target_s < self._target_s, target_s
        if back or target_s > self._read_s + _JUMP_S:
            self._seek(target_s)
        self._read(target_s)
        while self._queue:
            for frame, time_s in self._decoded(self._queue.popleft()):
                if not back or time_s >= target_s - _SLACK_S:
                    yield frame, time_s
                    if back:
                        return

    def _seek(self, target_s: float) -> None:
        stamp = self._start + round(max(0.0, target_s) / self._base)
        self._container.seek(stamp, stream=self._stream)
        self._forget()
        self._packets = self._demuxed()
        self._read_s = 0.0

    def _forget(self) -> None:
        """Lets go of the packets that were not decoded yet, and of what depends on them."""
        self._queue.clear()
        self._stream.codec_context.flush_buffers()

    def _read(self, target_s: float) -> None:
        """Queues packets; those before a key picture that the moment has passed are too late."""
        while self._read_s <= target_s + _AHEAD_S:
            packet = next(self._packets, None)
            if packet is None:
                return
            time_s = self._seconds(packet.pts)
            if packet.is_keyframe and self._queue and time_s <= target_s:
                self._forget()
            self._queue.append(packet)
            self._read_s = max(self._read_s, time_s)

    def _demuxed(self) -> Iterator[Packet[Stream]]:
        for packet in packets(self._container, Streams(self._stream, None)):
            if packet is not None and packet.pts is not None:
                yield packet

    def _decoded(self, packet: Packet[Stream]) -> Iterator[tuple[av.VideoFrame, float]]:
        with contextlib.suppress(FFmpegError):  # damaged: the next one may be whole
            for frame in packet.decode():
                picture = cast("av.VideoFrame", frame)
                yield picture, self._seconds(picture.pts)

    def _seconds(self, stamp: int | None) -> float:
        return float((stamp - self._start) * self._base) if stamp is not None else 0.0
