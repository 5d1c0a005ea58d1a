"""Places the pieces of a new cut in the old one: of several places that look alike, the one that
sounds alike and keeps the order; none where nothing is alike enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from aemo_studio.project.recut.alignment import distances
from aemo_studio.project.recut.descriptors import Described, Values
from aemo_studio.project.recut.loudness_match import Heard, SoundLevels, compare

_PLACES = 12
_APART_S = 0.5
_PARTS = (0.25, 0.5, 0.75, 1.0)
_SURE_MOMENTS = 6
_NO_MIX, _SAME_MIX = 0.3, 0.75
_SOUND_COST = 0.06
_LEAST, _MOST, _PER_NOISE, _PER_MOTION = 0.01, 0.06, 2.5, 0.25
_SOUNDS_THE_SAME = 0.9
_LESS_ALIKE = 0.25
_SILENT_LEAST, _SILENT_PER_NOISE = 0.004, 1.5
_SAME_EDGE, _EDGE_S = 0.015, 0.16
_HEARD_WELL_S = 1.5
_JUMP_ON, _JUMP = 0.02, 0.05
_ON_S = 30.0


@dataclass(frozen=True)
class FilmPiece:
    """A part of the new film between two cuts or leaps."""

    #: Its first moment on the grid.
    first: int
    #: The moment after its last one.
    end: int
    #: Seconds of the new film.
    start_s: float
    #: Seconds of the new film.
    end_s: float

    def __len__(self) -> int:
        return self.end - self.first


@dataclass(frozen=True)
class Place:
    """A place of the old film that a piece may come from."""

    #: The moment of the old film that its first moment shows.
    old: int
    #: How little it looks alike: 0 for the same, about 1 for anything else.
    apart: float
    #: How it sounds there.
    heard: Heard
    #: How many of its first and last cut are cuts of the old film, too.
    edges: int = 0


@dataclass(frozen=True, eq=False)
class Films:
    """The two films that are compared."""

    #: The old cut.
    old: Described
    #: The new cut.
    new: Described
    #: How loud the old cut is over time.
    old_loudness: SoundLevels
    #: How loud the new cut is over time.
    new_loudness: SoundLevels
    #: Seconds of the old film for one of the new one as it is described.
    sound_speed: float = 1.0


def place(films: Films, pieces: Sequence[FilmPiece]) -> list[Place | None]:
    """Finds the place of each piece; None for what is new."""
    candidates = [_candidates(films, piece) for piece in pieces]
    judge = _judge(pieces, candidates)
    costs = [
        [judge.cost(piece, one, _motion(films.new, piece)) for one in found]
        for piece, found in zip(pieces, candidates, strict=True)
    ]
    return _chosen(pieces, candidates, costs, _ON_S * films.new.rate_hz)


def _candidates(films: Films, piece: FilmPiece) -> list[Place]:
    apart = _apart(distances(films.old, films.new, piece.first, piece.end, sound=False))
    step = max(1, round(_APART_S * films.new.rate_hz))
    found: list[Place] = []
    rest = apart.copy()
    for _ in range(_PLACES):
        old = int(rest.argmin())
        if rest[old] > 2 * _MOST + 0.1:
            break
        heard = _heard(films, piece, old)
        edges = _same_edges(films, piece, old, heard.shift_s)
        found.append(Place(old, fine_apart(films, piece, old), heard, edges))
        rest[max(0, old - step) : old + step + 1] = np.inf
    return found


def fine_apart(films: Films, piece: FilmPiece, old: int) -> float:
    """Compares a piece with a place of the old film, between whose moments it may lie: both films
    are looked at four times a second, but not at the same instants of their material."""
    return float(_between(films, piece, old).min())


def _between(films: Films, piece: FilmPiece, old: int) -> Values:
    """Compares a piece with what lies around a place, for every part of a moment: float32[9]."""
    looks, here = films.old.looks, films.new.looks[piece.first : piece.end]
    at = np.clip(np.arange(old - 1, old + len(piece) + 1), 0, len(looks) - 1)
    around, inside = looks[at], np.s_[1:-1]
    still = _sums((here - around[inside]) ** 2)
    found = [_typical_of(still)]
    for part in _PARTS:
        for other, edge in ((around[:-2], 0), (around[2:], -1)):
            one = _sums((here - (1 - part) * around[inside] - part * other) ** 2)
            one[edge] = min(one[edge], still[edge])
            found.append(_typical_of(one))
    return np.array(found, np.float32)


def _sums(squares: Values) -> Values:
    return np.asarray(squares.sum(axis=1), np.float32)


def _typical_of(apart: Values) -> float:
    """Averages the moments of a piece without those at its ends, which may lie beyond a cut of the
    old film."""
    if len(apart) >= 5:
        return float(apart[1:-1].mean())
    if len(apart) >= 3:
        return float((apart.sum() - max(apart[0], apart[-1])) / (len(apart) - 1))
    return float(apart.mean())


def _apart(rows: Values) -> Values:
    """Averages along every diagonal, float32[m]; the moments at its ends, which may lie beyond a
    cut of the old film, count only where they help."""
    n, m = rows.shape
    padded = np.hstack([rows, np.ones((n, n), np.float32)])
    total, edges = np.zeros(m, np.float32), [padded[0, :m], padded[n - 1, n - 1 : n - 1 + m]]
    for k in range(n):
        total += padded[k, k : k + m]
    if n >= 5:
        return (total - edges[0] - edges[1]) / (n - 2)
    return (total - np.maximum(*edges)) / (n - 1) if n >= 3 else total / n


def _heard(films: Films, piece: FilmPiece, old: int) -> Heard:
    from_s = old / films.old.rate_hz + (piece.start_s - piece.first / films.new.rate_hz)
    speed = films.sound_speed
    span_s = (piece.start_s / speed, piece.end_s / speed)
    return compare(films.old_loudness, films.new_loudness, span_s, from_s, speed)


def _motion(new: Described, piece: FilmPiece) -> float:
    inside = new.looks[piece.first : piece.end]
    return float((np.diff(inside, axis=0) ** 2).sum(axis=1).mean()) if len(inside) > 1 else 0.0


def _same_edges(films: Films, piece: FilmPiece, old: int, shift_s: float) -> int:
    """Counts the ends of a piece at which the old film cuts as well."""
    start_s = old / films.old.rate_hz + (piece.start_s - piece.first / films.new.rate_hz) + shift_s
    ends_s = (start_s, start_s + piece.end_s - piece.start_s)
    return sum(bool((np.abs(films.old.cuts_s - end_s) <= _EDGE_S).any()) for end_s in ends_s)


@dataclass(frozen=True)
class _Judge:
    """What counts as alike in these two films."""

    #: How little alike the same material looks.
    noise: float
    #: How much the sound counts, in [0, 1]: 1 where the mix is the same.
    trust: float
    #: Likeness from which on two sounds may be the same.
    same_from: float

    def cost(self, piece: FilmPiece, place: Place, motion: float) -> float:
        """Computes the cost of a place; less than 0 where it is better than none. motion: how much
        the picture changes from moment to moment."""
        limit = min(_LEAST + _PER_NOISE * self.noise + _PER_MOTION * motion, _MOST)
        trust = self.trust * min(1.0, (piece.end_s - piece.start_s) / _HEARD_WELL_S)
        if not self._accepts(place, limit, trust):
            return np.inf
        sound = _SOUND_COST * trust * (0.5 - place.heard.likeness)
        good = min(len(piece) * (place.apart + sound - limit), -_LEAST)
        return good - _SAME_EDGE * place.edges

    def _accepts(self, place: Place, limit: float, trust: float) -> bool:
        likeness = place.heard.likeness
        if trust == 1.0 and likeness >= _SOUNDS_THE_SAME:
            return place.apart <= _MOST + 0.1
        if trust == 1.0 and likeness < self.same_from and place.heard.shift_s != 0.0:
            return place.apart <= _SILENT_LEAST + _SILENT_PER_NOISE * self.noise
        return place.apart <= limit


def _judge(pieces: Sequence[FilmPiece], candidates: Sequence[Sequence[Place]]) -> _Judge:
    """Finds how alike the same material is here: what is long and by far the most alike."""
    sure = [
        found[0]
        for piece, found in zip(pieces, candidates, strict=True)
        if len(piece) >= _SURE_MOMENTS and found and found[0].apart < _MOST
    ]
    if not sure:
        return _Judge(_MOST, 0.0, 0.0)
    noise = float(np.median([one.apart for one in sure]))
    likeness = float(np.median([one.heard.likeness for one in sure]))
    trust = float(np.clip((likeness - _NO_MIX) / (_SAME_MIX - _NO_MIX), 0.0, 1.0))
    return _Judge(noise, trust, likeness - _LESS_ALIKE)


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
