"""The report of the test bench in Markdown."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from aemo_studio.domain.emotion import EMOTIONS
from aemo_studio.workbench.bench.measured_run import LEAKY, MeasuredRun
from aemo_studio.workbench.bench.summary import Summary
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
    "interval is where it would lie if other speakers of the same kind had been tested "
    "(2,000 draws of the speakers). Temperatures and all choices come from held-out speakers of "
    "the training part."
)


def report(runs: Sequence[MeasuredRun]) -> str:
    """Renders a table of all runs, then a section for each."""
    parts = ["# Speech emotion: recipes compared", HOW_TO_READ, comparison(runs)]
    if any(measured.run.plan.leaky for measured in runs):
        parts.append(
            f"{LEAKY}. Such figures say nothing about people the model was not trained on."
        )
    return "\n\n".join([*parts, *(section(measured) for measured in runs)]) + "\n"


def comparison(runs: Sequence[MeasuredRun]) -> str:
    """Renders a line for each recipe, the best UAR of each protocol first."""
    return table(HEAD, comparison_rows(runs))


def comparison_rows(runs: Sequence[MeasuredRun]) -> list[list[str]]:
    """Lists the cells of the comparison; leaky protocols come last and are marked."""
    ranked = sorted(runs, key=lambda o: (o.run.plan.leaky, o.run.plan.protocol, -o.figures.uar))
    rows = []
    for measured in ranked:
        manner = ", adapted" if measured.run.settings.adapt else ""
        rows.append(_row(f"{measured.title}{manner}", measured, measured.figures))
        if measured.adapted is not None:
            rows.append(_row(f"{measured.title}, adapted", measured, measured.adapted))
    return rows


def _row(name: str, measured: MeasuredRun, figures: Summary) -> list[str]:
    low, high = figures.interval
    count = measured.parameters
    return [
        name,
        measured.protocol,
        f"{figures.uar:.3f}",
        f"{low:.3f} to {high:.3f}",
        str(len(figures.seeds)),
        f"{figures.spread:.3f}" if len(figures.seeds) > 1 else "–",
        f"{figures.accuracy:.3f}",
        f"{figures.macro_f1:.3f}",
        f"{figures.ece:.3f}",
        "–" if count is None else f"{count:,}",
        ", ".join(measured.corpora),
    ]


def section(measured: MeasuredRun) -> str:
    """Renders what was done, then the figures by emotion, by split and the confusions."""
    return "\n\n".join(
        [
            f"## {measured.title}, {measured.protocol}",
            description(measured),
            table(("emotion", "precision", "recall"), emotion_rows(measured)),
            table(("tested on", "UAR"), split_rows(measured)),
            f"Confusions, mean over the seeds ({measured.protocol}); rows are the truth:",
            table(("", *shown(measured)), confusion_rows(measured)),
        ]
    )


def description(measured: MeasuredRun) -> str:
    """Renders one paragraph: data, seeds, start and manner."""
    figures, run = measured.figures, measured.run
    seeds = "one seed" if len(figures.seeds) == 1 else f"{len(figures.seeds)} seeds"
    sentences = (
        f"Idea: {run.recipe.source}.",
        f"Tested on {figures.clips:,} clips of {figures.speakers} speakers with {seeds}; "
        f"corpora: {', '.join(measured.corpora)}; {measured.manner}.",
        *([f"Started from {measured.start}."] if run.settings.imagenet is not None else []),
        *measured.remarks,
    )
    return " ".join(sentences)


def emotion_rows(measured: MeasuredRun) -> list[list[str]]:
    figures = measured.figures
    return [
        [name, f"{figures.precision[name]:.3f}", f"{recall:.3f}"]
        for name, recall in figures.recall.items()
    ]


def split_rows(measured: MeasuredRun) -> list[list[str]]:
    return [[name, f"{value:.3f}"] for name, value in measured.figures.uar_of_split.items()]


def shown(measured: MeasuredRun) -> list[str]:
    """Emotions that occur as truth or as answer, in their order."""
    seen = measured.figures.confusion.sum(axis=0) + measured.figures.confusion.sum(axis=1)
    return [EMOTIONS[i].value for i in np.flatnonzero(seen)]


def confusion_rows(measured: MeasuredRun) -> list[list[str]]:
    names = shown(measured)
    places = [EMOTIONS.index(name) for name in names]
    part = measured.figures.confusion[np.ix_(places, places)]
    return [
        [name, *(f"{count:.1f}".removesuffix(".0") for count in row)]
        for name, row in zip(names, part, strict=True)
    ]
