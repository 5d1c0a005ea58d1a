"""Groups lines of unknown speakers by voice.

The two groups that are likeliest to be one voice are joined first, until any two are likelier to be
two (agglomerative clustering; how likely follows from probabilistic linear discriminants, Ioffe
2006, as for speakers who are known).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.speech.diarisation import LEAST_S, MOST_S, PER_SECOND
from aemo_studio.domain.emotion import FloatArray


def groups_by_voice(
    voices: FloatArray, seconds: FloatArray, between: FloatArray
) -> list[NDArray[np.int64]]:
    """Groups lines by voice, each group's members ascending, in order of the first ones.

    voices: float32[n, i], descriptions around the film's middle. seconds: float32[n], lengths.
    between: float32[i], variance between speakers of each number, that within a speaker being 1.
    """
    groups = _Groups(voices, PER_SECOND * np.clip(seconds, LEAST_S, MOST_S), between)
    while groups.join_likeliest():
        pass
    return [np.flatnonzero(groups.label == first) for first in np.unique(groups.label)]


class _Groups:
    """Groups of n lines that may be joined; each goes by the number of its first member.

    voices: float32[n, i]. said: float32[n], how much each line tells of its voice. between:
    float32[i].
    """

    def __init__(self, voices: FloatArray, said: FloatArray, between: FloatArray) -> None:
        self.label = np.arange(len(voices))
        self._said, self._sums = said.copy(), said[:, None] * voices
        self._between, column = np.unique(between, return_inverse=True)
        self._of = np.eye(len(self._between), dtype=np.float32)[column]
        self._alone = self._logs(self._said, self._sums)
        gains = [self._gains_of(one) for one in range(len(voices))]
        self._gains = np.array(gains, np.float32).reshape(len(voices), len(voices))
        self._best = self._gains.max(axis=1, initial=-np.inf)

    def join_likeliest(self) -> bool:
        """Joins the two groups that are likeliest to be one; False if none are likely to be."""
        if self._best.max(initial=-np.inf) <= 0:
            return False
        one = int(self._best.argmax())
        kept, gone = sorted((one, int(self._gains[one].argmax())))
        self.label[self.label == gone] = kept
        self._said[kept] += self._said[gone]
        self._sums[kept] += self._sums[gone]
        self._alone[kept] = self._logs(self._said[[kept]], self._sums[[kept]])[0]
        self._renew(kept, gone)
        return True

    def _renew(self, kept: int, gone: int) -> None:
        """Renews what is gained by joining others with `kept`, which now holds `gone`."""
        nearest = (self._gains[:, [kept, gone]] >= self._best[:, None]).any(axis=1)
        self._gains[gone] = self._gains[:, gone] = self._best[gone] = -np.inf
        row = self._gains_of(kept)
        self._gains[kept] = self._gains[:, kept] = row
        self._best = np.maximum(self._best, row)
        again = np.flatnonzero(nearest & (self.label == np.arange(len(row))))
        self._best[again] = self._gains[again].max(axis=1)

    def _gains_of(self, one: int) -> FloatArray:
        """Computes how much likelier it is that a group and each other one are one voice than two,
        in nats: float32[n], -inf for what is no other group."""
        logs = self._logs(self._said + self._said[one], self._sums + self._sums[one])
        gains = logs - self._alone - self._alone[one]
        gains[(self.label != np.arange(len(gains))) | (self.label == one)] = -np.inf
        return np.asarray(gains, np.float32)

    def _logs(self, said: FloatArray, sums: FloatArray) -> FloatArray:
        """Computes how likely each group is to be one voice, up to what no grouping changes."""
        weight = 1 + said[:, None] * self._between
        fit = sums**2 @ self._of * self._between / weight
        return np.asarray((fit - np.log(weight) * self._of.sum(axis=0)).sum(axis=1) / 2)
