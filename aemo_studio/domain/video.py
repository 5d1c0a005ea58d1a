"""What is known about a video file before and after it was decoded."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from aemo_studio.domain.emotion import FloatArray


@dataclass(frozen=True)
class VideoInfo:
    """A media file as displayed.

    duration_s: seconds from the first displayed frame to the end.
    start_s: the file's own time of the first displayed frame, already subtracted
        from every other time.
    width, height: upright pixels, 0 without picture. rotation: degrees clockwise that
        were applied to make it upright (0, 90, 180, 270).
    frame_rate: exact average rate, None without picture. variable_rate: frame times
        are not a multiple of 1 / frame_rate.
    fingerprint: sha256 over content, the same wherever the file lies.
    """

    path: Path
    fingerprint: str
    size_bytes: int
    container: str
    duration_s: float
    start_s: float
    width: int
    height: int
    rotation: int
    frame_rate: Fraction | None
    variable_rate: bool
    video_codec: str | None
    pixel_format: str | None
    colour_space: str | None
    audio_codec: str | None
    audio_rate_hz: int | None
    audio_channels: int | None

    @property
    def has_video(self) -> bool:
        return self.video_codec is not None

    @property
    def has_audio(self) -> bool:
        return self.audio_codec is not None


@dataclass(frozen=True)
class Thumbnail:
    """A small upright picture. jpeg: bytes of a JPEG file."""

    time_s: float
    jpeg: bytes


@dataclass(frozen=True, eq=False)
class Waveform:
    """Peaks of the mono mix. peaks: float32[n, 2], lowest and highest sample in [-1, 1]
    of every 1 / rate_hz seconds."""

    rate_hz: float
    peaks: FloatArray


@dataclass(frozen=True, eq=False)
class FaceTrack:
    """One person's face through consecutive samples of one shot.

    times_s: float32[n]. boxes: float32[n, 4], left, top, width, height as shares of the
    upright picture. scores: float32[n, 8]. weights: float32[n] in [0, 1], how far each
    look at the face can be trusted. speaking: share of the samples with a moving mouth
    while there is speech.
    """

    number: int
    times_s: FloatArray
    boxes: FloatArray
    scores: FloatArray
    weights: FloatArray
    speaking: float
