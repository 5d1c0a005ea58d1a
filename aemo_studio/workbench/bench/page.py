"""The report of the test bench as one HTML page that needs nothing beside itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from aemo_studio.base.templates import render_template
from aemo_studio.domain.emotion import EMOTIONS, Emotion
from aemo_studio.workbench.bench.markdown import (
    HEAD,
    HOW_TO_READ,
    comparison_rows,
    description,
    emotion_rows,
    shown,
    split_rows,
)
from aemo_studio.workbench.bench.outcome import LEAKY, Outcome
from aemo_studio.workbench.bench.pictures import confusion_svg, reliability_svg, uar_svg

_ROWS = 12
"""In one table."""

_Rows = Sequence[Sequence[str]]


@dataclass(frozen=True)
class _Section:
    """What the page shows of one recipe under one protocol."""

    title: str
    leaky: bool
    description: str
    #: SVG.
    confusion: str
    reliability: str
    #: Rounds and their UAR, in tables that stand side by side where there are many.
    rounds: tuple[_Rows, ...]
    #: Names of the Emotions, then their precision and recall.
    emotions: tuple[str, ...]
    precision: tuple[str, ...]
    recall: tuple[str, ...]


def page(outcomes: Sequence[Outcome]) -> str:
    """Renders a complete HTML document."""
    rows = comparison_rows(outcomes)
    fields = {
        "how_to_read": HOW_TO_READ,
        "leaky_note": LEAKY,
        "bars": _bars(outcomes),
        "head": HEAD,
        "rows": rows,
        "leaky_rows": [row for row in rows if any(LEAKY in cell for cell in row)],
        "sections": [_section(outcome) for outcome in outcomes],
    }
    return render_template("aemo_studio.workbench.bench", "page.html.jinja", fields)


def _bars(outcomes: Sequence[Outcome]) -> str:
    rows = []
    for outcome in sorted(outcomes, key=lambda o: (o.run.plan.leaky, -o.figures.uar)):
        leaky = outcome.run.plan.leaky
        mark = " (LEAKY)" if leaky else ""
        name = f"{outcome.run.recipe.name}, {outcome.run.plan.protocol}{mark}"
        rows.append((name, outcome.figures.uar, outcome.figures.interval, leaky))
    return uar_svg(rows)


def _section(outcome: Outcome) -> _Section:
    names = shown(outcome)
    places = [EMOTIONS.index(Emotion(name)) for name in names]
    counts = outcome.figures.confusion[np.ix_(places, places)]
    emotions, precision, recall = zip(*emotion_rows(outcome), strict=True)
    return _Section(
        title=f"{outcome.title}, {outcome.run.plan.protocol}",
        leaky=outcome.run.plan.leaky,
        description=description(outcome),
        confusion=confusion_svg(names, counts),
        reliability=reliability_svg(outcome.figures),
        rounds=tuple(_rounds(outcome)),
        emotions=emotions,
        precision=precision,
        recall=recall,
    )


def _rounds(outcome: Outcome) -> Iterator[_Rows]:
    rows = split_rows(outcome)
    for start in range(0, len(rows), _ROWS):
        yield rows[start : start + _ROWS]
