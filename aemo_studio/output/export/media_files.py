"""Finds film and music as other programs do: URIs, file names, timecodes and rates of files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from aemo_studio.base.errors import MediaError
from aemo_studio.base.files import is_there
from aemo_studio.domain.addresses import file_url, is_windows_path
from aemo_studio.domain.project import Project
from aemo_studio.domain.time import TimecodeRate
from aemo_studio.domain.video import VideoInfo
from aemo_studio.output.export.options import ExportOptions

_NOT_IN_NAMES = set('<>:"/\\|?*')


@dataclass(frozen=True)
class SoundFacts:
    """Properties of a sound file, from its header."""

    #: Samples per second.
    rate_hz: int
    #: 1 for mono, 2 for stereo.
    channels: int
    #: Seconds that it lasts; None where its header does not tell.
    length_s: float | None = None


def file_uri(path: Path) -> str:
    """Builds the URI `file:///…`, percent-encoded, of a path made absolute; every name has one,
    also on a system that the path is not of."""
    text = str(path)
    is_of_another_system = is_windows_path(text) or text.startswith(("/", "\\"))
    return file_url(text if is_of_another_system else str(path.absolute()))


def link_to(path: Path, options: ExportOptions) -> str:
    """Builds the URI of a music file, or of its copy in a bundle, relative to the bundle's
    files."""
    return options.bundle_links.get(str(path)) or file_uri(path)


def file_name(text: str, longest: int = 100) -> str:
    """Turns a text into a name that Windows, macOS and Linux all take."""
    kept = "".join("_" if c in _NOT_IN_NAMES or not c.isprintable() else c for c in text)
    while len(kept.encode("utf-8", "replace")) > longest:
        kept = kept[:-1]
    return kept.strip(" .") or "track"


def is_sound(path: Path) -> bool:
    """Reports whether a plain file begins with sound that decodes."""
    from av import FFmpegError

    from aemo_studio.analysis.media.container import choose_streams, opened

    try:
        with opened(path) as container:
            audio = choose_streams(container).audio
            return audio is not None and next(container.decode(audio), None) is not None
    except (MediaError, FFmpegError, OSError, ValueError):
        return False


def sound_facts(path: Path | None) -> SoundFacts | None:
    """Reads the properties of a sound file; None where there is no file, or none that can be
    read."""
    if path is None or not is_there(path):
        return None
    import mutagen

    try:
        info = getattr(mutagen.File(path), "info", None)
        length_s = getattr(info, "length", None) or None
        return SoundFacts(int(info.sample_rate), int(info.channels), length_s) if info else None
    except (mutagen.MutagenError, OSError, AttributeError, ValueError):
        return None


@dataclass(frozen=True)
class SourceClock:
    """The film's own timecode, by which editing programs find its frames."""

    #: How the file counts, whatever the written list does.
    rate: TimecodeRate
    #: Frame number of its first frame; 0 where the file carries no timecode or is not there.
    start: int


def source_clock(project: Project) -> SourceClock:
    """Finds the film's own timecode, as it was analysed or, in older projects, in the file."""
    video = project.analysis.video
    timecode = video.timecode or _in_file(video)
    rate = replace(video, timecode=timecode).timecode_rate
    return SourceClock(rate, rate.parse(timecode) if timecode else 0)


def _in_file(video: VideoInfo) -> str | None:
    if not is_there(video.path):
        return None
    from aemo_studio.analysis.media.timecode import read_timecode

    return read_timecode(video.path, video.frame_rate)
