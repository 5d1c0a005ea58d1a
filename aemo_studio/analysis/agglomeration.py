"""Joins groups of things from the bottom up, those first that gain most by it."""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.emotion import FloatArray


class GrowingGroups(ABC):
    """Groups of n things that may be joined; each goes by the number of its first member."""

    def __init__(self, n: int) -> None:
        #: int64[n]: the group of each thing.
        self.label = np.arange(n)
        gains = [self._apart_from(one) for one in range(n)]
        self._gains = np.array(gains, np.float32).reshape(n, n)
        self._best = self._gains.max(axis=1, initial=-np.inf)

    @abstractmethod
    def _gains_of(self, one: int) -> FloatArray:
        """Computes what is gained by joining a group with each other one: float32[n]."""

    @abstractmethod
    def _put_together(self, kept: int, gone: int) -> None:
        """Renews what is known of group `kept`, which holds `gone` from now on."""

    def groups(self) -> list[NDArray[np.int64]]:
        """Lists the groups, each one's members ascending, in order of the first ones."""
        return [np.flatnonzero(self.label == first) for first in np.unique(self.label)]

    def join_best(self, least: float = 0.0) -> bool:
        """Joins the two groups that gain most by it; False if none gain more than `least`."""
        if self._best.max(initial=-np.inf) <= least:
            return False
        one = int(self._best.argmax())
        kept, gone = sorted((one, int(self._gains[one].argmax())))
        self.label[self.label == gone] = kept
        self._put_together(kept, gone)
        self._renew(kept, gone)
        return True

    def _renew(self, kept: int, gone: int) -> None:
        nearest = (self._gains[:, [kept, gone]] >= self._best[:, None]).any(axis=1)
        self._gains[gone] = self._gains[:, gone] = self._best[gone] = -np.inf
        row = self._apart_from(kept)
        self._gains[kept] = self._gains[:, kept] = row
        self._best = np.maximum(self._best, row)
        again = np.flatnonzero(nearest & (self.label == np.arange(len(row))))
        self._best[again] = self._gains[again].max(axis=1)

    def _apart_from(self, one: int) -> FloatArray:
        """Computes the gains of a group, -inf for what is no other group."""
        gains = self._gains_of(one)
        gains[(self.label != np.arange(len(gains))) | (self.label == one)] = -np.inf
        return gains
