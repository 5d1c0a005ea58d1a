"""Aligns a new cut with the old one: for every moment, which moment of the old cut it shows.

Dynamic programming over moments of the new cut: each shows a moment of the old one or is new. To go
on in the old cut costs nothing, to jump costs little at a cut of the new one and much elsewhere.

Every constant is by hand: docs/conform.md says on which films.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aemo_studio.project.recut.descriptors import Described, Values

NEW = -1
"""The moment of the old cut that a new moment shows."""

_NEW_COST, _NEW_COSTS_PER_MOTION, _MOST_NEW_COST = 0.05, 0.6, 0.15
"""What it costs that a moment is new, in squared distances of looks (0 the same, about 1
anything else): at least, how much more for each unit of change from moment to moment, and at
most."""

_JUMP_AT_CUT, _JUMP_ELSEWHERE = 0.03, 0.2
"""What it costs to jump in the old film where the new one cuts, and elsewhere."""

_CHANGE_LIKE_A_CUT = 0.15
"""Squared distance of two looks in a row above which the new film may cut."""

_SOUND_WEIGHT, _SOUND_FROM = 0.05, 0.3
"""How much nearer a likeness of sound brings two moments, for each unit above the second number."""

_BLOCK = 128
"""Moments that are compared at once, for memory."""

Moments = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Alignment:
    """What each of n moments of the new cut shows."""

    #: int64[n]: moments of the old cut; `NEW` for what is not in it.
    shown: Moments
    #: What the alignment costs beside one in which everything is new; less than 0.
    cost: float


def align(old: Described, new: Described) -> Alignment:
    """Finds the cheapest alignment."""
    new_costs = _new_costs(new)
    jumps = np.where(_cut_before(new), _JUMP_AT_CUT, _JUMP_ELSEWHERE)
    steps = _Steps(len(new.looks), len(old.looks))
    cost = np.full(len(old.looks), np.inf, np.float32)
    cost_new = 0.0
    for first in range(0, len(new.looks), _BLOCK):
        block = distances(old, new, first, min(len(new.looks), first + _BLOCK))
        for number, row in enumerate(block, start=first):
            cost, cost_new = steps.take(
                number,
                row,
                cost,
                cost_new,
                jump=float(jumps[number]),
                new_cost=float(new_costs[number]),
            )
    shown = steps.followed(cost, cost_new)
    return Alignment(shown, min(float(cost.min()), cost_new) - float(new_costs.sum()))


def distances(
    old: Described, new: Described, first: int, end: int, *, sound: bool = True
) -> Values:
    """Compares moments of the new cut with all of the old one: float32[end - first, m].

    sound: whether what sounds alike, too, is nearer.
    """
    a, b = new.looks[first:end], old.looks
    apart = (a**2).sum(axis=1)[:, None] + old.squares[None, :]
    apart = np.maximum(apart - 2.0 * (a @ b.T), 0.0)
    apart[:, ~old.seen] = _NEW_COST
    if sound:
        heard = np.maximum(new.sounds[first:end] @ old.sounds.T - _SOUND_FROM, 0.0)
        apart -= _SOUND_WEIGHT * heard
    return apart.astype(np.float32)


def _new_costs(new: Described) -> NDArray[np.float64]:
    """Computes what it costs that a moment is new: more where the picture moves, since there even
    the same material differs from one grid to the other."""
    if len(new.looks) < 2:
        return np.full(len(new.looks), _NEW_COST)
    change = (np.diff(new.looks, axis=0) ** 2).sum(axis=1).astype(np.float64)
    motion = np.minimum(np.append(change, change[-1]), np.insert(change, 0, change[0]))
    return np.minimum(_NEW_COST + _NEW_COSTS_PER_MOTION * motion, _MOST_NEW_COST)


def _cut_before(new: Described) -> NDArray[np.bool_]:
    """Marks the moments before which the new cut cuts."""
    marks = np.zeros(len(new.looks), bool)
    marks[0] = True
    places = np.ceil(new.cuts_s * new.rate_hz - 1e-6).astype(int)
    marks[places[places < len(marks)]] = True
    marks[1:] |= (np.diff(new.looks, axis=0) ** 2).sum(axis=1) > _CHANGE_LIKE_A_CUT
    return marks


class _Steps:
    """Remembers how each moment was reached: a bit for each pair of moments."""

    def __init__(self, n: int, m: int) -> None:
        self._went_on = np.zeros((n, (m + 7) // 8), np.uint8)
        self._best_before = np.full(n, NEW, np.int64)
        self._new_from = np.full(n, NEW, np.int64)

    def take(
        self,
        number: int,
        row: Values,
        cost: Values,
        cost_new: float,
        *,
        jump: float,
        new_cost: float,
    ) -> tuple[Values, float]:
        """Takes the distances of the next moment; returns the costs up to it."""
        best = int(cost.argmin())
        lowest = float(cost[best])
        self._best_before[number] = best if lowest < cost_new else NEW
        jumped = min(lowest, cost_new) + jump
        going_on = np.append(np.float32(np.inf), cost[:-1])
        self._went_on[number] = np.packbits(going_on <= jumped)
        left = lowest + (0.0 if jump == _JUMP_AT_CUT else _JUMP_ELSEWHERE)
        self._new_from[number] = best if left < cost_new else NEW
        after = row + np.minimum(going_on, np.float32(jumped))
        return after, min(cost_new, left) + new_cost

    def followed(self, cost: Values, cost_new: float) -> Moments:
        """Follows the cheapest way from its end back."""
        n = len(self._best_before)
        shown = np.full(n, NEW, np.int64)
        state = int(cost.argmin()) if float(cost.min()) < cost_new else NEW
        for number in range(n - 1, -1, -1):
            shown[number] = state
            if state == NEW:
                state = int(self._new_from[number])
            elif self._went_on[number, state >> 3] >> (7 - (state & 7)) & 1:
                state -= 1
            else:
                state = int(self._best_before[number])
        return shown
