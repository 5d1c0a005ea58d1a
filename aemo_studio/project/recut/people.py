"""Finds the faces and lines of the old cut again in the new one, and whose they were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from aemo_studio.domain.cast import Character, SpokenLine, character_of_faces, character_of_lines
from aemo_studio.domain.project import Analysis, Project
from aemo_studio.domain.video import FaceTrack
from aemo_studio.project.editing.cast import with_portraits
from aemo_studio.project.recut.stretches import Stretch

_LEAST_OVERLAP = 0.3
_NEAR_S = 0.2
_LEAST_SHARE = 0.5


def same_faces(old: Analysis, new: Analysis, stretches: Sequence[Stretch]) -> dict[int, int]:
    """Maps FaceTracks of the new cut to those of the old one that show the same face."""
    found = dict[int, int]()
    for face in new.faces:
        votes = Counter[int]()
        for stretch in stretches:
            votes += _votes(face, stretch, old.faces)
        best = votes.most_common(1)
        if best and best[0][1] >= _LEAST_SHARE * len(face.times_s) / 2:
            found[face.number] = best[0][0]
    return found


def _votes(face: FaceTrack, stretch: Stretch, olds: Iterable[FaceTrack]) -> Counter[int]:
    """Counts the samples in which each old face is where the new one is."""
    times_s = face.times_s.astype(np.float64)
    inside = (times_s >= stretch.start_s) & (times_s < stretch.end_s)
    if not inside.any():
        return Counter()
    shown_s = np.array([stretch.old_s(t) for t in times_s[inside].tolist()])
    boxes = face.boxes[inside]
    votes = Counter[int]()
    for old in olds:
        if old.times_s[0] > shown_s[-1] + _NEAR_S or old.times_s[-1] < shown_s[0] - _NEAR_S:
            continue
        nearest = np.abs(old.times_s[None, :] - shown_s[:, None]).argmin(axis=1)
        near = np.abs(old.times_s[nearest] - shown_s) <= _NEAR_S
        votes[old.number] += int((near & (_overlaps(boxes, old.boxes[nearest]) > 0.0)).sum())
    return +votes


def _overlaps(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Computes the shared share of boxes, float[n]; 0 where it is too little to be one face."""
    low = np.maximum(a[:, :2], b[:, :2])
    high = np.minimum(a[:, :2] + a[:, 2:], b[:, :2] + b[:, 2:])
    shared = np.prod(np.maximum(high - low, 0.0), axis=1)
    whole = np.prod(a[:, 2:], axis=1) + np.prod(b[:, 2:], axis=1) - shared
    share = shared / np.maximum(whole, 1e-9)
    return np.where(share >= _LEAST_OVERLAP, share, 0.0)


def same_lines(
    old: Sequence[SpokenLine], new: Sequence[SpokenLine], stretches: Sequence[Stretch]
) -> dict[int, int]:
    """Maps SpokenLines of the new cut to those of the old one that are heard in them."""
    found = dict[int, int]()
    for line in new:
        shares = Counter[int]()
        for stretch in stretches:
            start_s = stretch.old_s(max(line.start_s, stretch.start_s))
            end_s = stretch.old_s(min(line.end_s, stretch.end_s))
            for one in old:
                shared_s = min(end_s, one.end_s) - max(start_s, one.start_s)
                if shared_s > 0:
                    shares[one.number] += round(1000 * shared_s)
        best = shares.most_common(1)
        if best and best[0][1] >= _LEAST_SHARE * 1000 * (line.end_s - line.start_s):
            found[line.number] = best[0][0]
    return found


def carried_cast(
    old: Project, analysis: Analysis, faces: Mapping[int, int], lines: Mapping[int, int]
) -> tuple[Character, ...]:
    """Gives the new cut the cast that the editor made of the old one.

    faces, lines: those of the new cut that are found again, with their old ones. Faces and lines
    of new material go to whom the analysis sees in most others of theirs.
    """
    of_face, of_line = character_of_faces(old.cast), character_of_lines(old.cast)
    old_faces = {n: of_face.get(was) for n, was in faces.items()}
    old_lines = {n: of_line.get(was) for n, was in lines.items()}
    owners = {one.number: _owner(one, old_faces, old_lines, old.cast) for one in analysis.cast}
    there = dict[int, Character]()
    fresh = 1 + max((one.number for one in (*old.cast, *analysis.cast)), default=-1)
    for one in analysis.cast:
        owner = owners[one.number]
        if owner is None:
            owner, fresh = Character(fresh, ()), fresh + 1
        for face in one.faces:
            _give(there, old_faces.get(face, owner), faces=(face,))
        for line in one.lines:
            _give(there, old_lines.get(line) or owner, lines=(line,))
    cast = sorted(there.values(), key=lambda one: (not one.faces, one.number))
    return with_portraits(cast, analysis)


def _owner(
    one: Character,
    faces: Mapping[int, Character | None],
    lines: Mapping[int, Character | None],
    cast: Sequence[Character],
) -> Character | None:
    votes = Counter(who.number for face in one.faces if (who := faces.get(face)) is not None)
    if not votes:
        votes = Counter(who.number for line in one.lines if (who := lines.get(line)) is not None)
    best = votes.most_common(1)
    return next((who for who in cast if best and who.number == best[0][0]), None)


def _give(
    there: dict[int, Character],
    who: Character | None,
    faces: tuple[int, ...] = (),
    lines: tuple[int, ...] = (),
) -> None:
    """Adds to a character; a face that the editor took from everybody stays nobody's."""
    if who is None:
        return
    held = there.get(who.number, replace(who, faces=(), lines=()))
    there[who.number] = replace(
        held,
        faces=tuple(sorted({*held.faces, *faces})),
        lines=tuple(sorted({*held.lines, *lines})),
    )
