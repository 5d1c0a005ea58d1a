"""Shots and Scenes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from aemo_studio.domain.emotion import (
    Emotion,
    EmotionScores,
    confidence,
    scores_from_dict,
    top_emotion,
)


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
    """Consecutive shots that one piece of music can carry, as measured.

    scores are the fused EmotionScores; speech and face are uniform where their coverage
    is 0 (then they are missing, not neutral). What the editor says it feels like is not in
    here: see `feeling_of`.
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


@dataclass(frozen=True, eq=False)
class Feeling:
    """What a Scene counts as: the editor's word, else what was measured, else nothing."""

    emotion: Emotion | None
    """None where nothing was measured and the editor did not decide."""
    by_hand: bool
    """Whether the editor set the emotion."""
    scores: EmotionScores
    """float32[8]: certain where the editor set the emotion, else as measured."""
    coverage: float
    """Share of the scene that the scores speak for, in [0, 1]."""

    @property
    def confidence(self) -> float:
        return confidence(self.scores)


def feeling_of(scene: Scene, by_hand: Emotion | None = None) -> Feeling:
    """What a scene counts as. by_hand: the emotion that the editor set, who saw the whole scene
    and is certain."""
    if by_hand is not None:
        return Feeling(by_hand, True, scores_from_dict({by_hand.value: 1.0}), 1.0)
    share = scene.coverage.fused
    return Feeling(scene.emotion if share > 0 else None, False, scene.scores, share)


def same_values(a: Scene, b: Scene) -> bool:
    """Whether two scenes lie at the same place and were measured alike, to the bit."""
    if a is b:
        return True
    if (a.start_s, a.end_s, a.coverage) != (b.start_s, b.end_s, b.coverage):
        return False
    pairs = ((a.scores, b.scores), (a.speech, b.speech), (a.face, b.face))
    return all(np.array_equal(x, y) for x, y in pairs)
