"""Finds the frame of a cut where only some of the frames around it were decoded.

Most cuts are given away by the encoder and lie among frames that were all decoded; this looks at
the others again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from av.container import InputContainer
from av.error import FFmpegError
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray

from aemo_studio.analysis.media.container import PresentationClock, choose_streams, opened
from aemo_studio.analysis.media.decode import DecodedFilm, decoder_threads, pixels_of, speed_up
from aemo_studio.analysis.media.pictures import SmallPictures
from aemo_studio.analysis.media.shots import ShotFinder, shots_between
from aemo_studio.base.progress import CancelToken
from aemo_studio.domain.scene import Shot
from aemo_studio.domain.video import VideoInfo

_NEAR_S = 0.2
"""How far a cut may lie from where it was seen among some of the frames."""

_BESIDE_S = 0.1
"""How near to a frame that was left out a cut may be off, as the frames beside it count too."""

_AROUND_S = 0.6
"""Seconds before and behind it of which every frame is decoded."""


def exact_shots(
    info: VideoInfo, shots: Sequence[Shot], decoded: DecodedFilm, cancel: CancelToken
) -> tuple[Shot, ...]:
    """Moves cuts that were seen among some of the frames to their frame, and drops those that are
    none.

    decoded: the pass in which they were seen. Raises Cancelled.
    """
    cuts_s = [shot.start_s for shot in shots[1:]]
    unsure = [cut_s for cut_s in cuts_s if _is_unsure(cut_s, decoded.summary.left_out_s)]
    if not unsure:
        return tuple(shots)
    small = decoded.small_pictures()
    exact = [cut_s for cut_s in cuts_s if cut_s not in unsure]
    with opened(info.path) as container:
        stream = choose_streams(container).video
        assert stream is not None
        speed_up(stream.codec_context, decoder_threads(pixels_of(info)))
        for place_s in unsure:
            cancel.check()
            exact += _cuts(_frames(container, stream, info.start_s, place_s), place_s, small)
    return shots_between(exact, shots[-1].end_s)


def _is_unsure(cut_s: float, left_out_s: NDArray[np.float64]) -> bool:
    near = np.searchsorted(left_out_s, [cut_s - _BESIDE_S, cut_s + _BESIDE_S])
    return bool(near[0] < near[1])


def _cuts(
    frames: Iterator[tuple[float, VideoFrame]], place_s: float, small: SmallPictures
) -> list[float]:
    """Finds the cuts next to a place among all frames around it; the place itself where those are
    not to be had."""
    finder, last_s = ShotFinder(), -1.0
    for time_s, frame in frames:
        if time_s > last_s:
            finder.add(time_s, small.convert(frame))
            last_s = time_s
    if last_s < place_s:
        return [place_s]
    found = [shot.start_s for shot in finder.finish(last_s + _NEAR_S)[1:]]
    return [cut_s for cut_s in found if abs(cut_s - place_s) < _NEAR_S]


def _frames(
    container: InputContainer, stream: VideoStream, start_s: float, place_s: float
) -> Iterator[tuple[float, VideoFrame]]:
    """Decodes every frame near a place, with its time in seconds."""
    clock = PresentationClock(container, stream)
    first_s, last_s = max(0.0, place_s - _AROUND_S), place_s + _AROUND_S
    try:
        container.seek(round((start_s + first_s) * 1e6), backward=True)
        for frame in _decoded(container, stream, start_s + first_s):
            time_s = (clock.time_s(frame) or 0.0) - start_s
            if time_s > last_s:
                return
            if time_s >= first_s:
                yield time_s, frame
    except FFmpegError:
        return


def _decoded(
    container: InputContainer, stream: VideoStream, first_s: float
) -> Iterator[VideoFrame]:
    """Decodes from where the file stands; of what is shown before `first_s` of its clock, only
    what others refer to."""
    for packet in container.demux(stream):
        early = packet.pts is not None and packet.pts * packet.time_base < first_s
        stream.codec_context.skip_frame = "NONREF" if early else "DEFAULT"
        yield from packet.decode()
