"""Probes a media file: reads its properties and decodes its first frames only."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.error import FFmpegError
from av.packet import Packet
from av.stream import Stream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from aemo_studio.analysis.media.audio_tracks import audio_tracks, numbered_streams
from aemo_studio.analysis.media.container import (
    PresentationClock,
    Streams,
    choose_streams,
    opened,
    packets,
)
from aemo_studio.analysis.media.ending import find_end_s
from aemo_studio.analysis.media.fingerprint import fingerprint
from aemo_studio.analysis.media.pictures import display_size, rotation_of
from aemo_studio.analysis.media.rates import is_variable, nominal_rate, snapped_rate
from aemo_studio.analysis.media.timecode import own_timecode
from aemo_studio.base.errors import MediaError
from aemo_studio.domain.video import VideoInfo

_MAX_PACKETS = 5000
_RATE_PACKETS = 250
_RATE_BYTES = 32 * 2**20

_COLOUR_SPACES = {1: "bt709", 4: "fcc", 5: "bt470bg", 6: "smpte170m", 7: "smpte240m", 9: "bt2020nc"}


@dataclass
class _Beginning:
    """The first decoded frames, and the timestamps that show the frame rate."""

    #: The first video frame; None until one decodes.
    video: VideoFrame | None = None
    #: Its time in seconds of the file's own clock; None where the file does not give it.
    video_start_s: float | None = None
    #: The first audio frame of each stream that decodes, and its time in seconds of the file's own
    #: clock (None where the file does not give it), by the index of the stream.
    sounds: dict[int, tuple[AudioFrame, float | None]] = field(default_factory=dict)
    #: Presentation timestamps of video packets in the stream's time base, in file order.
    stamps: list[int] = field(default_factory=list)


def probe(path: Path) -> VideoInfo:
    """Reads the VideoInfo of a file.

    Raises MediaError, one sentence, for a file that is missing, a folder, empty, no
    media, or without a picture or sound that decodes.
    """
    with opened(path) as container:
        streams = _with_all_sound(container, choose_streams(container))
        beginning = _read_beginning(container, streams)
        streams = Streams(
            streams.video if beginning.video is not None else None, _sounding(streams, beginning)
        )
        if not streams.present:
            raise MediaError(
                "{path} holds no picture and no sound that can be decoded; export it again, "
                "for instance as H.264 with AAC.",
                path=path,
            )
        return _info(path, container, streams, beginning)


def _with_all_sound(container: InputContainer, chosen: Streams) -> Streams:
    others = [stream for _, stream in numbered_streams(container) if stream is not chosen.audio]
    return Streams(chosen.video, chosen.audio, tuple(others))


def _sounding(streams: Streams, beginning: _Beginning) -> AudioStream | None:
    """Chooses the main stream of sound, or another one where that does not decode."""
    sounds = [s for s in (streams.audio, *streams.others) if s is not None]
    return next((s for s in sounds if s.index in beginning.sounds), None)


def _info(
    path: Path, container: InputContainer, streams: Streams, beginning: _Beginning
) -> VideoInfo:
    video = beginning.video
    audio, audio_start_s = beginning.sounds[streams.audio.index] if streams.audio else (None, None)
    start_s = (beginning.video_start_s if streams.video else audio_start_s) or 0.0
    average = _average_rate(streams.video, beginning)
    time_base = (streams.video and streams.video.time_base) or Fraction(1)
    rate = nominal_rate(average, beginning.stamps, time_base)
    rotation = rotation_of(video) if video is not None else 0
    width, height = display_size(video, streams.video, rotation) if video is not None else (0, 0)
    variable = average is not None and is_variable(beginning.stamps, time_base, average)
    return VideoInfo(
        path=path,
        fingerprint=fingerprint(path),
        size_bytes=path.stat().st_size,
        container=container.format.name,
        duration_s=find_end_s(container, streams, rate, start_s) - start_s,
        start_s=start_s,
        width=width,
        height=height,
        rotation=rotation,
        frame_rate=rate,
        variable_rate=variable,
        video_codec=_codec_name(streams.video),
        pixel_format=video.format.name if video is not None else None,
        colour_space=_COLOUR_SPACES.get(video.colorspace) if video is not None else None,
        audio_codec=_codec_name(streams.audio),
        audio_rate_hz=audio.sample_rate if audio is not None else None,
        audio_channels=audio.layout.nb_channels if audio is not None else None,
        timecode=own_timecode(container, streams, rate),
        audio_tracks=audio_tracks(container) if audio is not None else (),
    )


def _read_beginning(container: InputContainer, streams: Streams) -> _Beginning:
    """Decodes until the first frame of each stream, then only reads timestamps."""
    found = _Beginning()
    size = 0
    for count, packet in enumerate(packets(container, streams)):
        if packet is None:
            continue
        size += packet.size
        _note(container, found, packet)
        video_known = streams.video is None or (
            found.video is not None and (len(found.stamps) >= _RATE_PACKETS or size > _RATE_BYTES)
        )
        sound_known = streams.audio is None or streams.audio.index in found.sounds
        if count >= _MAX_PACKETS or (video_known and sound_known):
            break
    return found


def _note(container: InputContainer, found: _Beginning, packet: Packet[Stream]) -> None:
    stream = packet.stream
    if isinstance(stream, VideoStream):
        if packet.pts is not None and not packet.is_discard:
            found.stamps.append(packet.pts)
        if found.video is not None:
            return
    elif stream.index in found.sounds:
        return
    try:
        frames = packet.decode()
    except FFmpegError:
        return
    clock = PresentationClock(container, stream)
    for frame in frames[:1]:
        if isinstance(frame, VideoFrame):
            found.video, found.video_start_s = frame, clock.time_s(frame)
        elif isinstance(frame, AudioFrame):
            found.sounds[stream.index] = frame, clock.time_s(frame)


def _average_rate(stream: VideoStream | None, beginning: _Beginning) -> Fraction | None:
    if stream is None:
        return None
    declared = (stream.average_rate, stream.guessed_rate, stream.base_rate)
    rate = next((r for r in declared if r is not None and 0 < r <= 1000), None)
    return snapped_rate(rate, beginning.stamps, stream.time_base or Fraction(1))


def _codec_name(stream: Stream | None) -> str | None:
    return None if stream is None else str(stream.codec_context.name)
