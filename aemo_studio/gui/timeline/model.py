"""Holds what the timeline shows, as one frozen value. Without Qt. Without Qt.

Made from a Project, or grown piece by piece while a film is analysed. An EmotionTrack that is
shorter than the film reaches only so far: the rest is not missing, it is not known yet.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from aemo_studio.domain.cast import Character
from aemo_studio.domain.effects import PickedEffect
from aemo_studio.domain.emotion import (
    GRID_S,
    EmotionTrack,
    FloatArray,
    n_cells,
    uniform_scores,
)
from aemo_studio.domain.heard import HeardEvent
from aemo_studio.domain.project import NO_EDIT, Marker, Project, SceneEdit
from aemo_studio.domain.scene import Feeling, Scene, Shot, feeling_of
from aemo_studio.domain.time import DEFAULT_START, TimecodeRate
from aemo_studio.domain.video import Thumbnail, VideoInfo, Waveform
from aemo_studio.music.own_music.structures import known_in
from aemo_studio.music.placement import Placement, placements
from aemo_studio.project.editing import effective_tracks
from aemo_studio.project.editing.arcs import CharacterArc, character_arcs, main_arcs

MODALITY_LANES = ("speech", "face", "fused")
_CHARACTER = "character {0}"
_UNIFORM_WITHIN = 1e-3
_ROUNDING_S = 1e-6


@dataclass(frozen=True)
class MusicClip:
    """Shows a pick on the music lane."""

    #: Where it plays; exports and preview use the same.
    placed: Placement
    #: Whether the editor locked it in all of its scenes.
    locked: bool

    @property
    def start_s(self) -> float:
        return self.placed.start_s

    @property
    def end_s(self) -> float:
        """Returns where its last scene ends, in seconds."""
        return self.placed.end_s

    @property
    def title(self) -> str:
        return self.placed.track.title

    @property
    def artist(self) -> str:
        return self.placed.track.artist

    @property
    def length_s(self) -> float | None:
        """Returns the length of the whole Track in seconds, None where not known."""
        return self.placed.track.duration_s

    @property
    def runs_out_s(self) -> float | None:
        """Returns where the music ends too early for its scenes, in seconds; None where it lasts,
        where nobody knows, or where it was fitted and so ends on purpose."""
        if self.placed.fit is not None or self.end_s - self.placed.stops_s < _ROUNDING_S:
            return None
        return self.placed.stops_s

    @property
    def silent_s(self) -> float:
        """Returns the seconds at the end that the music should reach and does not."""
        return 0.0 if self.runs_out_s is None else self.end_s - self.runs_out_s


def character_lane(number: int) -> str:
    """Returns the name of the lane of a Character."""
    return _CHARACTER.format(number)


def no_track() -> EmotionTrack:
    """Makes a track that has not reached anything yet."""
    return EmotionTrack.missing(0)


@dataclass(frozen=True, eq=False)
class TimelineModel:
    """Everything that the lanes show. Times in seconds from the first displayed frame."""

    #: Seconds of the film.
    duration_s: float
    #: How timecode counts its frames.
    rate: TimecodeRate = field(default_factory=lambda: TimecodeRate.of(None))
    #: Timecode of the first frame.
    start_timecode: str = DEFAULT_START
    #: n cells, muted scenes missing.
    speech: EmotionTrack = field(default_factory=no_track)
    #: n cells, ignored faces and muted scenes left out.
    face: EmotionTrack = field(default_factory=no_track)
    #: n cells.
    fused: EmotionTrack = field(default_factory=no_track)
    #: In order of time.
    shots: tuple[Shot, ...] = ()
    #: In order of time, as measured.
    scenes: tuple[Scene, ...] = ()
    #: One per scene.
    edits: tuple[SceneEdit, ...] = ()
    #: In order of time.
    thumbnails: tuple[Thumbnail, ...] = ()
    #: None where it is not known yet.
    waveform: Waveform | None = None
    #: Start and end in seconds of speech that is too faint to be read, in order of time.
    faint_speech_s: tuple[tuple[float, float], ...] = ()
    #: What is heard beside words, in order of start.
    heard: tuple[HeardEvent, ...] = ()
    #: Sound effects that the editor picked, in order of time.
    effects: tuple[PickedEffect, ...] = ()
    #: In order of time.
    music: tuple[MusicClip, ...] = ()
    #: In order of time.
    markers: tuple[Marker, ...] = ()
    #: Of the main characters, first who is there most.
    arcs: tuple[CharacterArc, ...] = ()
    #: Whose voice and face alone `speech` and `face` show; None: everybody's.
    spotlight: Character | None = None
    #: False explains an empty lane.
    has_audio: bool = True
    #: False explains an empty lane.
    has_video: bool = True
    #: Start of the marked range; None where it is not marked.
    in_s: float | None = None
    #: End of the marked range; None where it is not marked.
    out_s: float | None = None

    @staticmethod
    def empty() -> TimelineModel:
        """Makes the model of no film."""
        return TimelineModel(duration_s=0.0)

    @staticmethod
    def from_video(video: VideoInfo, start_timecode: str = DEFAULT_START) -> TimelineModel:
        """Makes the model of a film of which nothing is known yet: what an analysis starts with."""
        return TimelineModel(
            duration_s=video.duration_s,
            rate=video.timecode_rate,
            start_timecode=start_timecode,
            has_audio=video.has_audio,
            has_video=video.has_video,
        )

    @staticmethod
    def from_project(
        project: Project,
        placed: Iterable[Placement] | None = None,
        spotlight: int | None = None,
    ) -> TimelineModel:
        """Makes the model of a project, after the editor's decisions (ignored faces, muted scenes).

        placed: where the picks play, if that was worked out already. spotlight: number of the
        Character that speech and face show alone.
        """
        analysis = project.analysis
        tracks = effective_tracks(project)
        model = replace(
            TimelineModel.from_video(analysis.video, project.start_timecode),
            speech=tracks.speech,
            face=tracks.face,
            fused=tracks.fused,
            shots=analysis.shots,
            scenes=project.scenes,
            edits=project.edits or (NO_EDIT,) * len(project.scenes),
            thumbnails=analysis.thumbnails,
            waveform=analysis.waveform,
            faint_speech_s=analysis.faint_speech_s,
            heard=analysis.heard,
            effects=project.effects,
            music=_music(project, placed),
            markers=project.markers,
            arcs=main_arcs(project),
        )
        return model._lit(project, spotlight)

    def _lit(self, project: Project, spotlight: int | None) -> TimelineModel:
        """Leaves of speech and face what is a Character's, if anything is."""
        arcs = character_arcs(project) if spotlight is not None else ()
        lit = next((arc for arc in arcs if arc.character.number == spotlight), None)
        if lit is None:
            return self
        character = lit.character
        return replace(
            self,
            speech=lit.tracks.speech if character.lines else self.speech,
            face=lit.tracks.face if character.faces else self.face,
            spotlight=character,
        )

    def with_partial(self, track: str, start: int, scores: FloatArray) -> TimelineModel:
        """Adds more of the EmotionTrack `track`: float32[n, 8] from grid cell `start` on."""
        grown = _grown(self.track(track), start, scores, n_cells(self.duration_s))
        if track == "speech":
            return replace(self, speech=grown)
        return replace(self, face=grown) if track == "face" else replace(self, fused=grown)

    def with_range(self, in_s: float | None, out_s: float | None) -> TimelineModel:
        """Marks another range."""
        return replace(self, in_s=in_s, out_s=out_s)

    def track(self, name: str) -> EmotionTrack:
        """Returns the EmotionTrack of `speech`, `face`, `fused` or the lane of a Character. Raises
        KeyError for anything else."""
        return self._tracks[name]

    @cached_property
    def _tracks(self) -> dict[str, EmotionTrack]:
        return {"speech": self.speech, "face": self.face, "fused": self.fused} | {
            character_lane(arc.character.number): arc.tracks.fused for arc in self.arcs
        }

    @property
    def emotion_lanes(self) -> Iterable[str]:
        """Returns the names of the lanes that show an EmotionTrack, from top to bottom."""
        return self._tracks.keys()

    def character(self, lane: str) -> Character | None:
        """Finds whose lane it is; None for one that is nobody's."""
        characters = (arc.character for arc in self.arcs)
        return next((one for one in characters if character_lane(one.number) == lane), None)

    def is_seen(self, lane: str, start_s: float, end_s: float) -> bool:
        """Returns whether the face of the Character whose lane it is counts in a stretch."""
        arcs = (arc for arc in self.arcs if character_lane(arc.character.number) == lane)
        cells = slice(int(start_s / GRID_S), int(np.ceil(end_s / GRID_S)))
        return any(bool(arc.tracks.face.coverage[cells].any()) for arc in arcs)

    def reach_s(self, name: str) -> float:
        """Returns how far a track is known, in seconds."""
        return min(len(self.track(name)) * GRID_S, self.duration_s)

    def edit_of(self, index: int) -> SceneEdit:
        return self.edits[index] if index < len(self.edits) else NO_EDIT

    def feeling(self, index: int) -> Feeling:
        """Returns what the scene counts as: the editor's word first."""
        if index not in self._felt:
            self._felt[index] = feeling_of(self.scenes[index], self.edit_of(index).emotion)
        return self._felt[index]

    @cached_property
    def _felt(self) -> dict[int, Feeling]:
        """Keeps the feelings that were asked for: lanes ask in every frame."""
        return {}

    @cached_property
    def boundaries_s(self) -> tuple[float, ...]:
        """Returns the boundaries in seconds: between scene i and i + 1 lies entry i."""
        return tuple(scene.start_s for scene in self.scenes[1:])

    @cached_property
    def scene_edges_s(self) -> tuple[float, ...]:
        return _edges(self.scenes)

    @cached_property
    def shot_edges_s(self) -> tuple[float, ...]:
        return _edges(self.shots)

    @cached_property
    def music_starts_s(self) -> tuple[float, ...]:
        return tuple(clip.start_s for clip in self.music)

    def music_within(self, start_s: float, end_s: float) -> tuple[MusicClip, ...]:
        """Finds the clips that touch a stretch."""
        first = max(0, bisect_right(self.music_starts_s, start_s) - 1)
        last = bisect_right(self.music_starts_s, end_s)
        return tuple(clip for clip in self.music[first:last] if clip.end_s >= start_s)

    @cached_property
    def marker_times_s(self) -> tuple[float, ...]:
        return tuple(marker.time_s for marker in self.markers)


def _music(project: Project, placed: Iterable[Placement] | None) -> tuple[MusicClip, ...]:
    found = placements(project, known_in(project.catalogues)) if placed is None else placed
    locked = {pick.scene: pick.locked for pick in project.picks}
    return tuple(MusicClip(place, all(locked[i] for i in place.scenes)) for place in found)


def _grown(old: EmotionTrack, start: int, scores: FloatArray, most: int) -> EmotionTrack:
    """Adds partial results. They carry no coverage: what is not uniform rests on evidence."""
    end = min(start + len(scores), most)
    grown = np.tile(uniform_scores(), (max(len(old), end), 1))
    coverage = np.zeros(len(grown), np.float32)
    grown[: len(old)], coverage[: len(old)] = old.scores, old.coverage
    new = np.asarray(scores, np.float32)[: max(0, end - start)]
    grown[start:end] = new
    coverage[start:end] = np.ptp(new, axis=1) > _UNIFORM_WITHIN if len(new) else 0
    return EmotionTrack(grown, coverage)


def _edges(spans: Sequence[Scene] | Sequence[Shot]) -> tuple[float, ...]:
    return (*(span.start_s for span in spans), spans[-1].end_s) if spans else ()
