"""Defines the Analysis of a video and the Project around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Literal, TypeAlias

from aemo_studio.domain.bursts import Burst
from aemo_studio.domain.cast import Character, SpokenLine
from aemo_studio.domain.effects import PickedEffect
from aemo_studio.domain.emotion import Emotion, EmotionTrack
from aemo_studio.domain.heard import HeardEvent
from aemo_studio.domain.music import (
    AS_LAID,
    NO_FILTERS,
    ClipMix,
    MusicCut,
    MusicFilters,
    Recommendation,
    Track,
    TrackKey,
)
from aemo_studio.domain.scene import Feeling, Scene, Shot, feeling_of
from aemo_studio.domain.time import DEFAULT_START, overlaps
from aemo_studio.domain.video import (
    AudioTrack,
    FaceTrack,
    PictureTrace,
    Thumbnail,
    VideoInfo,
    Waveform,
)

AudioChoice: TypeAlias = int | Literal["auto", "all"]
"""The audio track that the speech is read from, by its number from 1: `auto` finds the dialogue,
`all` mixes all of them."""


@dataclass(frozen=True)
class AnalysisSettings:
    """Settings that a user may change and that an analysis depends on."""

    #: Frames per second in which faces are searched; above 0.
    face_rate_hz: float = 4.0
    #: Seconds of the shortest scene; above 0.
    min_scene_s: float = 8.0
    #: Whether people are recognised again from shot to shot.
    recognise: bool = True
    #: How many people there are, above 0; None finds out.
    characters: int | None = None
    #: Which of several audio tracks the speech is read from.
    audio_track: AudioChoice = "auto"


@dataclass(frozen=True)
class ModelReference:
    """A model that took part in an analysis."""

    #: Its name in the manifest of models.
    name: str
    #: Digest of its file, 64 hexadecimal digits.
    sha256: str


@dataclass(frozen=True)
class AnalysisWarning:
    """A problem that limits what an analysis can show."""

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
    """The results of analysing one video."""

    #: The file as displayed; its path may have moved since.
    video: VideoInfo
    #: With which the analysis ran.
    settings: AnalysisSettings
    #: n cells of `GRID_S` seconds; coverage is the share of a cell with speech.
    speech: EmotionTrack
    #: n cells, as `speech`; coverage is the share of a cell with a usable face.
    face: EmotionTrack
    #: n cells: both modalities together, each by its coverage.
    fused: EmotionTrack
    #: Contiguous, from 0 s to the end; a single one where there is no cut.
    shots: tuple[Shot, ...]
    #: Contiguous, from 0 s to the end, before any edit; at least one.
    scenes: tuple[Scene, ...]
    #: One person's face in one shot each, in order of their first frame.
    faces: tuple[FaceTrack, ...]
    #: In order of time; empty without picture.
    thumbnails: tuple[Thumbnail, ...]
    #: Peaks of the sound; empty without sound.
    waveform: Waveform
    #: Models that took part, in the order in which they ran.
    models: tuple[ModelReference, ...]
    #: In the order in which they arose.
    warnings: tuple[AnalysisWarning, ...] = ()
    #: What voices do without words, in order of time; empty in projects of older programs.
    bursts: tuple[Burst, ...] = ()
    #: Who is seen, in order of the first appearance, then who is only heard; empty where people
    #: were not to be recognised.
    cast: tuple[Character, ...] = ()
    #: In order of time; empty without speech, and where people were not to be recognised.
    lines: tuple[SpokenLine, ...] = ()
    #: Numbers of the AudioTracks that the speech was read from, ascending; several were mixed.
    #: Empty without sound, or where nobody noted them.
    dialogue: tuple[int, ...] = ()
    #: Where somebody speaks under music or noise, too faintly to be read: start and end in seconds,
    #: in order. Only looked for in a film without other speech.
    faint_speech_s: tuple[tuple[float, float], ...] = ()
    #: What else is heard, in order of start; several kinds may overlap. Empty in projects of older
    #: programs.
    heard: tuple[HeardEvent, ...] = ()
    #: By which a recut is matched; None without picture and in projects of older programs.
    trace: PictureTrace | None = None

    @property
    def dialogue_tracks(self) -> tuple[AudioTrack, ...]:
        """The AudioTracks that the speech was read from."""
        return tuple(t for t in self.video.audio_tracks if t.number in self.dialogue)

    def is_faint(self, start_s: float, end_s: float) -> bool:
        """Whether the speech in a stretch is too faint to be read, which is not silence."""
        return overlaps(self.faint_speech_s, start_s, end_s)


Modality: TypeAlias = Literal["speech", "face"]
"""The evidence that an EmotionTrack is measured from."""

MODALITIES: tuple[Modality, ...] = ("speech", "face")


@dataclass(frozen=True)
class SceneEdit:
    """The editor's decisions about one Scene."""

    #: Set by hand; None leaves the measured one.
    emotion: Emotion | None = None
    #: Modalities that do not count here, in the order of `MODALITIES`.
    muted: tuple[Modality, ...] = ()
    #: The Mood that the music is to have; None matches the scene.
    intention: str | None = None
    #: Tracks that are never listed here again, in the order of rejection.
    rejected: tuple[TrackKey, ...] = ()
    #: The editor's own words; empty without any.
    note: str = ""


NO_EDIT = SceneEdit()


@dataclass(frozen=True)
class Pick:
    """The Track that the editor chose for a Scene."""

    #: Position of the scene in the film, from 0.
    scene: int
    #: The chosen piece of music.
    track: Track
    #: Whether it stays, and stands first in the list, when music is recommended again.
    locked: bool = False
    #: How the track is cut to the length of its scenes; None leaves it as it is laid by itself.
    cut: MusicCut | None = None
    #: Gain, fades and mute as the editor set them.
    mix: ClipMix = AS_LAID


class MarkerHue(StrEnum):
    """Names the colours that a Marker may have, which every editing program has in its own way."""

    PINK = "pink"
    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"
    GREEN = "green"
    CYAN = "cyan"
    BLUE = "blue"
    PURPLE = "purple"


@dataclass(frozen=True)
class Marker:
    """A moment of the film that the editor wants to find again."""

    #: Seconds from the first displayed frame.
    time_s: float
    #: The editor's word for it; may be empty.
    name: str = ""
    #: The colour of its flag, here and in other programs.
    hue: MarkerHue = MarkerHue.PINK
    #: What the editor wants to remember about it; may be empty and have several lines.
    note: str = ""


@dataclass(frozen=True, eq=False)
class SceneRow:
    """Everything that a Project holds about one Scene; every list and page is built from it."""

    #: Position in the film, from 0.
    index: int
    #: As measured, without muted modalities and ignored faces.
    scene: Scene
    #: The editor's decisions about it.
    edit: SceneEdit
    #: Best first; empty where none were computed or no track passed the filters.
    recommendations: tuple[Recommendation, ...]
    #: The Track that the editor chose; None without one.
    pick: Pick | None

    @cached_property
    def feeling(self) -> Feeling:
        """Computes what the scene counts as, and whether the editor or the measurement decided
        it."""
        return feeling_of(self.scene, self.edit.emotion)

    @property
    def track(self) -> Track | None:
        """Returns the picked Track; None without a pick."""
        return self.pick.track if self.pick else None


@dataclass(frozen=True, eq=False)
class Project:
    """The saved document. Frozen: an edit is a new Project."""

    #: The measurements; edits never change them.
    analysis: Analysis
    #: Contiguous; at first `analysis.scenes`, later with the editor's cuts. Always as measured;
    #: `rows` gives what they count as.
    scenes: tuple[Scene, ...]
    #: One list per scene, best first; empty before the first recommending.
    recommendations: tuple[tuple[Recommendation, ...], ...] = ()
    #: Names of shipped catalogues and paths of files that music is recommended from.
    catalogues: tuple[str, ...] = ()
    #: In order of scenes; of several for one scene the last one counts.
    picks: tuple[Pick, ...] = ()
    #: Timecode of the first displayed frame, `01:00:00:00`.
    start_timecode: str = DEFAULT_START
    #: One per scene; empty where nothing was decided yet. `edit_of` reads both.
    edits: tuple[SceneEdit, ...] = ()
    #: Numbers of FaceTracks that do not count, ascending.
    ignored_faces: tuple[int, ...] = ()
    #: In order of time.
    markers: tuple[Marker, ...] = ()
    #: Limits on the Tracks that may be recommended, in all scenes.
    filters: MusicFilters = NO_FILTERS
    #: At first `analysis.cast`, later as the editor named, merged and divided it.
    cast: tuple[Character, ...] = ()
    #: Sound effects that the editor chose, in order of time.
    effects: tuple[PickedEffect, ...] = ()

    def rows(self) -> tuple[SceneRow, ...]:
        """Joins every Scene, in order, with its edit, list and pick."""
        count = len(self.scenes)
        picks = {pick.scene: pick for pick in self.picks}
        edits = self.edits or (NO_EDIT,) * count
        lists = self.recommendations or ((),) * count
        return tuple(
            SceneRow(i, scene, edit, listed, picks.get(i))
            for i, (scene, edit, listed) in enumerate(zip(self.scenes, edits, lists, strict=True))
        )

    def row(self, index: int) -> SceneRow:
        """Joins scene `index` with its edit, list and pick. Raises IndexError for one that is not
        there."""
        listed = self.recommendations[index] if self.recommendations else ()
        edit, pick = self.edit_of(index), self.pick_of(index)
        return SceneRow(index, self.scenes[index], edit, listed, pick)

    def edit_of(self, index: int) -> SceneEdit:
        """Returns the decisions about scene `index`. Raises IndexError for one that is not
        there."""
        edits = self.edits or (NO_EDIT,) * len(self.scenes)
        return edits[index]

    def pick_of(self, index: int) -> Pick | None:
        """Returns the pick of scene `index` (the last one counts), or None."""
        return next((pick for pick in reversed(self.picks) if pick.scene == index), None)
