"""`python -m aemo_studio.workbench.trials.robustness`: voices under music and through codecs.

Heads of the protocol `luna5`, trained as always, score the performances of their test actors
as they are and in every condition of `conditions`. "Adapted": to all clips of the actor in
the same condition, without labels.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from typing import Any

from aemo_studio.workbench.report.measured import robustness_table
from aemo_studio.workbench.speech.features import HalfArray
from aemo_studio.workbench.trials.conditions import CONDITIONS, cached_rows
from aemo_studio.workbench.trials.figures import lost_interval, protocol_figures
from aemo_studio.workbench.trials.options import Options, parser_of, run_trial
from aemo_studio.workbench.trials.stage import RECIPES, Scores, TrialData

NAME = "robustness"
TARGET_LOST_POINTS = 6.0
MODES = ("untouched", "adapted")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = parser_of(NAME, __doc__)
    every = list(CONDITIONS)
    parser.add_argument("--conditions", nargs="+", choices=every, default=every)
    parser.add_argument("--recipes", nargs="+", choices=list(RECIPES), default=list(RECIPES))
    given = parser.parse_args(arguments)
    work = partial(trial, conditions=given.conditions, recipes=given.recipes)
    return run_trial(given, NAME, work, robustness_table)


def trial(options: Options, *, conditions: Sequence[str], recipes: Sequence[str]) -> dict[str, Any]:
    """Figures of every recipe in every condition."""
    stage = TrialData.of(options.data, options.work)
    by_condition = {"clean": stage.clean}
    for name in conditions:
        by_condition[name] = cached_rows(name, stage.paths, options.work / NAME)
    return {
        "protocol": "luna5",
        "clips": len(stage.played),
        "seeds": list(options.seeds),
        "target_lost_points_at_music_10db": TARGET_LOST_POINTS,
        "recipes": {
            recipe: _recipe(stage, recipe, by_condition, options.seeds) for recipe in recipes
        },
    }


def _recipe(
    stage: TrialData, recipe: str, by_condition: dict[str, HalfArray], seeds: Sequence[int]
) -> dict[str, Any]:
    by_name = {
        name: [stage.out_of_fold(recipe, seed, rows) for seed in seeds]
        for name, rows in by_condition.items()
    }
    return {
        name: {mode: _against_clean(stage, by_name["clean"], found, mode) for mode in MODES}
        for name, found in by_name.items()
    }


def _against_clean(
    stage: TrialData, clean: Sequence[Scores], found: Sequence[Scores], mode: str
) -> dict[str, Any]:
    """Computes the figures, and the points of UAR lost against clean (95 %: over actors)."""
    before, after = ([getattr(one, mode) for one in part] for part in (clean, found))
    result = protocol_figures(stage.truth, stage.fold, after)
    if found is not clean:
        whole = protocol_figures(stage.truth, stage.fold, before)
        speaker = stage.labels.speaker[stage.played]
        result["lost_points"] = round(100 * (whole["uar"] - result["uar"]), 2)
        result["lost_points_interval"] = lost_interval(stage.truth, speaker, before, after)
    return result


if __name__ == "__main__":
    sys.exit(main())
