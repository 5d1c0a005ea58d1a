"""Finds pulses that may be the beats, at related tempos and between the onsets, and chooses one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aemo_studio.music.listening.beat_weights import PULSE_WEIGHTS
from aemo_studio.music.listening.beats import track_beats
from aemo_studio.music.listening.cues import ALL, HIGH, KICK, LOW, MIDDLE, cues_at
from aemo_studio.music.listening.network_clues import pulse_clues
from aemo_studio.music.listening.spectra import FRAME_S, Floats
from aemo_studio.music.listening.steady import Places, steadied
from aemo_studio.music.listening.tempo import FASTEST_BPM, SLOWEST_BPM

FEWEST_BEATS = 8
"""Fewer make no pulse."""

MIDDLE_BPM = 110.0
"""Tempos are rated by their octaves from here."""

_RATIOS = (1 / 3, 1 / 2, 2 / 3, 3 / 4, 1.0, 4 / 3, 3 / 2, 2.0, 3.0)
_PARTS = (0.0, 1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4)
_SLACK = 1.02
_NEAR_FRAMES, _SAME = 3.0, 0.8

Values = NDArray[np.float64]


class Pulse(NamedTuple):
    """The pulse that was chosen among those that were found."""

    #: Its beats, float64[n] frames, ascending.
    places: Places
    #: How much of the probability is for it, and for pulses that hardly differ, in [0, 1].
    share: float


def choose_pulse(cues: Floats, likely: Floats, periods: Values) -> Pulse | None:
    """Chooses the pulse that is most likely the beat; None where there is none.

    cues: float32[8, t]. likely: what the beat network hears, float32[u, 2]. periods: frames of a
    beat at each frame as they were followed, float64[t], which may be those of half a beat or of
    two.
    """
    found = list(pulses(cues, periods))
    if not found:
        return None
    features = np.array([pulse_features(cues, likely, places) for places in found])
    return most_likely(found, shares_of(features @ PULSE_WEIGHTS))


def most_likely(found: Sequence[Places], shares: Values) -> Pulse:
    """Chooses the pulse with the largest share of the probability, float64[n]."""
    places = found[int(shares.argmax())]
    same = [_alike(places, other) >= _SAME for other in found]
    return Pulse(places, float(shares[same].sum()))


def shares_of(ratings: Values) -> Values:
    """Converts ratings to shares of the probability, float64[n], which sum up to 1."""
    chances: Values = np.exp(ratings - ratings.max())
    return chances / chances.sum()


def _alike(places: Places, others: Places) -> float:
    """Computes the F-measure of one pulse against another, float64[m] frames."""
    after = np.clip(np.searchsorted(places, others), 1, len(places) - 1)
    near = np.minimum(np.abs(others - places[after - 1]), np.abs(others - places[after]))
    return 2 * int((near <= _NEAR_FRAMES).sum()) / (len(places) + len(others))


def pulses(cues: Floats, periods: Values) -> Iterator[Places]:
    """Finds pulses at tempos related to the one that was followed, and those shifted by parts of a
    beat."""
    onsets = np.maximum(cues[ALL] - cues[ALL].min(), 0.0)
    for ratio in _RATIOS:
        bpm = 60.0 / (float(np.median(periods)) * ratio * FRAME_S)
        if not SLOWEST_BPM / _SLACK <= bpm <= FASTEST_BPM * _SLACK:
            continue
        frames = track_beats(onsets, periods * ratio)
        if len(frames) < FEWEST_BEATS:
            continue
        places = steadied(frames, len(onsets))
        shifted = (_shifted(places, part, len(onsets)) for part in _PARTS)
        yield from (moved for moved in shifted if len(moved) >= FEWEST_BEATS)


def _shifted(places: Places, part: float, count: int) -> Places:
    lengths = np.diff(places)
    before = [places[0] - (1 - part) * lengths[0]] if part else []
    moved = np.concatenate([before, places + part * np.append(lengths, lengths[-1])])
    return moved[(moved >= 0) & (moved < count - 0.5)]


def pulse_features(cues: Floats, likely: Floats, places: Places) -> Values:
    """Describes what speaks for a pulse and against it, float64[93]: for each cue its mean on the
    beats, how much stronger it is there than at halves, quarters and thirds of beats, by how much
    beats differ by turns of two, three and four, and how it lies between the beats; a snare that
    answers the bass; the tempo; what the beat network hears."""
    lengths = np.append(np.diff(places), places[-1] - places[-2])
    at = {part: cues_at(cues, places + part * lengths) for part in _PARTS}
    mean = {part: values.mean(axis=1) for part, values in at.items()}
    quarters, on = (mean[1 / 4] + mean[3 / 4]) / 2, at[0.0]
    turns = on[:, ::2].mean(axis=1) - on[:, 1::2].mean(axis=1)
    octaves = np.log2(60.0 / (float(np.median(lengths)) * FRAME_S) / MIDDLE_BPM)
    pairs = ((LOW, HIGH), (KICK, MIDDLE), (KICK, HIGH), (KICK, ALL))
    parts = (
        mean[0.0],
        mean[0.0] - mean[1 / 2],
        mean[0.0] - quarters,
        mean[0.0] - (mean[1 / 3] + mean[2 / 3]) / 2,
        np.abs(turns),
        _lead(on, 3),
        _lead(on, 4),
        mean[1 / 2] - quarters,
        mean[1 / 4] - mean[3 / 4],
        mean[1 / 3] - mean[2 / 3],
        np.array([octaves, octaves**2, *(_answer(turns, *pair) for pair in pairs)]),
        pulse_clues(likely, places),
    )
    return np.concatenate(parts)


def _answer(turns: Values, bass: int, snare: int) -> float:
    """Computes by how much every other beat has more of the bass and the others of the snare; 0
    where both fall on the same ones."""
    return max(min(turns[bass], -turns[snare]), min(-turns[bass], turns[snare]), 0.0)


def _lead(on: Values, count: int) -> Values:
    """Computes by how much the strongest of so many turns exceeds the next, float64[8]."""
    turns = np.sort([on[:, turn::count].mean(axis=1) for turn in range(count)], axis=0)
    return np.asarray(turns[-1] - turns[-2])
