"""Finds where the windows of a sound come from in another: the places that are most like each, and
the cheapest way through them, in runs that go on.

Every constant is by hand: docs/conform.md says on which films.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from aemo_studio.project.recut.descriptors import Values

WINDOW_LEVELS, STEP_LEVELS, _PLACES = 24, 5, 4
"""Levels that are looked for everywhere at once (1.2 s at 20 a second; 0.5 to 0.9 s find less,
docs/attempts.md), levels from one such window to the next, and places that each of them finds."""

_BLOCK = 256
"""Windows at once, for memory."""

_UNLIKE, _JUMP = 0.25, 0.35
"""What it costs that a window is nowhere in the old sound, and to jump there; a window costs by
how much its likeness is below 1."""

_LEAST_WINDOWS = 2
"""Windows in a row from which on something was found."""

_SURE, CLEARER = 0.9, 0.04
"""Likeness that one of them needs to be sure, and by how much it has to be above that of any
other place; another speed needs as much more."""

_EVEN = 0.3
"""Length of the vector of a window's levels, without their mean, below which it does not move."""

Numbers = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class SoundWindows:
    """The places of the old sound that are most like each window of the new one."""

    #: int64[n]: the first level of each window of the new sound.
    at: Numbers
    #: int64[n, k]: the first level of the places, by likeness.
    places: Numbers
    #: float32[n, k]: how alike they are.
    likeness: Values
    #: Levels of a window.
    length: int = WINDOW_LEVELS


def windows_of(old: Values, new: Values, step: int) -> SoundWindows:
    """Finds the places that are most like each window, apart from each other."""
    before = _unit(sliding_window_view(old, WINDOW_LEVELS))
    at = np.arange(0, len(new) - WINDOW_LEVELS + 1, step)
    places, likeness = [], []
    for first in range(0, len(at), _BLOCK):
        rows = np.array([new[k : k + WINDOW_LEVELS] for k in at[first : first + _BLOCK]])
        found = _unit(rows) @ before.T
        for row in found:
            best = _highest(row)
            places.append(best)
            likeness.append(row[best])
    return SoundWindows(at, np.array(places, np.int64), np.array(likeness, np.float32))


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
        rest[max(0, best - STEP_LEVELS) : best + STEP_LEVELS + 1] = -1.0
    return found


def runs_of(windows: SoundWindows) -> list[SoundRun]:
    """Finds the runs on the cheapest way through the windows."""
    return list(_runs(windows, _cheapest(windows)))


def _cheapest(windows: SoundWindows) -> list[int]:
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
class SoundRun:
    """Windows in a row that show one stretch of the old sound."""

    #: The first level of the new sound.
    first: int
    #: The level after its last one.
    end: int
    #: The first level of the window that is most like.
    best: int
    #: By how many levels it lies later in the old sound.
    later: int
    #: Whether nothing else is about as like it.
    sure: bool


def _runs(windows: SoundWindows, chosen: Sequence[int]) -> Iterator[SoundRun]:
    held: list[int] = []
    for n in range(len(chosen) + 1):
        if held and (n == len(chosen) or not _same_run(windows, chosen, held[-1], n)):
            if len(held) >= _LEAST_WINDOWS:
                yield _run(windows, chosen, held)
            held = []
        if n < len(chosen) and chosen[n] >= 0:
            held.append(n)


def _same_run(windows: SoundWindows, chosen: Sequence[int], a: int, b: int) -> bool:
    if chosen[b] < 0:
        return False
    later = [int(windows.places[n, chosen[n]] - windows.at[n]) for n in (a, b)]
    return abs(later[0] - later[1]) <= 1


def _run(windows: SoundWindows, chosen: Sequence[int], held: Sequence[int]) -> SoundRun:
    places = [int(windows.places[n, chosen[n]] - windows.at[n]) for n in held]
    own = np.array([windows.likeness[n, chosen[n]] for n in held])
    others = np.array([np.delete(windows.likeness[n], chosen[n]).max() for n in held])
    sure = bool(own.max() >= _SURE and (own - others).max() >= CLEARER)
    first, end = int(windows.at[held[0]]), int(windows.at[held[-1]]) + windows.length
    best = int(own.argmax())
    return SoundRun(first, end, int(windows.at[held[best]]), places[best], sure)
