"""`python -m aemo_studio.workbench.trials.ablation`: what each idea of the speech head gives.

Leaves one corpus out in turn, with the recipe that ships and with one idea at a time taken
out of it. Temperatures do not change which emotion leads, so that none are fitted here.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np

from aemo_studio.domain.emotion import N_EMOTIONS
from aemo_studio.workbench.protocols.clips import Mask
from aemo_studio.workbench.protocols.splits import LEFT_OUT, Split, leave_one_corpus_out
from aemo_studio.workbench.report.measured import ablation_table
from aemo_studio.workbench.speech import fit as fitting
from aemo_studio.workbench.speech.features import Labels
from aemo_studio.workbench.speech.fit import ANYWHERE, HeadSettings, Regularisation
from aemo_studio.workbench.speech.measure import Predictions, adapted, untouched
from aemo_studio.workbench.speech.table import Targets, TrainingTable, clips_of
from aemo_studio.workbench.trials.options import Options, parser_of, run_trial
from aemo_studio.workbench.trials.stage import TrialData

NAME = "ablation"

SHIPPED = "as shipped"
_PLAIN = Regularisation(0.15, 0.0, 0.0)
_BOLD, _BOTH = ANYWHERE.general
_WORDS = dataclasses.replace(_BOTH, sound=0.0)

RECIPES: dict[str, HeadSettings] = {
    SHIPPED: ANYWHERE,
    "one fit, nothing looked past": HeadSettings((_PLAIN,), _PLAIN),
    "one fit, words looked past a little": HeadSettings((_BOLD,)),
    "one fit, words looked past": HeadSettings((_WORDS,)),
    "one fit, words and sound looked past": HeadSettings((_BOTH,)),
}
NO_AUGMENTED = "without augmented rows"
ALL_POSSIBLE = "as if every corpus labelled all emotions"

Uars = tuple[float, float]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = parser_of(NAME, __doc__)
    parser.add_argument("--corpora", nargs="+", choices=LEFT_OUT, default=LEFT_OUT)
    given = parser.parse_args(arguments)
    return run_trial(given, NAME, partial(trial, corpora=given.corpora), ablation_table)


def trial(options: Options, *, corpora: Sequence[str]) -> dict[str, Any]:
    """UAR, untouched and adapted, of every variant on every corpus left out."""
    stage = TrialData.of(options.data, options.work)
    found: dict[str, dict[str, list[Uars]]] = {}
    for seed in options.seeds:
        for split in leave_one_corpus_out(stage.labels):
            if split.name not in corpora:
                continue
            for name, uars in _variants(stage, split, seed).items():
                found.setdefault(name, {}).setdefault(split.name, []).append(uars)
    return {
        "seeds": list(options.seeds),
        "shipped": SHIPPED,
        "variants": {name: _figures(of_split) for name, of_split in found.items()},
    }


def _figures(of_split: dict[str, list[Uars]]) -> dict[str, Any]:
    means = {split: np.mean(uars, axis=0) for split, uars in of_split.items()}
    alone, known = np.mean(list(means.values()), axis=0)
    return {
        "untouched": round(float(alone), 4),
        "adapted": round(float(known), 4),
        "of_split": {split: [round(float(v), 4) for v in mean] for split, mean in means.items()},
    }


def _variants(stage: TrialData, split: Split, seed: int) -> dict[str, Uars]:
    table, labels = stage.table, stage.labels
    space = fitting.learn_space(table, split.train, seed)

    def uars(fitted: fitting.FittedHead, space: fitting.Space = space) -> Uars:
        return _uars(space, fitted, table, labels, split.test)

    found = {
        name: uars(fitting.fit(space, table, labels, split.train, recipe))
        for name, recipe in RECIPES.items()
    }
    found[ALL_POSSIBLE] = uars(
        fitting.fit(space, table, labels, split.train, ANYWHERE, targets=_naive_targets(labels))
    )
    clean = _clean(table, len(labels.label))
    plain = fitting.learn_space(clean, split.train, seed)
    found[NO_AUGMENTED] = uars(fitting.fit(plain, clean, labels, split.train, ANYWHERE), plain)
    print(f"{split.name}, seed {seed}: {found[SHIPPED][0]:.3f} untouched", flush=True)
    return found


def _uars(
    space: fitting.Space,
    fitted: fitting.FittedHead,
    table: TrainingTable,
    labels: Labels,
    test: Mask,
) -> Uars:
    head = fitting.to_head(space, fitted)
    clips = clips_of(table, test)
    emotion = labels.label[table.utterance[clips]]
    scores = (untouched(head, table, clips), adapted(head, table, labels, clips))
    alone, known = (Predictions(emotion, one).evaluation().uar for one in scores)
    return alone, known


def _naive_targets(labels: Labels) -> Targets:
    right = np.eye(N_EMOTIONS, dtype=np.bool_)[labels.label]
    return Targets(np.ones_like(right), right)


def _clean(table: TrainingTable, utterances: int) -> TrainingTable:
    """Takes only the rows of the clean clips and of windows of them."""
    kept = slice(0, 2 * utterances)
    cut = {name: getattr(table, name)[kept] for name in ("rows", "utterance", "whole", "group")}
    return dataclasses.replace(table, **cut, sound=())


if __name__ == "__main__":
    sys.exit(main())
