"""Analyses and projects made from the domain's classes, without any media."""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.addresses import file_at
from aemo_studio.domain.effects import Effect, EffectKind
from aemo_studio.domain.emotion import (
    Emotion,
    EmotionScores,
    EmotionTrack,
    emotion_index,
    n_cells,
    normalised,
    uniform_scores,
)
from aemo_studio.domain.music import (
    MusicFilters,
    Recommendation,
    ScorePart,
    Track,
    TrackKey,
)
from aemo_studio.domain.project import (
    Analysis,
    AnalysisSettings,
    AnalysisWarning,
    Marker,
    ModelReference,
    Pick,
    Project,
    SceneEdit,
)
from aemo_studio.domain.scene import Coverage, Scene, Shot
from aemo_studio.domain.terms import terms_of
from aemo_studio.domain.video import FaceTrack, Thumbnail, VideoInfo, Waveform


def make_scores(emotion: Emotion, share: float = 0.65) -> EmotionScores:
    """`share` for one Emotion, the rest split evenly."""
    weights = np.full(8, (1.0 - share) / 7)
    weights[emotion_index(emotion)] = share
    return normalised(weights)


def make_video(path: Path = Path("/films/cut.mp4"), duration_s: float = 30.0) -> VideoInfo:
    return VideoInfo(
        path=path,
        fingerprint="ab" * 32,
        size_bytes=1234,
        container="mov,mp4",
        duration_s=duration_s,
        start_s=0.0,
        width=1920,
        height=1080,
        rotation=0,
        frame_rate=Fraction(25),
        variable_rate=False,
        video_codec="h264",
        pixel_format="yuv420p",
        colour_space="bt709",
        audio_codec="aac",
        audio_rate_hz=48000,
        audio_channels=2,
    )


def make_track(n: int, rng: np.random.Generator) -> EmotionTrack:
    """Random scores with evidence in about half of the cells."""
    coverage = np.where(rng.random(n) < 0.5, rng.random(n), 0.0).astype(np.float32)
    scores = normalised(rng.random((n, 8)))
    scores[coverage == 0] = 1 / 8
    return EmotionTrack(scores, coverage)


def make_face(number: int, n: int, rng: np.random.Generator) -> FaceTrack:
    return FaceTrack(
        number=number,
        times_s=(np.arange(n) * 0.25).astype(np.float32),
        boxes=(rng.random((n, 4)) / 2).astype(np.float32),
        scores=normalised(rng.random((n, 8))),
        weights=rng.random(n).astype(np.float32),
        speaking=0.5,
    )


def make_scenes(duration_s: float) -> tuple[Scene, ...]:
    """Three equal scenes: happy in voice and face, sad in the face only, no evidence."""
    third = duration_s / 3
    happy, sad, nothing = make_scores(Emotion.HAPPY), make_scores(Emotion.SAD), uniform_scores()
    return (
        Scene(0.0, third, happy, happy, happy, Coverage(0.8, 0.9, 0.95)),
        Scene(third, 2 * third, sad, nothing, sad, Coverage(0.0, 0.5, 0.5)),
        Scene(2 * third, duration_s, nothing, nothing, nothing, Coverage(0.0, 0.0, 0.0)),
    )


def make_analysis(video: VideoInfo | None = None, seed: int = 0) -> Analysis:
    """A complete analysis with random but valid contents."""
    rng = np.random.default_rng(seed)
    video = video or make_video()
    n = n_cells(video.duration_s)
    scenes = make_scenes(video.duration_s)
    return Analysis(
        video=video,
        settings=AnalysisSettings(),
        speech=make_track(n, rng),
        face=make_track(n, rng),
        fused=make_track(n, rng),
        shots=tuple(Shot(s.start_s, s.end_s) for s in scenes),
        scenes=scenes,
        faces=(make_face(1, 40, rng), make_face(2, 7, rng)),
        thumbnails=(Thumbnail(0.0, b"\xff\xd8\xff\xe0picture"),),
        waveform=Waveform(20.0, _peaks(rng, int(video.duration_s * 20))),
        models=(ModelReference("speech", "cd" * 32), ModelReference("face", "ef" * 32)),
        warnings=(AnalysisWarning("no_faces", "No usable face after 0:20."),),
    )


def _peaks(rng: np.random.Generator, n: int) -> NDArray[np.float32]:
    peaks = rng.random(n)
    return np.stack([-peaks, peaks], axis=1).astype(np.float32)


def make_music_track(number: int = 1, terms: str = "CC BY 4.0", **changes: object) -> Track:
    """terms: licence and credit line in one text, as a catalogue's row is read."""
    track = Track(
        track_id=f"T{number:04}",
        title=f"Piece {number}",
        artist="Somebody",
        moods=("happy", "upbeat"),
        emotion=Emotion.HAPPY,
        duration_s=182.4,
        bpm=120.0,
        url=f"https://example.org/{number}",
        catalogue="free",
        **terms_of(terms)._asdict(),
    )
    if "file" not in changes:
        changes["file"] = file_at(str(changes.get("url", "")))
    return dataclasses.replace(track, **changes)  # type: ignore[arg-type]


def make_effect(number: int = 1, **changes: object) -> Effect:
    effect = Effect(
        sound_id=f"freesound-{number}",
        title=f"Thunder {number}",
        author="Sky",
        class_name="Thunder",
        category="WEATHThun",
        kind=EffectKind.ACCENT,
        rating=None,
        suits=(Emotion.FEARFUL,),
        licence="CC BY",
        url=f"https://freesound.org/s/{number}/",
        catalogue="sfx",
    )
    return dataclasses.replace(effect, **changes)  # type: ignore[arg-type]


def make_recommendation(rank: int, track: Track | None = None) -> Recommendation:
    return Recommendation(
        rank=rank,
        track=track or make_music_track(rank),
        score=1.0 - 0.1 * rank,
        parts=(ScorePart("emotion match", 0.9), ScorePart("length fit", 0.5)),
        reason="Happy music for a happy scene.",
    )


def make_edited_project(video: VideoInfo | None = None, seed: int = 0) -> Project:
    """`make_project` with a decision of every kind."""
    project = make_project(video, seed)
    track = project.picks[0].track
    return dataclasses.replace(
        project,
        edits=(
            SceneEdit(emotion=Emotion.ANGRY, note="louder 🎬"),
            SceneEdit(muted=("speech",), intention="romantic"),
            SceneEdit(rejected=(TrackKey("free", "T0007"), TrackKey("lmc", "TR7"))),
        ),
        picks=(Pick(0, track, locked=True), Pick(2, dataclasses.replace(track, vocals=False))),
        ignored_faces=(2,),
        markers=(Marker(1.5, "入點"), Marker(20.0)),
        filters=MusicFilters(licences=("CC BY 4.0",), max_bpm=120.0, words=("piano",)),
    )


def make_project(video: VideoInfo | None = None, seed: int = 0) -> Project:
    """Three scenes: two recommendations, one, none; a pick in the first."""
    analysis = make_analysis(video, seed)
    first, second = make_recommendation(1), make_recommendation(2)
    return Project(
        analysis=analysis,
        scenes=analysis.scenes,
        recommendations=((first, second), (first,), ()),
        catalogues=("free",),
        picks=(Pick(0, second.track),),
    )


def half_precision_waveform(analysis: Analysis) -> Analysis:
    """The analysis as it comes back from a document, which keeps the peaks in 16 bits."""
    peaks = analysis.waveform.peaks.astype(np.float16).astype(np.float32)
    waveform = dataclasses.replace(analysis.waveform, peaks=peaks)
    return dataclasses.replace(analysis, waveform=waveform)
