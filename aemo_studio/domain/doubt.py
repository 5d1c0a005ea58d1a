"""Defines when and why a Scene believes its voice or its face less than the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from aemo_studio.domain.cast import Character
from aemo_studio.domain.scene import Scene

LESSENED = 0.75
"""Part of a vote from which on it is as good as whole: nobody needs to hear of it."""

NO_VOTE = 0.05
"""What is left of a vote that decides nothing any more."""


@dataclass(frozen=True)
class Doubt:
    """A modality that is believed less in a Scene, as it stays the same in the whole film while the
    other one changes."""

    #: Whose vote became less.
    modality: Literal["speech", "face"]
    #: What part of the vote is left, in [0, 1).
    kept: float
    #: Whether the other modality is there in the scene, and so counts more.
    other_counts: bool
    #: Whose voice or face in the scene is known to stay the same, by number; empty where that is
    #: known of all together only.
    characters: tuple[Character, ...] = ()

    @property
    def has_vote(self) -> bool:
        """Returns whether enough of the vote is left to count."""
        return self.kept > NO_VOTE


def doubt_in(scene: Scene) -> Doubt | None:
    """Finds whose vote became less in a scene as it is measured, whoever it is; None for nobody."""
    heard, seen = scene.coverage.speech > 0, scene.coverage.face > 0
    if heard and scene.trust.speech < LESSENED:
        return Doubt("speech", scene.trust.speech, seen)
    if seen and scene.trust.face < LESSENED:
        return Doubt("face", scene.trust.face, heard)
    return None
