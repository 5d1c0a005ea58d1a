"""The analysis of a video and the document around it."""

from __future__ import annotations

from dataclasses import dataclass

from aemo_studio.domain.emotion import EmotionTrack
from aemo_studio.domain.music import Recommendation, Track
from aemo_studio.domain.scene import Scene, Shot
from aemo_studio.domain.time import DEFAULT_START
from aemo_studio.domain.video import FaceTrack, Thumbnail, VideoInfo, Waveform


@dataclass(frozen=True)
class AnalysisSettings:
    """What a user may set, and what an analysis therefore depends on.

    face_rate_hz: looks at the faces per second. min_scene_s: shortest scene.
    """

    face_rate_hz: float = 4.0
    min_scene_s: float = 8.0


@dataclass(frozen=True)
class ModelReference:
    """A model that took part: manifest name and sha256 of its file."""

    name: str
    sha256: str


@dataclass(frozen=True)
class AnalysisWarning:
    """Something the user should know about the result."""

    code: str
    message: str


@dataclass(frozen=True, eq=False)
class Analysis:
    """All that was found in a video."""

    video: VideoInfo
    settings: AnalysisSettings
    speech: EmotionTrack
    face: EmotionTrack
    fused: EmotionTrack
    shots: tuple[Shot, ...]
    scenes: tuple[Scene, ...]
    faces: tuple[FaceTrack, ...]
    thumbnails: tuple[Thumbnail, ...]
    waveform: Waveform
    models: tuple[ModelReference, ...]
    warnings: tuple[AnalysisWarning, ...] = ()


@dataclass(frozen=True)
class Pick:
    """The Track the editor chose for a Scene."""

    scene: int
    track: Track


@dataclass(frozen=True, eq=False)
class Project:
    """The saved document. Frozen: an edit is a new Project.

    scenes: starts as analysis.scenes, then holds the editor's corrections.
    recommendations: per scene, best first.
    """

    analysis: Analysis
    scenes: tuple[Scene, ...]
    recommendations: tuple[tuple[Recommendation, ...], ...] = ()
    catalogues: tuple[str, ...] = ()
    picks: tuple[Pick, ...] = ()
    start_timecode: str = DEFAULT_START
