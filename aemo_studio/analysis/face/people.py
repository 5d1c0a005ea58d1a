"""Builds FaceTracks, one per person and shot, from face samples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.face.adaptation import PersonLayer, adapted_by_person
from aemo_studio.analysis.face.looks import Looks, split_where_person_changes
from aemo_studio.analysis.face.persons import Appearance, appearance_of
from aemo_studio.analysis.face.samples import FaceSamples
from aemo_studio.analysis.face.stillness import is_picture
from aemo_studio.analysis.face.tracking import link
from aemo_studio.domain.cast import Character
from aemo_studio.domain.emotion import GRID_S, FloatArray, normalised
from aemo_studio.domain.scene import Shot
from aemo_studio.domain.video import FaceTrack

SMOOTHING_S = 0.75
"""Half width of the triangle over which a person's scores are averaged: an expression
lasts longer than one sample, a misclassified sample does not."""

MOUTH_MOVES = 0.06
"""Change of `jawOpen` from one sample to the next that counts as moving (its range is 0 to 1;
a closed mouth jitters by about 0.01)."""

LEAST_FROM_NOBODY = 0.62
"""Distance from `FaceIdentity.nobody` that a person's face reaches in one of its close looks. Most
animals that pass for faces lie below, hardly any person."""

LEAST_OF_A_GLIMPSE, GLIMPSE_S = 0.66, 0.6
"""The same for what is seen for less than so many seconds, as what is no face often is."""

FEWEST_LOOKS = 3
"""Second looks in vain, and none that succeeded, from which on a face is no person's."""


def find_tracks(
    samples: FaceSamples, looks: Looks, shots: Sequence[Shot]
) -> tuple[NDArray[np.int64], ...]:
    """Finds the samples of each person in each shot: row numbers in order of time, the tracks in
    order of their first sample."""
    linked = link(samples.times_s, samples.boxes, shots)
    parts = [
        part
        for rows in linked
        for part in split_where_person_changes(rows, samples.look[rows], looks)
    ]
    return tuple(sorted(parts, key=lambda rows: int(rows[0])))


def build_face_tracks(
    samples: FaceSamples,
    tracks: Sequence[NDArray[np.int64]],
    looks: Looks,
    speech_coverage: FloatArray,
    passed_over: Sequence[str],
) -> tuple[FaceTrack, ...]:
    """Builds the FaceTracks of the samples of each person and shot, scores smoothed over time.

    speech_coverage: float32[n_cells], coverage of the speech EmotionTrack. passed_over: why each
    track is no evidence, as `all_passed_over` tells.
    """
    return tuple(
        _face_track(number, samples.rows(rows), looks, speech_coverage, why)
        for number, (rows, why) in enumerate(zip(tracks, passed_over, strict=True))
    )


def all_passed_over(
    samples: FaceSamples, tracks: Sequence[NDArray[np.int64]], looks: Looks
) -> tuple[str, ...]:
    """Tells of each track why it is no evidence; nothing for a person's."""
    return tuple(_passed_over(samples.rows(rows), looks) for rows in tracks)


def _face_track(
    number: int,
    samples: FaceSamples,
    looks: Looks,
    speech_coverage: FloatArray,
    passed_over: str,
) -> FaceTrack:
    weights = np.zeros_like(samples.weights) if passed_over else samples.weights
    return FaceTrack(
        number=number,
        times_s=samples.times_s,
        boxes=samples.boxes,
        scores=smoothed(samples.times_s, samples.scores, weights),
        weights=weights,
        passed_over=passed_over,
        speaking=speaking_share(samples.times_s, samples.jaw_open, speech_coverage),
        portrait=_portrait(samples, looks),
    )


def _passed_over(samples: FaceSamples, looks: Looks) -> str:
    """Tells why a face is no evidence; nothing for a person's."""
    close = looks.from_nobody[samples.look[samples.look >= 0]]
    least = LEAST_OF_A_GLIMPSE if np.ptp(samples.times_s) < GLIMPSE_S else LEAST_FROM_NOBODY
    if len(close) and close.max() < least:
        return "no person"
    second = samples.second_looks[~np.isnan(samples.second_looks)]
    if len(second) >= FEWEST_LOOKS and not second.any():
        return "no person"
    return "picture" if is_picture(samples.boxes, samples.change) else ""


def _portrait(samples: FaceSamples, looks: Looks) -> bytes:
    """Takes the clearest look at a face; nothing where nobody looked closely."""
    looked = np.flatnonzero(samples.look >= 0)
    if not len(looked):
        return b""
    return looks.portraits[samples.look[looked[np.argmax(samples.weights[looked])]]]


def appearances(
    samples: FaceSamples,
    tracks: Sequence[NDArray[np.int64]],
    looks: Looks,
    sampled_s: FloatArray,
    passed_over: Sequence[str],
) -> list[Appearance]:
    """Lists the tracks in which somebody can be recognised, with what the looks at them say.

    sampled_s: float32[k], times of all sampled frames, ascending. passed_over: why each track is no
    evidence.
    """
    frames = np.searchsorted(sampled_s, samples.times_s)
    found = []
    for number, (rows, why) in enumerate(zip(tracks, passed_over, strict=True)):
        looked = rows[samples.look[rows] >= 0]
        if len(looked) and not why:
            seen = looks.descriptions[samples.look[looked]]
            found.append(appearance_of(number, seen, samples.weights[looked], frames[rows]))
    return found


def cast_of(persons: Sequence[Appearance], faces: Sequence[FaceTrack]) -> tuple[Character, ...]:
    """Makes a Character of every person, with the clearest of the faces as portrait."""
    return tuple(
        Character(number, person.tracks, _clearest([faces[track] for track in person.tracks]))
        for number, person in enumerate(persons)
    )


def _clearest(faces: Sequence[FaceTrack]) -> bytes:
    return max(faces, key=lambda face: float(face.weights.max())).portrait


def with_adapted_scores(
    samples: FaceSamples,
    tracks: Sequence[NDArray[np.int64]],
    persons: Sequence[Appearance],
    layer: PersonLayer,
) -> FaceSamples:
    """Adapts every look to the person whose face it is, one of an unknown person to the film."""
    people = np.zeros(len(samples), dtype=np.int64)
    for number, person in enumerate(persons, start=1):
        people[np.concatenate([tracks[track] for track in person.tracks])] = number
    names = [str(number) if number else "" for number in people]
    scores = adapted_by_person(layer, samples.scores, samples.weights, names)
    unknown = people == 0
    if persons and unknown.any():
        whole = adapted_by_person(layer, samples.scores, samples.weights, ["film"] * len(samples))
        scores[unknown] = whole[unknown]
    return replace(samples, scores=scores)


def smoothed(times_s: FloatArray, scores: FloatArray, weights: FloatArray) -> FloatArray:
    """Smooths scores float32[n, 8] over time: weighted geometric means under a triangle.

    The triangle reaches `SMOOTHING_S` to both sides. Samples that are near count more, and so
    do samples of higher weight.
    """
    logs = np.log(np.maximum(scores, 1e-6)).astype(np.float64)
    result = np.empty_like(logs)
    for i, time_s in enumerate(times_s):
        low, high = np.searchsorted(times_s, [time_s - SMOOTHING_S, time_s + SMOOTHING_S])
        near = 1 - np.abs(times_s[low:high] - time_s) / SMOOTHING_S
        share = np.maximum(near, 0) * np.maximum(weights[low:high], 1e-3)
        result[i] = share @ logs[low:high] / share.sum()
    return normalised(np.exp(result - result.max(axis=1, keepdims=True)))


def speaking_share(times_s: FloatArray, jaw_open: FloatArray, speech_coverage: FloatArray) -> float:
    """Computes the share of a person's samples during speech in which the mouth moves, 0 to 1.

    speech_coverage: float32[n_cells]. 0 where there is no speech.
    """
    if len(times_s) < 2 or len(speech_coverage) == 0:
        return 0.0
    cells = np.clip((times_s / GRID_S).astype(np.int64), 0, len(speech_coverage) - 1)
    speech = (speech_coverage[cells] >= 0.5)[1:]
    if not speech.any():
        return 0.0
    return float(mouth_moves(jaw_open)[1:][speech].mean())


def mouth_moves(jaw_open: FloatArray) -> NDArray[np.bool_]:
    """Decides at which samples of a person, float32[n], the mouth moved since the one before."""
    first = np.zeros(min(1, len(jaw_open)), np.bool_)
    return np.concatenate([first, np.abs(np.diff(jaw_open)) > MOUTH_MOVES])
