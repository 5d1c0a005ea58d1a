"""Chooses the packets of a film of which only the reference frames need to be decoded.

Half of the frames of a usual H.264 or HEVC film are referred to by no other: skipping them takes
a third off decoding. Where the picture cuts, every frame counts; the encoder gives that away before
anything is decoded, as it has to draw the new picture from nothing: that packet is large for its
neighbourhood, or small where the new picture is flat. In grain, which costs as much in every frame,
it is hardly larger; but there the frames beside a cut, too, cost more than they ever vary.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from math import inf
from statistics import fmean, median
from typing import TypeAlias

from av.packet import Packet
from av.stream import Stream
from av.video.stream import VideoStream

MediaPacket: TypeAlias = "Packet[Stream]"

FEWEST_PIXELS = 1280 * 720
"""Pixels of a frame below which skipping saves too little."""

LEAST_RATE = 23.0
"""Frames per second below which every frame is decoded: what is left would lie too far apart."""

_CODECS = ("h264", "hevc")
_CONTAINERS = ("mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm")

# Groups before and behind a suspected cut that are decoded whole. A group is a frame that others
# refer to with those shown before it; three hold the frames that the cut is compared with.
_AROUND = 3

# More packets than a group has, unless the file's times are wrong.
_MOST_PACKETS = 32

SETTLED = 24
"""Groups after which what is needed is the same wherever in the film the packets began."""

# A packet is unusual above and below these shares of the median of the last ones of its kind.
_LARGE, _SMALL = 1.8, 0.4
_NEIGHBOURS = 12
_FEWEST_NEIGHBOURS = 4

# And from so much above the median: a share of it, and so many times what the last ones usually
# differ from it. So are the other frames of a group, beside those of the last groups.
_RISE, _DEVIATIONS = 0.02, 10.0


def may_be_sparse(stream: VideoStream, container_format: str) -> bool:
    """Whether the frames of a stream that no other refers to may be skipped."""
    codec = stream.codec_context
    return (
        container_format in _CONTAINERS
        and codec.name in _CODECS
        and bool(codec.has_b_frames)
        and codec.width * codec.height >= FEWEST_PIXELS
        and float(stream.average_rate or 0) >= LEAST_RATE
    )


def with_need(
    packets: Iterable[MediaPacket | None], stream: VideoStream | None, container_format: str
) -> Iterator[tuple[MediaPacket | None, bool]]:
    """Yields packets with whether their frames are needed in any case: all, where skipping saves
    nothing."""
    if stream is None or not may_be_sparse(stream, container_format):
        return ((packet, True) for packet in packets)
    return SparsePackets(stream.index).of(packets)


@dataclass(eq=False)
class _Group:
    """A frame that is shown later than all before it, with those that follow it in the file."""

    #: Whether all of its frames are needed.
    whole: bool
    #: In file order.
    packets: list[MediaPacket] = field(default_factory=list)

    @property
    def other_sizes(self) -> tuple[float | None, float | None]:
        """Bytes of the second packet, to whose frame those behind it often refer, and of one of
        these on average; None where there is none."""
        sizes = [packet.size for packet in self.packets[1:]]
        return next(iter(sizes), None), fmean(sizes[1:]) if sizes[1:] else None


class SparsePackets:
    """Tells for each packet of a film, in file order, whether its frame is needed in any case.

    Holds back a handful of packets of the picture; those of the sound go past them. `index`: that
    of the video stream. After `SETTLED` `groups` it no longer matters where the packets began.
    """

    def __init__(self, index: int) -> None:
        self._index = index
        self._groups: deque[_Group] = deque([_Group(whole=True)])
        self._sizes: deque[int] = deque(maxlen=_NEIGHBOURS)
        self._others: tuple[deque[float | None], ...] = tuple(
            deque(maxlen=_NEIGHBOURS) for _ in range(2)
        )
        self._latest_pts = -inf
        self._whole_left = 2 * _AROUND
        self.groups = 0

    def of(
        self, packets: Iterable[MediaPacket | None]
    ) -> Iterator[tuple[MediaPacket | None, bool]]:
        """Yields every packet with whether it is needed in any case; None stands for damage."""
        for packet in packets:
            if packet is None or packet.stream.index != self._index:
                yield packet, True
                continue
            self._take(packet)
            while len(self._groups) > _AROUND + 1:
                yield from self._oldest()
        # The film's last frame tells its end.
        self._want_all()
        while self._groups:
            yield from self._oldest()

    def _take(self, packet: MediaPacket) -> None:
        if self._begins_group(packet):
            self.groups += 1
            self._end()
            self._begin(self._is_unusual(packet))
        self._groups[-1].packets.append(packet)

    def _begins_group(self, packet: MediaPacket) -> bool:
        pts = self._latest_pts if packet.pts is None else packet.pts
        full = len(self._groups[-1].packets) >= _MOST_PACKETS
        if pts <= self._latest_pts and not full:
            return False
        self._latest_pts = pts
        return True

    def _is_unusual(self, packet: MediaPacket) -> bool:
        usual = median(self._sizes) if len(self._sizes) >= _FEWEST_NEIGHBOURS else 0
        most = min(_LARGE * usual, _most_usual(self._sizes))
        unusual = packet.is_keyframe or not _SMALL * usual <= packet.size <= most
        if not packet.is_keyframe:
            self._sizes.append(packet.size)
        return unusual

    def _begin(self, unusual: bool) -> None:
        """Begins a group; where a cut may lie in it, those around it are needed whole too."""
        if unusual:
            self._whole_left = _AROUND + 1
            self._want_all()
        self._groups.append(_Group(whole=self._whole_left > 0))
        self._whole_left -= 1

    def _end(self) -> None:
        """Ends the latest group; where its other frames give a cut away, those around it are needed
        whole too."""
        kinds = [*zip(self._groups[-1].other_sizes, self._others, strict=True)]
        if any(_is_large(size, last) for size, last in kinds):
            self._whole_left = max(self._whole_left, _AROUND)
            self._want_all()
        for size, last in kinds:
            last.append(size)

    def _want_all(self) -> None:
        for group in self._groups:
            group.whole = True

    def _oldest(self) -> Iterator[tuple[MediaPacket, bool]]:
        group = self._groups.popleft()
        for number, packet in enumerate(group.packets):
            yield packet, group.whole or number == 0


def _is_large(size: float | None, others: Iterable[float | None]) -> bool:
    return size is not None and size > _most_usual([one for one in others if one is not None])


def _most_usual(sizes: Collection[float]) -> float:
    """Computes the size up to which one is usual beside these."""
    if len(sizes) < _FEWEST_NEIGHBOURS:
        return inf
    middle = median(sizes)
    deviation = median(abs(size - middle) for size in sizes)
    return (1 + _RISE) * middle + _DEVIATIONS * deviation
