"""Clusters things by their distances from the bottom up (nearest-neighbour chains, Murtagh 1983).

SciPy has the same, and takes half a second of the processor to be imported.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

_Floats: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class ClusterTree:
    """Which groups of n things were joined, the nearest first."""

    #: int64[n - 1, 2]: a member of each of the two groups.
    pairs: NDArray[np.int64]
    #: float64[n - 1], ascending: how far apart the two groups are.
    heights: _Floats

    def groups(self, height: float) -> list[NDArray[np.int64]]:
        """Lists the groups that are left when all up to `height` apart are joined, each with its
        members ascending, in order of the first ones."""
        label = np.arange(len(self.pairs) + 1)
        for first, second in self.pairs[self.heights <= height]:
            low, high = sorted((label[first], label[second]))
            label[label == high] = low
        return [np.flatnonzero(label == number) for number in np.unique(label)]


def cluster(distances: _Floats) -> ClusterTree:
    """Joins the nearest groups of n >= 1 things until all are one; two are as far apart as their
    farthest members (complete linkage).

    distances: float64[n, n], symmetric.
    """
    forest = _Forest(distances)
    joins = [forest.join_nearest() for _ in range(len(distances) - 1)]
    heights = np.array([height for _, _, height in joins])
    order = np.argsort(heights, kind="stable")
    pairs = np.array([join[:2] for join in joins], np.int64).reshape(-1, 2)
    return ClusterTree(pairs[order], heights[order])


def euclidean(rows: NDArray[np.float32]) -> _Floats:
    """Computes the distance of every row from every other: float64[n, n]."""
    exact = rows.astype(np.float64)
    squares = np.einsum("ni,ni->n", exact, exact)
    apart = squares[:, None] + squares[None, :] - 2 * (exact @ exact.T)
    np.fill_diagonal(apart, 0.0)
    return np.asarray(np.sqrt(np.maximum(apart, 0.0)))


class _Forest:
    """Groups that are not joined yet; each goes by the number of one member."""

    def __init__(self, distances: _Floats) -> None:
        self._apart = distances.copy()
        np.fill_diagonal(self._apart, np.inf)
        self._alive = np.ones(len(distances), np.bool_)
        self._chain: list[int] = []

    def join_nearest(self) -> tuple[int, int, float]:
        """Joins two groups, each the other's nearest; returns them and how far apart they are."""
        chain = self._chain or [int(self._alive.argmax())]
        while (nearest := self._nearest(chain)) not in chain[-2:-1]:
            chain.append(nearest)
        gone, kept = chain[-1], chain[-2]
        self._chain = chain[:-2]
        height = float(self._apart[gone, kept])
        self._join(gone, kept)
        return gone, kept, height

    def _nearest(self, chain: list[int]) -> int:
        """Finds the group nearest to the chain's last; of equals the one before it, so that the
        chain ends."""
        row = self._apart[chain[-1]]
        nearest = int(row.argmin())
        return chain[-2] if len(chain) > 1 and row[chain[-2]] <= row[nearest] else nearest

    def _join(self, gone: int, kept: int) -> None:
        row = np.maximum(self._apart[gone], self._apart[kept])
        row[kept] = np.inf
        self._apart[kept] = self._apart[:, kept] = row
        self._apart[gone] = self._apart[:, gone] = np.inf
        self._alive[gone] = False
