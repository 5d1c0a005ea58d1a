"""Chooses the metre, and which beats begin a bar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aemo_studio.music.listening.beat_weights import BAR_WEIGHTS
from aemo_studio.music.listening.cues import ALL, CUES, HIGH, LOW, cues_at
from aemo_studio.music.listening.network_clues import bar_clues, bar_excess
from aemo_studio.music.listening.pulses import MIDDLE_BPM, shares_of
from aemo_studio.music.listening.spectra import FRAME_S, Floats
from aemo_studio.music.listening.steady import Places

METRES = (2, 3, 4, 5, 7)
"""Beats that a bar may have."""

_MOST_LAG = 2 * METRES[-1]
_BEAT_CUES = CUES + 1
_SLIP_COSTS = 8.0

Values = NDArray[np.float64]


class Bars(NamedTuple):
    """A metre, and where its bars begin."""

    #: Beats a bar.
    metre: int
    #: Number of the first beat that begins a bar.
    first: int


class HeardBars(NamedTuple):
    """The bars that were chosen among all that may be."""

    #: Where they begin, float64[m] frames, ascending.
    places: Places
    #: How much of the probability is for them, in [0, 1].
    share: float


def find_bars(cues: Floats, likely: Floats, chroma: Floats, places: Places) -> HeardBars:
    """Finds the beats that begin a bar. cues: float32[8, t]. likely: what the beat network hears,
    float32[u, 2]. chroma: float32[12, t]. places: the beats, float64[n] frames."""
    chosen, share = choose_bars(cues, likely, chroma, places)
    weights = BAR_WEIGHTS[: 2 * _BEAT_CUES].reshape(2, _BEAT_CUES).sum(axis=0)
    accents = weights @ _beat_cues(cues, chroma, places)
    return HeardBars(places[_with_slips(accents - accents.mean(), chosen)], share)


def _with_slips(accents: Values, chosen: Bars) -> NDArray[np.int64]:
    """Finds the numbers of the first beats. Where a beat was heard too much or too little, as at a
    change of tempo, bars go on from another beat, if the accents say so for several bars."""
    metre, numbers = chosen.metre, np.arange(len(accents))
    firsts = (numbers[:, None] - np.arange(metre)) % metre == 0
    gains = np.where(firsts, accents[:, None], -accents[:, None] / (metre - 1))
    cost = _SLIP_COSTS * float(accents.std()) + 1e-3
    total, came = gains[0] - cost * (np.arange(metre) != chosen.first), [np.arange(metre)]
    for gain in gains[1:]:
        best = int(total.argmax())
        slips = total[best] - cost > total
        came.append(np.where(slips, best, np.arange(metre)))
        total = np.where(slips, total[best] - cost, total) + gain
    phase, first_beats = int(total.argmax()), list[int]()
    for number in range(len(accents) - 1, -1, -1):
        if firsts[number, phase]:
            first_beats.append(number)
        phase = int(came[number][phase])
    return np.array(first_beats[::-1], np.int64)


def choose_bars(cues: Floats, likely: Floats, chroma: Floats, places: Places) -> tuple[Bars, float]:
    """Chooses the bars that are most likely; returns their share of the probability, too."""
    known = list(bar_features(cues, likely, chroma, places))
    shares = shares_of(np.array([features for _, features in known]) @ BAR_WEIGHTS)
    best = int(shares.argmax())
    return known[best][0], float(shares[best])


def bar_features(
    cues: Floats, likely: Floats, chroma: Floats, places: Places
) -> Iterator[tuple[Bars, Values]]:
    """Describes what speaks for each metre and each first beat, float64[54]: how much more the
    first beats are accented than the others, than the strongest other, and in four beats than the
    third; whether the second is a snare in four and in two; whether bars are alike; the metre
    itself, at which tempo, and with beats in thirds; what the beat network hears."""
    lengths = np.append(np.diff(places), places[-1] - places[-2])
    parts = {part: cues_at(cues, places + part * lengths) for part in (0, 1 / 4, 1 / 2, 3 / 4)}
    on = _beat_cues(cues, chroma, places)
    alike = _likeness(np.vstack(list(parts.values())))
    octaves = np.log2(60.0 / (float(np.median(lengths)) * FRAME_S) / MIDDLE_BPM)
    thirds = np.mean([cues_at(cues, places + part * lengths)[ALL] for part in (1 / 3, 2 / 3)])
    ternary = float(thirds - parts[1 / 2][ALL].mean())
    excess = bar_excess(likely, places)
    for metre in METRES:
        turns = np.stack([on[:, turn::metre].mean(axis=1) for turn in range(metre)])
        chosen = np.array([metre == one for one in METRES], np.float64)
        whole = np.concatenate([_periods(alike, metre), chosen, chosen * octaves, chosen * ternary])
        for first in range(metre):
            accents = _accents(np.roll(turns, -first, axis=0), metre)
            heard = bar_clues(excess, metre, first)
            yield Bars(metre, first), np.concatenate([accents, whole, heard])


def _beat_cues(cues: Floats, chroma: Floats, places: Places) -> Values:
    """Gathers the cues of each beat, and how much its harmony is new: float64[9, n]."""
    return np.vstack([cues_at(cues, places), _spread(_changes(chroma, places))])


def _accents(turns: Values, metre: int) -> Values:
    """Compares the first turn, float64[metre, 9], with the others."""
    first, others = turns[0], turns[1:]
    half = first - turns[metre // 2] if metre == 4 else np.zeros_like(first)
    answer = (turns[1] - first)[LOW : HIGH + 1]
    answers = (answer * (metre == 4), answer * (metre == 2))
    return np.concatenate([first - others.mean(axis=0), first - others.max(axis=0), half, *answers])


def _periods(alike: Values, metre: int) -> Values:
    """Rates how well beats are like those a bar before, float64[3]: against a beat earlier and
    later, and against other metres over one bar and over two."""
    beside = (alike[metre - 1] + alike[metre + 1]) / 2
    one, two = (max(alike[n * other] for other in METRES) for n in (1, 2))
    return np.array([alike[metre] - beside, alike[metre] - one, alike[2 * metre] - two])


def _likeness(beats: Values) -> Values:
    """Correlates beats with those some beats before: float64[lags]."""
    centred = beats - beats.mean(axis=1, keepdims=True)
    return np.array([_correlation(centred, lag) for lag in range(_MOST_LAG + 1)])


def _correlation(centred: Values, lag: int) -> float:
    later, earlier = centred[:, lag:], centred[:, : centred.shape[1] - lag]
    if later.shape[1] <= 4:
        return 0.0
    size = np.sqrt((later**2).sum() * (earlier**2).sum() + 1e-9)
    return float((later * earlier).sum() / size)


def _changes(chroma: Floats, places: Places) -> Values:
    """Computes the distance between the mean chroma of each beat and of the one before."""
    edges = np.array([0, *np.round(places).astype(np.int64), chroma.shape[1]])
    sums = np.pad(np.cumsum(chroma, axis=1), [(0, 0), (1, 0)])[:, edges]
    means = np.diff(sums, axis=1) / np.maximum(np.diff(edges), 1)
    unit = means / (np.linalg.norm(means, axis=0) + 1e-9)
    return np.asarray(np.linalg.norm(np.diff(unit, axis=1), axis=0), np.float64)


def _spread(values: Values) -> Values:
    return (values - values.mean()) / (values.std() + 1e-9)
