"""The pictures of the report, as SVG that lies inside the page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np

from aemo_studio.workbench.bench.summary import Summary
from aemo_studio.workbench.bootstrap import Doubles

_CELL = 46
_LABEL = 84
_SIDE = 260
_MARGIN = 44


def confusion_svg(names: Sequence[str], counts: Doubles) -> str:
    """Draws the confusions, each row as shares of its emotion.

    counts: float64[k, k], rows the truth.
    """
    totals = counts.sum(axis=1, keepdims=True)
    shares = counts / np.where(totals > 0, totals, 1.0)
    size = len(names) * _CELL
    parts = [
        _text(_LABEL + (k + 0.5) * _CELL, _LABEL - 8, name, "start", turned=True)
        for k, name in enumerate(names)
    ]
    for row, name in enumerate(names):
        parts.append(_text(_LABEL - 8, _LABEL + (row + 0.6) * _CELL, name, "end"))
        parts += [_share(k, row, float(shares[row, k])) for k in range(len(names))]
    return _svg(_LABEL + size + 50, _LABEL + size + 4, "Confusions, shares of each emotion", parts)


def _share(column: int, row: int, share: float) -> str:
    x, y = _LABEL + column * _CELL, _LABEL + row * _CELL
    words = f"{share:.0%}" if share >= 0.005 else ""
    tone = "light" if share > 0.6 else "dark"
    return (
        f'<rect x="{x}" y="{y}" width="{_CELL - 1}" height="{_CELL - 1}" '
        f'class="share" fill-opacity="{0.04 + 0.96 * share:.3f}"/>'
        f'<text x="{x + _CELL / 2:.1f}" y="{y + _CELL * 0.6:.1f}" class="{tone}" '
        f'text-anchor="middle">{words}</text>'
    )


def reliability_svg(figures: Summary) -> str:
    """Draws how often predictions of a given confidence were right; ideally, the diagonal.

    The area of a dot grows with the clips in its bin.
    """
    parts = [
        f'<line x1="{_MARGIN}" y1="{_SIDE + 10}" x2="{_MARGIN + _SIDE}" y2="10" class="ideal"/>',
        f'<rect x="{_MARGIN}" y="10" width="{_SIDE}" height="{_SIDE}" class="frame"/>',
    ]
    for share in (0.0, 0.5, 1.0):
        x, y = _MARGIN + share * _SIDE, 10 + _SIDE * (1 - share)
        parts.append(_text(x, _SIDE + 28, f"{share:.1f}", "middle"))
        parts.append(_text(_MARGIN - 8, y + 4, f"{share:.1f}", "end"))
    for confidence, accuracy, weight in figures.bins.tolist():
        if weight > 0:
            x, y = _MARGIN + confidence * _SIDE, 10 + _SIDE * (1 - accuracy)
            radius = 2.5 + 16 * weight**0.5
            parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" class="dot"/>')
    parts.append(_text(_MARGIN + _SIDE / 2, _SIDE + 46, "confidence", "middle"))
    parts.append(_text(_MARGIN, 4, "share that was right", "start"))
    return _svg(_MARGIN + _SIDE + 20, _SIDE + 54, "Reliability diagram", parts, top=-12)


def uar_svg(rows: Sequence[tuple[str, float, tuple[float, float], bool]]) -> str:
    """Draws a bar for each (name, UAR, interval, leaky); leaky ones are hatched."""
    left, width, step = 230, 520, 30
    parts = [
        '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect width="3" height="6" class="leaky"/></pattern></defs>'
    ]
    bottom = len(rows) * step
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        x = left + share * width
        parts.append(f'<line x1="{x}" y1="0" x2="{x}" y2="{bottom}" class="grid"/>')
        parts.append(_text(x, bottom + 18, f"{share:.2f}", "middle"))
    for number, (name, uar, (low, high), leaky) in enumerate(rows):
        y = number * step
        kind = 'fill="url(#hatch)"' if leaky else 'class="bar"'
        parts.append(_text(left - 10, y + 19, name, "end"))
        parts.append(f'<rect x="{left}" y="{y + 5}" width="{uar * width:.1f}" height="18" {kind}/>')
        ends = [f"{left + end * width:.1f}" for end in (low, high)]
        parts.append(
            f'<line x1="{ends[0]}" y1="{y + 14}" x2="{ends[1]}" y2="{y + 14}" class="interval"/>'
        )
        parts.append(_text(left + max(uar, high) * width + 8, y + 19, f"{uar:.3f}", "start"))
    return _svg(left + width + 60, bottom + 26, "UAR of the recipes", parts)


def _text(x: float, y: float, words: str, anchor: str, turned: bool = False) -> str:
    turn = f' transform="rotate(-40 {x:.1f} {y:.1f})"' if turned else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{turn}>{escape(words)}</text>'


def _svg(width: float, height: float, title: str, parts: Sequence[str], top: int = 0) -> str:
    return (
        f'<svg viewBox="0 {top} {width:.0f} {height - top:.0f}" width="{width:.0f}" role="img" '
        f'aria-label="{escape(title)}"><title>{escape(title)}</title>{"".join(parts)}</svg>'
    )
