"""Summarises a run: the figures of the field, with their spread and intervals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.evaluation import ECE_BINS, Evaluation, evaluate, label_shares
from aemo_studio.domain.emotion import EMOTIONS, Emotion, FloatArray
from aemo_studio.workbench.bench.run import Round, Run
from aemo_studio.workbench.bootstrap import (
    RESAMPLES,
    Doubles,
    draw_speakers,
    interval_of,
    uar_of_draws,
)


@dataclass(frozen=True, eq=False)
class Summary:
    """Figures over all rounds. Means are over the splits of a seed, then over seeds."""

    #: The seeds, ascending.
    seeds: tuple[int, ...]
    #: Clips that were tested.
    clips: int
    #: Speakers that were tested.
    speakers: int
    #: Share of clips that were right, in [0, 1].
    accuracy: float
    #: Unweighted average recall, in [0, 1].
    uar: float
    #: Mean F1 over the Emotions, in [0, 1].
    macro_f1: float
    #: Expected calibration error, in [0, 1].
    ece: float
    #: Standard deviation of the UAR over seeds.
    spread: float
    #: 95 % interval of the UAR, by drawing the tested speakers again and again.
    interval: tuple[float, float]
    #: Name of the split to its UAR.
    uar_of_split: dict[str, float]
    #: Name of the Emotion to its precision.
    precision: dict[str, float]
    #: Name of the Emotion to its recall.
    recall: dict[str, float]
    #: float64[8, 8]: rows are the truth; mean over seeds.
    confusion: Doubles
    #: Confidence, accuracy and share of clips of each of 15 bins of confidence.
    bins: Doubles
    #: UAR of each of `seeds`.
    uar_of_seed: tuple[float, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "uar": round(self.uar, 4),
            "uar_interval": [round(end, 4) for end in self.interval],
            "uar_spread_over_seeds": round(self.spread, 4),
            "uar_of_seed": [round(value, 4) for value in self.uar_of_seed],
            "uar_of_split": {k: round(v, 4) for k, v in self.uar_of_split.items()},
            "accuracy": round(self.accuracy, 4),
            "macro_f1": round(self.macro_f1, 4),
            "ece": round(self.ece, 4),
            "precision": {k: round(v, 4) for k, v in self.precision.items()},
            "recall": {k: round(v, 4) for k, v in self.recall.items()},
            "confusion": np.round(self.confusion, 3).tolist(),
            "reliability": np.round(self.bins, 4).tolist(),
        }


def summarise(run: Run, of: Callable[[Round], FloatArray | None] = lambda r: r.scores) -> Summary:
    """Summarises the rounds. of: which scores of a round; all rounds must have them."""
    scored = [(one, found) for one in run.rounds if (found := of(one)) is not None]
    seeds = tuple(dict.fromkeys(one.seed for one, _ in scored))
    judged = [_Judged.of(run, one, scores) for one, scores in scored]
    confusion = np.sum([one.confusion for one in judged], axis=0) / len(seeds)
    by_seed = tuple(_mean([j.figures.uar for j in judged if j.seed == seed]) for seed in seeds)
    splits = list(dict.fromkeys(one.split for one in judged))
    bins = _bins(judged)
    return Summary(
        seeds=seeds,
        clips=round(float(confusion.sum())),
        speakers=len({name for one in judged for name in one.speaker}),
        accuracy=_mean([one.figures.accuracy for one in judged]),
        uar=_mean(by_seed),
        macro_f1=_mean([one.figures.macro_f1 for one in judged]),
        ece=float(np.sum(bins[:, 2] * np.abs(bins[:, 0] - bins[:, 1]))),
        spread=float(np.std(by_seed)),
        interval=_uar_interval(judged),
        uar_of_split={s: _mean([j.figures.uar for j in judged if j.split == s]) for s in splits},
        precision=_shares(confusion.diagonal(), confusion.sum(axis=0), confusion.sum(axis=1)),
        recall=_shares(confusion.diagonal(), confusion.sum(axis=1), confusion.sum(axis=1)),
        confusion=confusion,
        bins=bins,
        uar_of_seed=by_seed,
    )


@dataclass(frozen=True, eq=False)
class _Judged:
    """A round beside the truth."""

    split: str
    seed: int
    figures: Evaluation
    #: float64[8, 8], clips; rows are the truth.
    confusion: Doubles
    #: int64[m], positions in `EMOTIONS`.
    truth: NDArray[np.int64]
    #: bool[m], predicted rightly.
    hit: NDArray[np.bool_]
    #: float64[m], the share of the predicted emotion.
    confidence: Doubles
    #: str[m]
    speaker: NDArray[np.str_]

    @staticmethod
    def of(run: Run, one: Round, scores: FloatArray) -> _Judged:
        truth = run.file.label[one.rows]
        emotions = [EMOTIONS[label] for label in truth]
        figures = evaluate(emotions, list(scores))
        shares = label_shares(list(scores), figures.labels)
        places = np.array([EMOTIONS.index(label) for label in figures.labels])
        guess = places[shares.argmax(axis=1)]
        confusion = np.zeros((len(EMOTIONS), len(EMOTIONS)))
        np.add.at(confusion, (truth, guess), 1.0)
        return _Judged(
            one.split,
            one.seed,
            figures,
            confusion,
            truth,
            guess == truth,
            shares.max(axis=1),
            run.file.speaker[one.rows],
        )


def _uar_interval(judged: Sequence[_Judged]) -> tuple[float, float]:
    """Finds 95 % of the UAR had other speakers of the same kind been tested (bootstrap).

    Speakers are drawn with repetition; a clip counts as often as its speaker was drawn, and
    a round by how many of its speakers were.
    """
    speakers = np.array(sorted({str(name) for one in judged for name in one.speaker}))
    drawn = draw_speakers(speakers)
    uars, weights = (np.zeros((len(judged), RESAMPLES)) for _ in range(2))
    for number, one in enumerate(judged):
        who = np.searchsorted(speakers, one.speaker)
        uars[number] = uar_of_draws(one.truth, one.hit, who, drawn)
        weights[number] = drawn[:, np.unique(who)].mean(axis=1)
    return interval_of((uars * weights).sum(axis=0) / weights.sum(axis=0))


def _bins(judged: Sequence[_Judged]) -> Doubles:
    """Bins predictions by confidence, float64[15, 3]: confidence, accuracy, share of clips."""
    confidence = np.concatenate([one.confidence for one in judged])
    hit = np.concatenate([one.hit for one in judged]).astype(np.float64)
    which = np.clip(np.ceil(confidence * ECE_BINS).astype(np.int64) - 1, 0, ECE_BINS - 1)
    counts = np.bincount(which, minlength=ECE_BINS)
    some = np.maximum(counts, 1)
    columns = [np.bincount(which, values, ECE_BINS) / some for values in (confidence, hit)]
    return np.stack([*columns, counts / len(hit)], axis=1)


def _shares(hits: Doubles, totals: Doubles, shown: Doubles) -> dict[str, float]:
    """Divides hits by totals, for the emotions that occur; 0 where the total is."""
    return {
        Emotion(EMOTIONS[i]).value: float(hits[i] / totals[i]) if totals[i] else 0.0
        for i in np.flatnonzero(shown)
    }


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values))
