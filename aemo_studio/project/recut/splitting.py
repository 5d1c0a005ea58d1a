"""Divides shots of the new film inside which the old film jumps: jump cuts, takes of one set-up
that hardly differ, a shot whose beginning or end is something else.

Every constant is by hand: docs/conform.md says on which films.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from aemo_studio.project.recut.alignment import NEW, Moments, distances
from aemo_studio.project.recut.candidates import FilmPiece, Films, diagonals
from aemo_studio.project.recut.descriptors import Described, Values
from aemo_studio.project.recut.half_moments import STEPS, seen_apart, steps_s
from aemo_studio.project.recut.loudness_match import likeness_along, likeness_everywhere

_WINDOW, _STRIDE, _PLACES = 4, 2, 6
"""Moments that are looked for everywhere at once, moments from one such window to the next, and
places that each of them finds."""

_LEAST = 4
"""Moments of the shortest shot that is divided."""

_MOST_APART, _HEARD, _NEW_COST, _LEAP = 3.0, 3.0, 2.0, 3.0
"""What a step of a shot costs, where 1 is how little alike the same material looks: at most for
its looks, for sounding nothing alike, for showing nothing of the old film; and what a leap
costs."""

_SHORTEST_S = 0.3
"""Seconds of a shot before and after a leap."""

_SNAP_S, _NO_CUT = 0.15, 2.0
"""Seconds up to which a leap is at a cut of the old film, and what leaving or entering a place
costs more elsewhere."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Scale:
    """What counts as alike in two films."""

    #: How little alike the same material looks.
    apart: float
    #: How much the sound counts, in [0, 1].
    trust: float
    #: Whether the mix is the same, level by level.
    same_levels: bool = False
    #: How little alike the most alike pieces look.
    noise: float = 0.0


def split(films: Films, piece: FilmPiece, shown: Moments, scale: Scale) -> list[FilmPiece]:
    """Divides a shot where the old film jumps. shown: what the alignment says that its moments
    show."""
    if len(piece) < _LEAST:
        return [piece]
    later = _offsets(films, piece, shown, scale)
    if not len(later):
        return [piece]
    costs = _costs(films, piece, later, scale)
    leaps = _leaps(films.old, steps_s(films.new, piece.start_s, piece.end_s), later)
    runs = list(_runs(_cheapest(costs, leaps)))
    return list(_parts(films, piece, runs, later))


def _offsets(films: Films, piece: FilmPiece, shown: Moments, scale: Scale) -> Numbers:
    """Finds by how many seconds its parts may lie later in the old film."""
    rate_hz = films.new.rate_hz
    inside = np.arange(piece.first, piece.end)
    there = shown[piece.first : piece.end]
    found = (np.unique((there - inside)[there != NEW]) / rate_hz).tolist()
    for first in range(piece.first, piece.end - _WINDOW + 1, _STRIDE):
        found += _window_offsets(films, piece, first, scale)
    return _and_between(np.array(sorted(found)), 0.25 / rate_hz)


def _window_offsets(films: Films, piece: FilmPiece, first: int, scale: Scale) -> Iterator[float]:
    """Finds the places of a second of the new film: the most alike by picture and sound."""
    rate_hz = films.new.rate_hz
    apart = diagonals(distances(films.old, films.new, first, first + _WINDOW, sound=False))
    cost = np.minimum(apart / scale.apart, _MOST_APART)
    if apart.min() > _MOST_APART * scale.apart:
        return
    if scale.trust > 0:
        start_s = max(piece.start_s, (first - 0.25) / rate_hz)
        end_s = min(piece.end_s, (first + _WINDOW - 0.25) / rate_hz)
        heard = likeness_everywhere(
            films.old_loudness,
            films.new_loudness,
            (start_s / films.sound_speed, end_s / films.sound_speed),
            films.sound_speed,
        )
        at = np.arange(len(cost))[:, None] / rate_hz + (start_s - first / rate_hz)
        around = np.round(
            (at + np.array([-0.1, -0.05, 0.0, 0.05, 0.1])) * films.old_loudness.rate_hz
        )
        near = np.clip(around.astype(int), 0, max(0, len(heard) - 1))
        if len(heard):
            cost = cost + _HEARD * scale.trust * (1 - heard[near].max(axis=1))
    for _ in range(_PLACES):
        old = int(cost.argmin())
        if not cost[old] < np.inf or apart[old] > _MOST_APART * scale.apart:
            return
        yield (old - first) / rate_hz
        cost[max(0, old - 1) : old + 2] = np.inf


def _and_between(later: Numbers, step: float) -> Numbers:
    """Adds what lies around each, as parts of a moment count."""
    around = (later[:, None] + step * np.arange(-2, 3)[None, :]).reshape(-1)
    return np.asarray(np.unique(np.round(around / step)) * step, np.float64)


def _costs(films: Films, piece: FilmPiece, later: Numbers, scale: Scale) -> Values:
    """Computes what each step of a shot costs at each place: float32[k, n]."""
    times_s = steps_s(films.new, piece.start_s, piece.end_s)
    rows = []
    for one in later.tolist():
        apart = seen_apart(films.old, films.new, times_s, one) / scale.apart
        cost = np.minimum(apart, _MOST_APART)
        if scale.trust > 0:
            heard = likeness_along(
                films.old_loudness, films.new_loudness, times_s, one, films.sound_speed
            )
            cost = cost + _HEARD * scale.trust * (1 - heard)
        rows.append(cost)
    return np.array(rows, np.float32)


def _leaps(old: Described, times_s: Numbers, later: Numbers) -> Values:
    """Computes what it costs more to leave or to enter each place at each step: nothing at a cut of
    the old film. float32[k, n]"""
    at_s = times_s[None, :] + later[:, None]
    near = np.zeros(at_s.shape, bool)
    for cut_s in old.cuts_s[_within(old.cuts_s, at_s)].tolist():
        near |= np.abs(at_s - cut_s) <= _SNAP_S
    return np.where(near, 0.0, _NO_CUT).astype(np.float32)


def _within(cuts_s: Numbers, at_s: Numbers) -> NDArray[np.bool_]:
    return (cuts_s >= at_s.min() - _SNAP_S) & (cuts_s <= at_s.max() + _SNAP_S)


def _cheapest(costs: Values, leaps: Values) -> NDArray[np.int64]:
    """Chooses a place for each step, -1 for none: to go on costs nothing, to leap does."""
    rows = np.vstack([costs, np.full((1, costs.shape[1]), _NEW_COST, np.float32)])
    leaps = np.vstack([leaps, np.zeros((1, costs.shape[1]), np.float32)])
    total = rows[:, 0].copy()
    before = np.zeros(rows.shape[::-1], np.int64)
    every = np.arange(len(rows))
    for n in range(1, rows.shape[1]):
        left = total + leaps[:, n]
        best = int(left.argmin())
        entered = left[best] + _LEAP + leaps[:, n]
        goes_on = total <= entered
        before[n] = np.where(goes_on, every, best)
        total = np.where(goes_on, total, entered) + rows[:, n]
    state, found = int(total.argmin()), np.zeros(rows.shape[1], np.int64)
    for n in range(rows.shape[1] - 1, -1, -1):
        found[n] = state if state < len(costs) else NEW
        state = int(before[n][state])
    return found


def _runs(chosen: NDArray[np.int64]) -> Iterator[tuple[int, int, int]]:
    """Yields the first step, the one after the last, and the place of each run."""
    edges = [0, *(np.flatnonzero(np.diff(chosen)) + 1).tolist(), len(chosen)]
    for first, end in pairwise(edges):
        if end > first:
            yield first, end, int(chosen[first])


def _parts(
    films: Films, piece: FilmPiece, runs: Sequence[tuple[int, int, int]], later: Numbers
) -> Iterator[FilmPiece]:
    times_s = steps_s(films.new, piece.start_s, piece.end_s)
    offsets = [None if place == NEW else float(later[place]) for _, _, place in runs]
    edges = [piece.start_s]
    for n in range(1, len(runs)):
        at_s = float(times_s[runs[n][0]]) - 0.5 / (films.new.rate_hz * STEPS)
        edges.append(_snapped(films.old, at_s, offsets[n - 1], offsets[n]))
    edges = [edges[0], *sorted(e for e in edges[1:] if _inside(e, piece)), piece.end_s]
    for start_s, end_s in pairwise(edges):
        first, end = (int(np.ceil(t * films.new.rate_hz - 1e-6)) for t in (start_s, end_s))
        first = piece.first if start_s == piece.start_s else first
        end = piece.end if end_s == piece.end_s else min(end, piece.end)
        if end > first:
            yield FilmPiece(
                first, end, start_s, end_s, (start_s > piece.start_s, end_s < piece.end_s)
            )


def _inside(edge_s: float, piece: FilmPiece) -> bool:
    return piece.start_s + _SHORTEST_S < edge_s < piece.end_s - _SHORTEST_S


def _snapped(old: Described, at_s: float, before_s: float | None, after_s: float | None) -> float:
    """Moves an edge to where one of both places is a cut of the old film."""
    near = [old.cuts_s - one for one in (before_s, after_s) if one is not None]
    cuts = np.concatenate([*near, np.zeros(0)])
    cuts = cuts[np.abs(cuts - at_s) <= _SNAP_S]
    return float(cuts[np.abs(cuts - at_s).argmin()]) if len(cuts) else at_s
