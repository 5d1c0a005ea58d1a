"""The report of the test bench as one HTML page that needs nothing beside itself."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np

from aemo_studio.domain.emotion import EMOTIONS
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

_STYLE = """
:root { color-scheme: light dark; --ink: #1d2430; --soft: #5c6675; --paper: #fff;
  --line: #d9dee6; --main: #2a5fb0; --warn: #a33b12; --wash: #f5f7fa }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ee; --soft: #a3adba;
  --paper: #16191f; --line: #343b46; --main: #77a7ee; --warn: #f0936b; --wash: #1e232b } }
body { font: 15px/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper);
  max-width: 1120px; margin: 2.5rem auto; padding: 0 1.5rem }
h1 { font-size: 1.7rem; margin: 0 0 .6rem } h2 { font-size: 1.2rem; margin: 0 0 .3rem }
h3 { font-size: .95rem; margin: 0 0 .5rem; color: var(--soft); font-weight: 600 }
p { max-width: 75ch; color: var(--soft); margin: .2rem 0 1.2rem }
section { border-top: 1px solid var(--line); padding-top: 1.6rem; margin-top: 2.2rem }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .88rem }
th, td { text-align: right; padding: .38rem .7rem; border-bottom: 1px solid var(--line) }
th { color: var(--soft); font-weight: 600; vertical-align: bottom }
th:first-child, td:first-child, .wide th:nth-child(2), .wide td:nth-child(2), .wide th:last-child,
.wide td:last-child { text-align: left }
.wide { width: 100%; overflow-x: auto; margin: 1rem 0 1.6rem }
.wide td { white-space: nowrap } .wide td:nth-child(2), .wide td:last-child { white-space: normal }
.wide table { font-size: .84rem } .wide th, .wide td { padding: .38rem .55rem }
.leaky-row td { color: var(--warn) }
.side { display: flex; flex-wrap: wrap; gap: 1.4rem 2.2rem; align-items: flex-start }
svg { max-width: 100%; height: auto } svg text { font-size: 12px; fill: var(--ink) }
svg text.light { fill: var(--paper) } .share, .bar, .dot { fill: var(--main) }
.dot { fill-opacity: .75 } .frame { fill: none; stroke: var(--line) }
.grid { stroke: var(--line) } .ideal { stroke: var(--soft); stroke-dasharray: 5 4 }
.interval { stroke: var(--ink); stroke-width: 2 } .leaky { fill: var(--warn) }
.warning { border-left: 3px solid var(--warn); padding: .5rem .9rem; background: var(--wash);
  color: var(--warn) }
"""


def page(runs: Sequence[MeasuredRun]) -> str:
    """Renders a complete HTML document."""
    leaky = any(measured.run.plan.leaky for measured in runs)
    warning = (
        f'<p class="warning">{escape(LEAKY)}. Such figures say nothing about people the model '
        "was not trained on.</p>"
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Speech emotion: recipes compared</title><style>{_STYLE}</style></head><body>"
        f"<h1>Speech emotion: recipes compared</h1><p>{escape(HOW_TO_READ)}</p>"
        f"{warning if leaky else ''}{_bars(runs)}"
        f'<div class="wide">{_table(HEAD, comparison_rows(runs))}</div>'
        f"{''.join(_section(measured) for measured in runs)}</body></html>\n"
    )


def _bars(runs: Sequence[MeasuredRun]) -> str:
    rows = []
    for measured in sorted(runs, key=lambda o: (o.run.plan.leaky, -o.figures.uar)):
        leaky = measured.run.plan.leaky
        mark = " (LEAKY)" if leaky else ""
        name = f"{measured.run.recipe.name}, {measured.run.plan.protocol}{mark}"
        rows.append((name, measured.figures.uar, measured.figures.interval, leaky))
    return uar_svg(rows)


def _section(measured: MeasuredRun) -> str:
    names = shown(measured)
    places = [[e.value for e in EMOTIONS].index(name) for name in names]
    counts = measured.figures.confusion[np.ix_(places, places)]
    leaky = measured.run.plan.leaky
    warning = f'<p class="warning">{escape(LEAKY)}.</p>' if leaky else ""
    return (
        f"<section><h2>{escape(measured.title)}, {escape(measured.run.plan.protocol)}</h2>"
        f'<p>{escape(description(measured))}</p>{warning}<div class="side">'
        f"<div><h3>Confusions (rows are the truth)</h3>{confusion_svg(names, counts)}</div>"
        f"<div><h3>Reliability, 15 bins</h3>{reliability_svg(measured.figures)}</div>"
        f'<div><h3>Rounds</h3><div class="side">{_rounds(measured)}</div></div></div>'
        f"<div>{_by_emotion(measured)}</div></section>"
    )


def _rounds(measured: MeasuredRun) -> str:
    """Renders the UAR of each split, in columns side by side where there are many."""
    rows = split_rows(measured)
    parts = [rows[start : start + _ROWS] for start in range(0, len(rows), _ROWS)]
    return "".join(f"<div>{_table(('tested on', 'UAR'), part)}</div>" for part in parts)


def _by_emotion(measured: MeasuredRun) -> str:
    names, precisions, recalls = zip(*emotion_rows(measured), strict=True)
    return _table(("", *names), [["precision", *precisions], ["recall", *recalls]])


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    cells = "".join(f"<th>{escape(word)}</th>" for word in head)
    lines = [
        f"<tr{' class=leaky-row' if any(LEAKY in cell for cell in row) else ''}>"
        + "".join(f"<td>{escape(cell)}</td>" for cell in row)
        + "</tr>"
        for row in rows
    ]
    return f"<table><thead><tr>{cells}</tr></thead><tbody>{''.join(lines)}</tbody></table>"
