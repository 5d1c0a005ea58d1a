"""Judges what counts as alike in two films: how little alike the same material looks in them, how
alike it sounds, and how much the sound says.

Looks are compared by how little alike they are: 0 for the same, about 1 for anything else. Motion
is how little alike a moment looks to the next one, likeness how alike two sounds are, from -1 to 1,
and trust how much the sound counts, in [0, 1]. Every constant is by hand: docs/conform.md says on
which films.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from aemo_studio.project.recut.candidates import FilmPiece, Place

_SURE_MOMENTS, _LONGER = 6, 0.6
"""The same material is learnt from pieces of at least so many moments or, where few are so long,
from those that are longer than this share of all."""

_NO_MIX, _CHANCE, _SAME_MIX = 0.4, 0.05, 0.25
"""Likeness by chance where no other place was looked at; by how much the same has to be more
alike for the sound to count at all, and by how much more for it to count fully."""

_SOUND_COST = 0.06
"""What a likeness of 1 makes up for in looks."""

_LEAST, _MOST, _PER_NOISE, _PER_MOTION = 0.01, 0.06, 2.5, 0.25
"""How little alike a place may look: the least and the most that is allowed, and how much of it for
each unit of noise and of motion."""

_MORE_HEARD = 0.1
"""How much less alike than the most may look what sounds the same."""

SOUNDS_THE_SAME = 0.9
"""Likeness from which on two sounds are the same."""

_LESS_ALIKE = 0.25
"""How much less likeness than the same material has leaves it possible that two sounds are the
same."""

_HEARD_TOO = 2.0
"""How many times as little alike may look what may sound the same, or is a whole shot of the old
film."""

SOUND_DECIDES = 0.95
"""Trust from which on the sound decides."""

_SILENT_LEAST, _SILENT_PER_NOISE = 0.004, 1.5
"""How little alike may look what sounds otherwise: the least, and how much for each unit of
noise."""

_SAME_EDGE = 0.01
"""What each end that is a cut of the old film takes off the cost of a place."""

HEARD_WELL_S = 1.2
"""Seconds from which on the sound of a piece counts fully."""

_UNCLEAR, _CLEAR = 0.8, 0.95
"""Likeness of the same material up to which it is not at all, and from which it is quite sure
that both films have the same mix."""

_LOOSE = 3.0
"""How many times as little alike as the same material is at most may look what sounds the same."""

_SURE_LEAST, _SURE_PER_NOISE, SURE_PER_MOTION = 0.002, 3.0, 0.05
"""How little alike the same material is at most: the least, and how much for each unit of noise
and of motion."""

MARGIN, _MARGIN_PER_NOISE = 0.001, 0.5
"""How much less alike than the chosen place another one looks that is no rival: the least, and
how much more for each unit of noise."""

HEARD_ENOUGH = 0.35
"""Trust from which on the sound may tell a place from its rivals."""

_SURE_HEARD, _CLEARER = 0.1, 0.1
"""Likeness above what may be the same, and above that of a rival, from which on the sound tells
them apart. Unlike sounds of short shots reach 0.85 (docs/attempts.md)."""

_SAME_LEVELS = 0.1
"""Mean difference of levels (1: as different as counts) up to which two films have the same mix."""

_LEVELS_APART, _LEVELS_CLEARER = 0.03, 0.04
"""How much more than usual the levels of the same sound may differ, and how much less than those
of a rival they have to."""


@dataclass(frozen=True)
class Judge:
    """Tells what counts as alike in two films."""

    #: How little alike the same material looks.
    noise: float
    #: How much the sound counts, in [0, 1]: 1 where the mix is the same.
    trust: float
    #: How alike the same sounds.
    likeness: float
    #: How far apart the levels of the same sound are.
    level: float = 1.0
    #: How much less alike may look what sounds the same.
    loose: float = _LOOSE

    @property
    def same_from(self) -> float:
        """Likeness from which on two sounds may be the same."""
        return self.likeness - _LESS_ALIKE

    @property
    def clear(self) -> float:
        """How sure it is that both films have the same mix, in [0, 1]."""
        return float(np.clip((self.likeness - _UNCLEAR) / (_CLEAR - _UNCLEAR), 0.0, 1.0))

    @property
    def same_levels(self) -> bool:
        """Whether both films have the same mix, level by level."""
        return self.level <= _SAME_LEVELS and self.clear >= 1.0

    def cost(self, piece: FilmPiece, place: Place, motion: float) -> float:
        """Computes the cost of a place; less than 0 where it is better than none. motion: how much
        the picture changes from moment to moment."""
        limit = min(_LEAST + _PER_NOISE * self.noise + _PER_MOTION * motion, _MOST)
        trust = self.trusted(piece)
        if not self._accepts(place, limit, trust):
            return np.inf
        sound = _SOUND_COST * trust * (0.5 - place.heard.likeness)
        good = min(len(piece) * (place.apart + sound - limit), -_LEAST)
        return good - _SAME_EDGE * place.edges

    def sure_limit(self, motion: float) -> float:
        """Computes how little alike the same material is at most."""
        return _SURE_LEAST + _SURE_PER_NOISE * self.noise + SURE_PER_MOTION * motion

    def surely_same(self, piece: FilmPiece, place: Place, motion: float) -> bool:
        """Whether a place looks as the same material does, or sounds so."""
        trust, likeness = self.trusted(piece), place.heard.likeness
        limit = self.sure_limit(motion)
        if (trust >= SOUND_DECIDES and likeness >= SOUNDS_THE_SAME) or self._whole_shot(place):
            return place.apart <= self.loose * limit
        sounds_other = trust >= SOUND_DECIDES and likeness < self.same_from and place.heard.tells
        return place.apart <= limit and not sounds_other

    def rivals(self, one: Place, other: Place, *, heard: bool) -> bool:
        """Whether another place is about as like a piece, and the sound does not tell which. heard:
        whether it may."""
        margin = MARGIN + _MARGIN_PER_NOISE * self.noise
        if other is one or other.apart - one.apart >= margin:
            return False
        if self.clear < 1.0 and other.apart < one.apart - self.noise:
            return True
        clearer = one.heard.likeness - other.heard.likeness
        if self.as_loud(one) and other.heard.apart - one.heard.apart >= _LEVELS_CLEARER:
            return False
        told = (
            heard
            and self.trust >= HEARD_ENOUGH
            and one.heard.likeness >= self.same_from + _SURE_HEARD
        )
        return not (told and clearer >= _CLEARER)

    def as_loud(self, place: Place) -> bool:
        """Whether a place is as loud at each moment as the same sound is in the same mix."""
        return self.same_levels and place.heard.apart <= _LEVELS_APART + self.level

    def unlike(self, piece: FilmPiece, place: Place) -> float:
        """Computes how little a place looks and sounds like a piece."""
        return place.apart - _SOUND_COST * self.trusted(piece) * place.heard.likeness

    def trusted(self, piece: FilmPiece) -> float:
        """Computes how much the sound of a piece counts: all or nearly nothing."""
        return (self.trust * min(1.0, (piece.end_s - piece.start_s) / HEARD_WELL_S)) ** 2

    def _accepts(self, place: Place, limit: float, trust: float) -> bool:
        likeness = place.heard.likeness
        if trust >= SOUND_DECIDES and likeness >= SOUNDS_THE_SAME:
            return place.apart <= _MOST + _MORE_HEARD
        if trust >= SOUND_DECIDES and likeness < self.same_from and place.heard.tells:
            return place.apart <= _SILENT_LEAST + _SILENT_PER_NOISE * self.noise
        alike = self._sounds_alike(place, trust) or self._whole_shot(place)
        return place.apart <= limit * (_HEARD_TOO if alike else 1.0)

    def _whole_shot(self, place: Place) -> bool:
        """Whether a place is a whole shot of the old film, and sounds the same."""
        same = self.trust >= SOUND_DECIDES and place.heard.likeness >= SOUNDS_THE_SAME
        return same and place.edges == 2

    def _sounds_alike(self, place: Place, trust: float) -> bool:
        return trust >= SOUND_DECIDES and place.heard.likeness >= self.same_from


def judge_of(pieces: Sequence[FilmPiece], candidates: Sequence[Sequence[Place]]) -> Judge:
    """Finds how alike the same material is here: what is long and by far the most alike."""
    best = [
        (len(piece), found[0])
        for piece, found in zip(pieces, candidates, strict=True)
        if found and found[0].apart < _MOST
    ]
    if not best:
        return Judge(_MOST, 0.0, _LESS_ALIKE)
    long = min(_SURE_MOMENTS, float(np.quantile([length for length, _ in best], _LONGER)))
    sure = [one for length, one in best if length >= long]
    noise = float(np.median([one.apart for one in sure]))
    likeness = float(np.median([one.heard.likeness for one in sure]))
    level = float(np.median([one.heard.apart for one in sure]))
    others = [one.heard.likeness for found in candidates for one in found[1:]]
    by_chance = float(np.median(others)) if others else _NO_MIX
    trust = float(np.clip((likeness - by_chance - _CHANCE) / _SAME_MIX, 0.0, 1.0))
    return Judge(noise, trust, likeness, level)
