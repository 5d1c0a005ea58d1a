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
from aemo_studio.workbench.bench.measured_run import LEAKY, MeasuredRun
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


def page(runs: Sequence[MeasuredRun]) -> str:
    """Renders a complete HTML document."""
    rows = comparison_rows(runs)
    fields = {
        "how_to_read": HOW_TO_READ,
        "leaky_note": LEAKY,
        "bars": _bars(runs),
        "head": HEAD,
        "rows": rows,
        "leaky_rows": [row for row in rows if any(LEAKY in cell for cell in row)],
        "sections": [_section(measured) for measured in runs],
    }
    return render_template("aemo_studio.workbench.bench", "page.html.jinja", fields)


def _bars(runs: Sequence[MeasuredRun]) -> str:
    rows = []
    for measured in sorted(runs, key=lambda o: (o.run.plan.leaky, -o.figures.uar)):
        leaky = measured.run.plan.leaky
        mark = " (LEAKY)" if leaky else ""
        name = f"{measured.run.recipe.name}, {measured.run.plan.protocol}{mark}"
        rows.append((name, measured.figures.uar, measured.figures.interval, leaky))
    return uar_svg(rows)


def _section(measured: MeasuredRun) -> _Section:
    names = shown(measured)
    places = [EMOTIONS.index(Emotion(name)) for name in names]
    counts = measured.figures.confusion[np.ix_(places, places)]
    emotions, precision, recall = zip(*emotion_rows(measured), strict=True)
    return _Section(
        title=f"{measured.title}, {measured.run.plan.protocol}",
        leaky=measured.run.plan.leaky,
        description=description(measured),
        confusion=confusion_svg(names, counts),
        reliability=reliability_svg(measured.figures),
        rounds=tuple(_rounds(measured)),
        emotions=emotions,
        precision=precision,
        recall=recall,
    )


def _rounds(measured: MeasuredRun) -> Iterator[_Rows]:
    """Yields the UAR of each split, in tables that stand side by side."""
    rows = split_rows(measured)
    for start in range(0, len(rows), _ROWS):
        yield rows[start : start + _ROWS]
