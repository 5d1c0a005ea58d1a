"""Decodes the picture of a film by sections, each for itself, exactly as all of it at once would.

A section begins at a time of the film, not at a key picture: what lies between its key picture and
its first frame is decoded too and thrown away. The last of these frames tell whether the section
really goes on where the one before ends.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import ceil, inf

from av.container import InputContainer
from av.error import FFmpegError
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from aemo_studio.analysis.media.container import (
    PresentationClock,
    Streams,
    choose_streams,
    opened,
    packets,
)
from aemo_studio.analysis.media.decode import (
    DecodePlan,
    frame_sampler,
    small_pictures,
    speed_up,
)
from aemo_studio.analysis.media.frames import FrameSampler, SampledFrame, SmallFrame
from aemo_studio.analysis.media.sparse import SETTLED, MediaPacket, SparsePackets, may_be_sparse
from aemo_studio.base.cores import sections_at_once
from aemo_studio.domain.video import VideoInfo

SECTION_S = 60.0
"""Length of a section: key pictures lie up to ten seconds apart, and a waiting section of small
frames takes 50 MB."""

OVERLAP_S = 0.5
"""What two successive sections both decode, to compare it."""

_CONTAINERS = ("mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm")
_LEAST_RATE = 8.0

# Packets before the overlap that `SparsePackets` is shown: a group has 17 frames at most.
_SETTLING_PACKETS = 17 * SETTLED

# How far before the overlap a key picture is looked for.
_BACK_S = (0.0, 3.0, 12.0, 48.0)


class NotJoinableError(Exception):
    """Says that the sections of a film would not be what decoding all of it gives."""


@dataclass(frozen=True)
class FilmSection:
    """A part of a film: the frames that are first displayed in it."""

    #: From 0.
    number: int
    #: In seconds.
    start_s: float
    #: In seconds; infinite for the last.
    end_s: float


@dataclass(eq=False)
class SectionFacts:
    """What decoding found beside the items."""

    #: Frames before its start, which the section before holds as well.
    overlap: list[SmallFrame] = field(default_factory=list)
    #: When its last frame is first displayed; None without frames.
    last_s: float | None = None
    #: Number of displayed frames that were decoded.
    frames: int = 0
    #: Times in seconds of the frames that may not have been decoded.
    left_out_s: array[float] = field(default_factory=lambda: array("d"))
    #: Whether gaps between frames are no multiples of 1 / frame rate.
    variable_rate: bool = False


def sections(duration_s: float) -> tuple[FilmSection, ...]:
    """Divides a film; the last section takes what is beyond the length that it claims."""
    count = max(1, ceil(duration_s / SECTION_S))
    edges = [number * SECTION_S for number in range(count)]
    ends = [*edges[1:], inf]
    return tuple(FilmSection(n, *pair) for n, pair in enumerate(zip(edges, ends, strict=True)))


def workers_for(duration_s: float) -> int:
    """Chooses how many sections of a film of this length are analysed at once."""
    return min(sections_at_once(), len(sections(duration_s)))


def section_number(shown_s: float) -> int:
    """Numbers the section of a frame that is first displayed at this time."""
    return int(shown_s // SECTION_S)


def may_be_divided(info: VideoInfo) -> bool:
    """Whether a film has more than one section, a file in which one can begin anywhere, and a
    usual rate."""
    if not info.has_video or info.duration_s <= SECTION_S:
        return False
    if float(info.frame_rate or 0) < _LEAST_RATE:
        return False
    with opened(info.path) as container:
        return container.format.name in _CONTAINERS


class SectionDecoder:
    """Iterates over the SmallFrames and SampledFrames of one section of a film; then read `facts`.

    threads: of the decoder. check: raises where the work is to stop. end_s: computes the film's end
    from the time of its last frame; it is called where the film ends in this section. Iterating
    raises NotJoinableError.
    """

    def __init__(
        self,
        info: VideoInfo,
        plan: DecodePlan,
        section: FilmSection,
        *,
        threads: int,
        check: Callable[[], None],
        end_s: Callable[[float], float],
    ) -> None:
        self._info = info
        self._section = section
        self._threads = threads
        self._check = check
        self._end_s = end_s
        self._sampler: FrameSampler = frame_sampler(info, plan)
        self._overlap_s = section.start_s - OVERLAP_S
        self._small = small_pictures(info, plan)
        self._settled = section.number == 0
        self.facts = SectionFacts()

    def __iter__(self) -> Iterator[SmallFrame | SampledFrame]:
        with opened(self._info.path) as container:
            stream = choose_streams(container).video
            assert stream is not None
            speed_up(stream.codec_context, self._threads)
            yield from self._items(self._frames(container, stream))
        self.facts.last_s = self._sampler.last_s
        self.facts.frames = self._sampler.frames
        self.facts.variable_rate = self._sampler.variable_rate

    def _items(
        self, frames: Iterator[tuple[float, VideoFrame]]
    ) -> Iterator[SmallFrame | SampledFrame]:
        sampler, section = self._sampler, self._section
        for time_s, frame in frames:
            if time_s >= section.end_s:
                yield from sampler.stop_at(time_s)
                return
            if section.number and time_s < section.start_s:
                self._note_overlap(time_s, frame)
                continue
            if section.number and sampler.last_s is None:
                sampler.begin(time_s)
            yield from sampler.feed(time_s, frame)
        if sampler.last_s is not None:
            yield from sampler.finish(self._end_s(sampler.last_s))

    def _note_overlap(self, time_s: float, frame: VideoFrame) -> None:
        overlap = self.facts.overlap
        if time_s >= self._overlap_s and (not overlap or time_s > overlap[-1].time_s):
            overlap.append(SmallFrame(time_s, self._small.convert(frame)))

    def _frames(
        self, container: InputContainer, stream: VideoStream
    ) -> Iterator[tuple[float, VideoFrame]]:
        clock = PresentationClock(container, stream)
        for packet in self._packets(container, stream):
            self._check()
            for frame in _decoded(packet):
                stamp_s = clock.time_s(frame)
                if stamp_s is None:
                    raise NotJoinableError("no times")
                yield stamp_s - self._info.start_s, frame

    def _packets(self, container: InputContainer, stream: VideoStream) -> Iterator[MediaPacket]:
        """Yields the packets from the section's key picture on, and has the decoder leave out
        frames as a decode of all would."""
        is_sparse = may_be_sparse(stream, container.format.name)
        sparse = SparsePackets(stream.index) if is_sparse else None
        settling_s = _SETTLING_PACKETS / float(stream.average_rate or 1) if is_sparse else 0.0
        wanted_pts = self._go_to_key_picture(container, stream, settling_s)
        for packet, needed in _with_need(container, stream, sparse):
            if wanted_pts not in (None, packet.pts):
                continue
            wanted_pts = None
            self._skip(packet, stream, needed=needed)
            self._check_settled(packet, sparse, settling_s)
            yield packet

    def _go_to_key_picture(
        self, container: InputContainer, stream: VideoStream, settling_s: float
    ) -> int | None:
        """Moves the file to where reading has to begin; returns the time stamp of the first packet
        to decode, None for the file's first."""
        if self._section.number == 0:
            return None
        for back_s in _BACK_S:
            place_s = self._overlap_s - back_s
            self._seek(container, place_s)
            first = next(packets(container, Streams(stream, None)), None)
            time_s = None if first is None else self._time_s(first)
            if first is not None and time_s is not None and time_s <= self._overlap_s:
                self._seek(container, min(place_s, self._overlap_s - settling_s))
                return first.pts
        raise NotJoinableError("no key picture before it")

    def _seek(self, container: InputContainer, time_s: float) -> None:
        try:
            container.seek(round((self._info.start_s + max(time_s, 0.0)) * 1e6), backward=True)
        except FFmpegError as error:
            raise NotJoinableError("no place to begin at") from error

    def _skip(self, packet: MediaPacket, stream: VideoStream, *, needed: bool) -> None:
        """Has the decoder leave out a frame that is not needed and that no other refers to."""
        time_s, section = self._time_s(packet), self._section
        early = section.number > 0 and time_s is not None and time_s < self._overlap_s
        stream.codec_context.skip_frame = "DEFAULT" if needed and not early else "NONREF"
        begun = section.number == 0 or (time_s is not None and time_s >= section.start_s)
        if not needed and time_s is not None and begun and time_s < section.end_s:
            self.facts.left_out_s.append(time_s)

    def _check_settled(
        self, packet: MediaPacket, sparse: SparsePackets | None, settling_s: float
    ) -> None:
        """Checks, when the overlap begins, that it no longer matters where reading began."""
        if sparse is None or self._settled or (self._time_s(packet) or 0.0) < self._overlap_s:
            return
        self._settled = sparse.groups >= SETTLED or self._overlap_s <= settling_s
        if not self._settled:
            raise NotJoinableError("too few packets before it")

    def _time_s(self, packet: MediaPacket) -> float | None:
        if packet.pts is None:
            return None
        return float(packet.pts * packet.time_base) - self._info.start_s


def _with_need(
    container: InputContainer, stream: VideoStream, sparse: SparsePackets | None
) -> Iterator[tuple[MediaPacket, bool]]:
    """Yields the packets of a stream with whether their frames are needed in any case."""
    found = packets(container, Streams(stream, None))
    with_need = ((p, True) for p in found) if sparse is None else sparse.of(found)
    for packet, needed in with_need:
        if packet is None or packet.is_corrupt:
            raise NotJoinableError("damage")
        yield packet, needed


def _decoded(packet: MediaPacket) -> list[VideoFrame]:
    try:
        return [frame for frame in packet.decode() if isinstance(frame, VideoFrame)]
    except FFmpegError as error:
        raise NotJoinableError("damage") from error
