"""Recognises people again across shots: groups face tracks by what their faces look like.

Tracks that look almost alike are one look (complete linkage: Sorensen 1948, "A method of
establishing groups of equal amplitude in plant sociology"); looks are grouped by how likely they
are one person's. Two tracks that are seen at the same time are never one person.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.clusters import ClusterTree, cluster, euclidean
from aemo_studio.analysis.face.person_groups import groups_of_persons
from aemo_studio.domain.emotion import FloatArray

ALIKE = 0.2
"""Largest distance between two tracks that are one look: they show one person in one expression, so
that the second tells no more of that person than the first."""

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
    #: Different looks that the description is the mean of; above 0.
    kinds: int
    #: int64[k], ascending: numbers of the sampled frames in which they are seen.
    frames: NDArray[np.int64]


def appearance_of(
    number: int, seen: FloatArray, weights: FloatArray, frames: NDArray[np.int64]
) -> Appearance:
    """Sums up the looks at a track; those that are almost alike are one look.

    seen: float32[k, 128], at least one. weights: float32[k], how far each can be trusted, above 0.
    """
    kind = _kinds(seen)
    of_kind = [
        np.average(seen[kind == one], axis=0, weights=weights[kind == one])
        for one in range(kind.max() + 1)
    ]
    mean = np.stack(of_kind).mean(axis=0).astype(np.float32)
    return Appearance((number,), mean, len(of_kind), frames)


def _kinds(seen: FloatArray) -> NDArray[np.int64]:
    """Numbers the looks at a track, those alike that are near the same earlier one: a track may be
    hours long, so that not all are compared with all."""
    firsts: list[FloatArray] = []
    kinds = np.zeros(len(seen), np.int64)
    for i, look in enumerate(seen):
        near = np.linalg.norm(np.array(firsts).reshape(-1, len(look)) - look, axis=1) <= ALIKE
        kinds[i] = int(near.argmax()) if near.any() else len(firsts)
        if not near.any():
            firsts.append(look)
    return kinds


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
    looks = [_one_look(group) for group in _alike(appearances, count)]
    groups = groups_of_persons(
        np.stack([look.description for look in looks]),
        np.array([look.kinds for look in looks], np.float32),
        _together(looks) > 0,
        count,
    )
    return [joined([looks[i] for i in group]) for group in groups]


def _alike(appearances: list[Appearance], count: int | None) -> list[list[Appearance]]:
    """Groups appearances that look almost alike."""
    distances = euclidean(np.stack([a.description for a in appearances]))
    tree = cluster(np.where(_together(appearances) > 0, _APART, distances))
    most = np.inf if count is None else _height(tree, count)
    return [[appearances[i] for i in group] for group in tree.groups(min(ALIKE, most))]


def _height(tree: ClusterTree, count: int) -> float:
    """Finds the distance up to which so many groups are left."""
    left = len(tree.heights) + 1 - count
    return float(tree.heights[left - 1]) if left > 0 else -1.0


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


def _one_look(parts: Sequence[Appearance]) -> Appearance:
    """Joins appearances that look almost alike."""
    return replace(joined(parts), kinds=max(part.kinds for part in parts))


def joined(parts: Sequence[Appearance]) -> Appearance:
    """Joins appearances of one person."""
    kinds = np.array([part.kinds for part in parts], dtype=np.float32)
    means = np.stack([part.description for part in parts])
    return Appearance(
        tracks=tuple(sorted(number for part in parts for number in part.tracks)),
        description=np.asarray(kinds @ means / kinds.sum(), dtype=np.float32),
        kinds=int(kinds.sum()),
        frames=np.unique(np.concatenate([part.frames for part in parts])),
    )
