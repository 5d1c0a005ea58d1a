"""Scenes, tracks and recommenders for tests of the music side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aemo_studio.domain.emotion import EMOTIONS, Emotion, normalised, uniform_scores
from aemo_studio.domain.music import Catalogue, Recommendation, Track
from aemo_studio.domain.scene import Coverage, Scene
from aemo_studio.music.recommend import Recommender

LABELS = [emotion.value for emotion in EMOTIONS]


def scene(start_s: float = 0.0, length_s: float = 30.0, **probabilities: float) -> Scene:
    """A Scene with these EmotionScores from speech; without any, one without evidence."""
    scores = normalised([probabilities.get(label, 0.0) for label in LABELS])
    heard = 1.0 if probabilities else 0.0
    coverage = Coverage(speech=heard, face=0.0, fused=heard)
    return Scene(start_s, start_s + length_s, scores, scores, uniform_scores(), coverage)


def track(number: int, mood: str, emotion: Emotion | None, **fields: object) -> Track:
    plain = Track(
        track_id=str(number),
        title=f"Title {number}",
        artist=f"Artist {number}",
        moods=(mood,),
        emotion=emotion,
        duration_s=None,
        bpm=None,
        licence="CC BY",
        url="",
        catalogue="test",
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


def library(*tracks: Track) -> Recommender:
    return Recommender([Catalogue("test", tracks)])


def parts_of(recommendation: Recommendation) -> dict[str, float]:
    return {part.name: part.value for part in recommendation.parts}


def ids(recommendations: Sequence[Recommendation]) -> list[str]:
    return [r.track.track_id for r in recommendations]
