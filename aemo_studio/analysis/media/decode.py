"""Decodes a file in one pass: a stream of small frames, sampled frames and blocks of sound.

Times are seconds from the first displayed video frame (from the first sample where there
is no picture), from the file's presentation timestamps. Memory does not grow with the
length of the film: nothing is kept for later.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeAlias

import numpy as np
from av.audio.frame import AudioFrame
from av.error import FFmpegError
from av.frame import Frame
from av.packet import Packet
from av.stream import Stream
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray

from aemo_studio.analysis.media.audio_tracks import numbered_streams
from aemo_studio.analysis.media.container import (
    PresentationClock,
    Streams,
    choose_streams,
    opened,
    packets,
)
from aemo_studio.analysis.media.ending import check_end, true_end_s
from aemo_studio.analysis.media.frames import FrameSampler, SampledFrame, SmallFrame
from aemo_studio.analysis.media.pictures import SampledPictures, SmallPictures, Target, fitted
from aemo_studio.analysis.media.soundtrack import AudioBlock, Soundtrack
from aemo_studio.analysis.media.sparse import with_need
from aemo_studio.base.cores import cores_in_use
from aemo_studio.base.progress import CancelToken, Reporter, WarningEvent
from aemo_studio.base.translations import phrase
from aemo_studio.domain.video import VideoInfo

__all__ = [
    "AudioBlock",
    "DecodePlan",
    "DecodeSummary",
    "Decoder",
    "Item",
    "SampledFrame",
    "SmallFrame",
    "decode",
]

_MANY_PIXELS = 4_000_000
"""A 4K frame of 10 bit (8 million) takes 25 MB, and every thread has one."""

Item: TypeAlias = SmallFrame | SampledFrame | AudioBlock


@dataclass(frozen=True)
class DecodePlan:
    """Rates and sizes of the decoded items."""

    #: Sampled frames per second.
    face_rate_hz: float = 4.0
    #: Longest side of a sampled frame in pixels. 1280 keeps a face of a tenth of the picture
    #: at 128 pixels, enough for the face model, and costs half of what full HD does.
    face_max_width: int = 1280
    #: Longest side of a small frame in pixels.
    small_width: int = 128
    #: Samples per second of the sound.
    audio_rate_hz: int = 16_000
    #: Numbers of the audio tracks that are decoded; None for all.
    audio_tracks: tuple[int, ...] | None = None


@dataclass(frozen=True, eq=False)
class DecodeSummary:
    """Properties of a film that only decoding finds."""

    #: The true end, in seconds from the first displayed frame.
    end_s: float
    #: Number of displayed frames that were decoded.
    frames: int
    #: float64[n], ascending: times in seconds of the frames that may not have been decoded.
    left_out_s: NDArray[np.float64]
    #: Whether gaps between frames are no multiples of 1 / frame rate.
    variable_rate: bool
    #: Number of unreadable packets and stretches.
    damaged: int
    #: Whether the file stops more than half a second before the end that its header claims.
    ends_early: bool


class DecodedFilm(Protocol):
    """What is left of a film after its items were taken."""

    @property
    def summary(self) -> DecodeSummary:
        """What decoding found."""

    def small_pictures(self) -> SmallPictures:
        """Makes a converter of the film's small frames."""


def decode(info: VideoInfo, plan: DecodePlan, *, cancel: CancelToken, report: Reporter) -> Decoder:
    """Decodes the items of a film in file order; iterate once, then read `summary`."""
    return Decoder(info, plan, cancel=cancel, report=report)


class Decoder:
    """Iterates over the SmallFrames, SampledFrames and AudioBlocks of a film.

    Picture and sound come interleaved as in the file; each kind is in order of time.
    Iterating raises MediaError if nothing decodes and Cancelled when asked to stop. It
    reports one warning of code "damaged" and one of code "ends_early" at most. Sound goes
    to the end of the picture; where a file breaks off, up to half a second further.
    """

    def __init__(
        self, info: VideoInfo, plan: DecodePlan, *, cancel: CancelToken, report: Reporter
    ) -> None:
        self._info = info
        self._plan = plan
        self._cancel = cancel
        self._report = report
        self._film = frame_sampler(info, plan) if info.has_video else None
        self._sounds = soundtracks(info, plan)
        self._by_stream: dict[int, Soundtrack] = {}
        self._damaged = 0
        self._left_out_s = array("d")
        self._skips = False
        self._summary: DecodeSummary | None = None

    @property
    def summary(self) -> DecodeSummary:
        """What decoding found. Raises RuntimeError before the last item was taken."""
        if self._summary is None:
            raise RuntimeError("the summary is known after the last item")
        return self._summary

    def small_pictures(self) -> SmallPictures:
        """Makes a converter of the film's small frames."""
        return small_pictures(self._info, self._plan)

    def __iter__(self) -> Iterator[Item]:
        with opened(self._info.path) as container:
            sounds = {n: s for n, s in numbered_streams(container) if n in self._sounds}
            self._by_stream = {s.index: self._sounds[n] for n, s in sounds.items()}
            video = choose_streams(container).video if self._info.has_video else None
            streams = Streams(video, None, tuple(sounds.values()))
            if streams.video is not None:
                speed_up(streams.video.codec_context, decoder_threads(pixels_of(self._info)))
            clocks = {s.index: PresentationClock(container, s) for s in streams.present}
            for packet, needed in with_need(
                packets(container, streams), video, container.format.name
            ):
                self._cancel.check()
                if packet is not None and isinstance(packet.stream, VideoStream):
                    self._skip(packet, needed)
                yield from self._items(packet, clocks)
        yield from self._finish()

    def _skip(self, packet: Packet[Stream], needed: bool) -> None:
        """Has the decoder leave out a frame that is not needed and that no other refers to."""
        if needed == self._skips:
            codec = packet.stream.codec_context
            assert isinstance(codec, VideoCodecContext)
            codec.skip_frame, self._skips = "DEFAULT" if needed else "NONREF", not needed
        if not needed and packet.pts is not None:
            self._left_out_s.append(float(packet.pts * packet.time_base) - self._info.start_s)

    def _items(
        self, packet: Packet[Stream] | None, clocks: dict[int, PresentationClock]
    ) -> Iterator[Item]:
        for frame in self._frames(packet):
            assert packet is not None
            seconds = clocks[packet.stream.index].time_s(frame)
            time_s = None if seconds is None else seconds - self._info.start_s
            if isinstance(frame, VideoFrame) and self._film is not None:
                yield from self._film.feed(time_s, frame)
            elif isinstance(frame, AudioFrame):
                yield from self._by_stream[packet.stream.index].feed(time_s, frame)

    def _frames(self, packet: Packet[Stream] | None) -> list[Frame]:
        if packet is None:
            self._note_damage()
            return []
        if packet.is_corrupt:
            self._note_damage()
        try:
            return [f for f in packet.decode() if isinstance(f, Frame)]
        except FFmpegError:
            self._note_damage()
            return []

    def _note_damage(self) -> None:
        self._damaged += 1
        if self._damaged == 1:
            name = self._info.path.name
            self._report(
                WarningEvent(
                    "damaged", phrase("{name} has damaged parts; they were skipped.", name=name)
                )
            )

    def _finish(self) -> Iterator[Item]:
        end_s = self._true_end_s()
        if self._film is not None:
            yield from self._film.finish(end_s)
        for sound in self._sounds.values():
            yield from sound.finish(end_s)
        early = check_end(self._info, end_s, self._report)
        film = self._film
        self._summary = DecodeSummary(
            end_s=end_s,
            frames=film.frames if film is not None else 0,
            left_out_s=np.sort(np.array(self._left_out_s)),
            variable_rate=film is not None and film.variable_rate,
            damaged=self._damaged,
            ends_early=early,
        )

    def _true_end_s(self) -> float:
        last_s = self._film.last_s if self._film is not None else None
        return true_end_s(self._info, last_s, sound_end_s(self._sounds.values()))


def frame_sampler(info: VideoInfo, plan: DecodePlan) -> FrameSampler:
    """Makes a sampler of a film's frames."""
    size = fitted((info.width, info.height), plan.face_max_width)
    sampled = SampledPictures(Target(size, info.rotation))
    return FrameSampler(plan.face_rate_hz, small_pictures(info, plan), sampled, info.frame_rate)


def small_pictures(info: VideoInfo, plan: DecodePlan) -> SmallPictures:
    """Makes a converter of a film's small frames."""
    size = fitted((info.width, info.height), plan.small_width)
    return SmallPictures(Target(size, info.rotation))


def soundtracks(info: VideoInfo, plan: DecodePlan) -> dict[int, Soundtrack]:
    """Makes the Soundtracks of a film's wanted audio tracks, by number."""
    limit_s = info.duration_s if info.has_video else None
    return {
        track.number: Soundtrack(plan.audio_rate_hz, limit_s, track.number)
        for track in info.audio_tracks
        if plan.audio_tracks is None or track.number in plan.audio_tracks
    }


def sound_end_s(sounds: Iterable[Soundtrack]) -> float | None:
    """Finds the end of the longest soundtrack in seconds; None without sound."""
    return max((sound.end_s for sound in sounds), default=0.0) or None


def speed_up(codec: VideoCodecContext, threads: int) -> None:
    """Sets a codec to decode faster, on so many threads; call it before the first packet.

    The loop filter is skipped for B frames, from which hardly any other frame is predicted.
    That takes an eighth off decoding H.264 and changes a frame by less than noise does (the
    worst of 800 is 49 dB from its full decode).
    """
    codec.options = {"skip_loop_filter": "bidir"}
    codec.thread_count = threads
    codec.thread_type = "AUTO"


def decoder_threads(pixels: int = 0) -> int:
    """The number of decoding threads: two more than cores, as frame threads wait for each other;
    as many as cores for pictures of so many pixels that those in work take much memory."""
    return cores_in_use() + (0 if pixels > _MANY_PIXELS else 2)


def pixels_of(info: VideoInfo) -> int:
    """The number of pixels in a frame of a film."""
    return info.width * info.height
