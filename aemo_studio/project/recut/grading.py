"""Learns what a grade, a slight other frame and writing make of coarse pictures: each place of the
new picture is a sum of the places around it in the old one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.media.picture_trace import COLOUR_GRID, GRID, LEVELS

Values = NDArray[np.float32]

_HELD = 3000.0
"""How much, in levels of 255 squared, speaks for that a place is what it was; by hand, on the
films of docs/conform.md."""


@dataclass(frozen=True, eq=False)
class Grade:
    """What becomes of coarse pictures."""

    #: float32[d, d]: how much each old value counts in each new one, in columns.
    factors: Values
    #: float32[d]: what is added.
    added: Values

    def applied(self, values: Values) -> Values:
        """Grades pictures, float32[n, d]."""
        return np.clip(values @ self.factors + self.added, 0.0, 255.0)


def fit_grade(before: Values, after: Values) -> Grade:
    """Learns a grade from what the same pictures were and became, float32[n, d] each."""
    middle, moved = before.mean(axis=0), after.mean(axis=0)
    a, change = before - middle, after - moved - (before - middle)
    factors = np.eye(before.shape[1], dtype=np.float32)
    for place, around in enumerate(_neighbours()):
        near = a[:, around]
        products = near.T @ near + _HELD * np.eye(len(around))
        factors[around, place] += np.linalg.solve(products, near.T @ change[:, place])
    return Grade(factors, (moved - middle @ factors).astype(np.float32))


@cache
def _neighbours() -> tuple[tuple[int, ...], ...]:
    """Finds for each value those of its own and the places around it."""
    light = _around(GRID, 1, 0)
    return (*light, *_around(COLOUR_GRID, 2, LEVELS))


def _around(grid: tuple[int, int], depth: int, first: int) -> list[tuple[int, ...]]:
    columns, rows = grid
    numbers = first + np.arange(rows * columns * depth).reshape(rows, columns, depth)
    return [
        tuple(numbers[max(0, y - 1) : y + 2, max(0, x - 1) : x + 2, layer].reshape(-1).tolist())
        for y in range(rows)
        for x in range(columns)
        for layer in range(depth)
    ]
