"""Recognises people again across shots: groups face tracks by what their faces look like.

Complete-linkage clustering (Sorensen 1948, "A method of establishing groups of equal amplitude in
plant sociology") of the mean descriptions of tracks; two tracks that are seen at the same time are
never one person.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.clusters import ClusterTree, cluster, euclidean
from aemo_studio.domain.emotion import FloatArray

SAME_PERSON = 0.49
"""Largest distance between two tracks of one person. Chosen on casts of 2 to 15 people drawn from
JAFFE and RADIATE, eight single portraits each: adjusted Rand index 0.89 to 0.94 with complete
linkage here, at most 0.78 to 0.84 with average linkage."""

FEW_PEOPLE, SAME_OF_FEW = 6, 0.52
"""The same where no more people than these are found by it: of few people, two are rarely so alike.
Casts of 2, 3 and 5: 0.95, 0.95 and 0.93 instead of 0.92, 0.94 and 0.92; of 10 it would be 0.87
instead of 0.91."""

_APART = 10.0
"""Distance that stands for "not the same": larger than any between two faces."""

_AT_ONCE = 1500
"""Groups that are compared at once: more are clustered block by block, so that memory does not
grow with the square of the film's length."""


@dataclass(frozen=True, eq=False)
class Appearance:
    """One or more face tracks of one person."""

    #: Numbers of the tracks.
    tracks: tuple[int, ...]
    #: float32[128]: mean description of the looks at them.
    description: FloatArray
    #: Looks that the description is the mean of; above 0.
    looks: int
    #: int64[k], ascending: numbers of the sampled frames in which they are seen.
    frames: NDArray[np.int64]


Recogniser: TypeAlias = Callable[[Sequence[Appearance], int | None], tuple[Appearance, ...]]
"""Groups appearances by person, as `recognise` does."""


def recognise(
    appearances: Sequence[Appearance], count: int | None = None
) -> tuple[Appearance, ...]:
    """Groups appearances by person, in order of their first frame.

    count: how many people there are, above 0, if somebody knows; more are found where so many
    are seen at the same time.
    """
    found: list[Appearance] = []
    for start in range(0, len(appearances), _AT_ONCE):
        found = _grouped([*found, *appearances[start : start + _AT_ONCE]], count)
    return tuple(sorted(found, key=lambda person: int(person.frames[0])))


def _grouped(appearances: list[Appearance], count: int | None) -> list[Appearance]:
    if len(appearances) < 2:
        return appearances
    distances = euclidean(np.stack([a.description for a in appearances]))
    tree = cluster(np.where(_together(appearances) > 0, _APART, distances))
    groups = tree.groups(_height(tree, count))
    return [joined([appearances[i] for i in group]) for group in groups]


def _height(tree: ClusterTree, count: int | None) -> float:
    """Finds the distance up to which groups are joined."""
    if count is None:
        few = 1 + int((tree.heights > SAME_OF_FEW).sum()) <= FEW_PEOPLE
        return SAME_OF_FEW if few else SAME_PERSON
    left = len(tree.heights) + 1 - count
    return min(float(tree.heights[left - 1]) if left > 0 else 0.0, _APART / 2)


def _together(appearances: Sequence[Appearance]) -> NDArray[np.float64]:
    """Marks pairs that are seen in one frame: float64[n, n] of 0 and 1."""
    n = len(appearances)
    frame = np.concatenate([a.frames for a in appearances])
    owner = np.repeat(np.arange(n), [len(a.frames) for a in appearances])
    order = np.argsort(frame, kind="stable")
    frame, owner = frame[order], owner[order]
    marks = np.zeros((n, n))
    step = 1
    while (same := frame[step:] == frame[:-step]).any():
        first, second = owner[:-step][same], owner[step:][same]
        marks[first, second] = marks[second, first] = 1.0
        step += 1
    np.fill_diagonal(marks, 0.0)
    return marks


def joined(parts: Sequence[Appearance]) -> Appearance:
    """Joins appearances of one person."""
    looks = np.array([part.looks for part in parts], dtype=np.float32)
    means = np.stack([part.description for part in parts])
    return Appearance(
        tracks=tuple(sorted(number for part in parts for number in part.tracks)),
        description=np.asarray(looks @ means / looks.sum(), dtype=np.float32),
        looks=int(looks.sum()),
        frames=np.unique(np.concatenate([part.frames for part in parts])),
    )
