"""Projects for edits: a film of 60 s whose scenes follow from its tracks and faces."""

from __future__ import annotations

import dataclasses
from itertools import pairwise

import numpy as np

from aemo_studio.analysis.face.grid import emotion_track, sample_times
from aemo_studio.analysis.fusion import fuse
from aemo_studio.analysis.scenes import build_scene
from aemo_studio.domain.cast import Character, SpokenLine
from aemo_studio.domain.emotion import Emotion, EmotionTrack, normalised
from aemo_studio.domain.project import Pick, Project
from aemo_studio.domain.scene import Shot
from aemo_studio.domain.video import FaceTrack
from aemo_studio.project.editing.evidence import build
from tests.factories import (
    make_analysis,
    make_music_track,
    make_recommendation,
    make_scores,
    make_video,
)

DURATION_S = 60.0
CUTS_S = (0.0, 10.0, 25.0, 40.0, 60.0)
FRAME_S = 0.04


def face(number: int, start_s: float, end_s: float, emotion: Emotion) -> FaceTrack:
    """Somebody who shows one Emotion all along, looked at four times a second."""
    times = np.arange(start_s, end_s, 0.25, dtype=np.float32)
    n = len(times)
    return FaceTrack(
        number=number,
        times_s=times,
        boxes=np.tile(np.array([0.1 * number, 0.2, 0.1, 0.2], np.float32), (n, 1)),
        scores=np.tile(make_scores(emotion, 0.8), (n, 1)),
        weights=np.full(n, 0.9, np.float32),
        speaking=0.0,
    )


FACES = (
    face(0, 0.0, 10.0, Emotion.HAPPY),
    face(1, 2.0, 9.0, Emotion.ANGRY),
    face(2, 26.0, 39.0, Emotion.SAD),
)


def film() -> Project:
    """Four scenes: two faces, none, one, none; somebody speaks from 5 to 35 s."""
    shots = tuple(Shot(a, b) for a, b in pairwise(CUTS_S))
    seen = emotion_track(FACES, sample_times(4.0, DURATION_S), shots, 120)
    heard = _speech()
    fused = fuse([heard, seen])
    scenes = tuple(
        build_scene(s.start_s, s.end_s, speech=heard, face=seen, fused=fused) for s in shots
    )
    analysis = dataclasses.replace(
        make_analysis(make_video(duration_s=DURATION_S)),
        speech=heard, face=seen, fused=fused, shots=shots, scenes=scenes, faces=FACES,
    )  # fmt: skip
    return Project(
        analysis=analysis,
        scenes=scenes,
        recommendations=tuple((make_recommendation(1, make_music_track(i)),) for i in range(4)),
        catalogues=("free",),
        picks=(Pick(1, make_music_track(11)), Pick(3, make_music_track(13), locked=True)),
    )


def torn_film() -> Project:
    """One scene of ten seconds in which the voice is sad and the face happy, both all along."""
    shots = (Shot(0.0, 10.0),)
    heard = EmotionTrack(np.tile(make_scores(Emotion.SAD, 0.9), (20, 1)), np.ones(20, np.float32))
    faces = (face(0, 0.0, 10.0, Emotion.HAPPY),)
    seen = emotion_track(faces, sample_times(4.0, 10.0), shots, 20)
    fused = fuse([heard, seen])
    scene = build_scene(0.0, 10.0, speech=heard, face=seen, fused=fused)
    analysis = dataclasses.replace(
        make_analysis(make_video(duration_s=10.0)),
        speech=heard, face=seen, fused=fused, shots=shots, scenes=(scene,), faces=faces,
    )  # fmt: skip
    return Project(analysis=analysis, scenes=(scene,))


def mask_film() -> Project:
    """Four scenes of eight seconds, each with a mood of its own in Anna's voice, while her face,
    the only one, looks surprised to the end."""
    shots = tuple(Shot(8.0 * i, 8.0 * i + 8.0) for i in range(4))
    moods = (Emotion.SAD, Emotion.ANGRY, Emotion.HAPPY, Emotion.FEARFUL)
    scores = np.stack([make_scores(mood, 0.6) for mood in moods]).repeat(16, axis=0)
    heard = EmotionTrack(scores, np.ones(64, np.float32))
    faces = (face(0, 0.0, 32.0, Emotion.SURPRISED),)
    seen = emotion_track(faces, sample_times(4.0, 32.0), shots, 64)
    cast = (Character(0, (0,), name="Anna", lines=(0, 1, 2, 3)),)
    analysis = dataclasses.replace(
        make_analysis(make_video(duration_s=32.0)),
        speech=heard, face=seen, fused=fuse([heard, seen]), shots=shots, faces=faces, cast=cast,
        lines=tuple(SpokenLine(i, s.start_s, s.end_s) for i, s in enumerate(shots)),
    )  # fmt: skip
    unread = Project(analysis=analysis, scenes=(), cast=cast)
    scenes = tuple(build(unread, s.start_s, s.end_s) for s in shots)
    return dataclasses.replace(
        unread, analysis=dataclasses.replace(analysis, scenes=scenes), scenes=scenes
    )


def _speech() -> EmotionTrack:
    rng = np.random.default_rng(5)
    coverage = np.zeros(120, np.float32)
    coverage[10:70] = 0.8
    scores = normalised(rng.dirichlet(np.full(8, 0.5), 120))
    scores[coverage == 0] = 1 / 8
    return EmotionTrack(scores, coverage)
