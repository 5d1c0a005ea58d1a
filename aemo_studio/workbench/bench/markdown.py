"""The report of the test bench in Markdown."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from aemo_studio.domain.emotion import EMOTIONS
from aemo_studio.workbench.bench.figures import Summary
from aemo_studio.workbench.bench.outcome import LEAKY, Outcome
from aemo_studio.workbench.markdown import table

HEAD = (
    "recipe",
    "protocol",
    "UAR",
    "95 % of speakers",
    "seeds",
    "spread over seeds",
    "accuracy",
    "macro F1",
    "calibration error",
    "parameters",
    "learned from",
)

HOW_TO_READ = (
    "UAR is the mean recall of the emotions: mean over the splits, then over the seeds. The "
    "interval says where it would lie if other speakers of the same kind had been tested "
    "(2,000 draws of the speakers). Temperatures and all choices come from held-out speakers of "
    "the training part."
)


def report(outcomes: Sequence[Outcome]) -> str:
    """A table of all, then a section for each."""
    parts = ["# Speech emotion: recipes compared", HOW_TO_READ, comparison(outcomes)]
    if any(outcome.run.plan.leaky for outcome in outcomes):
        parts.append(f"{LEAKY}. Such figures say nothing about people the model has not heard.")
    return "\n\n".join([*parts, *(section(outcome) for outcome in outcomes)]) + "\n"


def comparison(outcomes: Sequence[Outcome]) -> str:
    """One line for each recipe, the best UAR of each protocol first."""
    return table(HEAD, comparison_rows(outcomes))


def comparison_rows(outcomes: Sequence[Outcome]) -> list[list[str]]:
    """Cells of the table that compares; leaky protocols come last and say so."""
    ranked = sorted(outcomes, key=lambda o: (o.run.plan.leaky, o.run.plan.protocol, -o.figures.uar))
    rows = []
    for outcome in ranked:
        manner = ", adapted" if outcome.run.settings.adapt else ""
        rows.append(_row(f"{outcome.title}{manner}", outcome, outcome.figures))
        if outcome.adapted is not None:
            rows.append(_row(f"{outcome.title}, adapted", outcome, outcome.adapted))
    return rows


def _row(name: str, outcome: Outcome, figures: Summary) -> list[str]:
    low, high = figures.interval
    count = outcome.parameters
    return [
        name,
        outcome.protocol,
        f"{figures.uar:.3f}",
        f"{low:.3f} to {high:.3f}",
        str(len(figures.seeds)),
        f"{figures.spread:.3f}" if len(figures.seeds) > 1 else "–",
        f"{figures.accuracy:.3f}",
        f"{figures.macro_f1:.3f}",
        f"{figures.ece:.3f}",
        "–" if count is None else f"{count:,}",
        ", ".join(outcome.corpora),
    ]


def section(outcome: Outcome) -> str:
    """What was done, then the figures by emotion, by split and the confusions."""
    return "\n\n".join(
        [
            f"## {outcome.title}, {outcome.protocol}",
            description(outcome),
            table(("emotion", "precision", "recall"), emotion_rows(outcome)),
            table(("tested on", "UAR"), split_rows(outcome)),
            f"Confusions, mean over the seeds ({outcome.protocol}); rows are the truth:",
            table(("", *shown(outcome)), confusion_rows(outcome)),
        ]
    )


def description(outcome: Outcome) -> str:
    """One paragraph: data, seeds, start and manner."""
    figures, run = outcome.figures, outcome.run
    seeds = "one seed" if len(figures.seeds) == 1 else f"{len(figures.seeds)} seeds"
    sentences = (
        f"Idea: {run.recipe.source}.",
        f"Tested on {figures.clips:,} clips of {figures.speakers} speakers with {seeds}; "
        f"corpora: {', '.join(outcome.corpora)}; {outcome.manner}.",
        *([f"Started from {outcome.start}."] if run.settings.imagenet is not None else []),
        *outcome.remarks,
    )
    return " ".join(sentences)


def emotion_rows(outcome: Outcome) -> list[list[str]]:
    figures = outcome.figures
    return [
        [name, f"{figures.precision[name]:.3f}", f"{recall:.3f}"]
        for name, recall in figures.recall.items()
    ]


def split_rows(outcome: Outcome) -> list[list[str]]:
    return [[name, f"{value:.3f}"] for name, value in outcome.figures.uar_of_split.items()]


def shown(outcome: Outcome) -> list[str]:
    """Emotions that occur as truth or as answer, in their order."""
    seen = outcome.figures.confusion.sum(axis=0) + outcome.figures.confusion.sum(axis=1)
    return [EMOTIONS[i].value for i in np.flatnonzero(seen)]


def confusion_rows(outcome: Outcome) -> list[list[str]]:
    names = shown(outcome)
    places = [EMOTIONS.index(name) for name in names]
    part = outcome.figures.confusion[np.ix_(places, places)]
    return [
        [name, *(f"{count:.1f}".removesuffix(".0") for count in row)]
        for name, row in zip(names, part, strict=True)
    ]
