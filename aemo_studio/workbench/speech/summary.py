"""Summarises the rounds of a protocol: means over splits, then over seeds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from aemo_studio.analysis.evaluation import Evaluation
from aemo_studio.workbench.speech.measure import FEW, Predictions, ScoredRound


def summarise(rounds: Sequence[ScoredRound]) -> dict[str, Any]:
    """Averages over splits, then over seeds, with the spread; each split beside it."""
    return {
        "untouched": _figures([(o.seed, o.split, o.untouched) for o in rounds]),
        "adapted": _figures([(o.seed, o.split, o.adapted) for o in rounds]),
        "few_emotions": {
            str(count): np.mean([o.few[count] for o in rounds], axis=0).round(4).tolist()
            for count in FEW
        },
        "temperatures": [
            {"seed": o.seed, "split": o.split, "general_and_known": o.temperatures} for o in rounds
        ],
    }


def _figures(results: Sequence[tuple[int, str, Predictions]]) -> dict[str, Any]:
    seeds = sorted({seed for seed, _, _ in results})
    splits = list(dict.fromkeys(split for _, split, _ in results))
    single = [(seed, split, predictions.evaluation()) for seed, split, predictions in results]
    pooled = [
        Predictions.joined([predictions for s, _, predictions in results if s == seed]).evaluation()
        for seed in seeds
    ]

    def mean(key: str, chosen: Sequence[Evaluation]) -> float:
        return round(float(np.mean([getattr(e, key) for e in chosen])), 4)

    by_seed = [mean("uar", [e for s, _, e in single if s == seed]) for seed in seeds]
    everything = [e for _, _, e in single]
    return {
        "uar": round(float(np.mean(by_seed)), 4),
        "uar_spread_over_seeds": round(float(np.std(by_seed)), 4),
        "accuracy": mean("accuracy", everything),
        "macro_f1": mean("macro_f1", everything),
        "ece": mean("ece", everything),
        "ece_pooled": mean("ece", pooled),
        **{
            f"{key}_of_split": {
                split: mean(key, [e for _, s, e in single if s == split]) for split in splits
            }
            for key in ("uar", "ece")
        },
    }
