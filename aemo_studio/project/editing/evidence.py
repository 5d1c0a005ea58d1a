"""Computes the EmotionTracks that count after the editor's decisions, and Scenes from them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.face.grid import emotion_track, sample_times
from aemo_studio.analysis.fusion import fuse
from aemo_studio.analysis.scenes import build_scene
from aemo_studio.analysis.trust import changing_of, trust_of
from aemo_studio.base.owner_cache import kept_with_owner
from aemo_studio.domain.cast import seen_by_cell
from aemo_studio.domain.emotion import GRID_S, EmotionScores, EmotionTrack, scores_at
from aemo_studio.domain.project import Analysis, Modality, Project, SceneRow
from aemo_studio.domain.scene import Scene
from aemo_studio.domain.video import FaceTrack

_MOST_FACES = 32
"""Tracks of single faces that are kept: as many as are seen at once, and some more."""

Mute: TypeAlias = tuple[float, float, tuple[Modality, ...]]
"""Begin and end of a scene in seconds, and the modalities that are muted there."""


@dataclass(frozen=True, eq=False)
class Evidence:
    """The three EmotionTracks that Scenes are built from, of one length."""

    #: Speech, missing (coverage 0) where it is muted.
    speech: EmotionTrack
    #: Faces without the ignored ones, missing where they are muted.
    face: EmotionTrack
    #: Both together, n cells as the other two.
    fused: EmotionTrack
    #: int64[n], who is seen in each cell, see `trust_of`; None where they are one person's.
    seen: NDArray[np.int64] | None = None

    @cached_property
    def trust(self) -> tuple[float, ...]:
        """Returns what part of its vote speech and face keep in the whole film."""
        return trust_of((self.speech, self.face), self.seen)

    @cached_property
    def changing(self) -> tuple[float, float]:
        """Returns which shares of what speech and face tell change with the moment, see
        `changing_of`."""
        return changing_of((self.speech, self.face), self.seen)

    def without(self, muted: Collection[Modality]) -> Evidence:
        """Marks muted modalities as missing (never neutral) all along."""
        if not muted:
            return self
        missing = EmotionTrack.missing(len(self.fused))
        speech = missing if "speech" in muted else self.speech
        face = missing if "face" in muted else self.face
        return Evidence(speech, face, fuse([speech, face], self.seen), self.seen)


def evidence(project: Project) -> Evidence:
    """Computes the tracks without the faces that the editor ignores; mutes are per scene."""
    return _evidence(project.analysis, project.ignored_faces)


def effective_tracks(project: Project) -> Evidence:
    """Computes the tracks as they count, without ignored faces and muted scenes, for display."""
    return with_mutes(evidence(project), mutes_of(project))


def mutes_of(project: Project) -> tuple[Mute, ...]:
    """Lists where the editor muted something: begin and end in seconds, and what."""
    pairs = zip(project.scenes, project.edits, strict=False)
    return tuple((s.start_s, s.end_s, edit.muted) for s, edit in pairs if edit.muted)


def with_mutes(tracks: Evidence, mutes: Iterable[Mute]) -> Evidence:
    """Marks the muted stretches as missing.

    A cell that two scenes share belongs to the one that its middle lies in.
    """
    middles = (np.arange(len(tracks.fused)) + 0.5) * GRID_S
    for start_s, end_s, muted in mutes:
        inside = (middles >= start_s) & (middles < end_s)
        tracks = _blended(tracks, tracks.without(muted), inside)
    return tracks


def build(
    project: Project, start_s: float, end_s: float, muted: Collection[Modality] = ()
) -> Scene:
    """Builds a Scene between two times from what counts there: without the muted modalities and the
    faces that the editor ignores."""
    tracks = evidence(project).without(muted)
    return build_scene(
        start_s,
        end_s,
        speech=tracks.speech,
        face=tracks.face,
        fused=tracks.fused,
        trust=tracks.trust,
    )


def face_track(analysis: Analysis, faces: Sequence[FaceTrack]) -> EmotionTrack:
    """Pools some of the film's FaceTracks into a face EmotionTrack."""
    sampled = sample_times(analysis.settings.face_rate_hz, analysis.video.duration_s)
    return emotion_track(faces, sampled, analysis.shots, len(analysis.face))


def face_reading(project: Project, face: FaceTrack, time_s: float) -> EmotionScores | None:
    """Reads what one face shows in the cell at a time: as its lane would with nobody else in the
    picture. None where it is no evidence: too small or turned away, or muted in the scene."""
    if any(a <= time_s < b and "face" in muted for a, b, muted in mutes_of(project)):
        return None
    found = scores_at(_alone(project.analysis, face), time_s)
    return found[0] if found is not None and found[1] > 0 else None


def _alone(analysis: Analysis, face: FaceTrack) -> EmotionTrack:
    """Pools one FaceTrack by itself; the last ones are kept."""
    kept = _kept_faces(analysis)
    if face.number not in kept:
        sampled = sample_times(analysis.settings.face_rate_hz, analysis.video.duration_s)
        # The frames around it are enough: in a long film there are very many others.
        near = slice(*np.searchsorted(sampled, (face.times_s[0] - 2, face.times_s[-1] + 2)))
        shots, n = analysis.shots, len(analysis.face)
        kept[face.number] = emotion_track([face], sampled[near], shots, n)
    if len(kept) > _MOST_FACES:
        kept.pop(next(iter(kept)))
    return kept[face.number]


@kept_with_owner
def _kept_faces(_analysis: Analysis) -> dict[int, EmotionTrack]:
    """Keeps the tracks of single faces of an analysis."""
    return {}


def with_measured_scores(project: Project) -> Project:
    """Measures the scores again where the editor set the emotion: documents up to version 3 put
    certain ones in their place."""
    scenes = tuple(
        row.scene if row.edit.emotion is None else _measured(project, row) for row in project.rows()
    )
    return replace(project, scenes=scenes)


def _measured(project: Project, row: SceneRow) -> Scene:
    """Measures the fused scores of a scene again; those of speech and face stay, to the last
    bit."""
    scene = row.scene
    again = build(project, scene.start_s, scene.end_s, row.edit.muted)
    coverage = replace(scene.coverage, fused=again.coverage.fused)
    return replace(scene, scores=again.scores, coverage=coverage, trust=again.trust)


@kept_with_owner
def _evidence(analysis: Analysis, ignored: tuple[int, ...]) -> Evidence:
    faces = [face for face in analysis.faces if face.number not in ignored]
    seen = seen_by_cell(analysis.cast, faces, len(analysis.face))
    measured = Evidence(analysis.speech, analysis.face, analysis.fused, seen)
    if not ignored:
        return measured
    kept = face_track(analysis, faces)
    everybody = face_track(analysis, analysis.faces)
    # In cells without an ignored face the track stays as it was stored, to the last bit.
    changed = (kept.scores != everybody.scores).any(axis=1) | (kept.coverage != everybody.coverage)
    fused = fuse([analysis.speech, kept], seen)
    return _blended(measured, Evidence(analysis.speech, kept, fused, seen), changed)


def _blended(first: Evidence, second: Evidence, where: np.ndarray) -> Evidence:
    """Takes `second` in the cells where bool[n] `where` is set, else `first`."""
    return Evidence(
        _mixed(first.speech, second.speech, where),
        _mixed(first.face, second.face, where),
        _mixed(first.fused, second.fused, where),
        first.seen,
    )


def _mixed(first: EmotionTrack, second: EmotionTrack, where: np.ndarray) -> EmotionTrack:
    if first is second:
        return first
    scores = np.where(where[:, None], second.scores, first.scores)
    return EmotionTrack(scores, np.where(where, second.coverage, first.coverage))
