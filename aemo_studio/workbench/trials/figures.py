"""Figures of scores out of a protocol, over seeds, as they go into docs/measured."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.evaluation import Evaluation, evaluate
from aemo_studio.domain.emotion import EMOTIONS, FloatArray
from aemo_studio.workbench.bootstrap import Doubles, draw_speakers, interval_of, uar_of_draws
from aemo_studio.workbench.speech.table import Index


def protocol_figures(truth: Index, fold: Index, by_seed: Sequence[FloatArray]) -> dict[str, Any]:
    """Averages UAR and accuracy over folds, then over seeds; the ECE is over all clips of a seed.

    Over a fifth of the clips, chance alone would add to the ECE (15 bins).

    truth, fold: int64[n]. by_seed: EmotionScores float32[n, 8] of each seed.
    """
    uars = [_mean(truth, fold, scores, "uar") for scores in by_seed]
    whole = [_evaluate(truth, scores) for scores in by_seed]
    return {
        "uar": round(float(np.mean(uars)), 4),
        "uar_spread_over_seeds": round(float(np.std(uars)), 4),
        "accuracy": round(float(np.mean([_mean(truth, fold, s, "accuracy") for s in by_seed])), 4),
        "ece": round(float(np.mean([one.ece or 0.0 for one in whole])), 4),
        "confidence": round(float(np.mean([s.max(axis=1).mean() for s in by_seed])), 4),
    }


def _mean(truth: Index, fold: Index, scores: FloatArray, key: str) -> float:
    parts = [fold == number for number in np.unique(fold)]
    return float(np.mean([getattr(_evaluate(truth[p], scores[p]), key) for p in parts]))


def _evaluate(truth: Index, scores: FloatArray) -> Evaluation:
    return evaluate([EMOTIONS[label] for label in truth], list(scores))


def lost_interval(
    truth: Index,
    speaker: NDArray[np.str_],
    before: Sequence[FloatArray],
    after: Sequence[FloatArray],
) -> tuple[float, float]:
    """Finds 95 % of the UAR lost from `before` to `after`, in points, had others been tested.

    The same clips in both, speakers drawn with repetition.
    """
    names, who = np.unique(speaker, return_inverse=True)
    drawn = draw_speakers(names)

    def uar(scores: FloatArray) -> Doubles:
        return uar_of_draws(truth, scores.argmax(axis=1) == truth, who, drawn)

    lost = np.mean([uar(a) - uar(b) for a, b in zip(before, after, strict=True)], axis=0)
    low, high = interval_of(100 * lost)
    return round(low, 2), round(high, 2)
