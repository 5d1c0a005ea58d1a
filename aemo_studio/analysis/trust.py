"""Finds out whether voice and face of a film tell of the same people's moods.

A portrait on a wall, a mask or a presenter's smile show one thing all along, whatever is said. Two
experts are multiplied only where both speak of the same emotion; so one that stays the same while
the other changes loses its vote, unless both agree too well for that to be chance. People look
different: whether a face changes is asked of each person, so that a film full of portraits does not
pass for one of changing moods. Where both stay the same, as in a film of one mood, and where both
change, nothing tells who is wrong, and both keep it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.cast import STRANGER
from aemo_studio.domain.emotion import GRID_S, N_EMOTIONS, EmotionTrack

Float64Array = NDArray[np.float64]
IntArray = NDArray[np.int64]

INDEPENDENT_S = 3.0
"""Seconds of voice and face after which another piece of evidence counts."""

AGREE = 0.1
"""Nats in each piece of evidence above which voice and face speak for each other."""

STEADY = 3.0
"""Logarithm of the odds that what stays the same while the other changes tells nothing of the
moment, before it is asked whether both agree."""

CHANGES, OF_STRANGERS = 0.42, 0.55
"""Share that changes with the moment in what a modality says, above which moods do change, for one
person and for several that nobody told apart. Voices while one person is seen lie around 0.4 in one
mood and around 0.7 in five; of all strangers together, around 0.5 and 0.8."""

STAYS = 0.6
"""Part of the other's share below which a modality stays the same."""

ENOUGH_S = (8.0, 11.0)
"""Seconds of voice and face together: up to the first it is not known whether they change, from
the second on it is."""

SURE = (0.1, 0.9)
"""Probabilities that a modality tells nothing of the moment: at most the first, it keeps its whole
vote; from the second on, it has none."""

_CHANGES_WIDTH = 0.05
_STAYS_WIDTH = 0.125
_LEAST_SHARE = 1e-6
_LITTLE = 0.01
_MOST_NATS = 50.0


def trust_of(tracks: Sequence[EmotionTrack], seen: IntArray | None = None) -> tuple[float, ...]:
    """Computes what part of its vote each of the tracks of a film keeps, in [0, 1].

    All of it but where there are two, voice and face. seen: int64[n], in each cell a number of the
    person whose face it is, or `STRANGER`; one person if None.
    """
    said = _said(tracks, seen) if len(tracks) == 2 else None
    return (1.0,) * len(tracks) if said is None else _trust(said)


def changing_of(
    tracks: Sequence[EmotionTrack], seen: IntArray | None = None
) -> tuple[float, float]:
    """Computes which share of what voice and face tell where there are both changes with the
    moment, in [0, 1]; 0 where there never are. seen: as `trust_of` takes it."""
    said = _said(tracks, seen)
    return (0.0, 0.0) if said is None else said.changing


def changing(track: EmotionTrack) -> float:
    """Computes which share of what somebody's voice or face tells changes with the moment, in [0,
    1]; 0 where there is nothing."""
    there, shares = track.coverage > 0, track.coverage.astype(np.float64)
    if not there.any():
        return 0.0
    nobody_else = np.zeros(int(there.sum()), np.int64)
    scores = track.scores[there].astype(np.float64)
    return _changing(scores, shares[there] / shares.sum(), nobody_else)


@dataclass(frozen=True, eq=False)
class _Said:
    """What voice and face say where there are both."""

    #: float64[n, 8]: EmotionScores of the voice.
    voice: Float64Array
    #: float64[n, 8]: EmotionScores of the face.
    face: Float64Array
    #: float64[n]: share of each row in the time, sum 1.
    shares: Float64Array
    #: int64[n]: who is seen.
    people: IntArray
    #: How long there are both.
    seconds: float

    @cached_property
    def changing(self) -> tuple[float, float]:
        """Computes the shares of what voice and face say that change with the moment."""
        voice, face = (_changing(one, self.shares, self.people) for one in (self.voice, self.face))
        return voice, face


def _said(tracks: Sequence[EmotionTrack], seen: IntArray | None) -> _Said | None:
    """Takes the cells with voice and face; None if there are none."""
    together = np.minimum(tracks[0].coverage, tracks[1].coverage).astype(np.float64)
    both, seconds = together > 0, float(together.sum()) * GRID_S
    if seconds <= 0:
        return None
    voice, face = (track.scores[both].astype(np.float64) for track in tracks)
    people = np.zeros(len(voice), np.int64) if seen is None else seen[both]
    return _Said(voice, face, together[both] / together.sum(), people, seconds)


def _trust(said: _Said) -> tuple[float, ...]:
    nats = STEADY - (_agreement(said) - AGREE) * said.seconds / INDEPENDENT_S
    nothing = _logistic(nats) * _ramp(said.seconds, ENOUGH_S)
    voice, face = said.changing
    unknown = float(said.shares[said.people == STRANGER].sum())
    least = (1 - unknown) * CHANGES + unknown * OF_STRANGERS
    return tuple(
        _kept(nothing * _stays(one, other, least)) for one, other in ((voice, face), (face, voice))
    )


def _kept(lost: float) -> float:
    """Computes what is kept of a vote; nearly sure counts as sure and hundredths are enough, so
    that the whole film's votes do not change with every face."""
    return 1 - round(_ramp(lost, SURE), 2)


def _stays(one: float, other: float, least: float) -> float:
    """Computes how sure it is that a modality stays the same while the other changes, from the
    shares of what they say that change. least: share above which moods do change."""
    steadier = np.log(STAYS * (other + _LITTLE) / (one + _LITTLE))
    return _logistic(steadier / _STAYS_WIDTH) * _logistic((other - least) / _CHANGES_WIDTH)


def _agreement(said: _Said) -> float:
    """Computes the mean logarithm of how much likelier two EmotionScores are if they tell of the
    same emotion than if they do not."""
    same = N_EMOTIONS * (said.voice * said.face).sum(axis=1)
    return float(said.shares @ np.log(np.maximum(same, _LEAST_SHARE)))


def _changing(scores: Float64Array, shares: Float64Array, people: IntArray) -> float:
    """Computes which share of what scores tell changes with the moment, in [0, 1], however sure
    they are: the mutual information of moment and emotion, for each of the people apart, over
    what the scores tell at all, log 8 without their entropy."""
    _, group = np.unique(people, return_inverse=True)
    sums = np.stack([np.bincount(group, shares * column) for column in scores.T], axis=1)
    parts, entropy = sums.sum(axis=1), float(shares @ _entropy(scores))
    changing = float(parts @ _entropy(sums / parts[:, None])) - entropy
    return float(np.clip(changing / max(np.log(N_EMOTIONS) - entropy, _LITTLE), 0, 1))


def _entropy(scores: Float64Array) -> Float64Array:
    return np.asarray(-(scores * np.log(np.maximum(scores, _LEAST_SHARE))).sum(axis=-1))


def _ramp(value: float, bounds: tuple[float, float]) -> float:
    """Computes how far a value is from the first of the bounds to the second, in [0, 1]."""
    low, high = bounds
    return float(np.clip((value - low) / (high - low), 0, 1))


def _logistic(nats: float) -> float:
    return float(1 / (1 + np.exp(-np.clip(nats, -_MOST_NATS, _MOST_NATS))))
