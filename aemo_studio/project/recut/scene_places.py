"""Lays the scenes of the old cut into the new one: each goes where its material went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from aemo_studio.domain.scene import Scene, Shot
from aemo_studio.project.recut.stretches import Stretch

_SLIVER_S = 2.0
"""Seconds below which the only part of a scene about which nothing was decided may join another;
by hand."""

_SNAP_FRAMES = 1.5
"""Frames up to which a scene begins at a cut; by hand."""


@dataclass(frozen=True)
class ScenePlace:
    """A scene of the new cut and the old scene whose material it shows."""

    #: Seconds of the new cut, included.
    start_s: float
    #: Seconds of the new cut, excluded.
    end_s: float
    #: Position of the old scene, from 0; None for new material.
    source: int | None

    @property
    def length_s(self) -> float:
        return self.end_s - self.start_s


@dataclass(frozen=True)
class NewFilm:
    """What the new cut says about where scenes may begin."""

    #: Seconds of the film.
    duration_s: float
    #: Seconds of a frame.
    frame_s: float
    #: Its shots.
    shots: tuple[Shot, ...]
    #: The scenes that its analysis found, for new material.
    scenes: tuple[Scene, ...]
    #: Seconds of the shortest scene; shorter pieces join others.
    least_s: float


def lay_scenes(
    old: Sequence[Scene], decided: Sequence[bool], stretches: Sequence[Stretch], film: NewFilm
) -> tuple[ScenePlace, ...]:
    """Lays the old scenes into the new cut, without gaps. decided: whether the editor decided
    something about each."""
    parts = list(_filled(_parts(old, stretches, film), film.duration_s))
    parts = _absorbed(_merged(parts), decided, film.least_s)
    divided = (piece for part in parts for piece in _divided(part, film))
    return tuple(_without_slivers(list(divided), film.frame_s))


def _parts(
    old: Sequence[Scene], stretches: Sequence[Stretch], film: NewFilm
) -> Iterator[ScenePlace]:
    for one in sorted(stretches, key=lambda stretch: stretch.start_s):
        for index, scene in enumerate(old):
            from_s, to_s = max(scene.start_s, one.from_s), min(scene.end_s, one.to_s)
            if to_s - from_s <= film.frame_s / 2:
                continue
            begins = one.start_s if from_s == one.from_s else one.new_s(from_s)
            ends = one.end_s if to_s == one.to_s else one.new_s(to_s)
            yield ScenePlace(_snapped(begins, film), _snapped(ends, film), index)


def _snapped(time_s: float, film: NewFilm) -> float:
    """Finds the cut at a time, else the nearest frame."""
    edges = np.array([0.0, *(shot.start_s for shot in film.shots), film.duration_s])
    nearest = float(edges[np.abs(edges - time_s).argmin()])
    if abs(nearest - time_s) <= _SNAP_FRAMES * film.frame_s:
        return nearest
    return min(film.duration_s, round(time_s / film.frame_s) * film.frame_s)


def _filled(parts: Iterator[ScenePlace], duration_s: float) -> Iterator[ScenePlace]:
    at_s = 0.0
    for part in parts:
        start_s = max(part.start_s, at_s)
        if part.end_s <= start_s:
            continue
        if start_s > at_s:
            yield ScenePlace(at_s, start_s, None)
        yield replace(part, start_s=start_s)
        at_s = part.end_s
    if at_s < duration_s:
        yield ScenePlace(at_s, duration_s, None)


def _merged(parts: Sequence[ScenePlace]) -> list[ScenePlace]:
    found: list[ScenePlace] = []
    for part in parts:
        if found and found[-1].source == part.source:
            found[-1] = replace(found[-1], end_s=part.end_s)
        else:
            found.append(part)
    return found


def _absorbed(parts: list[ScenePlace], decided: Sequence[bool], least_s: float) -> list[ScenePlace]:
    """Joins short parts to their neighbours, the shortest first, unless a decision would go."""
    while len(parts) > 1:
        short = [n for n, part in enumerate(parts) if _may_go(part, parts, decided, least_s)]
        if not short:
            break
        at = min(short, key=lambda n: parts[n].length_s)
        parts = _merged(_given_away(parts, at))
    return parts


def _may_go(
    part: ScenePlace, parts: Sequence[ScenePlace], decided: Sequence[bool], least_s: float
) -> bool:
    if part.length_s >= least_s:
        return False
    if part.source is None:
        return True
    longest = max(one.length_s for one in parts if one.source == part.source)
    if longest > part.length_s or sum(one.source == part.source for one in parts) > 1:
        return True
    return not decided[part.source] and part.length_s < _SLIVER_S


def _given_away(parts: list[ScenePlace], at: int) -> list[ScenePlace]:
    """Gives a part to the longer of its neighbours."""
    beside = [n for n in (at - 1, at + 1) if 0 <= n < len(parts)]
    taker = max(beside, key=lambda n: (parts[n].source is not None, parts[n].length_s))
    return [
        replace(part, source=parts[taker].source) if n == at else part
        for n, part in enumerate(parts)
    ]


def _divided(part: ScenePlace, film: NewFilm) -> Iterator[ScenePlace]:
    """Divides new material as the analysis of the new cut did."""
    edges = [part.start_s]
    if part.source is None:
        least_s = film.least_s / 2
        inside = (s.start_s for s in film.scenes)
        edges += [t for t in inside if part.start_s + least_s <= t <= part.end_s - least_s]
    for start_s, end_s in pairwise([*edges, part.end_s]):
        yield ScenePlace(start_s, end_s, part.source)


def _without_slivers(parts: list[ScenePlace], frame_s: float) -> Iterator[ScenePlace]:
    current = parts[0]
    for part in parts[1:]:
        if part.length_s < frame_s or current.length_s < frame_s:
            source = part.source if current.length_s < frame_s else current.source
            current = ScenePlace(current.start_s, part.end_s, source)
        else:
            yield current
            current = part
    yield current
