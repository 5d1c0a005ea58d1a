"""Measures what the program finds out about a film with a cast against the truth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from sklearn.metrics import adjusted_rand_score

from aemo_studio.analysis.face.analyser import FaceResult
from aemo_studio.analysis.fusion import fuse
from aemo_studio.analysis.scenes import build_scene
from aemo_studio.analysis.trust import trust_of
from aemo_studio.domain.cast import (
    Character,
    SpokenLine,
    character_of_faces,
    character_of_lines,
    seen_by_cell,
)
from aemo_studio.domain.emotion import EmotionTrack
from aemo_studio.domain.video import FaceTrack
from benchmarks.cast.films import Film, Line

NOBODYS = -2
"""Stands for the speaker of a line that belongs to no character."""

COLLAR_S = 0.25
"""Time around each edge of the true speech that does not count."""

STEP_S = 0.05
"""Moments at which it is asked who speaks."""


@dataclass(frozen=True)
class Recognition:
    """How well the people of a film were told apart."""

    #: Characters found who are seen.
    found: int
    #: Share of the looks whose character is mostly the person who is seen.
    purity: float
    #: Agreement of characters and persons over all looks: 0 by chance, 1 in full.
    rand_index: float
    #: Speech that was missed, as a share of all speech.
    missed: float
    #: What was taken for speech and is none, as a share of all speech.
    made_up: float
    #: Speech that was given to somebody else, as a share of all speech.
    somebody_elses: float
    #: The three together.
    diarisation_error: float


@dataclass(frozen=True)
class Accuracy:
    """Shares of scenes whose emotion is right."""

    #: By the voices alone.
    speech: float
    #: By the faces alone.
    face: float
    #: By both.
    fused: float


def means_of(several: Sequence[Recognition] | Sequence[Accuracy]) -> list[tuple[float, float]]:
    """Averages each number over films: the mean and its standard error, nan of a single film."""
    numbers = np.array([astuple(one) for one in several], dtype=np.float64)
    count = len(numbers)
    spread = numbers.std(axis=0, ddof=1) if count > 1 else np.full(numbers.shape[1], np.nan)
    return list(zip(numbers.mean(axis=0).tolist(), (spread / count**0.5).tolist(), strict=True))


def recognition(
    film: Film,
    faces: Sequence[FaceTrack],
    lines: Sequence[SpokenLine],
    cast: Sequence[Character],
) -> Recognition:
    """Compares the characters that were found with the persons who are seen and heard."""
    of_face = character_of_faces(cast)
    seen, found = [], []
    for face in faces:
        if face.number in of_face:
            seen += [line_at(film, float(time_s)).seen for time_s in face.times_s]
            found += [of_face[face.number].number] * len(face.times_s)
    persons, characters = np.array(seen), np.array(found)
    return Recognition(
        found=sum(1 for one in cast if not one.is_voice),
        purity=_purity(persons, characters),
        rand_index=float(adjusted_rand_score(persons, characters)),
        **_diarisation(film, lines, cast),
    )


def _purity(persons: NDArray[np.int64], characters: NDArray[np.int64]) -> float:
    most = [
        np.unique(persons[characters == one], return_counts=True)[1].max()
        for one in np.unique(characters)
    ]
    return float(sum(most) / len(persons))


def _diarisation(
    film: Film, lines: Sequence[SpokenLine], cast: Sequence[Character]
) -> dict[str, float]:
    """Missed, false and confused speech over all speech, by the best match of speakers and without
    a quarter of a second around each edge of the truth (as NIST's evaluations of rich
    transcription count it)."""
    moments = np.arange(0, film.lines[-1].end_s, STEP_S)
    of_line = character_of_lines(cast)
    who = [of_line[n].number if (n := line.number) in of_line else NOBODYS for line in lines]
    said = [(line.start_s, line.end_s, one) for line, one in zip(lines, who, strict=True)]
    spoken = [(*span, line.speaker) for line in film.lines for span in line.speech_s]
    edges = np.array([time for start, end, _ in spoken for time in (start, end)])
    counted = np.abs(moments[:, None] - edges).min(axis=1) > COLLAR_S
    truth, found = (_speakers(moments, spans)[counted] for spans in (spoken, said))
    return _parts(truth, found)


def _parts(truth: NDArray[np.int64], found: NDArray[np.int64]) -> dict[str, float]:
    """Divides the error into its parts. truth, found: who speaks at each moment; -1 for nobody."""
    counts = _together(truth, found)
    speech, right = truth >= 0, counts[linear_sum_assignment(-counts)].sum()
    missed, made_up = (speech & (found == -1)).sum(), (~speech & (found != -1)).sum()
    wrong = {
        "missed": missed,
        "made_up": made_up,
        "somebody_elses": speech.sum() - missed - right,
        "diarisation_error": speech.sum() - right + made_up,
    }
    return {name: float(count / speech.sum()) for name, count in wrong.items()}


def _speakers(
    moments: NDArray[np.float64], spans: Iterable[tuple[float, float, int]]
) -> NDArray[np.int64]:
    """Finds who speaks at each moment; -1 for nobody."""
    speakers = np.full(len(moments), -1, dtype=np.int64)
    for start_s, end_s, who in spans:
        speakers[(moments >= start_s) & (moments < end_s)] = who
    return speakers


def _together(truth: NDArray[np.int64], found: NDArray[np.int64]) -> NDArray[np.int64]:
    """Counts moments by true and found speaker."""
    counts = np.zeros((truth.max() + 2, found.max() + 3), dtype=np.int64)
    both = (truth >= 0) & (found >= 0)
    np.add.at(counts, (truth[both], found[both]), 1)
    return counts


def accuracy(film: Film, speech: EmotionTrack, faces: FaceResult) -> Accuracy:
    """Reads every scene of the truth from speech and faces."""
    face, right = faces.track, []
    seen = seen_by_cell(faces.cast, faces.faces, len(face))
    fused, trust = fuse([speech, face], seen), trust_of((speech, face), seen)
    for number in range(film.lines[-1].scene + 1):
        lines = [line for line in film.lines if line.scene == number]
        scene = build_scene(
            lines[0].start_s, lines[-1].end_s, speech=speech, face=face, fused=fused, trust=trust
        )
        found = (scene.speech_emotion, scene.face_emotion, scene.emotion)
        right.append([emotion is lines[0].emotion for emotion in found])
    return Accuracy(*(float(share) for share in np.mean(right, axis=0)))


def line_at(film: Film, time_s: float) -> Line:
    """Finds the line during which a moment lies."""
    starts = [line.start_s for line in film.lines]
    return film.lines[max(0, int(np.searchsorted(starts, time_s + 1e-3)) - 1)]
