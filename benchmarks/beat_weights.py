"""Learns how much each feature of a pulse and of bars counts.

    python -m benchmarks.beat_weights [--pieces N]

Learns from pieces in styles drawn by lot (benchmarks/random_styles.py, played by sampled
instruments) and from those of benchmarks/cut_pieces.py with other seeds than are measured; prints
the arrays of aemo_studio/music/listening/beat_weights.py. A conditional logit: the weights make the
pulse, and the bars, that are right most likely among those that were found.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import NamedTuple

import numpy as np
import scipy.optimize
from numpy.typing import NDArray

from aemo_studio.base.cores import cores_in_use
from aemo_studio.music.listening.bars import bar_features
from aemo_studio.music.listening.cues import ALL, LOW, gather_cues
from aemo_studio.music.listening.pulses import pulse_features, pulses
from aemo_studio.music.listening.rhythm import seconds_of
from aemo_studio.music.listening.spectra import compute_spectra
from aemo_studio.music.listening.tempo import tempo_curve
from aemo_studio.music.listening.tonality import estimate_tonality
from benchmarks.beat_measures import f_measure
from benchmarks.cut_pieces import cut_piece
from benchmarks.random_styles import random_style
from benchmarks.rendered_pieces import rendered_piece
from tests.song_factory import Sound

_FIRST_DRAWN, _FIRST_COMPOSED, _COMPOSED = 100_000, 100, 40
_RIGHT, _WRONG, _LEAST, _SURE = 1.0, 0.7, 0.6, 0.85
_SHRINKAGE = 0.01

Values = NDArray[np.float64]


class Choice(NamedTuple):
    """What was found in a piece: features of each, float64[n, f], and its F-measure, float64[n]."""

    features: Values
    right: Values


class Choices(NamedTuple):
    pulse: Choice
    bars: Choice


_NOTHING = Choice(np.zeros((0, 0)), np.zeros(0))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pieces", type=int, default=300)
    count = parser.parse_args().pieces
    drawn = [("drawn", _FIRST_DRAWN + n) for n in range(count)]
    composed = [("composed", _FIRST_COMPOSED + n) for n in range(_COMPOSED)]
    with ProcessPoolExecutor(cores_in_use()) as pool:
        known = list(pool.map(choices, drawn + composed, chunksize=4))
    # Composed pieces count twice: they are fewer.
    known += known[count:]
    print(_written("PULSE_WEIGHTS", learnt([one.pulse for one in known])))
    print(_written("BAR_WEIGHTS", learnt([one.bars for one in known])))


def choices(piece: tuple[str, int]) -> Choices:
    """Makes a piece and finds what may be its beats and bars. The bars are those of its best
    pulse, where that is right."""
    sound, beats_s, bars_s = _made(*piece)
    spectra = compute_spectra(sound)
    chroma = estimate_tonality(spectra).chroma
    cues = gather_cues(spectra, chroma)
    found = list(pulses(cues, tempo_curve(cues[ALL], cues[LOW])))
    if not found:
        return Choices(_NOTHING, _NOTHING)
    right = np.array([f_measure(seconds_of(places), beats_s) for places in found])
    pulse = Choice(np.array([pulse_features(cues, places) for places in found]), right)
    if right.max() <= _SURE:
        return Choices(pulse, _NOTHING)
    best = found[int(right.argmax())]
    bars = list(bar_features(cues, chroma, best))
    measures = [f_measure(seconds_of(best[b.first :: b.metre]), bars_s) for b, _ in bars]
    return Choices(pulse, Choice(np.array([one for _, one in bars]), np.array(measures)))


def _made(kind: str, seed: int) -> tuple[Sound, Values, Values]:
    if kind == "drawn":
        drawn = rendered_piece(random_style(np.random.default_rng(seed)), (seed, 0))
        return drawn.sound, drawn.beats_s, drawn.bars_s
    piece = cut_piece(seed)
    end_s = (piece.bars - 0.5) * piece.bar_s
    return piece.sound, np.arange(0, end_s, piece.beat_s), np.arange(0, end_s, piece.bar_s)


def learnt(known: Sequence[Choice]) -> Values:
    """Learns the weights, from pieces in which something was nearly right."""
    usable = [one for one in known if one.right.max(initial=0.0) > _LEAST]
    spread = np.concatenate([one.features for one in usable]).std(axis=0) + 1e-9
    cases = [(one.features / spread, _rightness(one.right)) for one in usable]
    start = np.zeros(len(spread))
    loss = partial(_loss, cases)
    found = scipy.optimize.minimize(loss, start, jac=True, method="L-BFGS-B")
    return np.asarray(found.x / spread)


def _rightness(right: Values) -> Values:
    return np.clip((right / right.max() - _WRONG) / (_RIGHT - _WRONG), 0.0, 1.0)


def _loss(cases: Sequence[tuple[Values, Values]], weights: Values) -> tuple[float, Values]:
    """Computes the negative logarithm of how likely what is right is chosen, and its gradient."""
    total = _SHRINKAGE * len(cases) * float(weights @ weights)
    slope = 2 * _SHRINKAGE * len(cases) * weights
    for features, right in cases:
        ratings = features @ weights
        chances = np.exp(ratings - ratings.max())
        chances /= chances.sum()
        likely = float(chances @ right) + 1e-12
        total -= float(np.log(likely))
        slope -= features.T @ (chances * right / likely - chances)
    return total, slope


def _written(name: str, weights: Values) -> str:
    return "\n".join([f"{name} = np.array(", "    [", *_rows(weights), "    ]", ")"])


def _rows(weights: Values) -> Iterator[str]:
    for first in range(0, len(weights), 6):
        yield "        " + " ".join(f"{weight:.2f}," for weight in weights[first : first + 6])


if __name__ == "__main__":
    main()
