"""Real media files, made at test time with the encoders that PyAV carries.

Every function writes a file and returns its path. Pictures are upright RGB uint8
[height, width, 3], sound is float32 [n] (mono) or [n, channels] in [-1, 1], times are
seconds from the first displayed frame, whatever `start_s` the file gets.

    make_video(path, frames=cuts([(card(0), 2.0), (card(1), 3.0)]))          # one cut at 2 s
    make_video(path, frames=cuts([(face_picture, 4.0)]), audio=voice, audio_rate=16000)
    make_video(path, frames=cuts(...), rotation=90)                           # phone, upright
    make_video(path, frames=at_times(uneven_times(10.0)), rate=None)          # variable rate
    make_audio(path, tone(440, 3.0), 48000)                                   # .wav .mp3 .m4a .flac
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import chain
from pathlib import Path

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.stream import VideoStream
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Sound = NDArray[np.float32]
TimedPicture = tuple[float, Picture]

SIZE = (640, 360)
RATE = Fraction(25)
NTSC_FILM = Fraction(24000, 1001)
NTSC = Fraction(30000, 1001)

_CLOCK = 90_000
_AUDIO_BLOCK = 1024
_AUDIO_CODECS = {".wav": "pcm_s16le", ".mp3": "mp3", ".m4a": "aac", ".flac": "flac"}


# --- pictures -----------------------------------------------------------------------


def card(number: int, size: tuple[int, int] = SIZE) -> Picture:
    """A picture unlike that of any other number: its own colours, stripes and layout."""
    width, height = size
    rng = np.random.default_rng(1000 + number)
    blocks = rng.integers(0, 256, (6, 8, 3))
    rows = np.arange(height) * 6 // height
    columns = np.arange(width) * 8 // width
    return blocks[rows][:, columns].astype(np.uint8)


def plain(level: int, size: tuple[int, int] = SIZE) -> Picture:
    """One grey level all over (0 black, 255 white)."""
    return np.full((size[1], size[0], 3), level, np.uint8)


def numbered(number: int, size: tuple[int, int] = SIZE) -> Picture:
    """16 black or white blocks in the top quarter carry `number` in binary."""
    picture = plain(96, size)
    height, width = picture.shape[:2]
    for bit in range(16):
        left, right = bit * width // 16, (bit + 1) * width // 16
        picture[: height // 4, left:right] = 255 if number >> bit & 1 else 0
    return picture


def read_number(picture: Picture) -> int:
    """The number that `numbered` put into a picture, at any size."""
    height, width = picture.shape[:2]
    row = picture[height // 16 : height * 3 // 16].mean(axis=(0, 2))
    centres = [(2 * bit + 1) * width // 32 for bit in range(16)]
    return sum(1 << bit for bit, x in enumerate(centres) if row[x] > 127)


def compass(size: tuple[int, int] = SIZE) -> Picture:
    """Upright when the top left quarter is red, top right green, bottom left blue."""
    picture = plain(0, size)
    height, width = picture.shape[:2]
    picture[: height // 2, : width // 2] = (220, 20, 20)
    picture[: height // 2, width // 2 :] = (20, 200, 20)
    picture[height // 2 :, : width // 2] = (20, 20, 220)
    return picture


def with_inset(picture: Picture, inset: Picture, left: int, top: int) -> Picture:
    """`picture` with another one (a face, say) laid into it."""
    result = picture.copy()
    height, width = inset.shape[:2]
    result[top : top + height, left : left + width] = inset
    return result


# --- picture sequences --------------------------------------------------------------


def frame_times(duration_s: float, rate: Fraction = RATE) -> list[float]:
    """The times of a constant rate: n / rate below `duration_s`."""
    count = round(Fraction(duration_s).limit_denominator(10**6) * rate)
    return [float(n / rate) for n in range(count)]


def uneven_times(duration_s: float, seed: int = 0) -> list[float]:
    """The times of a variable rate: gaps from 10 to 120 ms, as a phone in poor light."""
    rng = np.random.default_rng(seed)
    times = np.cumsum(rng.uniform(0.010, 0.120, int(duration_s / 0.010)))
    return [0.0, *(float(t) for t in np.round(times[times < duration_s], 4))]


def cuts(
    shots: Sequence[tuple[Picture, float]],
    rate: Fraction = RATE,
    times: Sequence[float] | None = None,
) -> Iterator[TimedPicture]:
    """Pictures shown one after the other, each (picture, seconds); a cut between each two.

    times: the moments of the frames, where not those of `rate`.
    """
    ends = np.cumsum([seconds for _, seconds in shots])
    for time_s in times if times is not None else frame_times(float(ends[-1]), rate):
        shot = int(np.searchsorted(ends, time_s + 1e-6, side="right"))
        yield time_s, shots[min(shot, len(shots) - 1)][0]


def at_times(
    times: Sequence[float], draw: Callable[[int], Picture] = numbered
) -> Iterator[TimedPicture]:
    """`draw(n)` for the n-th frame, at the given times."""
    return ((time_s, draw(number)) for number, time_s in enumerate(times))


# --- sound --------------------------------------------------------------------------


def tone(hertz: float, seconds: float, rate: int = 48_000, level: float = 0.5) -> Sound:
    """A sine."""
    time = np.arange(round(seconds * rate)) / rate
    return (level * np.sin(2 * np.pi * hertz * time)).astype(np.float32)


def silence(seconds: float, rate: int = 48_000) -> Sound:
    return np.zeros(round(seconds * rate), np.float32)


def clicks(times: Sequence[float], seconds: float, rate: int = 48_000) -> Sound:
    """Silence with a burst of 10 ms, loud from its first sample, at each of `times`."""
    sound = silence(seconds, rate)
    burst = tone(2000, 0.010, rate, level=0.9)
    for time_s in times:
        at = round(time_s * rate)
        sound[at : at + burst.size] = burst[: max(0, sound.size - at)]
    return sound


# --- files --------------------------------------------------------------------------


def make_video(
    path: Path,
    *,
    frames: Iterable[TimedPicture],
    rate: Fraction | None = RATE,
    audio: Sound | None = None,
    audio_rate: int = 48_000,
    audio_start_s: float = 0.0,
    rotation: int = 0,
    start_s: float = 0.0,
    codec: str = "libx264",
    audio_codec: str = "aac",
    pixel_format: str = "yuv420p",
    options: dict[str, str] | None = None,
    container_options: dict[str, str] | None = None,
) -> Path:
    """Writes a video; the name's ending chooses the container (.mp4 .mov .mkv .ts .avi …).

    frames: times and upright pictures, all of one size (even sizes for yuv420p).
    rate: the constant rate that the frames follow, None for variable-rate files.
    audio_start_s: the sound's first sample comes this much after the first frame.
    rotation: degrees clockwise by which players must turn the stored picture, as phones
        write it; the pictures given here are what the viewer then sees.
    start_s: the file's own time of the first frame (mp4, mkv and ts keep it).
    """
    remaining = iter(frames)
    first = next(remaining)
    height, width = _stored(first[1], rotation).shape[:2]
    with av.open(str(path), "w", container_options=container_options or {}) as container:
        video = _add_video(
            container,
            codec,
            rate=rate,
            size=(width, height),
            pixel_format=pixel_format,
            options=options,
        )
        if rotation:
            video.set_display_rotation(-rotation)
        sound = None
        if audio is not None:
            sound = _SoundWriter(container, audio, audio_rate, audio_codec, start_s + audio_start_s)
        for time_s, picture in chain([first], remaining):
            if sound is not None:
                sound.write_until(start_s + time_s)
            frame = av.VideoFrame.from_ndarray(_stored(picture, rotation), format="rgb24")
            time_base = video.codec_context.time_base
            frame.time_base = time_base
            frame.pts = round(Fraction(start_s + time_s) / time_base)
            container.mux(video.encode(frame.reformat(format=pixel_format)))
        container.mux(video.encode(None))
        if sound is not None:
            sound.finish()
    return path


def make_audio(path: Path, samples: Sound, rate: int = 48_000, codec: str | None = None) -> Path:
    """Writes a sound file; the name's ending chooses the format (.wav .mp3 .m4a .flac)."""
    with av.open(str(path), "w") as container:
        name = codec or _AUDIO_CODECS[path.suffix]
        _SoundWriter(container, samples, rate, name, 0.0).finish()
    return path


def make_tracks(
    path: Path,
    tracks: Sequence[Sound],
    rate: int = 16_000,
    *,
    names: Sequence[dict[str, str]] = (),
    default: int | None = None,
    starts_s: Sequence[float] = (),
    codec: str = "aac",
) -> Path:
    """A film with several tracks of sound, interleaved, and without picture, unless it is an .mxf,
    which must have one.

    names: metadata of each track (title, language). default: position of the one that players
    take. starts_s: when each begins.
    """
    begins = [*starts_s, *[0.0] * (len(tracks) - len(starts_s))]
    end_s = max(len(sound) / rate + begin for sound, begin in zip(tracks, begins, strict=True))
    with av.open(str(path), "w") as container:
        video = _add_small_video(container) if path.suffix == ".mxf" else None
        writers = [
            _SoundWriter(container, sound, rate, codec, start_s)
            for sound, start_s in zip(tracks, begins, strict=True)
        ]
        for stream, named in zip(container.streams.audio, names, strict=False):
            stream.metadata.update(named)
        if default is not None:
            for number, stream in enumerate(container.streams.audio):
                none = av.stream.Disposition(0)
                stream.disposition = av.stream.Disposition.default if number == default else none
        if video is not None:
            _write_black(container, video, end_s)
        for time_s in np.arange(0.0, end_s, 0.1):
            for writer in writers:
                writer.write_until(float(time_s))
        for writer in writers:
            writer.finish()
    return path


def make_audio_with_cover(path: Path, samples: Sound, rate: int = 44_100) -> Path:
    """An .mp3 with an embedded PNG cover, as music files carry."""
    with av.open(str(path), "w") as container:
        name = _AUDIO_CODECS[path.suffix]
        sound = _SoundWriter(container, samples, rate, name, 0.0)
        cover = container.add_stream("png", rate=Fraction(1))
        assert isinstance(cover, VideoStream)
        cover.width, cover.height, cover.pix_fmt = 64, 64, "rgb24"
        cover.disposition = av.stream.Disposition.attached_pic
        frame = av.VideoFrame.from_ndarray(card(7, (64, 64)), format="rgb24")
        container.mux(cover.encode(frame))
        container.mux(cover.encode(None))
        sound.finish()
    return path


def cut_short(source: Path, target: Path, share: float) -> Path:
    """The first `share` of the bytes of a file, as an interrupted copy leaves it."""
    data = source.read_bytes()
    target.write_bytes(data[: int(len(data) * share)])
    return target


def damage(source: Path, target: Path, start: float, end: float, seed: int = 0) -> Path:
    """A copy whose bytes between the shares `start` and `end` are noise."""
    data = bytearray(source.read_bytes())
    first, last = int(len(data) * start), int(len(data) * end)
    data[first:last] = np.random.default_rng(seed).bytes(last - first)
    target.write_bytes(data)
    return target


# --- inside -------------------------------------------------------------------------


def _stored(picture: Picture, rotation: int) -> Picture:
    """The picture as the camera stored it: turning it by `rotation` makes it upright."""
    return np.ascontiguousarray(np.rot90(picture, rotation // 90))


def _add_video(
    container: OutputContainer,
    codec: str,
    *,
    rate: Fraction | None,
    size: tuple[int, int],
    pixel_format: str,
    options: dict[str, str] | None,
) -> VideoStream:
    speed = {"preset": "ultrafast", "crf": "20", "bf": "2"} if codec == "libx264" else {}
    stream = container.add_stream(
        codec, rate=rate or Fraction(30), options={**speed, **(options or {})}
    )
    assert isinstance(stream, VideoStream)
    stream.width, stream.height = size
    stream.pix_fmt = pixel_format
    clock = 1 / rate if rate else Fraction(1, _CLOCK)
    stream.codec_context.time_base = clock
    return stream


def _add_small_video(container: OutputContainer) -> VideoStream:
    return _add_video(
        container, "mpeg2video", rate=RATE, size=(64, 48), pixel_format="yuv420p", options=None
    )


def _write_black(container: OutputContainer, video: VideoStream, seconds: float) -> None:
    for _ in range(round(seconds * RATE)):
        frame = av.VideoFrame.from_ndarray(plain(0, (64, 48)), format="rgb24")
        container.mux(video.encode(frame.reformat(format="yuv420p")))
    container.mux(video.encode(None))


class _SoundWriter:
    """Encodes sound in step with the picture, so that the file is interleaved."""

    def __init__(
        self, container: OutputContainer, samples: Sound, rate: int, codec: str, start_s: float
    ) -> None:
        self._container = container
        self._rate = rate
        self._start = round(start_s * rate)
        self._samples = samples.reshape(len(samples), -1).astype(np.float32)
        self._layout = {1: "mono", 2: "stereo", 6: "5.1"}[self._samples.shape[1]]
        # The default AAC coder now and then overshoots on pure tones.
        options = {"aac_coder": "fast"} if codec == "aac" else {}
        stream = container.add_stream(codec, rate=rate, layout=self._layout, options=options)
        assert isinstance(stream, AudioStream)
        if codec == "aac":
            stream.codec_context.bit_rate = 96_000 * self._samples.shape[1]
        self._stream = stream
        self._done = 0

    def write_until(self, time_s: float) -> None:
        """Everything that is heard before the file's time `time_s`."""
        while self._done < len(self._samples) and self._start + self._done < time_s * self._rate:
            self._write_block()

    def finish(self) -> None:
        while self._done < len(self._samples):
            self._write_block()
        self._container.mux(self._stream.encode(None))

    def _write_block(self) -> None:
        block = self._samples[self._done : self._done + _AUDIO_BLOCK]
        frame = av.AudioFrame.from_ndarray(
            np.ascontiguousarray(block.T), format="fltp", layout=self._layout
        )
        frame.sample_rate = self._rate
        frame.time_base = Fraction(1, self._rate)
        frame.pts = self._start + self._done
        self._done += len(block)
        self._container.mux(self._stream.encode(frame))
