"""Decodes the sound of a film alone, as `decode` gives it beside the picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from av.audio.frame import AudioFrame
from av.error import FFmpegError
from av.packet import Packet
from av.stream import Stream

from aemo_studio.analysis.media.audio_tracks import numbered_streams
from aemo_studio.analysis.media.container import PresentationClock, Streams, opened, packets
from aemo_studio.analysis.media.decode import DecodePlan, sound_end_s, soundtracks
from aemo_studio.analysis.media.sections import NotJoinableError
from aemo_studio.analysis.media.soundtrack import AudioBlock
from aemo_studio.domain.video import VideoInfo


def decode_sound(
    info: VideoInfo,
    plan: DecodePlan,
    *,
    check: Callable[[], None],
    end_s: Callable[[float | None], float],
) -> Iterator[AudioBlock]:
    """Yields the blocks of all wanted audio tracks, each in order of time.

    check: raises where the work is to stop. end_s: computes the film's end from that of the sound.
    Raises NotJoinableError for a damaged stream.
    """
    sounds = soundtracks(info, plan)
    with opened(info.path) as container:
        streams = {s.index: (s, sounds[n]) for n, s in numbered_streams(container) if n in sounds}
        clocks = {index: PresentationClock(container, s) for index, (s, _) in streams.items()}
        wanted = Streams(None, None, tuple(s for s, _ in streams.values()))
        for packet in packets(container, wanted):
            check()
            for index, frame in _frames(packet):
                seconds = clocks[index].time_s(frame)
                time_s = None if seconds is None else seconds - info.start_s
                yield from streams[index][1].feed(time_s, frame)
    film_end_s = end_s(sound_end_s(sounds.values()))
    for sound in sounds.values():
        yield from sound.finish(film_end_s)


def _frames(packet: Packet[Stream] | None) -> list[tuple[int, AudioFrame]]:
    if packet is None or packet.is_corrupt:
        raise NotJoinableError("damaged sound")
    try:
        frames = packet.decode()
    except FFmpegError as error:
        raise NotJoinableError("damaged sound") from error
    return [(packet.stream.index, frame) for frame in frames if isinstance(frame, AudioFrame)]
