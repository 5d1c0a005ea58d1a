"""What the timeline shows, as one frozen value. Without Qt.

Made from a Project, or grown piece by piece while a film is analysed. An EmotionTrack that is
shorter than the film reaches only so far: the rest is not missing, it is not known yet.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from aemo_studio.domain.emotion import (
    GRID_S,
    Emotion,
    EmotionScores,
    EmotionTrack,
    FloatArray,
    n_cells,
    uniform_scores,
)
from aemo_studio.domain.project import NO_EDIT, Marker, Pick, Project, SceneEdit
from aemo_studio.domain.scene import Scene, Shot
from aemo_studio.domain.time import DEFAULT_START, TimecodeRate
from aemo_studio.domain.video import Thumbnail, VideoInfo, Waveform
from aemo_studio.project.editing import effective_tracks

MODALITY_LANES = ("speech", "face", "fused")
_UNIFORM_WITHIN = 1e-3


@dataclass(frozen=True)
class MusicClip:
    """A pick on the music lane, from `start_s` on.

    first, last: the scenes that it carries; neighbours with the same Track share one clip.
    end_s: of the last scene. length_s: of the Track, None where not known.
    """

    first: int
    last: int
    start_s: float
    end_s: float
    title: str
    artist: str
    length_s: float | None
    locked: bool

    @property
    def runs_out_s(self) -> float | None:
        """Where the music ends before its scenes do; None where it lasts, or nobody knows."""
        if self.length_s is None or self.start_s + self.length_s >= self.end_s:
            return None
        return self.start_s + self.length_s

    @property
    def silent_s(self) -> float:
        """Seconds at the end that the music does not reach."""
        return 0.0 if self.runs_out_s is None else self.end_s - self.runs_out_s


def no_track() -> EmotionTrack:
    """A track that has not reached anything yet."""
    return EmotionTrack.missing(0)


@dataclass(frozen=True, eq=False)
class TimelineModel:
    """All that the lanes show. Times in seconds from the first displayed frame.

    edits: one per scene. markers: in order of time. has_audio, has_video: False says why a
    lane is empty. in_s, out_s: the marked range, None where an end is not marked.
    """

    duration_s: float
    rate: TimecodeRate = field(default_factory=lambda: TimecodeRate.of(None))
    start_timecode: str = DEFAULT_START
    speech: EmotionTrack = field(default_factory=no_track)
    face: EmotionTrack = field(default_factory=no_track)
    fused: EmotionTrack = field(default_factory=no_track)
    shots: tuple[Shot, ...] = ()
    scenes: tuple[Scene, ...] = ()
    edits: tuple[SceneEdit, ...] = ()
    thumbnails: tuple[Thumbnail, ...] = ()
    waveform: Waveform | None = None
    music: tuple[MusicClip, ...] = ()
    markers: tuple[Marker, ...] = ()
    has_audio: bool = True
    has_video: bool = True
    in_s: float | None = None
    out_s: float | None = None

    @staticmethod
    def empty() -> TimelineModel:
        """No film."""
        return TimelineModel(duration_s=0.0)

    @staticmethod
    def from_video(video: VideoInfo, start_timecode: str = DEFAULT_START) -> TimelineModel:
        """A film of which nothing is known yet: what an analysis starts with."""
        return TimelineModel(
            duration_s=video.duration_s,
            rate=TimecodeRate.of(video.frame_rate),
            start_timecode=start_timecode,
            has_audio=video.has_audio,
            has_video=video.has_video,
        )

    @staticmethod
    def from_project(project: Project) -> TimelineModel:
        """Everything, after the editor's decisions (ignored faces, muted scenes)."""
        analysis = project.analysis
        tracks = effective_tracks(project)
        return replace(
            TimelineModel.from_video(analysis.video, project.start_timecode),
            speech=tracks.speech,
            face=tracks.face,
            fused=tracks.fused,
            shots=analysis.shots,
            scenes=project.scenes,
            edits=project.edits or (NO_EDIT,) * len(project.scenes),
            thumbnails=analysis.thumbnails,
            waveform=analysis.waveform,
            music=music_clips(project.scenes, project.picks),
            markers=project.markers,
        )

    def with_partial(self, track: str, start: int, scores: FloatArray) -> TimelineModel:
        """More of the EmotionTrack `track`: float32[n, 8] from grid cell `start` on."""
        grown = _grown(self.track(track), start, scores, n_cells(self.duration_s))
        if track == "speech":
            return replace(self, speech=grown)
        return replace(self, face=grown) if track == "face" else replace(self, fused=grown)

    def with_range(self, in_s: float | None, out_s: float | None) -> TimelineModel:
        """Another marked range."""
        return replace(self, in_s=in_s, out_s=out_s)

    def track(self, name: str) -> EmotionTrack:
        """speech, face or fused. Raises KeyError for anything else."""
        return {"speech": self.speech, "face": self.face, "fused": self.fused}[name]

    def reach_s(self, name: str) -> float:
        """How far a track is known."""
        return min(len(self.track(name)) * GRID_S, self.duration_s)

    def edit_of(self, index: int) -> SceneEdit:
        return self.edits[index] if index < len(self.edits) else NO_EDIT

    def scene_emotion(self, index: int) -> Emotion | None:
        """What the scene counts as: the editor's word first; None without evidence."""
        scene = self.scenes[index]
        by_hand = self.edit_of(index).emotion
        return by_hand or (scene.emotion if scene.coverage.fused > 0 else None)

    @cached_property
    def boundaries_s(self) -> tuple[float, ...]:
        """Between scene i and i + 1 lies entry i."""
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
        """The clips that touch a stretch."""
        first = max(0, bisect_right(self.music_starts_s, start_s) - 1)
        last = bisect_right(self.music_starts_s, end_s)
        return tuple(clip for clip in self.music[first:last] if clip.end_s >= start_s)

    @cached_property
    def marker_times_s(self) -> tuple[float, ...]:
        return tuple(marker.time_s for marker in self.markers)


def music_clips(scenes: Sequence[Scene], picks: Sequence[Pick]) -> tuple[MusicClip, ...]:
    """The picks in order of time. The last pick of a scene counts."""
    chosen = {pick.scene: pick for pick in picks if pick.scene < len(scenes)}
    clips: list[MusicClip] = []
    for span in _carried_on(sorted(chosen), chosen):
        first, last = span[0], span[-1]
        track = chosen[first].track
        clips.append(
            MusicClip(
                first=first,
                last=last,
                start_s=scenes[first].start_s,
                end_s=scenes[last].end_s,
                title=track.title,
                artist=track.artist,
                length_s=track.duration_s,
                locked=all(chosen[index].locked for index in span),
            )
        )
    return tuple(clips)


def _carried_on(indices: Sequence[int], chosen: dict[int, Pick]) -> Iterator[list[int]]:
    """Runs of neighbouring scenes with the same Track."""
    span: list[int] = []
    for index in indices:
        if span and (
            index != span[-1] + 1 or chosen[index].track.key != chosen[span[-1]].track.key
        ):
            yield span
            span = []
        span.append(index)
    if span:
        yield span


def _grown(old: EmotionTrack, start: int, scores: FloatArray, most: int) -> EmotionTrack:
    """Partial results carry no coverage: what is not uniform rests on evidence."""
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


def scores_at(track: EmotionTrack, time_s: float) -> tuple[EmotionScores, float] | None:
    """EmotionScores and coverage of the cell at a time; None beyond the track's reach."""
    cell = min(int(time_s / GRID_S), len(track) - 1) if time_s >= 0 else -1
    if cell < 0 or time_s > len(track) * GRID_S + GRID_S:
        return None
    return track.scores[cell], float(track.coverage[cell])
