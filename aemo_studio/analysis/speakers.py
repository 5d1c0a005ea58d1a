"""Finds who says what: gives the lines of a film to the people who are seen, or to voices.

Faces lead: whoever is in the picture while a line is spoken, most of all with a moving mouth, is
likely to say it, by how much the mouths of this film tell (`mouths`). Lines during which nobody is
seen are grouped by voice: people who may be only heard. How each of them sounds follows from their
lines, and who says a line from voice, picture and the lines beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.face.analyser import FaceResult
from aemo_studio.analysis.mouths import counted, guessed
from aemo_studio.analysis.speech.diarisation import speakers_of
from aemo_studio.analysis.speech.lines import SpokenVoices
from aemo_studio.analysis.speech.voice_groups import groups_by_voice
from aemo_studio.domain.cast import Character, SpokenLine
from aemo_studio.domain.emotion import FloatArray
from aemo_studio.domain.scene import Shot
from aemo_studio.domain.video import FaceTrack

PRESENT = 0.5
"""What somebody in the picture counts more than away, where mouths tell nothing: portraits, masks
and people with their backs to us speak, too."""

MOVING = 0.3
"""Share of samples with a moving mouth from which on somebody is sure to speak."""

AWAY = 0.6
"""What all of the cast count together, each by how much there is of them, if nobody is in the
picture."""

STRANGER = 0.04
"""What the voices of nobody in the cast count together where somebody is in the picture."""

ALONE = 0.5
"""The same where nobody is."""

FEW_LINES = 4
"""Lines from which half of the film's mean is taken away."""

LEAST_VOICE_S = 1.5
"""Shortest speech of somebody who is only heard; less is nobody's."""

_NOBODY = 0.1
_OWN_SHARE = 0.9
_LEAST_AWAY = 1e-3
_ROUNDS = 2
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
    voices, seconds = _centred(spoken), _seconds(spoken.lines)
    there, moving = _seen(cast, faces, spoken.lines, rate_hz)
    empty = there.max(axis=1, initial=0.0) < _NOBODY
    strangers = _strangers(voices, seconds, empty, spoken.between)
    if not len(cast) + len(strangers):
        return tuple(cast)
    together, mouths = _together(spoken.lines, faces.faces), guessed(there, moving)
    for _ in range(_ROUNDS):
        picture = _picture(there, mouths.ratio(moving), empty, strangers)
        found = speakers_of(voices, seconds, picture, together, spoken.between)
        mouths = counted(there, moving, found[:, : len(cast)])
    owner = found.argmax(axis=1)
    known = tuple(
        replace(one, lines=tuple(np.flatnonzero(owner == i).tolist())) for i, one in enumerate(cast)
    )
    groups = [np.flatnonzero(owner == len(cast) + i) for i in range(len(strangers))]
    return (*known, *_only_heard(groups, seconds, len(known)))


def _seconds(lines: Sequence[SpokenLine]) -> FloatArray:
    return np.array([line.end_s - line.start_s for line in lines], dtype=np.float32)


def _centred(spoken: SpokenVoices) -> FloatArray:
    """Takes the film's mean from the descriptions, which holds room and microphone."""
    known = np.any(spoken.voices != 0, axis=1)
    if known.sum() < 2:
        return np.zeros_like(spoken.voices)
    mean = np.average(spoken.voices, axis=0, weights=_seconds(spoken.lines) * known)
    # Of few lines the mean is mostly the voices themselves.
    centred = spoken.voices - mean * (known.sum() / (known.sum() + FEW_LINES))
    return np.asarray(np.where(known[:, None], centred, 0), np.float32)


def _strangers(
    voices: FloatArray, seconds: FloatArray, empty: NDArray[np.bool_], between: FloatArray
) -> list[NDArray[np.int64]]:
    """Groups the lines during which nobody is seen by voice: who may be only heard."""
    rows = np.flatnonzero(empty & np.any(voices != 0, axis=1))[:_MOST_LINES]
    return [rows[group] for group in groups_by_voice(voices[rows], seconds[rows], between)]


def _picture(
    there: FloatArray,
    ratio: FloatArray,
    empty: NDArray[np.bool_],
    strangers: Sequence[NDArray[np.int64]],
) -> FloatArray:
    """Rates how likely each Character, then each stranger, speaks by the picture alone.

    ratio: float32[lines, cast], of `MouthEvidence`.
    """
    total = there.sum(axis=0)
    away = AWAY * np.maximum(total / max(total.sum(), 1e-6), _LEAST_AWAY)
    cast = (1 - there) * away + there * (away + PRESENT) * ratio
    others = np.where(empty, ALONE, STRANGER)[:, None] * np.full(len(strangers), 1.0)
    found = np.hstack([cast, others / max(len(strangers), 1)])
    for column, group in enumerate(strangers, start=there.shape[1]):
        found[group] *= 1 - _OWN_SHARE
        found[group, column] += _OWN_SHARE
    return np.asarray(found / found.sum(axis=1, keepdims=True), np.float32)


def _together(lines: Sequence[SpokenLine], faces: Sequence[FaceTrack]) -> NDArray[np.bool_]:
    """Decides for each line whether no face comes or goes until the next one: bool[n - 1]."""
    ends = [time for face in faces for time in (face.times_s[0], face.times_s[-1])]
    middles = [(line.start_s + line.end_s) / 2 for line in lines]
    return np.diff(np.searchsorted(np.sort(np.array(ends)), middles)) == 0


def _seen(
    cast: Sequence[Character], faces: FaceResult, lines: Sequence[SpokenLine], rate_hz: float
) -> tuple[FloatArray, FloatArray]:
    """Finds how much of a line a Character is seen, and how sure it is that the mouth moves there:
    float32[lines, cast] each."""
    there, sure = np.zeros((2, len(lines), len(cast)), dtype=np.float32)
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
        there[:, column] = present
        sure[:, column] = np.minimum(1.0, moving / MOVING)
    return there, sure


def _only_heard(
    groups: Sequence[NDArray[np.int64]], seconds: FloatArray, first: int
) -> tuple[Character, ...]:
    """Makes a Character of every stranger who says enough."""
    enough = [group for group in groups if seconds[group].sum() >= LEAST_VOICE_S]
    ordered = sorted(enough, key=lambda group: int(group[0]))
    return tuple(
        Character(first + i, (), lines=tuple(group.tolist())) for i, group in enumerate(ordered)
    )
