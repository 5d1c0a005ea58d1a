"""Places the pieces of a new cut in the old one: of several places that look alike, the one that
sounds alike and keeps the order; none where nothing is alike enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from aemo_studio.project.recut.candidates import (
    FilmPiece,
    Films,
    Place,
    between,
    candidates_of,
    motion_of,
)
from aemo_studio.project.recut.framing import Framing
from aemo_studio.project.recut.half_moments import seen_apart, steps_s
from aemo_studio.project.recut.loudness_match import compare
from aemo_studio.project.recut.splitting import Scale

_SURE_MOMENTS, _LONGER = 6, 0.6
_NO_MIX, _CHANCE, _SAME_MIX = 0.4, 0.05, 0.25
_SOUND_COST = 0.06
_LEAST, _MOST, _PER_NOISE, _PER_MOTION = 0.01, 0.06, 2.5, 0.25
_SOUNDS_THE_SAME, _SOUNDS_EXACTLY = 0.9, 0.95
_LESS_ALIKE = 0.25
_HEARD_TOO, _ALL = 2.0, 0.95
_SILENT_LEAST, _SILENT_PER_NOISE = 0.004, 1.5
_SAME_EDGE = 0.01
_HEARD_WELL_S = 1.2
_UNCLEAR, _CLEAR = 0.8, 0.95
_JUMP_ON, _JUMP = 0.01, 0.025
_ON_S = 30.0
_LOOSE = 3.0
_CUT_OFF_LEAST_S, _SHIFTED_S, _IN_LINE_S = 0.8, 0.2, 0.12
_SURE_LEAST, _SURE_PER_NOISE, _SURE_PER_MOTION = 0.002, 3.0, 0.05
_MARGIN, _MARGIN_PER_NOISE = 0.001, 0.5
_TWICE, _TWICE_MOTION = 0.004, 0.15
_TWICE_UNHEARD, _TWICE_HEARD, _INSIDE_S = 0.3, 0.85, 0.1
_LONG_S, _TWICE_HEARD_LONG = 2.0, 0.75
_HEARD_ENOUGH = 0.35
_SURE_HEARD, _CLEARER = 0.1, 0.1
_SAME_LEVELS, _LEVELS_APART, _LEVELS_CLEARER = 0.1, 0.03, 0.04
_OTHER_LEVELS = 0.12
_EXACTLY = 5.0
_OTHER_FRAMINGS = (Framing(mirrored=True), *(Framing(shown=(one, one)) for one in (0.87, 0.75)))


def place(films: Films, pieces: Sequence[FilmPiece]) -> list[Place | None]:
    """Finds the place of each piece; None for what is new."""
    candidates = [[] if piece.rest else candidates_of(films, piece) for piece in pieces]
    judge = _judge(pieces, candidates)
    judge = judge if films.traced else replace(judge, loose=np.inf)
    motions = [motion_of(films.new, piece) for piece in pieces]
    costs = [
        [judge.cost(piece, one, motion) for one in found]
        for piece, found, motion in zip(pieces, candidates, motions, strict=True)
    ]
    chosen = _chosen(pieces, candidates, costs, _ON_S * films.new.rate_hz)
    doubts = _Doubts(films, pieces, judge, motions)
    told = doubts.told(chosen, candidates)
    return list(_framed_otherwise(films, pieces, doubts, told))


def scale_of(films: Films, pieces: Sequence[FilmPiece]) -> Scale:
    """Finds what counts as alike in two films."""
    judge = _judge(pieces, [candidates_of(films, piece) for piece in pieces])
    motions = [motion_of(films.new, piece) for piece in pieces]
    limit = judge.sure_limit(float(np.median(motions)))
    return Scale(limit, judge.trust * judge.clear, judge.same_levels, judge.noise)


def _framed_otherwise(
    films: Films, pieces: Sequence[FilmPiece], doubts: _Doubts, found: Sequence[Place | None]
) -> Iterator[Place | None]:
    """Looks for what has no place mirrored and enlarged, too."""
    judge = doubts.judge
    ways = [(one, films.with_old(one)) for one in _OTHER_FRAMINGS if None in found]
    for piece, place_ in zip(pieces, found, strict=True):
        motion = motion_of(films.new, piece)
        others = [
            (judge.cost(piece, one, motion), n, replace(one, framing=framing))
            for framing, seen in (ways if place_ is None and not piece.rest else ())
            for n, one in enumerate(candidates_of(seen, piece))
            if doubts.surely_same(seen, piece, one, motion)
            and one.apart <= judge.sure_limit(motion)
        ]
        others = sorted((one for one in others if one[0] < np.inf), key=lambda one: one[:2])
        if not others:
            yield place_
            continue
        best = others[0][2]
        rivals = doubts.rivals(piece, best, [one for _, _, one in others[1:]], motion)
        yield replace(best, sure=not rivals)


@dataclass(frozen=True, eq=False)
class _Doubts:
    """Tells which places may be wrong: others are as like, or none is quite like."""

    films: Films
    pieces: Sequence[FilmPiece]
    judge: _Judge
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
        return replace(one, sure=sure, heard_well=self.judge.trust >= _HEARD_ENOUGH)

    def _sure(
        self, n: int, one: Place, chosen: Sequence[Place | None], others: Sequence[Place]
    ) -> bool:
        piece = self.pieces[n]
        if not self.surely_same(self.films, piece, one, self.motions[n]):
            return False
        rivals = self.rivals(piece, one, others, self.motions[n])
        better = self.judge.unlike(piece, one) - _MARGIN / 2
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
        told = self.judge.trusted(piece) >= _ALL and abs(one.heard.shift_s) > _SHIFTED_S
        if told and self._apart_as_heard(films, piece, one) > self.judge.sure_limit(motion):
            return False
        return not any(piece.cut_off) or self._alike_at_once(films, piece, one, motion)

    def _alike_at_once(self, films: Films, piece: FilmPiece, one: Place, motion: float) -> bool:
        length_s, limit = piece.end_s - piece.start_s, self.judge.sure_limit(motion)
        if self.judge.clear < 1.0:
            if length_s >= _HEARD_WELL_S:
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
        short = piece.end_s - piece.start_s < _HEARD_WELL_S
        heard = not short or abs(one.heard.shift_s) <= _SHIFTED_S
        found = [other for other in others if self.judge.rivals(one, other, heard=heard)]
        return [other for other in found if not self._twice(piece, one, other, motion)]

    def _twice(self, piece: FilmPiece, one: Place, other: Place, motion: float) -> bool:
        """Whether the old film shows the same material at both places."""
        if abs(one.old - other.old) < max(len(piece), self.films.old.rate_hz):
            return False
        if abs(one.apart - other.apart) > 2 * self.judge.noise + _SURE_PER_MOTION * motion:
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
        heard = min(here.heard.likeness, beside.heard.likeness) >= _SOUNDS_THE_SAME
        if not heard or self.judge.clear < 1.0:
            return abs(moments) <= 1
        apart_s = moments / self.films.old.rate_hz + here.heard.shift_s - beside.heard.shift_s
        return abs(apart_s) <= _IN_LINE_S


@dataclass(frozen=True)
class _Judge:
    """What counts as alike in these two films."""

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
        return _SURE_LEAST + _SURE_PER_NOISE * self.noise + _SURE_PER_MOTION * motion

    def surely_same(self, piece: FilmPiece, place: Place, motion: float) -> bool:
        """Whether a place looks as the same material does, or sounds so."""
        trust, likeness = self.trusted(piece), place.heard.likeness
        limit = self.sure_limit(motion)
        if (trust >= _ALL and likeness >= _SOUNDS_THE_SAME) or self._whole_shot(place):
            return place.apart <= self.loose * limit
        sounds_other = trust >= _ALL and likeness < self.same_from and place.heard.tells
        return place.apart <= limit and not sounds_other

    def rivals(self, one: Place, other: Place, *, heard: bool) -> bool:
        """Whether another place is about as like a piece, and the sound does not tell which. heard:
        whether it may."""
        margin = _MARGIN + _MARGIN_PER_NOISE * self.noise
        if other is one or other.apart - one.apart >= margin:
            return False
        if self.clear < 1.0 and other.apart < one.apart - self.noise:
            return True
        clearer = one.heard.likeness - other.heard.likeness
        if self.as_loud(one) and other.heard.apart - one.heard.apart >= _LEVELS_CLEARER:
            return False
        told = (
            heard
            and self.trust >= _HEARD_ENOUGH
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
        return (self.trust * min(1.0, (piece.end_s - piece.start_s) / _HEARD_WELL_S)) ** 2

    def _accepts(self, place: Place, limit: float, trust: float) -> bool:
        likeness = place.heard.likeness
        if trust >= _ALL and likeness >= _SOUNDS_THE_SAME:
            return place.apart <= _MOST + 0.1
        if trust >= _ALL and likeness < self.same_from and place.heard.tells:
            return place.apart <= _SILENT_LEAST + _SILENT_PER_NOISE * self.noise
        alike = self._sounds_alike(place, trust) or self._whole_shot(place)
        return place.apart <= limit * (_HEARD_TOO if alike else 1.0)

    def _whole_shot(self, place: Place) -> bool:
        """Whether a place is a whole shot of the old film, and sounds the same."""
        same = self.trust >= _ALL and place.heard.likeness >= _SOUNDS_THE_SAME
        return same and place.edges == 2

    def _sounds_alike(self, place: Place, trust: float) -> bool:
        return trust >= _ALL and place.heard.likeness >= self.same_from


def _judge(pieces: Sequence[FilmPiece], candidates: Sequence[Sequence[Place]]) -> _Judge:
    """Finds how alike the same material is here: what is long and by far the most alike."""
    best = [
        (len(piece), found[0])
        for piece, found in zip(pieces, candidates, strict=True)
        if found and found[0].apart < _MOST
    ]
    if not best:
        return _Judge(_MOST, 0.0, _LESS_ALIKE)
    long = min(_SURE_MOMENTS, float(np.quantile([length for length, _ in best], _LONGER)))
    sure = [one for length, one in best if length >= long]
    noise = float(np.median([one.apart for one in sure]))
    likeness = float(np.median([one.heard.likeness for one in sure]))
    level = float(np.median([one.heard.apart for one in sure]))
    others = [one.heard.likeness for found in candidates for one in found[1:]]
    by_chance = float(np.median(others)) if others else _NO_MIX
    trust = float(np.clip((likeness - by_chance - _CHANCE) / _SAME_MIX, 0.0, 1.0))
    return _Judge(noise, trust, likeness, level)


def _chosen(
    pieces: Sequence[FilmPiece],
    candidates: Sequence[Sequence[Place]],
    costs: Sequence[Sequence[float]],
    most_on: float,
) -> list[Place | None]:
    """Chooses the cheapest chain of places: to go on in the old film costs nothing."""
    total = [0.0]
    states: list[Place | None] = [None]
    before: list[list[int]] = []
    for number, piece in enumerate(pieces):
        previous = pieces[number - 1] if number else None
        new_states: list[Place | None] = [*candidates[number], None]
        own = [*costs[number], 0.0]
        paths = [
            [
                total[k] + own[n] + _jump(previous, states[k], piece, state, most_on=most_on)
                for k in range(len(states))
            ]
            for n, state in enumerate(new_states)
        ]
        before.append([int(np.argmin(path)) for path in paths])
        total, states = [min(path) for path in paths], new_states
    return _followed(candidates, before, int(np.argmin(total)))


def _jump(
    previous: FilmPiece | None,
    last: Place | None,
    piece: FilmPiece,
    here: Place | None,
    *,
    most_on: float,
) -> float:
    """Computes what it costs to leave the order of the old film. most_on: moments that may be left
    out for less."""
    if here is None:
        return 0.0
    if last is None or previous is None:
        return _JUMP_ON
    ahead = here.old - last.old - (piece.first - previous.first)
    if abs(ahead) <= 1:
        return 0.0
    return _JUMP_ON if 0 < ahead <= most_on else _JUMP


def _followed(
    candidates: Sequence[Sequence[Place]], before: Sequence[Sequence[int]], last: int
) -> list[Place | None]:
    found: list[Place | None] = []
    state = last
    for number in range(len(candidates) - 1, -1, -1):
        options: list[Place | None] = [*candidates[number], None]
        found.append(options[state])
        state = before[number][state]
    return found[::-1]
