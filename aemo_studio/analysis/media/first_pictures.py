"""Finds pictures for the timeline in seconds, from keyframes, before the film is decoded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from av.container import InputContainer
from av.error import FFmpegError
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from aemo_studio.analysis.media.container import choose_streams, opened, rotation_of
from aemo_studio.analysis.media.pictures import (
    SampledPictures,
    Target,
    display_size,
    fitted,
)
from aemo_studio.analysis.media.thumbnails import WIDTH, make_jpeg
from aemo_studio.base.progress import CancelToken
from aemo_studio.domain.video import Thumbnail

COUNT = 100
"""Pictures at most, spread over the film."""


def first_pictures(video: Path, cancel: CancelToken) -> Iterator[Thumbnail]:
    """Yields keyframes in order of time; none where there is no picture or no way to seek.

    Raises MediaError for a file that cannot be read, Cancelled.
    """
    with opened(video) as container:
        stream = choose_streams(container).video
        if stream is None or not container.duration:
            return
        stream.codec_context.skip_frame = "NONKEY"
        start_s = (container.start_time or 0) / 1e6
        last_s = -1.0
        for place in range(COUNT):
            cancel.check()
            wanted_s = place * container.duration / 1e6 / COUNT
            frame = _keyframe(container, stream, start_s + wanted_s)
            time_s = None if frame is None or frame.time is None else frame.time - start_s
            if frame is not None and time_s is not None and time_s > last_s:
                last_s = time_s
                yield Thumbnail(max(0.0, time_s), _jpeg(frame, stream))


def _keyframe(container: InputContainer, stream: VideoStream, time_s: float) -> VideoFrame | None:
    """Decodes the last keyframe not after `time_s`; None where that is not possible."""
    with suppress(FFmpegError, OSError):
        container.seek(round(time_s * 1e6), backward=True)
        return next(container.decode(stream), None)
    return None


def _jpeg(frame: VideoFrame, stream: VideoStream) -> bytes:
    rotation = rotation_of(frame)
    size = fitted(display_size(frame, stream, rotation), WIDTH)
    return make_jpeg(SampledPictures(Target(size, rotation)).convert(frame).rgb, WIDTH)
