"""Doubts places of the old film: others look and sound as like a piece, or none is quite like it.

Units are those of `judge`; every constant is by hand: docs/conform.md says on which films.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from aemo_studio.project.recut.candidates import FilmPiece, Films, Place, between
from aemo_studio.project.recut.half_moments import seen_apart, steps_s
from aemo_studio.project.recut.judge import (
    HEARD_ENOUGH,
    HEARD_WELL_S,
    MARGIN,
    SOUND_DECIDES,
    SOUNDS_THE_SAME,
    SURE_PER_MOTION,
    Judge,
)
from aemo_studio.project.recut.loudness_match import compare

_SOUNDS_EXACTLY = 0.95
"""Likeness from which on a part of a shot sounds the same."""

_CUT_OFF_LEAST_S = 0.8
"""Seconds for which a part of a shot has to be the same; half as many between two cuts, or where
it is as loud, too."""

_SHIFTED_S, _IN_LINE_S = 0.2, 0.12
"""Seconds from which on a place sounds alike elsewhere than it looks alike, and up to which two
pieces follow each other as they did in the old film, by their sound."""

_OTHER_LEVELS = 0.12
"""Mean difference of levels (1: as different as counts) above which a place sounds otherwise."""

_EXACTLY = 5.0
"""How many times as alike as the same material is at least a short part of a shot has to look
that is a whole shot of the old film, where the mix is another: half as much let a new shot pass
(docs/attempts.md)."""

_TWICE, _TWICE_MOTION = 0.004, 0.15
"""How little alike the old film looks at two places that show the same: at most so much, and so
much more for each unit of motion."""

_TWICE_UNHEARD = 0.3
"""Share of that which counts where the sound tells nothing."""

_LONG_S = 2.0
"""Seconds from which on a piece is long."""

_TWICE_HEARD, _TWICE_HEARD_LONG = 0.85, 0.75
"""Likeness from which on two places of the old film sound the same, for a piece and a long one."""

_INSIDE_S = 0.1
"""Seconds at each end that are left out of it, as coding spreads sound over cuts."""


@dataclass(frozen=True, eq=False)
class Doubts:
    """Tells which places may be wrong: others are as like, or none is quite like."""

    #: The two films.
    films: Films
    #: The pieces of the new one.
    pieces: Sequence[FilmPiece]
    #: What counts as alike in them.
    judge: Judge
    #: How much the picture of each piece changes from moment to moment.
    motions: Sequence[float]

    def told(
        self, chosen: Sequence[Place | None], candidates: Sequence[Sequence[Place]]
    ) -> list[Place | None]:
        """Marks the places that may be wrong."""
        told = [
            None if one is None else self._told(n, one, chosen, candidates[n])
            for n, one in enumerate(chosen)
        ]
        return [
            replace(one, sure=True) if one is not None and self._between(n, told) else one
            for n, one in enumerate(told)
        ]

    def _between(self, n: int, told: Sequence[Place | None]) -> bool:
        """Whether a piece looks as the same material does, and is just what lies in the old film
        between the pieces before and after it, which are sure."""
        here = told[n]
        if here is None or not 0 < n < len(told) - 1:
            return False
        if self.judge.same_levels and not self.judge.as_loud(here):
            return False
        beside = [(told[k], self.pieces[k]) for k in (n - 1, n + 1)]
        return here.apart <= self.judge.sure_limit(self.motions[n]) and all(
            one is not None and one.sure and self._in_line(here, self.pieces[n], one, piece)
            for one, piece in beside
        )

    def _told(
        self, n: int, one: Place, chosen: Sequence[Place | None], others: Sequence[Place]
    ) -> Place:
        sure = self._sure(n, one, chosen, others)
        return replace(one, sure=sure, heard_well=self.judge.trust >= HEARD_ENOUGH)

    def _sure(
        self, n: int, one: Place, chosen: Sequence[Place | None], others: Sequence[Place]
    ) -> bool:
        piece = self.pieces[n]
        if not self.surely_same(self.films, piece, one, self.motions[n]):
            return False
        rivals = self.rivals(piece, one, others, self.motions[n])
        better = self.judge.unlike(piece, one) - MARGIN / 2
        if any(self.judge.unlike(piece, r) < better for r in rivals):
            return False
        if any(r.apart < one.apart - self.judge.noise / 2 for r in rivals):
            return False
        return not rivals or self._goes_on(n, chosen)

    def surely_same(self, films: Films, piece: FilmPiece, one: Place, motion: float) -> bool:
        """Whether a place looks and sounds as the same material does. What was cut off from
        something else in its shot must do so for some time at one offset."""
        if not (films.traced and self.judge.surely_same(piece, one, motion)):
            return self.judge.surely_same(piece, one, motion)
        long = piece.end_s - piece.start_s >= _CUT_OFF_LEAST_S / 2
        if long and self.judge.same_levels and one.heard.apart > _OTHER_LEVELS:
            return False
        told = self.judge.trusted(piece) >= SOUND_DECIDES and abs(one.heard.shift_s) > _SHIFTED_S
        if told and self._apart_as_heard(films, piece, one) > self.judge.sure_limit(motion):
            return False
        return not any(piece.cut_off) or self._alike_at_once(films, piece, one, motion)

    def _alike_at_once(self, films: Films, piece: FilmPiece, one: Place, motion: float) -> bool:
        length_s, limit = piece.end_s - piece.start_s, self.judge.sure_limit(motion)
        if self.judge.clear < 1.0:
            if length_s >= HEARD_WELL_S:
                return one.apart <= limit / 2
            return one.edges == 2 and one.apart <= limit / _EXACTLY
        whole = one.edges == 2 or self.judge.as_loud(one)
        least_s = _CUT_OFF_LEAST_S / 2 if whole else _CUT_OFF_LEAST_S
        if one.heard.likeness < _SOUNDS_EXACTLY or length_s < least_s:
            return False
        return self._apart_as_heard(films, piece, one) <= limit

    def _apart_as_heard(self, films: Films, piece: FilmPiece, one: Place) -> float:
        """Computes how little alike a piece looks at the very offset at which it sounds alike."""
        later_s = one.old / films.old.rate_hz - piece.first / films.new.rate_hz
        times_s = steps_s(films.new, piece.start_s, piece.end_s)
        apart = np.sort(seen_apart(films.old, films.new, times_s, later_s + one.heard.shift_s))
        return float(apart[: max(1, len(apart) - 2)].mean()) if len(apart) else one.apart

    def rivals(
        self, piece: FilmPiece, one: Place, others: Sequence[Place], motion: float
    ) -> list[Place]:
        """Finds the places that show other material and are about as like."""
        short = piece.end_s - piece.start_s < HEARD_WELL_S
        heard = not short or abs(one.heard.shift_s) <= _SHIFTED_S
        found = [other for other in others if self.judge.rivals(one, other, heard=heard)]
        return [other for other in found if not self._twice(piece, one, other, motion)]

    def _twice(self, piece: FilmPiece, one: Place, other: Place, motion: float) -> bool:
        """Whether the old film shows the same material at both places."""
        if abs(one.old - other.old) < max(len(piece), self.films.old.rate_hz):
            return False
        if abs(one.apart - other.apart) > 2 * self.judge.noise + SURE_PER_MOTION * motion:
            return False
        old = self.films.old
        here = old.looks[one.old : one.old + len(piece)]
        apart = float(between(old, here, other.old).min())
        start_s, from_s = ((p.old / old.rate_hz + p.heard.shift_s) for p in (one, other))
        inside_s = min(_INSIDE_S, (piece.end_s - piece.start_s) / 4)
        span_s = (start_s + inside_s, start_s + piece.end_s - piece.start_s - inside_s)
        levels = self.films.old_loudness
        heard = compare(levels, levels, span_s, from_s + inside_s, 1.0)
        if heard.tells:
            long = piece.end_s - piece.start_s >= _LONG_S and self.judge.clear >= 1.0
            alike = heard.likeness >= (_TWICE_HEARD_LONG if long else _TWICE_HEARD)
            return apart <= _TWICE + _TWICE_MOTION * motion and alike
        whole = one.edges == other.edges == 2
        return apart <= (_TWICE + _TWICE_MOTION * motion) * (1.0 if whole else _TWICE_UNHEARD)

    def _goes_on(self, n: int, chosen: Sequence[Place | None]) -> bool:
        """Whether the old film goes on here from the piece before and to the one after."""
        here = chosen[n]
        return here is not None and any(
            self._in_line(here, self.pieces[n], beside, self.pieces[k])
            for k in (n - 1, n + 1)
            if 0 <= k < len(chosen) and (beside := chosen[k]) is not None
        )

    def _in_line(self, here: Place, piece: FilmPiece, beside: Place, other: FilmPiece) -> bool:
        moments = here.old - beside.old - piece.first + other.first
        heard = min(here.heard.likeness, beside.heard.likeness) >= SOUNDS_THE_SAME
        if not heard or self.judge.clear < 1.0:
            return abs(moments) <= 1
        apart_s = moments / self.films.old.rate_hz + here.heard.shift_s - beside.heard.shift_s
        return abs(apart_s) <= _IN_LINE_S
