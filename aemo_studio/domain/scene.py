"""Shots and Scenes."""

from __future__ import annotations

from dataclasses import dataclass

from aemo_studio.domain.emotion import Emotion, EmotionScores, confidence, top_emotion

TOUCHING_S = 0.05
"""Scenes that are no further apart follow each other without a break."""


@dataclass(frozen=True)
class Shot:
    """From one picture cut to the next, in seconds."""

    start_s: float
    end_s: float

    @property
    def duration_s(self) -> float:
        return self.end_s - self.start_s


@dataclass(frozen=True)
class Coverage:
    """Share of a Scene with evidence, in [0, 1], per modality."""

    speech: float
    face: float
    fused: float


@dataclass(frozen=True, eq=False)
class Scene:
    """Consecutive shots that one piece of music can carry.

    scores are the fused EmotionScores; speech and face are uniform where their coverage
    is 0 (then they are missing, not neutral).
    """

    start_s: float
    end_s: float
    scores: EmotionScores
    speech: EmotionScores
    face: EmotionScores
    coverage: Coverage

    @property
    def duration_s(self) -> float:
        return self.end_s - self.start_s

    @property
    def emotion(self) -> Emotion:
        return top_emotion(self.scores)

    @property
    def confidence(self) -> float:
        return confidence(self.scores)

    @property
    def speech_emotion(self) -> Emotion | None:
        """None where there is no speech."""
        return top_emotion(self.speech) if self.coverage.speech > 0 else None

    @property
    def face_emotion(self) -> Emotion | None:
        """None where there is no usable face."""
        return top_emotion(self.face) if self.coverage.face > 0 else None
