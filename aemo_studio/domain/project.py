"""The analysis of a video and the document around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias

from aemo_studio.domain.emotion import Emotion, EmotionTrack
from aemo_studio.domain.music import NO_FILTERS, MusicFilters, Recommendation, Track, TrackKey
from aemo_studio.domain.scene import Feeling, Scene, Shot, feeling_of
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

    #: Names the kind of problem, for programs: "damaged", "no_speech", …
    code: str
    #: One sentence in English.
    message: str
    #: The sentence with `{fields}`, for other languages; empty in projects of older programs.
    template: str = ""
    #: What stands in the fields.
    fields: Mapping[str, str | float] = field(default_factory=dict)


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


Modality: TypeAlias = Literal["speech", "face"]
"""What an EmotionTrack is drawn from."""

MODALITIES: tuple[Modality, ...] = ("speech", "face")


@dataclass(frozen=True)
class SceneEdit:
    """The editor's decisions about one Scene.

    emotion: set by hand, None as measured. muted: modalities that are not to count here.
    intention: the Mood that the music is to have, None to match the scene. rejected:
    Tracks never to be listed here again.
    """

    emotion: Emotion | None = None
    muted: tuple[Modality, ...] = ()
    intention: str | None = None
    rejected: tuple[TrackKey, ...] = ()
    note: str = ""


NO_EDIT = SceneEdit()


@dataclass(frozen=True)
class Pick:
    """The Track the editor chose for a Scene. locked: stays and is listed first whatever
    is recommended again."""

    scene: int
    track: Track
    locked: bool = False


@dataclass(frozen=True)
class Marker:
    """A moment that the editor wants to find again."""

    time_s: float
    name: str = ""


@dataclass(frozen=True, eq=False)
class SceneRow:
    """Everything that a Project holds about one Scene: what every list and page shows."""

    index: int
    """Position in the film, from 0."""
    scene: Scene
    """As measured, without muted modalities and ignored faces."""
    edit: SceneEdit
    """What the editor decided."""
    recommendations: tuple[Recommendation, ...]
    """Best first; empty where none were sought or none fit."""
    pick: Pick | None
    """The Track that the editor chose, None without one."""

    @cached_property
    def feeling(self) -> Feeling:
        """The emotion that counts, and whether the editor or the measurement says so."""
        return feeling_of(self.scene, self.edit.emotion)

    @property
    def track(self) -> Track | None:
        """The picked Track."""
        return self.pick.track if self.pick else None


@dataclass(frozen=True, eq=False)
class Project:
    """The saved document. Frozen: an edit is a new Project.

    scenes: starts as analysis.scenes, then holds the editor's cuts; always as measured, see
    `rows` for what they count as.
    recommendations: per scene, best first.
    edits: one per scene, or empty where nothing was decided yet; see `edit_of`.
    ignored_faces: numbers of FaceTracks that are not to count. markers: in order of time.
    filters: which Tracks may be recommended, in all scenes.
    """

    analysis: Analysis
    scenes: tuple[Scene, ...]
    recommendations: tuple[tuple[Recommendation, ...], ...] = ()
    catalogues: tuple[str, ...] = ()
    picks: tuple[Pick, ...] = ()
    start_timecode: str = DEFAULT_START
    edits: tuple[SceneEdit, ...] = ()
    ignored_faces: tuple[int, ...] = ()
    markers: tuple[Marker, ...] = ()
    filters: MusicFilters = NO_FILTERS

    def rows(self) -> tuple[SceneRow, ...]:
        """What there is about every Scene, in order."""
        count = len(self.scenes)
        picks = {pick.scene: pick for pick in self.picks}
        edits = self.edits or (NO_EDIT,) * count
        lists = self.recommendations or ((),) * count
        return tuple(
            SceneRow(i, scene, edit, listed, picks.get(i))
            for i, (scene, edit, listed) in enumerate(zip(self.scenes, edits, lists, strict=True))
        )

    def row(self, index: int) -> SceneRow:
        """What there is about scene `index`. Raises IndexError for one that is not there."""
        listed = self.recommendations[index] if self.recommendations else ()
        edit, pick = self.edit_of(index), self.pick_of(index)
        return SceneRow(index, self.scenes[index], edit, listed, pick)

    def edit_of(self, index: int) -> SceneEdit:
        """The decisions about scene `index`. Raises IndexError for one that is not there."""
        edits = self.edits or (NO_EDIT,) * len(self.scenes)
        return edits[index]

    def pick_of(self, index: int) -> Pick | None:
        """The pick of scene `index` (the last word counts), or None."""
        return next((pick for pick in reversed(self.picks) if pick.scene == index), None)
