"""Searches the cheapest way through the bars of a track, from its end to its beginning.

Dynamic programming: the cheapest way of n bars from a bar to the end goes through the cheapest way
of n - 1 bars from the bar that follows. Several shifts and tempos are tried side by side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aemo_studio.music.cut.bar_grid import BarGrid, Numbers, Values
from aemo_studio.music.cut.singing import singing_costs

MISS_COST = 2.5
"""What a hit costs that no strong beat meets."""

_MET_S = 0.09
_ENTRY_COST, _ENTRY_BAR_COST = 0.7, 0.5
_EARLY_COSTS_PER_S = 0.4
_LATE_COSTS_PER_S = 1.0
_LATEST_S = 1.5


@dataclass(frozen=True, eq=False)
class Ways:
    """What is asked of a way through the bars. c ways of ending are tried."""

    #: Seconds of the result.
    length_s: float
    #: float64[c]: seconds of the result from the end of the last bar to its end; less than 0
    #: where the last bar is cut short.
    tails_s: Values
    #: float64[c]: seconds of the result for one second of the file.
    stretches: Values
    #: float64[c]: what that tail and that stretch cost.
    costs: Values
    #: float64[m]: what it costs to end with each bar; infinite where that may not be.
    ends: Values
    #: float64[h]: wanted hits in seconds of the result.
    hits_s: Values
    #: By how much a seam costs more than it should, so that there are fewer.
    thrift: float
    #: Seconds of sound before the first bar, which are heard if the track is heard from its
    #: beginning.
    lead_s: float
    #: float64[m]: which share of each bar is sung.
    sung: Values
    #: When nobody should sing: beginnings and ends in seconds of the result.
    spoken_s: tuple[tuple[float, float], ...]


class Way(NamedTuple):
    """The cheapest way."""

    #: The bars in the order in which they are played.
    bars: tuple[int, ...]
    #: Seconds of the result before the first bar.
    before_s: float
    #: Which tail and stretch of the ways asked for.
    choice: int
    #: What it costs.
    cost: float


class _Layer(NamedTuple):
    #: float64[c, m].
    cost: Values
    #: float64[c, m]: seconds of the result from the bar's start to the end.
    used_s: Values


def cheapest(grid: BarGrid, asked: Ways) -> Way | None:
    """Finds the cheapest way that has exactly the length; None where none reaches it."""
    layer = _last_layer(grid, asked)
    following: list[NDArray[np.int16]] = []
    best: tuple[float, int, int, int] = (np.inf, 0, 0, 0)
    before_s = 0.0
    while np.isfinite(layer.cost).any():
        entries = layer.cost + _entry_costs(grid, asked, layer)
        choice, bar = divmod(int(np.argmin(entries)), len(grid))
        if entries[choice, bar] < best[0]:
            best = (float(entries[choice, bar]), len(following), choice, bar)
            before_s = asked.length_s - float(layer.used_s[choice, bar])
        layer, chosen = _layer_before(grid, asked, layer)
        following.append(chosen)
    if not np.isfinite(best[0]):
        return None
    cost, layers, choice, bar = best
    return Way(_followed(following, layers, choice, bar), before_s, choice, cost)


def _last_layer(grid: BarGrid, asked: Ways) -> _Layer:
    used = grid.lengths_s[None, :] * asked.stretches[:, None] + asked.tails_s[:, None]
    cost = asked.costs[:, None] + asked.ends[None, :] + _moment_costs(grid, asked, used)
    return _within(asked, cost, used)


def _layer_before(grid: BarGrid, asked: Ways, layer: _Layer) -> tuple[_Layer, NDArray[np.int16]]:
    """Plays one bar more before each way; also returns which bar follows, int16[c, m]."""
    ways, m = layer.cost.shape
    on = np.hstack([layer.cost[:, 1:], np.full((ways, 1), np.inf)])
    jumps = layer.cost[:, grid.targets] + grid.costs + asked.thrift
    cheapest_jump = jumps.argmin(axis=2)
    jump = np.take_along_axis(jumps, cheapest_jump[:, :, None], axis=2)[:, :, 0]
    target = grid.targets[np.arange(m), cheapest_jump]
    following = np.where(jump < on, target, np.minimum(np.arange(m) + 1, m - 1))
    used = np.take_along_axis(layer.used_s, following, axis=1)
    used = used + grid.lengths_s * asked.stretches[:, None]
    cost = np.minimum(jump, on) + _moment_costs(grid, asked, used)
    return _within(asked, cost, used), following.astype(np.int16)


def _within(asked: Ways, cost: Values, used: Values) -> _Layer:
    return _Layer(np.where(used <= asked.length_s + 1e-6, cost, np.inf), used)


def _moment_costs(grid: BarGrid, asked: Ways, used: Values) -> Values:
    """Computes what the hits inside each bar cost, by their distance to its strong beats, and what
    is sung there against speech."""
    starts = asked.length_s - used
    lengths = grid.lengths_s * asked.stretches[:, None]
    total = singing_costs(asked.sung, starts, lengths, asked.spoken_s)
    for hit_s in asked.hits_s:
        if not starts.min() <= hit_s < (starts + lengths).max():
            continue
        after = hit_s - starts
        middles = grid.middles_s * asked.stretches[:, None]
        off = np.minimum(
            np.abs(after), np.minimum(np.abs(after - middles), np.abs(after - lengths))
        )
        inside = (after >= 0.0) & (after < lengths)
        total += np.where(inside, _miss_cost(off), 0.0)
    return total


def _miss_cost(off_s: Values) -> Values:
    return MISS_COST * (1.0 - np.exp(-((off_s / _MET_S) ** 2))) + 0.3 * np.minimum(off_s, 1.0)


def _entry_costs(grid: BarGrid, asked: Ways, layer: _Layer) -> Values:
    """Computes what it costs to begin with each bar: the beginning of the track is best; elsewhere
    what lies before the bar is heard for as long as there is time, faded in."""
    before = asked.length_s - layer.used_s
    room = np.append(0.0, grid.lengths_s[:-1]) * asked.stretches[:, None]
    elsewhere = np.where(grid.sections, _ENTRY_COST - _ENTRY_BAR_COST / 2, _ENTRY_COST)
    costs = np.where(before <= room, elsewhere + _EARLY_COSTS_PER_S * before, np.inf)
    costs[:, 0] = _beginning_costs(asked, before[:, 0])
    for hit_s in asked.hits_s:
        if (before[np.isfinite(costs)] > hit_s).any():
            costs = costs + np.where(hit_s < before, _miss_cost(before - hit_s), 0.0)
    return costs


def _beginning_costs(asked: Ways, before: Values) -> Values:
    late = before - asked.lead_s * asked.stretches
    cut = _EARLY_COSTS_PER_S * np.maximum(-late, 0.0)
    silent = _LATE_COSTS_PER_S * np.maximum(late, 0.0)
    return np.where(late > _LATEST_S, np.inf, cut + silent)


def _followed(
    following: list[NDArray[np.int16]], layers: int, choice: int, bar: int
) -> tuple[int, ...]:
    bars = [bar]
    for chosen in reversed(following[:layers]):
        bars.append(int(chosen[choice, bars[-1]]))
    return tuple(bars)


def steps(bars: tuple[int, ...]) -> Numbers:
    """Finds where a way leaves the order of the track: numbers of the bars before which a seam
    lies."""
    order = np.array(bars, np.int64)
    return np.flatnonzero(np.diff(order) != 1) + 1
