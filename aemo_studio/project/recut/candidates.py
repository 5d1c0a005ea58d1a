"""Finds the places of the old film that a piece of the new one may come from.

Every constant is by hand: docs/conform.md says on which films.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from aemo_studio.project.recut.alignment import distances
from aemo_studio.project.recut.descriptors import Described, Values
from aemo_studio.project.recut.framing import AS_IT_IS, Framing
from aemo_studio.project.recut.likening import PLAIN, Likening
from aemo_studio.project.recut.loudness_match import Heard, SoundLevels, compare

PLACES = 12
"""Places of the old film that are looked at for a piece, at most."""

FARTHEST = 0.22
"""How little alike they may be: 0 for the same, about 1 for anything else."""

_APART_S = 0.5
"""Seconds from one of them to the next."""

_PARTS = (0.25, 0.5, 0.75, 1.0)
"""Parts of a moment by which a piece may lie beside a place."""

_EDGE_S = 0.16
"""Seconds up to which an end of a piece is at a cut of the old film."""

_BLURRED_S = 0.1
"""Seconds by which coding spreads what is heard before and after a cut."""

_RAGGED, _LEAST_RAGGED = 2, 4
"""Moments at an end of a piece from which on they are divided from the rest, and from which on a
place is looked for them."""

_RAGGED_TIMES = 6.0
"""How many times as little alike as the typical moment of a piece one has to look that does not
belong to it."""


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
    #: Whether something else comes before it in its shot, and after it.
    cut_off: tuple[bool, bool] = (False, False)
    #: Whether it is what little is left of a shot beside what was found of it.
    rest: bool = False

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
    #: Whether the old film cuts where it begins, and where it ends.
    cuts: tuple[bool, bool] = (False, False)
    #: How the old film is framed in the piece alone: mirrored, enlarged.
    framing: Framing = AS_IT_IS
    #: Whether nothing else is about as like it.
    sure: bool = True
    #: Whether the sound tells at all which place it is.
    heard_well: bool = True

    @property
    def edges(self) -> int:
        """How many of its ends are cuts of the old film."""
        return sum(self.cuts)


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
    #: How they are looked at.
    likening: Likening = PLAIN
    #: The places of pieces that were looked for already, by their moments and seconds.
    found: dict[tuple[int, int, float, float], list[Place]] = field(default_factory=dict)

    @property
    def traced(self) -> bool:
        """Whether a picture of each moment was kept of both."""
        return self.old.traced and self.new.traced

    def with_old(self, framing: Framing) -> Films:
        """Returns the films with the old one mirrored or enlarged."""
        return replace(self, old=self.likening.old_looked_at(self.old, framing), found={})


def ragged(films: Films, piece: FilmPiece, least: float) -> list[FilmPiece]:
    """Divides a piece whose beginning or end looks like something else than the rest. least: how
    little alike the same material is at most."""
    found = candidates_of(films, piece)
    if not found or len(piece) < 2 * _RAGGED:
        return [piece]
    best = min(found, key=lambda one: one.apart)
    apart = moments_apart(films.old, films.new.looks[piece.first : piece.end], best.old)
    fits = apart <= max(least, _RAGGED_TIMES * float(np.median(apart)))
    if not fits.any():
        return [piece]
    head, tail = int(fits.argmax()), int(fits[::-1].argmax())
    inside = [piece.first + head] if head >= _RAGGED else []
    inside += [piece.end - tail] if tail >= _RAGGED else []
    if not inside:
        return [piece]
    edges = [piece.first, *inside, piece.end]
    times = [piece.start_s, *((m - 0.5) / films.new.rate_hz for m in inside), piece.end_s]
    if len(piece) - head - tail < len(piece) / 2:
        return [piece]
    return [
        FilmPiece(*moments, *span, _cut_off(moments, piece), _is_short(moments))
        for moments, span in zip(pairwise(edges), pairwise(times), strict=True)
    ]


def _cut_off(moments: tuple[int, int], piece: FilmPiece) -> tuple[bool, bool]:
    return moments[0] != piece.first, moments[1] != piece.end


def _is_short(moments: tuple[int, int]) -> bool:
    return moments[1] - moments[0] < _LEAST_RAGGED


def candidates_of(films: Films, piece: FilmPiece) -> list[Place]:
    """Finds the places that a piece looks like most, half a second apart."""
    key = (piece.first, piece.end, piece.start_s, piece.end_s)
    if key not in films.found:
        films.found[key] = _candidates(films, piece)
    return films.found[key]


def _candidates(films: Films, piece: FilmPiece) -> list[Place]:
    apart = diagonals(distances(films.old, films.new, piece.first, piece.end, sound=False))
    step = max(1, round(_APART_S * films.new.rate_hz))
    found: list[Place] = []
    rest = apart.copy()
    for _ in range(PLACES):
        old = int(rest.argmin())
        if rest[old] > FARTHEST:
            break
        heard = _heard(films, piece, old)
        fine, moments = fine_apart(films, piece, old)
        shifts_s = (heard.shift_s, moments / films.new.rate_hz)
        cuts = max((_same_cuts(films, piece, old, shift_s) for shift_s in shifts_s), key=sum)
        found.append(Place(old, fine, heard, cuts))
        rest[max(0, old - step) : old + step + 1] = np.inf
    return found


def fine_apart(films: Films, piece: FilmPiece, old: int) -> tuple[float, float]:
    """Compares a piece with a place of the old film, between whose moments it may lie: both films
    are looked at four times a second, but not at the same instants of their material. Returns how
    little alike they are, and the part of a moment."""
    here = films.new.looks[piece.first : piece.end]
    found = between(films.old, here, old)
    best = int(found.argmin())
    return float(found[best]), (0.0, *(sign * part for part in _PARTS for sign in (-1, 1)))[best]


def between(old: Described, here: Values, first: int) -> Values:
    """Compares pictures with what lies around a place, for every part of a moment."""
    return np.array([_typical_of(one) for one in _shifted(old, here, first)], np.float32)


def moments_apart(old: Described, here: Values, first: int) -> Values:
    """Compares each picture with a place, at the part of a moment at which most are alike."""
    return min(_shifted(old, here, first), key=lambda one: float(np.median(one)))


def _shifted(old: Described, here: Values, first: int) -> Iterator[Values]:
    at = np.clip(np.arange(first - 1, first + len(here) + 1), 0, len(old.looks) - 1)
    around, later, inside = old.looks[at], old.later_looks[at], np.s_[1:-1]
    still = _sums((here - around[inside]) ** 2)
    yield still
    for part in _PARTS:
        for other, half, edge in ((around[:-2], later[:-2], 0), (around[2:], later[inside], -1)):
            one = _sums((here - _between(around[inside], half, other, part)) ** 2)
            one[edge] = min(one[edge], still[edge])
            yield one


def _between(here: Values, half: Values, there: Values, part: float) -> Values:
    """Reads what lies between two moments, of which the half is known."""
    if part <= 0.5:
        return here + 2 * part * (half - here)
    return half + (2 * part - 1) * (there - half)


def _sums(squares: Values) -> Values:
    return np.asarray(squares.sum(axis=1), np.float32)


def _typical_of(apart: Values) -> float:
    """Averages the moments of a piece without those at its ends, which may lie beyond a cut of the
    old film."""
    if len(apart) >= 5:
        return float(apart[1:-1].mean())
    if len(apart) >= 2:
        return float((apart.sum() - max(apart[0], apart[-1])) / (len(apart) - 1))
    return float(apart.mean())


def diagonals(rows: Values) -> Values:
    """Averages along every diagonal, float32[m]; the moments at its ends, which may lie beyond a
    cut of the old film, count only where they help."""
    n, m = rows.shape
    padded = np.hstack([rows, np.ones((n, n), np.float32)])
    total, edges = np.zeros(m, np.float32), [padded[0, :m], padded[n - 1, n - 1 : n - 1 + m]]
    for k in range(n):
        total += padded[k, k : k + m]
    if n >= 5:
        return (total - edges[0] - edges[1]) / (n - 2)
    return (total - np.maximum(*edges)) / (n - 1) if n >= 2 else total


def _heard(films: Films, piece: FilmPiece, old: int) -> Heard:
    inside_s = min(_BLURRED_S, (piece.end_s - piece.start_s) / 6)
    start_s, end_s = piece.start_s + inside_s, piece.end_s - inside_s
    from_s = old / films.old.rate_hz + (start_s - piece.first / films.new.rate_hz)
    return heard_between(films, start_s, end_s, from_s)


def heard_between(films: Films, start_s: float, end_s: float, from_s: float) -> Heard:
    """Compares how loud the new film is between two times, at the old film's pace, with how loud
    the old one is from `from_s` on."""
    speed = films.sound_speed
    span_s = (start_s / speed, end_s / speed)
    return compare(films.old_loudness, films.new_loudness, span_s, from_s, speed)


def motion_of(new: Described, piece: FilmPiece) -> float:
    inside = new.looks[piece.first : piece.end]
    return float((np.diff(inside, axis=0) ** 2).sum(axis=1).mean()) if len(inside) > 1 else 0.0


def _same_cuts(films: Films, piece: FilmPiece, old: int, shift_s: float) -> tuple[bool, bool]:
    """Whether the old film cuts where a piece begins and ends."""
    start_s = old / films.old.rate_hz + (piece.start_s - piece.first / films.new.rate_hz) + shift_s
    cuts_s = films.old.cuts_s
    begins, ends = (
        bool((np.abs(cuts_s - edge_s) <= _EDGE_S).any())
        for edge_s in (start_s, start_s + piece.end_s - piece.start_s)
    )
    return begins, ends
