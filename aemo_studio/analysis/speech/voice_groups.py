"""Groups lines of unknown speakers by voice.

The two groups that are likeliest to be one voice are joined first, until any two are likelier to be
two (agglomerative clustering; how likely follows from probabilistic linear discriminants, Ioffe
2006, as for speakers who are known).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.agglomeration import GrowingGroups
from aemo_studio.analysis.speech.diarisation import LEAST_S, MOST_S, PER_SECOND
from aemo_studio.domain.emotion import FloatArray


def groups_by_voice(
    voices: FloatArray, seconds: FloatArray, between: FloatArray
) -> list[NDArray[np.int64]]:
    """Groups lines by voice, each group's members ascending, in order of the first ones.

    voices: float32[n, i], descriptions around the film's middle. seconds: float32[n], lengths.
    between: float32[i], variance between speakers of each number, that within a speaker being 1.
    """
    groups = _Voices(voices, PER_SECOND * np.clip(seconds, LEAST_S, MOST_S), between)
    while groups.join_best():
        pass
    return groups.groups()


class _Voices(GrowingGroups):
    """Groups of n lines. voices: float32[n, i]. said: float32[n], how much each line tells of its
    voice. between: float32[i]."""

    def __init__(self, voices: FloatArray, said: FloatArray, between: FloatArray) -> None:
        self._said, self._sums = said.copy(), said[:, None] * voices
        self._between, column = np.unique(between, return_inverse=True)
        self._of = np.eye(len(self._between), dtype=np.float32)[column]
        self._alone = self._logs(self._said, self._sums)
        super().__init__(len(voices))

    def _put_together(self, kept: int, gone: int) -> None:
        self._said[kept] += self._said[gone]
        self._sums[kept] += self._sums[gone]
        self._alone[kept] = self._logs(self._said[[kept]], self._sums[[kept]])[0]

    def _gains_of(self, one: int) -> FloatArray:
        """Computes how much likelier it is that a group and each other one are one voice than two,
        in nats."""
        logs = self._logs(self._said + self._said[one], self._sums + self._sums[one])
        return np.asarray(logs - self._alone - self._alone[one], np.float32)

    def _logs(self, said: FloatArray, sums: FloatArray) -> FloatArray:
        """Computes how likely each group is to be one voice, up to what no grouping changes."""
        weight = 1 + said[:, None] * self._between
        fit = sums**2 @ self._of * self._between / weight
        return np.asarray((fit - np.log(weight) * self._of.sum(axis=0)).sum(axis=1) / 2)
