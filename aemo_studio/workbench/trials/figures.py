"""Figures of scores out of a protocol, over seeds, as they go into docs/measured."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.evaluation import Evaluation, evaluate
from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.domain.emotion import EMOTIONS, FloatArray
from aemo_studio.workbench.speech.rows import Index

RESAMPLES = 2000
_RESAMPLING_SEED = 0
_INTERVAL = (2.5, 97.5)


def figures(truth: Index, fold: Index, by_seed: Sequence[FloatArray]) -> dict[str, Any]:
    """UAR and accuracy: mean over folds, then over seeds. ece: over all clips of a seed, 15
    bins, then the mean: over a fifth of the clips, chance alone would add to it.

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
    """95 % of the UAR lost from `before` to `after`, in points, had other speakers of the
    same kind been heard (the same clips in both, speakers drawn with repetition)."""
    names, who = np.unique(speaker, return_inverse=True)
    rng = np.random.default_rng(_RESAMPLING_SEED)
    drawn = rng.multinomial(len(names), np.full(len(names), 1 / len(names)), size=RESAMPLES)
    lost = np.mean(
        [
            _drawn_uar(truth, who, drawn, a) - _drawn_uar(truth, who, drawn, b)
            for a, b in zip(before, after, strict=True)
        ],
        axis=0,
    )
    low, high = np.percentile(100 * lost, _INTERVAL)
    return round(float(low), 2), round(float(high), 2)


def _drawn_uar(truth: Index, who: Index, drawn: Index, scores: FloatArray) -> NDArray[np.float64]:
    """float64[RESAMPLES]. drawn: int64[RESAMPLES, speakers], how often each was drawn."""
    hits, clips = (np.zeros((drawn.shape[1], len(EMOTIONS))) for _ in range(2))
    np.add.at(hits, (who, truth), scores.argmax(axis=1) == truth)
    np.add.at(clips, (who, truth), 1.0)
    shown = clips.sum(axis=0) > 0
    recall = (drawn @ hits)[:, shown] / np.maximum((drawn @ clips)[:, shown], 1)
    return np.asarray(recall.mean(axis=1))


def write(found: dict[str, Any], path: Path) -> None:
    """As JSON for programs and `docs/models.md`, atomically."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n")
