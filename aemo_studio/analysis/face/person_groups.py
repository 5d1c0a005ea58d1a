"""Groups looks at people's faces by person.

The two groups that are likeliest to be one person are joined first, until any two are likelier to
be two, as voices are grouped. The numbers of a description are taken as independent and alike, and
how far a person is from the mean of all people as unknown, so that no mean is needed.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.agglomeration import GrowingGroups
from aemo_studio.domain.emotion import FloatArray

WITHIN = 0.0005
"""Variance of each number between looks of one person in different expressions."""

BETWEEN = 3.4
"""Variance between people, as a multiple of that."""


def groups_of_persons(
    looks: FloatArray, kinds: FloatArray, apart: NDArray[np.bool_], fewest: int | None
) -> list[NDArray[np.int64]]:
    """Groups looks by person, each group's members ascending, in order of the first ones.

    looks: float32[n, 128]. kinds: float32[n], how many different looks each is the mean of. apart:
    bool[n, n], symmetric: who cannot be one. fewest: how many people there are, if that is known;
    more are found where they cannot be one.
    """
    groups = _Persons(looks, kinds, apart)
    least = 0.0 if fewest is None else -np.inf
    while (fewest is None or len(np.unique(groups.label)) > fewest) and groups.join_best(least):
        pass
    return groups.groups()


class _Persons(GrowingGroups):
    """Groups of n looks. looks: float32[n, 128]. kinds: float32[n]. apart: bool[n, n]."""

    def __init__(self, looks: FloatArray, kinds: FloatArray, apart: NDArray[np.bool_]) -> None:
        exact = looks.astype(np.float64) / np.sqrt(WITHIN)
        self._products, self._kinds, self._apart = exact @ exact.T, kinds.copy(), apart.copy()
        self._numbers = looks.shape[1]
        super().__init__(len(looks))

    def _put_together(self, kept: int, gone: int) -> None:
        both = self._kinds[kept] + self._kinds[gone]
        share = self._kinds[gone] / both
        row = (1 - share) * self._products[kept] + share * self._products[gone]
        row[kept] = (1 - share) * row[kept] + share * row[gone]
        self._products[kept] = self._products[:, kept] = row
        self._kinds[kept] = both
        self._apart[kept] |= self._apart[gone]
        self._apart[:, kept] = self._apart[kept]

    def _gains_of(self, one: int) -> FloatArray:
        """Computes how much likelier it is that a group and each other one are one person than two,
        in half nats; -inf for who cannot be."""
        squares = np.diagonal(self._products)
        distances = squares + squares[one] - 2 * self._products[one]
        mine, all_of = self._kinds[one], self._kinds + self._kinds[one]
        spread = (1 + self._kinds * BETWEEN) * (1 + mine * BETWEEN) / (1 + all_of * BETWEEN)
        gains = self._numbers * (1 + np.log(spread)) - self._kinds * mine / all_of * distances
        gains[self._apart[one]] = -np.inf
        return np.asarray(gains, np.float32)
