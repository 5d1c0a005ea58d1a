"""One pass over a file: small frames, sampled frames and sound, as a stream.

Times are seconds from the first displayed video frame (from the first sample where there
is no picture), from the file's presentation timestamps. Memory does not grow with the
length of the film: what is not used at once is gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from av.audio.frame import AudioFrame
from av.error import FFmpegError
from av.frame import Frame
from av.packet import Packet
from av.stream import Stream
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame

from aemo_studio.analysis.media.container import (
    FrameClock,
    Streams,
    choose_streams,
    opened,
    packets,
)
from aemo_studio.analysis.media.ending import film_end_s, picture_end_s
from aemo_studio.analysis.media.film import FilmReel, SampledFrame, SmallFrame
from aemo_studio.analysis.media.pictures import SampledPictures, SmallPictures, Target, fitted
from aemo_studio.analysis.media.soundtrack import AudioBlock, Soundtrack
from aemo_studio.base.cores import cores_in_use
from aemo_studio.base.errors import MediaError
from aemo_studio.base.progress import CancelToken, Reporter, Warning
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

Item: TypeAlias = SmallFrame | SampledFrame | AudioBlock

_EARLY_S = 0.5


@dataclass(frozen=True)
class DecodePlan:
    """What is taken out of the film.

    face_rate_hz: sampled frames per second. face_max_width: longest side of a sampled
        frame; 1280 keeps a face of a tenth of the picture at 128 pixels, what the face
        model looks at, and costs half of what full HD does. small_width: longest side of
        a small frame. audio_rate_hz: of the sound.
    """

    face_rate_hz: float = 4.0
    face_max_width: int = 1280
    small_width: int = 128
    audio_rate_hz: int = 16_000


@dataclass(frozen=True)
class DecodeSummary:
    """What the pass found out.

    end_s: the true end. frames: displayed frames. variable_rate: frame gaps differ.
    damaged: unreadable packets. ends_early: the file stops before the end it claims.
    """

    end_s: float
    frames: int
    variable_rate: bool
    damaged: int
    ends_early: bool


def decode(info: VideoInfo, plan: DecodePlan, *, cancel: CancelToken, report: Reporter) -> Decoder:
    """The items of a film in file order; iterate once, then read `summary`."""
    return Decoder(info, plan, cancel=cancel, report=report)


class Decoder:
    """An iterable of SmallFrame, SampledFrame and AudioBlock.

    Picture and sound come interleaved as in the file; each kind is in order of time.
    Iterating raises MediaError if nothing decodes and Cancelled when asked to stop. It
    reports one warning of code "damaged" and one of code "ends_early" at most. Sound goes
    to the end of the picture; where a file breaks off, up to half a second further.
    """

    def __init__(
        self, info: VideoInfo, plan: DecodePlan, *, cancel: CancelToken, report: Reporter
    ) -> None:
        self._info = info
        self._cancel = cancel
        self._report = report
        self._rate_hz = plan.audio_rate_hz
        self._film = (
            FilmReel(
                plan.face_rate_hz,
                SmallPictures(
                    Target(fitted((info.width, info.height), plan.small_width), info.rotation)
                ),
                SampledPictures(
                    Target(fitted((info.width, info.height), plan.face_max_width), info.rotation)
                ),
                info.frame_rate,
            )
            if info.has_video
            else None
        )
        self._sound = Soundtrack(plan.audio_rate_hz, info.duration_s if info.has_video else None)
        self._damaged = 0
        self._summary: DecodeSummary | None = None

    @property
    def summary(self) -> DecodeSummary:
        """Raises RuntimeError before the last item was taken."""
        if self._summary is None:
            raise RuntimeError("the summary is known after the last item")
        return self._summary

    def __iter__(self) -> Iterator[Item]:
        with opened(self._info.path) as container:
            chosen = choose_streams(container)
            streams = Streams(
                chosen.video if self._info.has_video else None,
                chosen.audio if self._info.has_audio else None,
            )
            if streams.video is not None:
                _make_quick(streams.video.codec_context)
            clocks = {s.index: FrameClock(container, s) for s in streams.present}
            for packet in packets(container, streams):
                self._cancel.check()
                yield from self._items(packet, clocks)
        yield from self._finish()

    def _items(
        self, packet: Packet[Stream] | None, clocks: dict[int, FrameClock]
    ) -> Iterator[Item]:
        for frame in self._frames(packet):
            assert packet is not None
            seconds = clocks[packet.stream.index].time_s(frame)
            time_s = None if seconds is None else seconds - self._info.start_s
            if isinstance(frame, VideoFrame) and self._film is not None:
                yield from self._film.feed(time_s, frame)
            elif isinstance(frame, AudioFrame):
                yield from self._sound.feed(time_s, frame)

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
            self._report(Warning("damaged", f"{name} has damaged parts; they were skipped."))

    def _finish(self) -> Iterator[Item]:
        end_s = self._true_end_s()
        if self._film is not None:
            yield from self._film.finish(end_s)
        if self._info.has_audio:
            yield from self._sound.finish(end_s)
        early = end_s < self._info.duration_s - _EARLY_S
        if early:
            self._report(
                Warning(
                    "ends_early",
                    f"{self._info.path.name} stops after {end_s:.1f} s of "
                    f"{self._info.duration_s:.1f} s; what is there was used.",
                )
            )
        film = self._film
        self._summary = DecodeSummary(
            end_s=end_s,
            frames=film.frames if film is not None else 0,
            variable_rate=film is not None and film.variable_rate,
            damaged=self._damaged,
            ends_early=early,
        )

    def _true_end_s(self) -> float:
        info, film = self._info, self._film
        audio_end_s = self._sound.end_s if info.has_audio and self._sound.end_s > 0 else None
        video_end_s = None
        if film is not None and film.last_s is not None:
            video_end_s = picture_end_s(film.last_s, info.duration_s, info.frame_rate)
        end_s = film_end_s(video_end_s, audio_end_s)
        if end_s is None:
            raise MediaError(f"Nothing in {info.path} can be decoded; copy or export it again.")
        # A whole file ends when its header says, to the last digit.
        return info.duration_s if abs(end_s - info.duration_s) < 0.1 else end_s


def _make_quick(codec: VideoCodecContext) -> None:
    """Before the first packet.

    B frames, from which hardly any other is predicted, keep their block edges. That takes an
    eighth off decoding H.264 and changes a frame by less than noise does (the worst of 800
    is 49 dB from its full decode).
    """
    codec.options = {"skip_loop_filter": "bidir"}
    codec.thread_count = decoder_threads()
    codec.thread_type = "AUTO"


def decoder_threads() -> int:
    """Frame threads wait for each other; two more than cores keep the cores busy."""
    return cores_in_use() + 2
