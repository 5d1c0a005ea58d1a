"""Properties of a video file, and what decoding it leaves: thumbnails, waveform, faces."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from aemo_studio.domain.addresses import path_as_written
from aemo_studio.domain.emotion import FloatArray
from aemo_studio.domain.time import TimecodeRate

_LAYOUTS = {1: "mono", 2: "stereo", 6: "5.1", 8: "7.1"}


@dataclass(frozen=True)
class AudioTrack:
    """One of the streams of sound in a film, as editing programs number them."""

    #: Position among the film's streams of sound, from 1.
    number: int
    #: libav's name of the codec, such as "aac".
    codec: str
    #: Channels; 0 if unknown.
    channels: int
    #: What the file calls it, such as "Mic/Aux"; empty without a title.
    title: str = ""
    #: As the file has it, mostly ISO 639, such as "eng"; empty if unknown.
    language: str = ""
    #: Whether players take it without being asked.
    default: bool = False
    #: Whether its mark or title says that the film's dialogue is not what it is for: comments,
    #: descriptions for the blind, music and effects.
    aside: bool = False
    #: Seconds of speech that the analysis found; None where it did not listen.
    speech_s: float | None = None

    @property
    def name(self) -> str:
        """Names it for people: `2 “Mic/Aux” (aac, mono)`."""
        title = f" “{self.title}”" if self.title else ""
        layout = _LAYOUTS.get(self.channels, f"{self.channels} ch")
        facts = ", ".join(fact for fact in (self.language, self.codec, layout) if fact)
        return f"{self.number}{title} ({facts})"


@dataclass(frozen=True)
class VideoInfo:
    """A media file as displayed."""

    #: The file, as the user named it.
    path: Path
    #: sha256 over the content in hexadecimal, the same wherever the file lies.
    fingerprint: str
    #: Length of the file in bytes.
    size_bytes: int
    #: libav's name of the file format, such as "mov,mp4,m4a,3gp,3g2,mj2".
    container: str
    #: Seconds from the first displayed frame to the end; above 0.
    duration_s: float
    #: The file's own time of the first displayed frame, in seconds; already subtracted from
    #: every other time.
    start_s: float
    #: Width of the upright picture in square pixels; 0 without picture.
    width: int
    #: Height of the upright picture in square pixels; 0 without picture.
    height: int
    #: Degrees clockwise that make the stored picture upright: 0, 90, 180 or 270.
    rotation: int
    #: Exact rate in frames per second, the nominal one where frames are uneven or left out; None
    #: without picture or for a single frame.
    frame_rate: Fraction | None
    #: Whether frames come unevenly: their average rate is not the one that most follow.
    variable_rate: bool
    #: libav's name of the video codec, such as "h264"; None without picture.
    video_codec: str | None
    #: libav's name of the pixel format, such as "yuv420p"; None without picture.
    pixel_format: str | None
    #: libav's name of the colour space, such as "bt709"; None if unknown or without picture.
    colour_space: str | None
    #: libav's name of the audio codec, such as "aac"; None without sound.
    audio_codec: str | None
    #: Samples per second of the sound in the file; None without sound.
    audio_rate_hz: int | None
    #: Channels of the sound in the file; None without sound.
    audio_channels: int | None
    #: The file's own timecode of the first frame, `10:00:00;00` where it counts drop-frame; None
    #: where it carries none, or none was read.
    timecode: str | None = None
    #: In the order of the file, those that can be decoded; empty without sound, or where nobody
    #: read them.
    audio_tracks: tuple[AudioTrack, ...] = ()

    @property
    def file_name(self) -> str:
        """Returns the file's name, also of a film from a computer with another system."""
        return path_as_written(self.path).name

    @property
    def title(self) -> str:
        """Returns the file's name without its ending."""
        return path_as_written(self.path).stem

    @property
    def timecode_rate(self) -> TimecodeRate:
        """How the film's timecode counts: as the file's own does, else as is usual at its rate."""
        usual = TimecodeRate.of(self.frame_rate)
        return usual if self.timecode is None else usual.with_drop_frame(";" in self.timecode)

    @property
    def has_video(self) -> bool:
        """Whether the file has a picture that decodes."""
        return self.video_codec is not None

    @property
    def has_audio(self) -> bool:
        """Whether the file has sound that decodes."""
        return self.audio_codec is not None


@dataclass(frozen=True)
class Thumbnail:
    """A small upright picture of the film for the timeline."""

    #: Seconds from the first displayed frame.
    time_s: float
    #: The bytes of a JPEG file, its longer side at most 160 pixels.
    jpeg: bytes


@dataclass(frozen=True)
class PictureTrace:
    """Coarse pictures of the film on an even grid, by which a recut of it is matched to it."""

    #: Pictures per second; above 0.
    rate_hz: float
    #: Number of pictures.
    count: int
    #: Their levels, as `analysis.media.picture_trace` packs them.
    packed: bytes
    #: Levels of 255 that count as one in them: 8 in projects of older programs.
    step: int = 8


@dataclass(frozen=True, eq=False)
class Waveform:
    """Peaks of the film's sound, of the audio tracks that the speech is read from, as mono."""

    #: Pairs of peaks per second; above 0.
    rate_hz: float
    #: float32[n, 2] in [-1, 1]: lowest and highest sample of every 1 / rate_hz seconds.
    peaks: FloatArray


@dataclass(frozen=True, eq=False)
class FaceTrack:
    """One person's face in the sampled frames of one shot."""

    #: Position among the film's face tracks, from 0 in order of their first frame.
    number: int
    #: float32[n], ascending: seconds from the first displayed frame.
    times_s: FloatArray
    #: float32[n, 4]: left, top, width, height as shares of the upright picture.
    boxes: FloatArray
    #: float32[n, 8]: EmotionScores of each sample, smoothed over time.
    scores: FloatArray
    #: float32[n] in [0, 1]: how far each sample can be trusted, by size, sharpness, frontality.
    weights: FloatArray
    #: Share, in [0, 1], of the samples during speech in which the mouth moves.
    speaking: float
    #: Why it is no evidence (its weights are 0): "picture" for one that never moves, "no person"
    #: for an animal or a drawing; empty for a person.
    passed_over: str = ""
    #: The bytes of a JPEG file: the face at its clearest, square; empty where nobody was to be
    #: recognised, or nobody could be.
    portrait: bytes = b""
