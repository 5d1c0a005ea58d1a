"""Rates how much is sung where nobody should sing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from aemo_studio.music.cut.bar_grid import BarGrid, Values

_COSTS_PER_S = 0.6

Spans = Sequence[tuple[float, float]]
"""Beginnings and ends in seconds."""


def sung_shares(grid: BarGrid, sung_s: Spans) -> Values:
    """Computes which share of each bar is sung, float64[m] in [0, 1]. sung_s: of the file."""
    sung = _overlaps(grid.starts_s, grid.starts_s + grid.lengths_s, sung_s)
    return np.minimum(1.0, sung / np.maximum(grid.lengths_s, 1e-3))


def singing_costs(shares: Values, starts_s: Values, lengths_s: Values, spoken_s: Spans) -> Values:
    """Computes what it costs to hear bars at some times, in the shape of those.

    shares: float64[m]. starts_s, lengths_s: float64[c, m], seconds of the result. spoken_s: when
    nobody should sing, seconds of the result.
    """
    return _COSTS_PER_S * shares * _overlaps(starts_s, starts_s + lengths_s, spoken_s)


def _overlaps(starts_s: Values, ends_s: Values, spans_s: Spans) -> Values:
    total = np.zeros_like(starts_s)
    for begins_s, stops_s in spans_s:
        both = np.minimum(ends_s, stops_s) - np.maximum(starts_s, begins_s)
        total += np.maximum(both, 0.0)
    return total
