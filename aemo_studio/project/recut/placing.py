"""Places the pieces of a new cut in the old one: of several places that look alike, the one that
sounds alike and keeps the order; none where nothing is alike enough.

Every constant is by hand: docs/conform.md says on which films.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from aemo_studio.project.recut.candidates import FilmPiece, Films, Place, candidates_of, motion_of
from aemo_studio.project.recut.doubts import Doubts
from aemo_studio.project.recut.framing import Framing
from aemo_studio.project.recut.judge import judge_of
from aemo_studio.project.recut.splitting import Scale

_JUMP_ON, _JUMP = 0.01, 0.025
"""What it costs to go on a little later in the old film, and anywhere else, in looks of a moment
(0 the same, about 1 anything else)."""

_ON_S = 30.0
"""Seconds of the old film that are a little later."""

_OTHER_FRAMINGS = (Framing(mirrored=True), *(Framing(shown=(one, one)) for one in (0.87, 0.75)))
"""What a piece without a place is looked for as: mirrored, or enlarged so that so much of each
side is seen."""


def place(films: Films, pieces: Sequence[FilmPiece]) -> list[Place | None]:
    """Finds the place of each piece; None for what is new."""
    candidates = [[] if piece.rest else candidates_of(films, piece) for piece in pieces]
    judge = judge_of(pieces, candidates)
    judge = judge if films.traced else replace(judge, loose=np.inf)
    motions = [motion_of(films.new, piece) for piece in pieces]
    costs = [
        [judge.cost(piece, one, motion) for one in found]
        for piece, found, motion in zip(pieces, candidates, motions, strict=True)
    ]
    chosen = _chosen(pieces, candidates, costs, _ON_S * films.new.rate_hz)
    doubts = Doubts(films, pieces, judge, motions)
    told = doubts.told(chosen, candidates)
    return list(_framed_otherwise(films, pieces, doubts, told))


def scale_of(films: Films, pieces: Sequence[FilmPiece]) -> Scale:
    """Finds what counts as alike in two films."""
    judge = judge_of(pieces, [candidates_of(films, piece) for piece in pieces])
    motions = [motion_of(films.new, piece) for piece in pieces]
    limit = judge.sure_limit(float(np.median(motions)))
    return Scale(limit, judge.trust * judge.clear, judge.same_levels, judge.noise)


def _framed_otherwise(
    films: Films, pieces: Sequence[FilmPiece], doubts: Doubts, found: Sequence[Place | None]
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
