"""Finds who is seen in a scene, and when. Without Qt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from aemo_studio.base.owner_cache import kept_with_owner
from aemo_studio.domain.cast import Character, character_of_faces
from aemo_studio.domain.emotion import Emotion, FloatArray, pool_scores, top_emotion
from aemo_studio.domain.project import Analysis, Project
from aemo_studio.domain.scene import Scene
from aemo_studio.domain.video import FaceTrack, Thumbnail

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, width, height as shares of the upright picture."""

_PICTURE_WITHIN_S = 0.6


@dataclass(frozen=True)
class SeenFace:
    """A FaceTrack as far as it lies in a scene."""

    #: Of the FaceTrack.
    number: int
    #: Seconds of the film at its first sample in the scene.
    start_s: float
    #: Seconds of the film at its last sample in the scene.
    end_s: float
    #: The Emotion that it shows there.
    emotion: Emotion
    #: Whether the editor ignores it.
    ignored: bool
    #: Where it is in `picture`; None where no thumbnail is near enough to show it.
    box: Box | None = None
    #: The nearest thumbnail; None with `box`.
    picture: Thumbnail | None = None
    #: Why it is no evidence: "picture", "no person"; empty for a person.
    passed_over: str = ""
    #: The bytes of a JPEG file: the face at its clearest; empty where nobody was recognised.
    portrait: bytes = b""

    @property
    def counts(self) -> bool:
        return not (self.ignored or self.passed_over)


@dataclass(frozen=True)
class SeenPerson:
    """Somebody in a scene: all faces of a Character there, or one that nobody recognised."""

    #: In order of appearance; at least one.
    faces: tuple[SeenFace, ...]
    #: The Emotion that they show together.
    emotion: Emotion
    #: Whose they are; None where nobody was recognised.
    character: Character | None = None

    @property
    def numbers(self) -> tuple[int, ...]:
        """Returns the numbers of the FaceTracks."""
        return tuple(face.number for face in self.faces)

    @property
    def start_s(self) -> float:
        """Returns when the person is first seen in the scene, in seconds of the film."""
        return self.faces[0].start_s

    @property
    def end_s(self) -> float:
        """Returns when the person is last seen in the scene, in seconds of the film."""
        return max(face.end_s for face in self.faces)

    @property
    def ignored(self) -> bool:
        """Returns whether the editor ignores all of the faces."""
        return all(face.ignored for face in self.faces)

    @property
    def passed_over(self) -> str:
        """Returns why none of the faces is evidence; empty where one is."""
        return self.faces[0].passed_over if all(face.passed_over for face in self.faces) else ""


@dataclass(frozen=True)
class Company:
    """Counts how many faces a scene shows: `tracks` in all, at most `at_once` at any moment."""

    #: FaceTracks in the scene.
    tracks: int
    #: Most of them at any moment.
    at_once: int


def seen_faces(project: Project, scene: Scene) -> tuple[SeenFace, ...]:
    """Finds the faces of a scene in the order in which they appear, ignored ones too."""
    starts, ends = _spans(project.analysis)
    near = np.flatnonzero((starts < scene.end_s) & (ends >= scene.start_s))
    faces = (_seen(project.analysis.faces[i], project, scene) for i in near)
    return tuple(sorted((f for f in faces if f), key=lambda face: (face.start_s, face.number)))


def seen_people(project: Project, scene: Scene) -> tuple[SeenPerson, ...]:
    """Finds who is in a scene in the order in which they appear: a face each, or a Character."""
    owners = character_of_faces(project.cast)
    groups = dict[tuple[bool, int], list[SeenFace]]()
    for face in seen_faces(project, scene):
        owner = owners.get(face.number)
        key = (False, face.number) if owner is None else (True, owner.number)
        groups.setdefault(key, []).append(face)
    return tuple(_person(faces, project, scene, owners) for faces in groups.values())


def _person(
    faces: list[SeenFace], project: Project, scene: Scene, owners: Mapping[int, Character]
) -> SeenPerson:
    emotion = faces[0].emotion if len(faces) == 1 else _emotion(faces, project, scene)
    return SeenPerson(tuple(faces), emotion, owners.get(faces[0].number))


def _emotion(faces: list[SeenFace], project: Project, scene: Scene) -> Emotion:
    numbers = {face.number for face in faces}
    tracks = [track for track in project.analysis.faces if track.number in numbers]
    looks = [(track, _inside(track, scene)) for track in tracks]
    scores = np.concatenate([track.scores[inside] for track, inside in looks])
    weights = np.concatenate([track.weights[inside] for track, inside in looks])
    return top_emotion(pool_scores(scores, weights))


def company(faces: Sequence[SeenFace]) -> Company:
    """Counts the faces that are neither ignored nor passed over."""
    counted = [face for face in faces if face.counts]
    at_once = (sum(f.start_s <= g.start_s <= f.end_s for f in counted) for g in counted)
    return Company(len(counted), max(at_once, default=0))


@kept_with_owner
def _spans(analysis: Analysis) -> tuple[FloatArray, FloatArray]:
    """Finds the first and last look at every face, float32[n] each: a long film has thousands."""
    starts = np.array([face.times_s[0] for face in analysis.faces], np.float32)
    ends = np.array([face.times_s[-1] for face in analysis.faces], np.float32)
    return starts, ends


def _seen(face: FaceTrack, project: Project, scene: Scene) -> SeenFace | None:
    inside = _inside(face, scene)
    if not len(inside):
        return None
    picture, box = _picture(face, inside, project.analysis.thumbnails)
    return SeenFace(
        number=face.number,
        start_s=float(face.times_s[inside[0]]),
        end_s=float(face.times_s[inside[-1]]),
        emotion=top_emotion(pool_scores(face.scores[inside], face.weights[inside])),
        ignored=face.number in project.ignored_faces,
        box=box,
        picture=picture,
        passed_over=face.passed_over,
        portrait=face.portrait,
    )


def _inside(face: FaceTrack, scene: Scene) -> NDArray[np.intp]:
    """Finds the looks at a face that lie in a scene."""
    return np.flatnonzero((face.times_s >= scene.start_s) & (face.times_s < scene.end_s))


def _picture(
    face: FaceTrack, looks: NDArray[np.intp], thumbnails: Sequence[Thumbnail]
) -> tuple[Thumbnail | None, Box | None]:
    """Finds the thumbnail taken nearest to one of the looks, and where the face is in there."""
    times = face.times_s[looks]
    first = bisect_left(thumbnails, times[0] - _PICTURE_WITHIN_S, key=lambda t: t.time_s)
    last = bisect_right(thumbnails, times[-1] + _PICTURE_WITHIN_S, key=lambda t: t.time_s)
    best: tuple[float, Thumbnail, int] | None = None
    for thumbnail in thumbnails[first:last]:
        distance = np.abs(times - thumbnail.time_s)
        nearest = int(distance.argmin())
        if best is None or distance[nearest] < best[0]:
            best = float(distance[nearest]), thumbnail, int(looks[nearest])
    if best is None or best[0] > _PICTURE_WITHIN_S:
        return None, None
    left, top, width, height = (float(v) for v in face.boxes[best[2]])
    return best[1], (left, top, width, height)
