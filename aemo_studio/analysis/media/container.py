"""Opens media files, chooses their streams and reads their clocks.

All containers are opened by `opened`, so that every caller gets the same error sentences
for a file that cannot be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from pathlib import Path

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.error import FFmpegError
from av.format import ContainerFormat
from av.frame import Frame
from av.packet import Packet
from av.stream import Disposition, Stream
from av.video.stream import VideoStream

from aemo_studio.analysis.media.protection import is_protected
from aemo_studio.base.errors import MediaError

# Only local files, whatever a playlist inside the file asks for.
_OPTIONS = {"protocol_whitelist": "file"}
_NO_FILM = ("tty", "image2", "hls", "concat", "lavfi")
# Nothing marks their beginning, so that noise can pass for one; only the name identifies them.
_UNMARKED = ("h261", "h263", "ea_cdata")
_PICTURES = Disposition.attached_pic | Disposition.timed_thumbnails | Disposition.still_image
_MP4_BOXES = (b"ftyp", b"mdat", b"free", b"wide", b"skip")
_DEMUX_RETRIES = 20
_LOOK_AT = 100
_PICTURE_ENDINGS = (
    ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".dpx", ".exr", ".tga", ".bmp", ".cin",
)  # fmt: skip
# Their clock starts anew where broadcasts were joined, and one damaged byte moves it by hours.
_JUMPING = ("mpegts", "mpeg")
_JUMP_S = 60.0
_USUAL_STEP_S = 0.04


@dataclass(frozen=True)
class Streams:
    """The streams of a container that are analysed."""

    #: The picture; None where there is none that decodes.
    video: VideoStream | None
    #: The sound; None where there is none that decodes.
    audio: AudioStream | None
    #: Further streams of sound.
    others: tuple[AudioStream, ...] = ()

    @property
    def present(self) -> tuple[Stream, ...]:
        """The streams that there are, picture first."""
        return tuple(s for s in (self.video, self.audio, *self.others) if s is not None)


@contextmanager
def opened(path: Path, metadata_encoding: str = "utf-8") -> Iterator[InputContainer]:
    """Opens the container of a media file. Raises MediaError with one sentence if it is none.

    metadata_encoding: of its tags; what is no such text is replaced.
    """
    check_file(path)
    try:
        # An absolute name is never taken for an address such as "http:…" or "concat:…".
        container = av.open(
            str(path.absolute()), "r", options=dict(_OPTIONS),
            metadata_encoding=metadata_encoding, metadata_errors="replace",
        )  # fmt: skip
    except (FFmpegError, OSError, ValueError) as error:
        raise _no_media(path, error) from error
    with container:
        if _is_picture(container.format):
            raise _one_picture(path)
        if not _is_believable(path, container.format):
            raise MediaError(
                "{path} is no video or sound; name a film, a clip or a recording.", path=path
            )
        if _may_be_protected(container.format) and is_protected(path):
            raise MediaError(
                "{path} is protected by DRM: only its shop's own programs can play it; get a copy "
                "without protection.",
                path=path,
            )
        yield container


def _may_be_protected(file_format: ContainerFormat) -> bool:
    return not {"mp4", "asf"}.isdisjoint(file_format.name.split(","))


def _one_picture(path: Path) -> MediaError:
    return MediaError(
        "{path} is a picture of an image sequence, not a film; make a film of the sequence first, "
        "in an editing program or with `ffmpeg -framerate 24 -i {pattern} film.mov`.",
        path=path,
        pattern=_pattern(path.name),
    )


def _is_picture(file_format: ContainerFormat) -> bool:
    return file_format.name == "image2" or file_format.name.endswith("_pipe")


def _pattern(name: str) -> str:
    """Writes the name of a picture as that of its sequence: `shot_0042.png` as `shot_%04d.png`."""
    stem, dot, ending = name.rpartition(".")
    count = len(stem) - len(stem.rstrip("0123456789"))
    return f"{stem[:-count]}%0{count}d{dot}{ending}" if dot and count else name


def _is_believable(path: Path, file_format: ContainerFormat) -> bool:
    name = file_format.name
    if name in _UNMARKED:
        return path.suffix.lower().removeprefix(".") in {name, *file_format.extensions}
    return name not in _NO_FILM and not name.endswith("_pipe")


def check_file(path: Path) -> None:
    """Raises MediaError unless `path` is a file with something in it."""
    try:
        if path.is_dir():
            raise _folder(path)
        size = path.stat().st_size
    except FileNotFoundError:
        if "%" in path.name and path.suffix.lower() in _PICTURE_ENDINGS:
            raise _one_picture(path) from None
        raise MediaError("{path} does not exist; check its name and folder.", path=path) from None
    except (OSError, ValueError) as error:
        raise MediaError(
            "{path} cannot be read: {reason}.", path=path, reason=_reason(error)
        ) from error
    if not path.is_file():
        raise MediaError("{path} is not a file; name a video or sound file.", path=path)
    if size == 0:
        raise MediaError("{path} is empty (0 bytes); copy or export it again.", path=path)


def _folder(path: Path) -> MediaError:
    if _holds_pictures(path):
        return MediaError(
            "{path} is a folder of pictures; make a film of the image sequence first, in an "
            "editing program or with ffmpeg.",
            path=path,
        )
    return MediaError("{path} is a folder; name a video or sound file in it.", path=path)


def _holds_pictures(folder: Path) -> bool:
    """Reports whether most of the first names in a folder are those of pictures."""
    names = list(islice(folder.iterdir(), _LOOK_AT))
    pictures = [name for name in names if name.suffix.lower() in _PICTURE_ENDINGS]
    return len(pictures) * 2 > len(names)


def choose_streams(container: InputContainer) -> Streams:
    """Chooses the main picture and sound. Cover art and streams without a decoder do not count."""
    videos = [s for s in container.streams.video if _is_film(s)]
    audios = [s for s in container.streams.audio if _decodable(s)]
    best_video = container.streams.best("video")
    best_audio = container.streams.best("audio")
    video = next((s for s in videos if s is best_video or s.index == _index(best_video)), None)
    audio = next((s for s in audios if s.index == _index(best_audio)), None)
    return Streams(
        video or max(videos, key=lambda s: s.width * s.height, default=None),
        audio or next(iter(audios), None),
    )


def packets(container: InputContainer, streams: Streams) -> Iterator[Packet[Stream] | None]:
    """Yields the packets of the streams in file order; None stands for an unreadable stretch.

    The last packet of each stream is empty and flushes its decoder. No streams, no packets
    (libav would hand out those of all).
    """
    failures = 0
    while streams.present and failures < _DEMUX_RETRIES:
        try:
            for packet in container.demux(*streams.present):
                failures = 0
                yield packet
            return
        except FFmpegError:
            # Reading goes on behind the damage where the format can find its way back.
            failures += 1
            yield None
        except IndexError:
            # A packet of a stream that began in the middle of the file, as broadcasts have.
            continue
    for stream in streams.present:
        flush: Packet[Stream] = Packet()
        flush.stream = stream
        yield flush


def decoded_sound(
    container: InputContainer, stream: AudioStream | None
) -> Iterator[list[AudioFrame] | None]:
    """Decodes a stream of sound, packet by packet; None stands for one that is damaged."""
    for packet in packets(container, Streams(None, stream)):
        try:
            frames = packet.decode() if packet is not None else None
        except FFmpegError:
            frames = None
        yield None if frames is None else [f for f in frames if isinstance(f, AudioFrame)]


class PresentationClock:
    """Reads the presentation time of frames, in seconds of the file's own clock.

    AVI numbers its packets in the order of decoding and stores no other time, so the time of
    reordered frames is unknown. In transport and program streams, jumps of the clock by more
    than a minute, forth and back, are taken out. Call it once for every frame, in their order.
    """

    def __init__(self, container: InputContainer, stream: Stream) -> None:
        self._ordered = container.format.name != "avi" or not _reorders(stream)
        time_base = stream.time_base or Fraction(1)
        self._ticks, self._per_s = time_base.numerator, time_base.denominator
        self._jumps = _JumpRemover() if container.format.name in _JUMPING else None

    def time_s(self, frame: Frame) -> float | None:
        """The time of a frame in seconds; None where the file does not give it."""
        stamp = frame.pts if frame.pts is not None else frame.dts
        if stamp is None or not self._ordered:
            return None
        time_s = stamp * self._ticks / self._per_s
        return time_s if self._jumps is None else self._jumps.removed(time_s)


class _JumpRemover:
    """Turns the times of a clock that jumps into those of one that does not."""

    def __init__(self) -> None:
        self._last_s: float | None = None
        self._step_s = _USUAL_STEP_S
        self._ahead_s = 0.0

    def removed(self, time_s: float) -> float:
        """The steady clock's time, in seconds, where the jumping one shows `time_s`."""
        if self._last_s is None:
            self._last_s = time_s
            return time_s
        steady_s = time_s - self._ahead_s
        if abs(steady_s - self._last_s) > _JUMP_S:
            self._ahead_s = time_s - (self._last_s + self._step_s)
            steady_s = self._last_s + self._step_s
        elif steady_s > self._last_s:
            self._step_s = steady_s - self._last_s
        self._last_s = steady_s
        return steady_s


def _reorders(stream: Stream) -> bool:
    return isinstance(stream, VideoStream) and stream.codec_context.has_b_frames


def _index(stream: Stream | None) -> int | None:
    return None if stream is None else stream.index


def _is_film(stream: VideoStream) -> bool:
    return _decodable(stream) and not stream.disposition & _PICTURES


def _decodable(stream: Stream) -> bool:
    context: object = stream.codec_context
    return context is not None


def _no_media(path: Path, error: Exception) -> MediaError:
    if isinstance(error, PermissionError):
        return MediaError(
            "{path} may not be read; change its permissions or copy it elsewhere.", path=path
        )
    if _looks_like_mp4(path):
        return MediaError(
            "{path} is incomplete: its index is missing, as after an interrupted copy or "
            "recording; copy or export it again.",
            path=path,
        )
    return MediaError(
        "{path} is not a video or sound file that can be read ({reason}).",
        path=path,
        reason=_reason(error),
    )


def _looks_like_mp4(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(8)[4:] in _MP4_BOXES
    except OSError:
        return False


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).rstrip(".")
