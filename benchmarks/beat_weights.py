"""Learns how much each feature of a pulse and of bars counts, and how sure they are.

    python -m benchmarks.beat_weights [--pieces N] [--grooves N]

Learns from pieces in styles drawn by lot (benchmarks/random_styles.py), in written grooves
(benchmarks/groove_styles.py), all played by sampled instruments, from those of
benchmarks/cut_pieces.py with other seeds than are measured, and from short songs; prints the arrays
of aemo_studio/music/listening/beat_weights.py. A conditional logit: the weights make the pulse, and
the bars, that are right most likely among those that were found. Certainty is learnt, and all of it
measured, on each half of the grooves by what was learnt without that half.
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
from aemo_studio.music.listening.beat_likelihood import beat_likelihood
from aemo_studio.music.listening.certainty import certainty_clues
from aemo_studio.music.listening.cues import ALL, LOW, gather_cues
from aemo_studio.music.listening.pulses import (
    MIDDLE_BPM,
    most_likely,
    pulse_features,
    pulses,
    shares_of,
)
from aemo_studio.music.listening.rhythm import seconds_of
from aemo_studio.music.listening.spectra import FRAME_S, Floats, compute_spectra
from aemo_studio.music.listening.steady import Places
from aemo_studio.music.listening.tempo import tempo_curve
from aemo_studio.music.listening.tonality import estimate_tonality
from benchmarks.beat_certainty import RIGHT_FROM, certainty_report, fitted, predicted
from benchmarks.beat_measures import f_measure
from benchmarks.cut_pieces import cut_piece
from benchmarks.groove_styles import groove_of, groove_style, half_of
from benchmarks.random_styles import random_style
from benchmarks.rendered_pieces import rendered_piece
from benchmarks.report import table
from tests.song_factory import Part, Sound, song

_FIRST_DRAWN, _FIRST_COMPOSED, _COMPOSED = 100_000, 100, 40
_SHORT, _SHORT_BARS = 40, 8
_RIGHT, _WRONG, _LEAST, _SURE = 1.0, 0.7, 0.6, 0.85
_SHRINKAGE = 0.03
_BEAT_CLUES, _BAR_CLUES = (0, 1, 3), (0, 1, 2)

Values = NDArray[np.float64]


class Choice(NamedTuple):
    """What was found in a piece: features of each, float64[n, f], and its F-measure, float64[n]."""

    features: Values
    right: Values


class HeardPiece(NamedTuple):
    """A piece with all that may be its beats, and those that are."""

    cues: Floats
    likely: Floats
    chroma: Floats
    found: list[Places]
    beats_s: Values
    bars_s: Values


class Choices(NamedTuple):
    """What there is to choose from: pulses, and the bars of the best one where it is right."""

    heard: HeardPiece
    pulse: Choice
    bars: Choice


class Judged(NamedTuple):
    """What was chosen in a piece that nothing was learnt from."""

    clues: Values
    beats: float
    bars: float


_NOTHING = Choice(np.zeros((0, 0)), np.zeros(0))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pieces", type=int, default=175)
    parser.add_argument("--grooves", type=int, default=192)
    given = parser.parse_args()
    drawn = [("drawn", _FIRST_DRAWN + n) for n in range(given.pieces)]
    # Composed pieces and short songs count twice: they are fewer.
    composed = 2 * [("composed", _FIRST_COMPOSED + n) for n in range(_COMPOSED)]
    grooves = [("groove", n) for n in range(given.grooves)]
    short = 2 * [("short", n) for n in range(_SHORT)]
    every = [*drawn, *composed, *short, *grooves]
    with ProcessPoolExecutor(cores_in_use()) as pool:
        known = list(pool.map(choices, every, chunksize=4))
    print(report(known[: -len(grooves)], known[-len(grooves) :]))


def report(others: Sequence[Choices], grooves: Sequence[Choices]) -> str:
    """Learns everything; writes the arrays, and how well each half of the grooves does by what was
    learnt without it."""
    halves = [[one for n, one in enumerate(grooves) if half_of(n) == half] for half in (0, 1)]
    judged = [
        [judge(one, *learnt_both([*others, *halves[1 - half]])) for one in halves[half]]
        for half in (0, 1)
    ]
    pulse, bars = learnt_both([*others, *grooves])
    sure = (certainty_weights(judged[0] + judged[1], bars=bars) for bars in (False, True))
    names = ("PULSE_WEIGHTS", "BAR_WEIGHTS", "BEAT_CERTAINTY", "BAR_CERTAINTY")
    arrays = [_written(*one) for one in zip(names, (pulse, bars, *sure), strict=True)]
    return "\n".join([*arrays, "", *_held_out(judged)])


def learnt_both(known: Sequence[Choices]) -> tuple[Values, Values]:
    """Learns the weights of pulses and of bars."""
    return learnt([one.pulse for one in known]), learnt([one.bars for one in known])


def certainty_weights(judged: Sequence[Judged], *, bars: bool) -> Values:
    """Learns how sure beats or bars are, float64[4]; 0 for clues that are not theirs."""
    used = list(_BAR_CLUES if bars else _BEAT_CLUES)
    clues = np.array([one.clues for one in judged])
    weights = np.zeros(clues.shape[1])
    weights[used] = fitted(clues[:, used], are_right(judged, bars=bars))
    return weights


def are_right(judged: Sequence[Judged], *, bars: bool) -> NDArray[np.bool_]:
    return np.array([(one.bars if bars else one.beats) >= RIGHT_FROM for one in judged])


def _held_out(judged: Sequence[Sequence[Judged]]) -> Iterator[str]:
    """Tells how well the halves do by what was learnt without them, certainty too."""
    for number, half in enumerate(judged, 1):
        beats, bars = (np.mean([one[place] for one in half]) for place in (1, 2))
        yield f"Half {number} of the grooves ({len(half)}): beats {beats:.3f}, bars {bars:.3f}."
    parts = []
    for name, bars_too in (("beats", False), ("bars", True)):
        sure = [
            predicted(
                np.array([one.clues for one in judged[half]]),
                certainty_weights(judged[1 - half], bars=bars_too),
            )
            for half in (0, 1)
        ]
        right = [are_right(half, bars=bars_too) for half in judged]
        parts.append((name, np.concatenate(sure), np.concatenate(right)))
    yield certainty_report(parts)
    yield table(("metre", "grooves", "beats", "bars"), list(_by_metre(judged)))


def _by_metre(judged: Sequence[Sequence[Judged]]) -> Iterator[tuple[str, ...]]:
    """Averages the F-measures of the grooves of each metre."""
    places = {half: iter(found) for half, found in enumerate(judged)}
    found = dict[str, list[Judged]]()
    for number in range(sum(map(len, judged))):
        metre = groove_of(number).metre[0]
        found.setdefault(metre, []).append(next(places[half_of(number)]))
    for metre, some in sorted(found.items()):
        beats, bars = (np.mean([one[place] for one in some]) for place in (1, 2))
        yield metre, str(len(some)), f"{beats:.2f}", f"{bars:.2f}"


def judge(one: Choices, pulse_weights: Values, bar_weights: Values) -> Judged:
    """Chooses beats and bars of a piece, and compares them with the composed ones."""
    heard, pulse = one.heard, one.pulse
    if not heard.found:
        return Judged(certainty_clues(0.0, 0.0, MIDDLE_BPM), 0.0, 0.0)
    chosen = most_likely(heard.found, shares_of(pulse.features @ pulse_weights))
    every = list(bar_features(heard.cues, heard.likely, heard.chroma, chosen.places))
    shares = shares_of(np.array([features for _, features in every]) @ bar_weights)
    best = every[int(shares.argmax())][0]
    bpm = 60.0 / (float(np.median(np.diff(chosen.places))) * FRAME_S)
    beats_s = seconds_of(chosen.places)
    return Judged(
        certainty_clues(chosen.share, float(shares.max()), bpm),
        f_measure(beats_s, heard.beats_s),
        f_measure(beats_s[best.first :: best.metre], heard.bars_s),
    )


def choices(piece: tuple[str, int]) -> Choices:
    """Makes a piece and finds what may be its beats and bars. The bars are those of its best
    pulse, where that is right."""
    sound, beats_s, bars_s = _made(*piece)
    spectra = compute_spectra(sound)
    chroma = estimate_tonality(spectra).chroma
    likely = beat_likelihood(sound)
    return choices_of(gather_cues(spectra, chroma), likely, chroma, beats_s, bars_s)


def choices_of(
    cues: Floats, likely: Floats, chroma: Floats, beats_s: Values, bars_s: Values
) -> Choices:
    """Finds what may be the beats and bars of a piece of which they are known."""
    found = list(pulses(cues, tempo_curve(cues[ALL], cues[LOW])))
    heard = HeardPiece(cues, likely, chroma, found, beats_s, bars_s)
    if not found:
        return Choices(heard, _NOTHING, _NOTHING)
    right = np.array([f_measure(seconds_of(places), beats_s) for places in found])
    pulse = Choice(np.array([pulse_features(cues, likely, places) for places in found]), right)
    if right.max() <= _SURE:
        return Choices(heard, pulse, _NOTHING)
    best = found[int(right.argmax())]
    bars = list(bar_features(cues, likely, chroma, best))
    measures = [f_measure(seconds_of(best[b.first :: b.metre]), bars_s) for b, _ in bars]
    features = np.array([one for _, one in bars])
    return Choices(heard, pulse, Choice(features, np.array(measures)))


def _made(kind: str, seed: int) -> tuple[Sound, Values, Values]:
    if kind == "composed":
        piece = cut_piece(seed)
        end_s = (piece.bars - 0.5) * piece.bar_s
        return piece.sound, np.arange(0, end_s, piece.beat_s), np.arange(0, end_s, piece.bar_s)
    if kind == "short":
        return _short(seed)
    style = groove_style(seed) if kind == "groove" else random_style(np.random.default_rng(seed))
    played = rendered_piece(style, (seed, 0))
    return played.sound, played.beats_s, played.bars_s


def _short(seed: int) -> tuple[Sound, Values, Values]:
    """Makes a song of eight bars, which has less to tell its beats by."""
    rng = np.random.default_rng(seed)
    bpm, beats = float(rng.uniform(60, 200)), int(rng.choice([3, 4, 4, 4]))
    sound = song(
        bpm=bpm, key=str(rng.choice(["C", "Eb", "F#", "A"])), mode=("major", "minor")[seed % 2],
        parts=(Part(_SHORT_BARS, drums=bool(rng.random() < 0.8), melody=int(rng.integers(3))),),
        bright=float(rng.uniform(0.2, 0.8)), beats_per_bar=beats, seed=seed,
    )  # fmt: skip
    times = np.arange(_SHORT_BARS * beats, dtype=np.float64) * (60.0 / bpm)
    return sound, times, times[::beats]


class _Cases(NamedTuple):
    """All that was found in all pieces, one behind the other."""

    #: In units of its spread, float64[n, f].
    features: Values
    #: float64[n] in [0, 1].
    right: Values
    #: Where each piece begins.
    starts: NDArray[np.int64]
    #: Number of the piece of each.
    piece: NDArray[np.int64]


def learnt(known: Sequence[Choice]) -> Values:
    """Learns the weights, from pieces in which something was nearly right."""
    usable = [one for one in known if one.right.max(initial=0.0) > _LEAST]
    features = np.concatenate([one.features for one in usable])
    spread = features.std(axis=0) + 1e-9
    counts = [len(one.right) for one in usable]
    cases = _Cases(
        features / spread,
        np.concatenate([_rightness(one.right) for one in usable]),
        np.concatenate([[0], np.cumsum(counts)[:-1]]),
        np.repeat(np.arange(len(counts)), counts),
    )
    loss = partial(_loss, cases)
    found = scipy.optimize.minimize(loss, np.zeros(len(spread)), jac=True, method="L-BFGS-B")
    return np.asarray(found.x / spread)


def _rightness(right: Values) -> Values:
    return np.clip((right / right.max() - _WRONG) / (_RIGHT - _WRONG), 0.0, 1.0)


def _loss(cases: _Cases, weights: Values) -> tuple[float, Values]:
    """Computes the negative logarithm of how likely what is right is chosen, and its gradient."""
    starts, piece = cases.starts, cases.piece
    ratings = cases.features @ weights
    chances = np.exp(ratings - np.maximum.reduceat(ratings, starts)[piece])
    chances /= np.add.reduceat(chances, starts)[piece]
    likely = np.add.reduceat(chances * cases.right, starts) + 1e-12
    pull = chances * cases.right / likely[piece] - chances
    shrinkage = _SHRINKAGE * len(starts)
    total = shrinkage * float(weights @ weights) - float(np.log(likely).sum())
    return total, 2 * shrinkage * weights - cases.features.T @ pull


def _written(name: str, weights: Values) -> str:
    return "\n".join([f"{name} = np.array(", "    [", *_rows(weights), "    ]", ")"])


def _rows(weights: Values) -> Iterator[str]:
    for first in range(0, len(weights), 6):
        yield "        " + " ".join(f"{weight:.2f}," for weight in weights[first : first + 6])


if __name__ == "__main__":
    main()
