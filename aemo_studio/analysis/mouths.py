"""Learns how much the mouths of a film tell of who speaks.

Somebody with a moving mouth speaks, and a still one listens; how surely differs from film to film.
Portraits, masks and backs speak with no mouth, and listeners laugh and chew. So how often mouths
move in those who speak, and in those who listen, is guessed from the film at first, and then
counted from who was found to speak.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from aemo_studio.domain.emotion import FloatArray

VISIBLE = 0.75
"""Share of the speech with somebody in the picture that is that person's, before anything is
found out about a film."""

UNKNOWN = (0.1, 0.05)
"""How often a mouth moves in speech and in listening, where a film tells nothing of it."""

_LINES = (5.0, 10.0)
"""Lines that what is unknown counts as."""

_MOST = 0.95
"""Even a mouth that always moves is turned away now and then."""


@dataclass(frozen=True)
class MouthEvidence:
    """How often mouths move in a film."""

    #: Share of their own lines in which the mouths of those who are seen move, in (0, 1).
    speaking: float
    #: Share of the lines of others in which they do, in (0, 1), at most as often.
    listening: float

    def ratio(self, moving: FloatArray) -> FloatArray:
        """Computes how much likelier mouths are those of speakers than those of listeners.

        moving: how sure it is that each of them moves, in [0, 1].
        """
        moved = self.speaking / self.listening
        still = (1 - self.speaking) / (1 - self.listening)
        return np.asarray(moving * moved + (1 - moving) * still, np.float32)


def guessed(there: FloatArray, moving: FloatArray) -> MouthEvidence:
    """Guesses from how often any mouth moves in a line.

    there: float32[lines, people], share of each line with somebody in the picture. moving: the
    same shape, as `MouthEvidence.ratio` takes it.
    """
    visible = there.sum(axis=1) > 0
    speaking, listening = UNKNOWN
    if visible.any():
        often = float((there * moving).max(axis=1)[visible].mean() / VISIBLE)
        speaking = min(max(speaking, often), _MOST)
    return MouthEvidence(speaking, listening)


def counted(there: FloatArray, moving: FloatArray, speaks: FloatArray) -> MouthEvidence:
    """Counts from who was found to speak, float32[lines, people], probabilities."""
    speaking, listening = (
        (often * lines + float((share * moving).sum())) / (lines + float(share.sum()))
        for often, lines, share in zip(
            UNKNOWN, _LINES, (there * speaks, there * (1 - speaks)), strict=True
        )
    )
    return MouthEvidence(min(speaking, _MOST), min(speaking, listening, _MOST))
