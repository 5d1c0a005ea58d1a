"""Writes the film's picture and a new sound into one MP4, the picture untouched where it can be."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.packet import Packet
from av.stream import Stream

from aemo_studio.analysis.media.container import Streams, choose_streams, opened, packets
from aemo_studio.base.atomic_write import temporary_file
from aemo_studio.domain.video import VideoInfo
from aemo_studio.output.preview.film_sound import RATE_HZ

COPIED = frozenset({"h264", "hevc", "mpeg4", "av1"})
"""Codecs whose pictures go into an MP4 as they are: same quality, same frame times."""

_AUDIO_BIT_RATE = 256_000

ReportSeconds = Callable[[float], None]


def write_film(
    target: Path,
    video: VideoInfo,
    source: Path | None,
    sound: Iterable[AudioFrame],
    report: ReportSeconds,
) -> None:
    """Writes an MP4. source: whose picture is copied (the film, or its re-encoded picture); None
    without picture. report: is called with the seconds of film that are written, and may raise to
    stop."""
    with contextlib.ExitStack() as stack:
        output = stack.enter_context(av.open(str(target), "w", format="mp4",
                                             options={"movflags": "+faststart"}))  # fmt: skip
        copied: Iterator[Packet[Stream]] = iter(())
        if source is not None:
            start_s = video.start_s if source == video.path else 0.0
            copied = stack.enter_context(_picture(output, source, start_s))
        track = _SoundTrack(output, sound)
        for packet in copied:
            seconds = float((packet.dts or 0) * packet.time_base)
            track.write_until(seconds)
            output.mux(packet)
            report(seconds)
        track.finish(report)


@contextlib.contextmanager
def encoded_picture(video: VideoInfo, folder: Path, report: ReportSeconds) -> Iterator[Path]:
    """Encodes the picture as H.264, for codecs that an MP4 does not hold, by moviepy."""
    from moviepy.video.io.VideoFileClip import VideoFileClip
    from proglog import ProgressBarLogger

    class FrameCounter(ProgressBarLogger):  # type: ignore[misc]
        def bars_callback(self, bar: str, attr: str, value: Any, old_value: Any = None) -> None:
            del old_value
            if bar == "frame_index" and attr == "index":
                report(video.duration_s * value / max(1, self.bars[bar]["total"] or 1))

    with temporary_file(folder) as part:
        with contextlib.closing(VideoFileClip(str(video.path.absolute()), audio=False)) as clip:
            clip.write_videofile(
                str(part), codec="libx264", preset="veryfast", audio=False, logger=FrameCounter(),
                ffmpeg_params=["-pix_fmt", "yuv420p", "-f", "mp4"],
            )  # fmt: skip
        yield part


@contextlib.contextmanager
def _picture(
    output: OutputContainer, source: Path, start_s: float
) -> Iterator[Iterator[Packet[Stream]]]:
    """Reads the packets of the picture, on a clock that begins with the first frame."""
    with opened(source) as container:
        stream = choose_streams(container).video
        assert stream is not None
        copy = output.add_stream_from_template(stream)

        def shifted() -> Iterator[Packet[Stream]]:
            shift = round(Fraction(start_s) / (stream.time_base or Fraction(1, 90_000)))
            for packet in packets(container, Streams(stream, None)):
                if packet is None or packet.dts is None:
                    continue
                packet.pts = None if packet.pts is None else packet.pts - shift
                packet.dts -= shift
                packet.stream = copy
                yield packet

        yield shifted()


class _SoundTrack:
    """Encodes sound in step with the picture, so that the file is interleaved."""

    def __init__(self, output: OutputContainer, sound: Iterable[AudioFrame]) -> None:
        self._output = output
        self._sound = iter(sound)
        stream = output.add_stream("aac", rate=RATE_HZ, layout="stereo")
        assert isinstance(stream, AudioStream)
        stream.codec_context.bit_rate = _AUDIO_BIT_RATE
        self._stream = stream
        self._done = 0

    def write_until(self, seconds: float) -> None:
        while self._done < seconds * RATE_HZ:
            if not self._write_next():
                return

    def finish(self, report: ReportSeconds) -> None:
        while self._write_next():
            report(self._done / RATE_HZ)
        self._output.mux(self._stream.encode(None))

    def _write_next(self) -> bool:
        frame = next(self._sound, None)
        if frame is None:
            return False
        frame.time_base = Fraction(1, RATE_HZ)
        frame.pts = self._done
        self._done += frame.samples
        self._output.mux(self._stream.encode(frame))
        return True
