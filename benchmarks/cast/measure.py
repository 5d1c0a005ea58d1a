"""Measures what the program finds out about a film with a cast against the truth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import adjusted_rand_score

from aemo_studio.analysis.fusion import fuse
from aemo_studio.analysis.scenes import build_scene
from aemo_studio.domain.cast import character_of_faces
from aemo_studio.domain.emotion import EmotionTrack
from aemo_studio.domain.project import Analysis
from aemo_studio.domain.scene import Scene
from benchmarks.cast.films import Film, Line


@dataclass(frozen=True)
class Recognition:
    """How well the people of a film were told apart."""

    #: Characters found.
    found: int
    #: Share of the looks whose character is mostly the person who is seen.
    purity: float
    #: Agreement of characters and persons over all looks: 0 by chance, 1 in full.
    rand_index: float


@dataclass(frozen=True)
class Accuracy:
    """Shares of scenes whose emotion is right."""

    #: By the voices alone.
    speech: float
    #: By the faces alone.
    face: float
    #: By both.
    fused: float

    @staticmethod
    def mean(several: Sequence[Accuracy]) -> Accuracy:
        """Averages over films."""
        rows = np.array([(one.speech, one.face, one.fused) for one in several])
        return Accuracy(*(float(value) for value in rows.mean(axis=0)))


def recognition(film: Film, analysis: Analysis) -> Recognition:
    """Compares the characters that were found with the persons who are seen, look by look."""
    of_face = character_of_faces(analysis.cast)
    seen, found = [], []
    for face in analysis.faces:
        if face.number in of_face:
            seen += [line_at(film, float(time_s)).seen for time_s in face.times_s]
            found += [of_face[face.number].number] * len(face.times_s)
    persons, characters = np.array(seen), np.array(found)
    return Recognition(
        found=len(analysis.cast),
        purity=_purity(persons, characters),
        rand_index=float(adjusted_rand_score(persons, characters)),
    )


def _purity(persons: NDArray[np.int64], characters: NDArray[np.int64]) -> float:
    most = [np.bincount(persons[characters == one]).max() for one in np.unique(characters)]
    return float(sum(most) / len(persons))


def accuracy(film: Film, speech: EmotionTrack, face: EmotionTrack) -> Accuracy:
    """Reads every scene of the truth from the tracks."""
    fused = fuse([speech, face])
    right = []
    for number in range(film.lines[-1].scene + 1):
        lines = [line for line in film.lines if line.scene == number]
        scene = build_scene(
            lines[0].start_s, lines[-1].end_s, speech=speech, face=face, fused=fused
        )
        right.append(_right(scene, lines[0]))
    shares = np.mean(right, axis=0)
    return Accuracy(*(float(share) for share in shares))


def _right(scene: Scene, line: Line) -> tuple[bool, bool, bool]:
    emotions = (scene.speech_emotion, scene.face_emotion, scene.emotion)
    return tuple(emotion is line.emotion for emotion in emotions)  # type: ignore[return-value]


def line_at(film: Film, time_s: float) -> Line:
    """Finds the line during which a moment lies."""
    starts = [line.start_s for line in film.lines]
    return film.lines[max(0, int(np.searchsorted(starts, time_s + 1e-3)) - 1)]
