"""Finds the end of a file: its header's claim, checked against its last packets."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from fractions import Fraction

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.packet import Packet
from av.stream import Stream
from av.video.stream import VideoStream

from aemo_studio.analysis.media.container import Streams, packets
from aemo_studio.base.errors import MediaError
from aemo_studio.base.progress import Reporter, WarningEvent
from aemo_studio.base.translations import phrase
from aemo_studio.domain.video import VideoInfo

AUDIO_TAIL_S = 0.5
"""Sound that outlasts the picture by more than this prolongs the film; less is the
padding of the sound's last block."""

LAST_FRAMES = 5
"""Most frames of the average rate for which the last frame may be displayed."""

_UNKNOWN_FRAME_S = 0.04
_EARLY_S = 0.5
_TAIL_S = 2.0
# These name no duration, or guess it from the bit rate: every packet is looked at.
_UNSURE = ("mp3", "aac", "ac3", "eac3", "amr", "dts")


def film_end_s(video_end_s: float | None, audio_end_s: float | None) -> float | None:
    """Chooses the end of the film from the ends of its picture and sound, in seconds of any
    clock; None if neither is known."""
    if video_end_s is None or audio_end_s is None:
        return video_end_s if video_end_s is not None else audio_end_s
    return audio_end_s if audio_end_s > video_end_s + AUDIO_TAIL_S else video_end_s


def find_end_s(
    container: InputContainer, streams: Streams, rate: Fraction | None, start_s: float
) -> float:
    """Finds the end of the last frame in seconds of the file's own clock.

    The last packets give it exactly. Where they lie beyond the end of a file that was cut
    off, the header's claim counts, and decoding finds the true end. rate: frames per second.
    """
    claimed = _claimed_end_s(container, streams, start_s)
    if claimed is None or (streams.video is None and container.format.name in _UNSURE):
        # Where seeking back to the beginning fails, the packets still to come give the end.
        with suppress(FFmpegError):
            container.seek(0)
        return _last_end_s(packets(container, streams), streams, rate) or start_s
    measured = _tail_end_s(container, streams, rate, claimed)
    if measured is None or measured < start_s or claimed > measured + AUDIO_TAIL_S:
        return claimed
    return measured


def _claimed_end_s(container: InputContainer, streams: Streams, start_s: float) -> float | None:
    video_end_s = _declared_end_s(streams.video)
    audio_end_s = _declared_end_s(streams.audio)
    if (video_end_s if streams.video is not None else audio_end_s) is not None:
        return film_end_s(video_end_s, audio_end_s)
    if container.duration is None:
        return None
    duration_s = container.duration / av.time_base
    # In Matroska this is the film's end or, from other programs, its length.
    return duration_s if duration_s > start_s else start_s + duration_s


def _declared_end_s(stream: Stream | None) -> float | None:
    if stream is None or stream.duration is None or stream.time_base is None:
        return None
    return float(((stream.start_time or 0) + stream.duration) * stream.time_base)


def _tail_end_s(
    container: InputContainer, streams: Streams, rate: Fraction | None, claimed_s: float
) -> float | None:
    stream = streams.present[0]
    try:
        back_s = max(0.0, claimed_s - _TAIL_S)
        container.seek(int(back_s / (stream.time_base or 1)), stream=stream)
        return _last_end_s(packets(container, streams), streams, rate)
    except FFmpegError:
        return None


def _last_end_s(
    found: Iterable[Packet[Stream] | None], streams: Streams, rate: Fraction | None
) -> float | None:
    video_s: float | None = None
    audio_s: float | None = None
    for packet in found:
        if packet is None or packet.pts is None or packet.is_discard:
            continue
        time_s = float(packet.pts * packet.time_base)
        if isinstance(packet.stream, VideoStream):
            video_s = max(time_s, time_s if video_s is None else video_s)
        else:
            end_s = time_s + float((packet.duration or 0) * packet.time_base)
            audio_s = max(end_s, end_s if audio_s is None else audio_s)
    if video_s is not None:
        video_s = picture_end_s(video_s, _declared_end_s(streams.video), rate)
    return film_end_s(video_s, audio_s)


def picture_end_s(last_s: float, declared_s: float | None, rate: Fraction | None) -> float:
    """Finds when the last frame, displayed from `last_s`, ends: as declared, if that is possible.

    Durations of packets are not used: in variable-rate files they are the gaps of the
    decoding order, not how long a frame is displayed. rate: frames per second.
    """
    frame_s = float(1 / rate) if rate else _UNKNOWN_FRAME_S
    if declared_s is not None and last_s < declared_s <= last_s + LAST_FRAMES * frame_s:
        return declared_s
    return last_s + frame_s


def true_end_s(info: VideoInfo, last_s: float | None, audio_end_s: float | None) -> float:
    """Finds the true end of a film in seconds.

    last_s: from when its last frame is displayed. Raises MediaError if there is neither picture
    nor sound.
    """
    video_end_s = None
    if last_s is not None:
        video_end_s = picture_end_s(last_s, info.duration_s, info.frame_rate)
    end_s = film_end_s(video_end_s, audio_end_s)
    if end_s is None:
        raise MediaError(
            "Nothing in {path} can be decoded; copy or export it again.", path=info.path
        )
    # A complete file ends exactly when its header claims.
    return info.duration_s if abs(end_s - info.duration_s) < 0.1 else end_s


def check_end(info: VideoInfo, end_s: float, report: Reporter) -> bool:
    """Warns of a film that stops before the end that its header claims, and returns whether it
    does."""
    early = end_s < info.duration_s - _EARLY_S
    if early:
        report(
            WarningEvent(
                "ends_early",
                phrase(
                    "{name} stops after {end_s:.1f} s of {duration_s:.1f} s; what is there "
                    "was used.",
                    name=info.path.name,
                    end_s=end_s,
                    duration_s=info.duration_s,
                ),
            )
        )
    return early
