"""Finds who says what: gives the lines of a film to the people who are seen, or to voices.

Faces lead: whoever is in the picture while a line is spoken, most of all with a moving mouth, is
likely to say it. From the lines of each person follows how they sound; then every line is given
anew by picture and voice together, until nothing changes. Lines that fit nobody are grouped by
voice: people who are only heard.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import pdist

from aemo_studio.analysis.face.analyser import FaceResult
from aemo_studio.analysis.speech.lines import SpokenVoices
from aemo_studio.domain.cast import Character, SpokenLine
from aemo_studio.domain.emotion import FloatArray
from aemo_studio.domain.scene import Shot
from aemo_studio.domain.video import FaceTrack

STILL_MOUTH = 0.5
"""What somebody with a still mouth counts in the picture, against 1 for one that moves: portraits,
masks and people with their backs to us speak, too."""

MOVING = 0.3
"""Share of samples with a moving mouth from which on somebody is sure to speak."""

VOICE_PART = 0.8
"""Weight of likeness of voices (a cosine) against presence in the picture (0 to 1)."""

UNSURE_S = 10.0
"""Seconds of speech of somebody who is seen at which half is known of how they sound."""

FEW_LINES = 4
"""Lines from which half of the film's mean is taken away."""

STRANGER = 0.25
"""Evidence below which a line belongs to none of the people who are seen."""

SAME_VOICE = 0.75
"""Largest mean distance (1 - cosine) of the lines of one voice."""

LEAST_VOICE_S = 1.5
"""Shortest speech of somebody who is only heard; less is nobody's."""

_ROUNDS = 5
_MOST_LINES = 3000
"""Lines of strangers that are compared at once; the rest stays nobody's."""


def changes_s(shots: Sequence[Shot], faces: Sequence[FaceTrack]) -> list[float]:
    """Lists where the picture changes in a way that often changes the speaker: cuts, and faces that
    appear."""
    return sorted({*(shot.start_s for shot in shots), *(float(f.times_s[0]) for f in faces)})


def with_speakers(
    cast: Sequence[Character], faces: FaceResult, spoken: SpokenVoices, rate_hz: float
) -> tuple[Character, ...]:
    """Gives the lines to the Characters, and adds those who are only heard.

    rate_hz: sampled frames per second.
    """
    voices = _comparable(spoken)
    seen = _seen(cast, faces, spoken.lines, rate_hz)
    owner = _owners(seen, voices, _seconds(spoken.lines))
    known = tuple(
        replace(one, lines=tuple(np.flatnonzero(owner == i).tolist())) for i, one in enumerate(cast)
    )
    return (*known, *_only_heard(np.flatnonzero(owner < 0), voices, spoken.lines, len(known)))


def _seconds(lines: Sequence[SpokenLine]) -> FloatArray:
    return np.array([line.end_s - line.start_s for line in lines], dtype=np.float32)


def _comparable(spoken: SpokenVoices) -> FloatArray:
    """Scales descriptions to length 1 around the film's mean, which holds room and microphone."""
    known = np.any(spoken.voices != 0, axis=1)
    if known.sum() < 2:
        return np.zeros_like(spoken.voices)
    weights = _seconds(spoken.lines) * known
    mean = np.average(spoken.voices, axis=0, weights=weights)
    # Of few lines the mean is mostly the voices themselves.
    centred = spoken.voices - mean * (known.sum() / (known.sum() + FEW_LINES))
    lengths = np.linalg.norm(centred, axis=1, keepdims=True)
    return np.asarray(np.where(known[:, None], centred / np.maximum(lengths, 1e-6), 0), np.float32)


def _seen(
    cast: Sequence[Character], faces: FaceResult, lines: Sequence[SpokenLine], rate_hz: float
) -> FloatArray:
    """Rates how much the picture says that a Character speaks a line: float32[lines, cast]."""
    found = np.zeros((len(lines), len(cast)), dtype=np.float32)
    starts = np.array([line.start_s for line in lines])
    ends = np.array([line.end_s for line in lines])
    for column, character in enumerate(cast):
        tracks = [faces.faces[number] for number in character.faces]
        times = np.concatenate([track.times_s for track in tracks])
        order = np.argsort(times, kind="stable")
        moves = np.concatenate([faces.mouths[number] for number in character.faces])[order]
        first, last = (np.searchsorted(times[order], edge) for edge in (starts, ends))
        total = np.concatenate([[0], np.cumsum(moves)])
        count = last - first
        present = np.minimum(1.0, count / np.maximum((ends - starts) * rate_hz, 1.0))
        moving = (total[last] - total[first]) / np.maximum(count, 1)
        sure = np.minimum(1.0, moving / MOVING)
        found[:, column] = present * (STILL_MOUTH + (1 - STILL_MOUTH) * sure)
    return found


def _owners(seen: FloatArray, voices: FloatArray, seconds: FloatArray) -> NDArray[np.int64]:
    """Finds the column of whoever speaks each line, int64[n]; -1 where nobody fits."""
    owner = np.full(len(seen), -1, dtype=np.int64)
    if not seen.size:
        return owner
    owner = np.where(seen.max(axis=1) > 0, seen.argmax(axis=1), -1)
    for _ in range(_ROUNDS):
        evidence = seen + VOICE_PART * _likeness(owner, seen, voices, seconds)
        new = np.where(evidence.max(axis=1) >= STRANGER, evidence.argmax(axis=1), -1)
        if (new == owner).all():
            break
        owner = new
    return owner


def _likeness(
    owner: NDArray[np.int64], seen: FloatArray, voices: FloatArray, seconds: FloatArray
) -> FloatArray:
    """Compares every line with the other lines of each Character: float32[n, cast], cosines.

    Lines during which their speaker is seen count most.
    """
    found = np.zeros_like(seen)
    for column in range(seen.shape[1]):
        weights = seconds * (owner == column) * (0.1 + seen[:, column])
        others = weights @ voices - weights[:, None] * voices
        lengths = np.linalg.norm(others, axis=1)
        cosine = (others * voices).sum(axis=1) / np.maximum(lengths, 1e-6)
        heard = weights.sum() - weights
        found[:, column] = np.where(lengths > 1e-6, cosine, 0.0) * heard / (heard + UNSURE_S)
    return found


def _only_heard(
    rows: NDArray[np.int64], voices: FloatArray, lines: Sequence[SpokenLine], first: int
) -> tuple[Character, ...]:
    """Makes a Character of every voice among the lines that fit nobody who is seen."""
    known = rows[np.any(voices[rows] != 0, axis=1)][:_MOST_LINES]
    groups = [known[group] for group in _groups(voices[known])]
    seconds = _seconds(lines)
    enough = [group for group in groups if seconds[group].sum() >= LEAST_VOICE_S]
    ordered = sorted(enough, key=lambda group: int(group[0]))
    return tuple(
        Character(first + i, (), lines=tuple(group.tolist())) for i, group in enumerate(ordered)
    )


def _groups(voices: FloatArray) -> list[NDArray[np.int64]]:
    if len(voices) < 2:
        return [np.arange(len(voices))] if len(voices) else []
    distances = np.maximum(pdist(voices, "cosine"), 0.0)
    groups = fcluster(linkage(distances, "average"), SAME_VOICE, criterion="distance")
    return [np.flatnonzero(groups == number) for number in np.unique(groups)]
