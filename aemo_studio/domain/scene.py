"""Defines Shots and Scenes, and what a Scene counts as."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from aemo_studio.domain.certainty import Certainty, certainty
from aemo_studio.domain.emotion import (
    Emotion,
    EmotionScores,
    confidence,
    contradiction,
    scores_from_dict,
    top_emotion,
)

DISAGREES = 0.4
"""Disagreement from which on a Scene says that voice and face tell different things. Of recordings
and portraits, those of two emotions reach it far oftener than those of one."""

GLIMPSE = 0.05
"""Share of a Scene below which a voice or a face is no more than a glimpse: too little to set
against the other. What lasts longer may still be a moment only (`certainty.MOMENT`)."""


@dataclass(frozen=True)
class Shot:
    """The film from one picture cut to the next."""

    #: Seconds from the first displayed frame, included.
    start_s: float
    #: Seconds from the first displayed frame, excluded.
    end_s: float

    @property
    def duration_s(self) -> float:
        return self.end_s - self.start_s


@dataclass(frozen=True)
class Coverage:
    """Shares of a Scene with evidence, per modality."""

    #: Share with speech, in [0, 1].
    speech: float
    #: Share with a usable face, in [0, 1].
    face: float
    #: Share with either, in [0, 1].
    fused: float


@dataclass(frozen=True)
class Trust:
    """What part of their votes voice and face keep: all of it, unless one stays the same in the
    whole film while the other changes."""

    #: Of the voice, in [0, 1].
    speech: float = 1.0
    #: Of the face, in [0, 1].
    face: float = 1.0


IN_FULL = Trust()
"""Both keep all of their votes."""


@dataclass(frozen=True, eq=False)
class Scene:
    """Consecutive shots that one piece of music can carry, as measured.

    What the editor decides is not in here: see `feeling_of`.
    """

    #: Seconds from the first displayed frame, included.
    start_s: float
    #: Seconds from the first displayed frame, excluded.
    end_s: float
    #: float32[8]: fused EmotionScores; uniform without any evidence.
    scores: EmotionScores
    #: float32[8]; uniform where the coverage of speech is 0: missing, not neutral.
    speech: EmotionScores
    #: float32[8]; uniform where the coverage of faces is 0: missing, not neutral.
    face: EmotionScores
    #: Shares of the scene with evidence.
    coverage: Coverage
    #: With which the scores were fused; in full in projects of older programs.
    trust: Trust = IN_FULL

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
        """Finds the Emotion of the speech; None where there is none."""
        return top_emotion(self.speech) if self.coverage.speech > 0 else None

    @property
    def face_emotion(self) -> Emotion | None:
        """Finds the Emotion of the faces; None where no usable one is seen."""
        return top_emotion(self.face) if self.coverage.face > 0 else None

    @property
    def comparable(self) -> bool:
        """Returns whether there is more than a glimpse of both voice and face."""
        return min(self.coverage.speech, self.coverage.face) >= GLIMPSE

    @property
    def disagreement(self) -> float:
        """Tells how much voice and face contradict each other, 0 to 1; 0 where one is missing or
        no more than a glimpse."""
        if not self.comparable:
            return 0.0
        return contradiction(self.speech, self.face)

    @property
    def disagrees(self) -> bool:
        return self.disagreement >= DISAGREES


@dataclass(frozen=True, eq=False)
class Feeling:
    """What a Scene counts as: the editor's decision, else the measurement, else nothing."""

    #: None where nothing was measured and the editor did not decide.
    emotion: Emotion | None
    #: Whether the editor set the emotion.
    by_hand: bool
    #: float32[8]: certain where the editor set the emotion, else as measured.
    scores: EmotionScores
    #: Share of the scene that the scores rest on, in [0, 1].
    coverage: float
    #: Whether voice and face contradict each other and the editor has not decided.
    disagrees: bool = False

    @property
    def confidence(self) -> float:
        return confidence(self.scores)

    @cached_property
    def certainty(self) -> Certainty | None:
        """Grades how sure the measurement is; None where the editor decided, and without any."""
        if self.emotion is None or self.by_hand:
            return None
        return certainty(self.scores, self.coverage, disagrees=self.disagrees)


def feeling_of(scene: Scene, by_hand: Emotion | None = None) -> Feeling:
    """Decides what a scene counts as. by_hand: the emotion that the editor set, who saw the whole
    scene and is certain; None leaves the measured one."""
    if by_hand is not None:
        return Feeling(by_hand, True, scores_from_dict({by_hand.value: 1.0}), 1.0)
    share = scene.coverage.fused
    emotion = scene.emotion if share > 0 else None
    return Feeling(emotion, False, scene.scores, share, scene.disagrees)


def same_values(a: Scene, b: Scene) -> bool:
    """Compares two scenes: whether they lie at the same place and were measured alike, to the
    bit."""
    if a is b:
        return True
    if (a.start_s, a.end_s, a.coverage, a.trust) != (b.start_s, b.end_s, b.coverage, b.trust):
        return False
    pairs = ((a.scores, b.scores), (a.speech, b.speech), (a.face, b.face))
    return all(np.array_equal(x, y) for x, y in pairs)
