"""Reads the film's own sound as it is heard: of several audio tracks, those with the dialogue."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.error import FFmpegError

from aemo_studio.analysis.media.audio_tracks import numbered_streams
from aemo_studio.analysis.media.container import Streams, choose_streams, opened, packets
from aemo_studio.base.errors import MediaError, OutputError
from aemo_studio.domain.project import Analysis
from aemo_studio.domain.video import VideoInfo
from aemo_studio.music.listening.loudness import measure

RATE_HZ = 48_000


@dataclass(frozen=True)
class HeardTrack:
    """An audio track that is heard in the film."""

    #: Its number; None for the one that players take.
    number: int | None
    #: Seconds from the first displayed frame to the first sample; below 0 where the sound comes
    #: first.
    start_s: float


@dataclass(frozen=True)
class FilmSound:
    """The film's own sound."""

    #: The film's file.
    path: Path
    #: Seconds of the film.
    duration_s: float
    #: The audio tracks that are heard together; empty without sound.
    tracks: tuple[HeardTrack, ...]

    @staticmethod
    def of(analysis: Analysis) -> FilmSound:
        """Reads where the sound of a film begins. Raises MediaError."""
        video = analysis.video
        return FilmSound(video.path, video.duration_s, _heard(video, analysis.dialogue))


def loudness_of_film(film: FilmSound, check: Callable[[], None] = lambda: None) -> float | None:
    """Measures the film's own sound in LUFS, of several audio tracks the loudest; None where there
    is none to be heard. check: is called again and again, and may raise to stop."""
    found = (measure(film.path, track=heard.number, check=check) for heard in film.tracks)
    return max((each.integrated_lufs for each in found if each is not None), default=None)


def clips_of(film: FilmSound, stack: contextlib.ExitStack) -> list[Any]:
    """Opens a moviepy clip of each audio track, at its time. Raises MediaError."""
    return [_clip(film.path, heard, stack) for heard in film.tracks]


def open_clip(path: Path, stack: contextlib.ExitStack) -> Any:
    """Opens the sound of a file as a moviepy clip. Raises MediaError."""
    from moviepy.audio.io.AudioFileClip import AudioFileClip

    try:
        clip = AudioFileClip(str(path.absolute()), fps=RATE_HZ, nbytes=4)
    except (OSError, KeyError, ValueError) as error:
        raise MediaError(
            "The sound of {path} cannot be read ({error}).", path=path, error=error
        ) from error
    stack.callback(clip.close)
    return clip


def _heard(video: VideoInfo, dialogue: tuple[int, ...]) -> tuple[HeardTrack, ...]:
    if not video.has_audio:
        return ()
    several = len(video.audio_tracks) > 1 and dialogue
    with opened(video.path) as container:
        return tuple(
            HeardTrack(number, _start_s(_stream(container, number), video.start_s))
            for number in (dialogue if several else (None,))
        )


def _stream(container: InputContainer, number: int | None) -> AudioStream | None:
    usual = choose_streams(container).audio
    return usual if number is None else dict(numbered_streams(container)).get(number, usual)


def _start_s(stream: AudioStream | None, film_start_s: float) -> float:
    if stream is None or stream.start_time is None or stream.time_base is None:
        return 0.0
    return float(stream.start_time * stream.time_base) - film_start_s


def _clip(path: Path, heard: HeardTrack, stack: contextlib.ExitStack) -> Any:
    if heard.number is not None:
        path = stack.enter_context(_alone(path, heard.number))
    clip = open_clip(path, stack)
    if heard.start_s < 0:
        return clip.subclipped(-heard.start_s, None).with_start(0)
    return clip.with_start(heard.start_s)


@contextlib.contextmanager
def _alone(path: Path, number: int) -> Iterator[Path]:
    """Copies an audio track, as it is, to a file of its own: moviepy reads a file's usual one."""
    with TemporaryDirectory(prefix="aemo-studio-", ignore_cleanup_errors=True) as folder:
        target = Path(folder) / "track.mka"
        try:
            _copy(path, number, target)
        except FFmpegError as error:
            raise MediaError(
                "The sound of {path} cannot be read ({error}).", path=path, error=error
            ) from error
        except OSError as error:
            raise OutputError.from_os_error(target, error) from error
        yield target


def _copy(path: Path, number: int, target: Path) -> None:
    with opened(path) as source, av.open(str(target), "w", format="matroska") as output:
        stream = _stream(source, number)
        if stream is None:
            return
        copied = output.add_stream_from_template(stream)
        for packet in packets(source, Streams(None, stream)):
            if packet is not None and packet.dts is not None:
                packet.stream = copied
                output.mux(packet)
