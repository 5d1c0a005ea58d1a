"""Matches films by their sound alone, where one of them has no picture: by how the level moves.

Every constant is by hand: docs/conform.md says on which films.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from aemo_studio.project.recut.descriptors import Values
from aemo_studio.project.recut.level_matching import WINDOW, LevelMatcher, LevelSpan
from aemo_studio.project.recut.loudness_match import SoundLevels, as_loud
from aemo_studio.project.recut.stretches import Stretch

_WINDOW, _STEP, _PLACES = 24, 5, 4
"""Levels that are looked for everywhere at once (1.2 s at 20 a second; 0.5 to 0.9 s find less,
docs/attempts.md), levels from one such window to the next, and places that each of them finds."""

_BLOCK = 256
"""Windows at once, for memory."""

_UNLIKE, _JUMP = 0.25, 0.35
"""What it costs that a window is nowhere in the old sound, and to jump there; a window costs by
how much its likeness is below 1."""

_LEAST_WINDOWS = 2
"""Windows in a row from which on something was found."""

_SURE, _CLEARER = 0.9, 0.04
"""Likeness that one of them needs to be sure, and by how much it has to be above that of any
other place; another speed needs as much more."""

_SAME_LEVEL = 0.25
"""Difference of two levels (natural logarithms) up to which they are the same."""

_REACH, _SMOOTH, _MOSTLY = 40, 7, 0.7
"""Levels beyond its windows to which a run may reach, as long as of so many levels in a row this
share is the same."""

_SHORTEST_S, _SURE_S = 0.5, 1.8
"""Seconds of the shortest stretch, and of the shortest that is sure: of 1.4 s, 3 of 182 were
wrong (docs/attempts.md)."""

_EVEN = 0.3
"""Length of the vector of a window's levels, without their mean, below which it does not move."""

_SAME_MIX = 0.7
"""Share of what is alike by its movement that has to be the same by its levels, for the mix to
be the same."""

_SHARED_S, _SHARED = 2.2, 0.2
"""Seconds at a stretch, or share of the new sound in all, that have to be surely the same: less
is alike between any two films."""

Numbers = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class _Windows:
    """The places of the old sound that are most like each window of the new one."""

    #: int64[n]: the first level of each window of the new sound.
    at: Numbers
    #: int64[n, k]: the first level of the places, by likeness.
    places: Numbers
    #: float32[n, k]: how alike they are.
    likeness: Values
    #: Levels of a window.
    length: int = _WINDOW


def match_sound(old: SoundLevels, new: SoundLevels, speeds: Sequence[float]) -> tuple[Stretch, ...]:
    """Finds where the parts of the new sound come from; empty where nothing surely does: over one
    or two seconds the level of anything moves somewhere as that of anything else.

    speeds: seconds of the old sound for one of the new one that are tried.
    """
    if min(len(old.levels), len(new.levels)) < _WINDOW:
        return ()
    tried = [(_typical(old.levels, at_rate(new, old.rate_hz, one)), one) for one in speeds]
    speed = max(tried, key=lambda one: (one[0] > tried[0][0] + _CLEARER, one[0]))[1]
    levels = at_rate(new, old.rate_hz, speed)
    found = _stretches(old, levels, _windows(old.levels, levels, _STEP))
    found = _by_levels(old, levels, found) or found
    if not _shares(found, len(levels) / old.rate_hz):
        return ()
    return tuple(
        replace(one, start_s=one.start_s / speed, end_s=one.end_s / speed, speed=speed)
        for one in found
    )


def _by_levels(old: SoundLevels, new: Values, found: Sequence[Stretch]) -> list[Stretch]:
    """Matches films of the same mix again, by the levels themselves; empty where the mix is not
    the same. found: what is alike by its movement."""
    sure = [(one.start_s, one.from_s, one.length_s) for one in found if one.sure]
    new = as_loud(old, SoundLevels(new, old.rate_hz), sure, 1.0).levels
    matcher = LevelMatcher(old.levels, new)
    spans = [[round(seconds * old.rate_hz) for seconds in one] for one in sure]
    same = [matcher.surely(LevelSpan(a, a + n, b - a), met=False) for a, b, n in spans]
    if not same or np.mean(same) < _SAME_MIX:
        return []
    divided = _divided(matcher)
    return [
        Stretch(
            one.first / old.rate_hz,
            one.end / old.rate_hz,
            (one.first + one.later) / old.rate_hz,
            sure=matcher.surely(one, met=_met(n, divided, len(new))),
        )
        for n, one in enumerate(divided)
        if (one.end - one.first) / old.rate_hz >= _SHORTEST_S
    ]


def sure_by_levels(matcher: LevelMatcher) -> list[LevelSpan]:
    """Finds what surely is as loud as a place of the old film."""
    found, count = _divided(matcher), len(matcher.new)
    return [one for n, one in enumerate(found) if matcher.surely(one, met=_met(n, found, count))]


def _divided(matcher: LevelMatcher) -> list[LevelSpan]:
    windows = _Windows(*matcher.windows(), WINDOW)
    runs = _runs(windows, _cheapest(windows))
    return matcher.divided([LevelSpan(run.first, run.end, run.later) for run in runs])


def _met(n: int, spans: Sequence[LevelSpan], count: int) -> bool:
    """Whether other spans, or the ends of the sound, lie right before and after one."""
    before = spans[n - 1].end if n else 0
    after = spans[n + 1].first if n + 1 < len(spans) else count
    return before == spans[n].first and after == spans[n].end


def _shares(found: Sequence[Stretch], duration_s: float) -> bool:
    sure_s = [one.length_s for one in found if one.sure]
    return max(sure_s, default=0.0) >= _SHARED_S or sum(sure_s) >= _SHARED * duration_s


def at_rate(sound: SoundLevels, rate_hz: float, speed: float) -> Values:
    count = int(len(sound.levels) * rate_hz * speed / sound.rate_hz)
    times = (np.arange(count) + 0.5) * sound.rate_hz / (rate_hz * speed) - 0.5
    return np.interp(times, np.arange(len(sound.levels)), sound.levels).astype(np.float32)


def _typical(old: Values, new: Values) -> float:
    """Computes how alike what is most alike is, at a few places."""
    found = _windows(old, new, max(_STEP, len(new) // 200))
    return float(np.quantile(found.likeness[:, 0], 0.6))


def _windows(old: Values, new: Values, step: int) -> _Windows:
    """Finds the places that are most like each window, apart from each other."""
    before = _unit(sliding_window_view(old, _WINDOW))
    at = np.arange(0, len(new) - _WINDOW + 1, step)
    places, likeness = [], []
    for first in range(0, len(at), _BLOCK):
        rows = np.array([new[k : k + _WINDOW] for k in at[first : first + _BLOCK]])
        found = _unit(rows) @ before.T
        for row in found:
            best = _highest(row)
            places.append(best)
            likeness.append(row[best])
    return _Windows(at, np.array(places, np.int64), np.array(likeness, np.float32))


def _unit(rows: Values) -> Values:
    """Makes the dot product of two rows their correlation; 0 for an even one."""
    apart = rows - rows.mean(axis=1, keepdims=True)
    norms = np.linalg.norm(apart, axis=1, keepdims=True)
    moves = norms > _EVEN
    return np.where(moves, apart / np.maximum(norms, 1e-6), 0.0).astype(np.float32)


def _highest(row: Values) -> list[int]:
    rest, found = row.copy(), []
    for _ in range(_PLACES):
        best = int(rest.argmax())
        found.append(best)
        rest[max(0, best - _STEP) : best + _STEP + 1] = -1.0
    return found


def _stretches(old: SoundLevels, new: Values, windows: _Windows) -> list[Stretch]:
    runs = list(_runs(windows, _cheapest(windows)))
    edges = _edges(old.levels, new, runs)
    return [
        Stretch(
            start / old.rate_hz,
            end / old.rate_hz,
            (start + run.later) / old.rate_hz,
            sure=run.sure and (end - start) / old.rate_hz >= _SURE_S,
        )
        for run, (start, end) in zip(runs, edges, strict=True)
        if (end - start) / old.rate_hz >= _SHORTEST_S
    ]


def _cheapest(windows: _Windows) -> list[int]:
    """Chooses a place of each window, -1 for none: to go on costs nothing, to jump does."""
    count, k = windows.places.shape
    later = windows.places - windows.at[:, None]
    costs = np.hstack([1.0 - windows.likeness, np.full((count, 1), _UNLIKE)])
    total, before = costs[0], np.zeros((count, k + 1), np.int64)
    for n in range(1, count):
        goes_on = np.abs(later[n][:, None] - later[n - 1][None, :]) <= 1
        moves = np.full((k + 1, k + 1), _JUMP / 2)
        moves[:k, :k] = np.where(goes_on, 0.0, _JUMP)
        moves[k, k] = 0.0
        paths = total[None, :] + moves
        before[n] = paths.argmin(axis=1)
        total = paths.min(axis=1) + costs[n]
    state, found = int(total.argmin()), list[int]()
    for n in range(count - 1, -1, -1):
        found.append(state if state < k else -1)
        state = int(before[n][state])
    return found[::-1]


@dataclass(frozen=True)
class _Run:
    """Windows in a row that show one stretch of the old sound."""

    #: The first level of the new sound, and the one after the last.
    first: int
    end: int
    #: The first level of the window that is most like.
    best: int
    #: By how many levels it lies later in the old sound.
    later: int
    #: Whether nothing else is about as like it.
    sure: bool


def _runs(windows: _Windows, chosen: Sequence[int]) -> Iterator[_Run]:
    held: list[int] = []
    for n in range(len(chosen) + 1):
        if held and (n == len(chosen) or not _same_run(windows, chosen, held[-1], n)):
            if len(held) >= _LEAST_WINDOWS:
                yield _run(windows, chosen, held)
            held = []
        if n < len(chosen) and chosen[n] >= 0:
            held.append(n)


def _same_run(windows: _Windows, chosen: Sequence[int], a: int, b: int) -> bool:
    if chosen[b] < 0:
        return False
    later = [int(windows.places[n, chosen[n]] - windows.at[n]) for n in (a, b)]
    return abs(later[0] - later[1]) <= 1


def _run(windows: _Windows, chosen: Sequence[int], held: Sequence[int]) -> _Run:
    places = [int(windows.places[n, chosen[n]] - windows.at[n]) for n in held]
    own = np.array([windows.likeness[n, chosen[n]] for n in held])
    others = np.array([np.delete(windows.likeness[n], chosen[n]).max() for n in held])
    sure = bool(own.max() >= _SURE and (own - others).max() >= _CLEARER)
    first, end = int(windows.at[held[0]]), int(windows.at[held[-1]]) + windows.length
    best = int(own.argmax())
    return _Run(first, end, int(windows.at[held[best]]), places[best], sure)


def _edges(old: Values, new: Values, runs: Sequence[_Run]) -> list[tuple[int, int]]:
    """Finds the ends of each run: as far as the levels are the same, and between two runs where one
    fits as well as the other."""
    found = [_reach(old, new, run) for run in runs]
    for n in range(len(runs) - 1):
        end, start = found[n][1], found[n + 1][0]
        if end > start:
            at = _between(old, new, runs[n : n + 2], range(start, end))
            found[n], found[n + 1] = (found[n][0], at), (at, found[n + 1][1])
    return found


def _reach(old: Values, new: Values, run: _Run) -> tuple[int, int]:
    """Finds how far from the surest window on a run fits."""
    low, high = max(0, run.first - _REACH), min(len(new), run.end + _REACH)
    moments = np.arange(low, high)
    places = moments + run.later
    there = (places >= 0) & (places < len(old))
    same = there & (np.abs(new[moments] - old[np.clip(places, 0, len(old) - 1)]) <= _SAME_LEVEL)
    fits = np.convolve(same, np.ones(_SMOOTH) / _SMOOTH, "same") >= _MOSTLY
    middle = run.best + _WINDOW // 2 - low
    before, after = np.flatnonzero(~fits[:middle]), np.flatnonzero(~fits[middle:])
    start = int(before[-1]) + 1 if len(before) else 0
    end = middle + (int(after[0]) if len(after) else len(fits) - middle)
    return low + start, low + end


def _between(old: Values, new: Values, runs: Sequence[_Run], span: range) -> int:
    """Finds the level at which a run becomes the next one."""
    moments = np.array(span)
    left, right = (_apart(old, new, one, moments) for one in runs)
    costs = np.concatenate([[0.0], np.cumsum(left)]) + np.append(np.cumsum(right[::-1])[::-1], 0.0)
    return int(moments[0] + int(costs.argmin()))


def _apart(old: Values, new: Values, run: _Run, moments: Numbers) -> Values:
    places = np.clip(moments + run.later, 0, len(old) - 1)
    return np.minimum(np.abs(new[moments] - old[places]), 1.0)
