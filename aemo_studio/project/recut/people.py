"""Finds the faces and lines of the old cut again in the new one, and whose they were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from aemo_studio.domain.cast import Character, SpokenLine, character_of_faces, character_of_lines
from aemo_studio.domain.project import Analysis, Project
from aemo_studio.domain.video import FaceTrack
from aemo_studio.project.editing.cast import with_portraits
from aemo_studio.project.editing.decisions import ignore_faces
from aemo_studio.project.recut.report import Lost
from aemo_studio.project.recut.stretches import Stretch

_LEAST_OVERLAP = 0.3
"""Share of their union that two boxes of one face have in common at least; by hand."""

_NEAR_S = 0.2
"""Seconds between two looks at faces that are compared, at most; by hand."""

_LEAST_SHARE = 0.5
"""Share of its moments that a spoken line has in common with an old one to be that line; of a
face, whose moments may lie between the old ones, half of this; by hand."""


def with_people(
    old: Project, project: Project, stretches: Sequence[Stretch]
) -> tuple[Project, tuple[Lost, ...]]:
    """Moves the cast and the faces that do not count; tells who and what has no place any more."""
    analysis = project.analysis
    faces = same_faces(old.analysis, analysis, stretches)
    ignored = [new for new, was in faces.items() if was in old.ignored_faces]
    project = ignore_faces(project, ignored)
    lost = list(_lost_faces(old, set(faces.values())))
    if old.cast == old.analysis.cast:
        return project, tuple(lost)
    lines = same_lines(old.analysis.lines, analysis.lines, stretches)
    project = replace(project, cast=carried_cast(old, analysis, faces, lines))
    there = {one.number for one in project.cast}
    lost += _lost_characters(old, there)
    lost += _lost_corrections(old, there, set(faces.values()), set(lines.values()))
    return project, tuple(lost)


def _lost_faces(old: Project, found: Collection[int]) -> Iterator[Lost]:
    for face in old.analysis.faces:
        if face.number in old.ignored_faces and face.number not in found:
            yield Lost("ignored face", float(face.times_s[0]), f"{face.number + 1}")


def _lost_characters(old: Project, there: Collection[int]) -> Iterator[Lost]:
    """Tells of those whom the editor named, marked, merged or divided."""
    measured = {one.number: one for one in old.analysis.cast}
    for one in old.cast:
        if one.number not in there and one != measured.get(one.number):
            yield Lost("character", _first_s(old, one), _name(one))


def _lost_corrections(
    old: Project, there: Collection[int], faces: Collection[int], lines: Collection[int]
) -> Iterator[Lost]:
    """Tells of the faces and lines that the editor gave to somebody who is still there.

    faces, lines: those of the old cut that are found again.
    """
    of_face, of_line = character_of_faces(old.cast), character_of_lines(old.cast)
    first_s = {face.number: float(face.times_s[0]) for face in old.analysis.faces}
    start_s = {line.number: line.start_s for line in old.analysis.lines}
    same = {one.number: one for one in old.cast}
    for one in old.analysis.cast:
        usual = same.get(one.number) or _owner(one, of_face, of_line, old.cast)
        for face in one.faces:
            who = of_face.get(face)
            if who and who != usual and who.number in there and face not in faces:
                yield Lost("corrected face", first_s[face], _name(who))
        for line in one.lines:
            who = of_line.get(line)
            if who and who != usual and who.number in there and line not in lines:
                yield Lost("corrected line", start_s[line], _name(who))


def _name(one: Character) -> str:
    return one.name or f"{one.number + 1}"


def _first_s(old: Project, one: Character) -> float:
    """Finds when a character is first seen or heard."""
    faces = [float(f.times_s[0]) for f in old.analysis.faces if f.number in one.faces]
    lines = [line.start_s for line in old.analysis.lines if line.number in one.lines]
    return min((*faces, *lines), default=0.0)


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
