"""Matches films by their sound alone, where one of them has no picture: by how the level moves.

Every constant is by hand: docs/conform.md says on which films.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from aemo_studio.project.recut.descriptors import Values
from aemo_studio.project.recut.level_matching import WINDOW, LevelMatcher, LevelSpan
from aemo_studio.project.recut.loudness_match import SoundLevels, as_loud
from aemo_studio.project.recut.sound_windows import (
    CLEARER,
    STEP_LEVELS,
    WINDOW_LEVELS,
    SoundRun,
    SoundWindows,
    runs_of,
    windows_of,
)
from aemo_studio.project.recut.stretches import Stretch

_SAME_LEVEL = 0.25
"""Difference of two levels (natural logarithms) up to which they are the same."""

_REACH, _SMOOTH, _MOSTLY = 40, 7, 0.7
"""Levels beyond its windows to which a run may reach, as long as of so many levels in a row this
share is the same."""

_SHORTEST_S, _SURE_S = 0.5, 1.8
"""Seconds of the shortest stretch, and of the shortest that is sure: of 1.4 s, 3 of 182 were
wrong (docs/attempts.md)."""

_SAME_MIX = 0.7
"""Share of what is alike by its movement that has to be the same by its levels, for the mix to
be the same."""

_SHARED_S, _SHARED = 2.2, 0.2
"""Seconds at a stretch, or share of the new sound in all, that have to be surely the same: less
is alike between any two films."""

Numbers = NDArray[np.int64]


def match_sound(old: SoundLevels, new: SoundLevels, speeds: Sequence[float]) -> tuple[Stretch, ...]:
    """Finds where the parts of the new sound come from; empty where nothing surely does: over one
    or two seconds the level of anything moves somewhere as that of anything else.

    speeds: seconds of the old sound for one of the new one that are tried.
    """
    if min(len(old.levels), len(new.levels)) < WINDOW_LEVELS:
        return ()
    tried = [(_typical(old.levels, at_rate(new, old.rate_hz, one)), one) for one in speeds]
    speed = max(tried, key=lambda one: (one[0] > tried[0][0] + CLEARER, one[0]))[1]
    levels = at_rate(new, old.rate_hz, speed)
    found = _stretches(old, levels, windows_of(old.levels, levels, STEP_LEVELS))
    found = _by_levels(old, levels, found) or found
    if not _shares(found, len(levels) / old.rate_hz):
        return ()
    return tuple(
        replace(one, start_s=one.start_s / speed, end_s=one.end_s / speed, speed=speed)
        for one in found
    )


def _by_levels(old: SoundLevels, new: Values, found: Sequence[Stretch]) -> list[Stretch]:
    """Matches films of the same mix again, by the levels themselves; empty where the mix is not
    the same. found: what is alike by its movement."""
    sure = [(one.start_s, one.from_s, one.length_s) for one in found if one.sure]
    new = as_loud(old, SoundLevels(new, old.rate_hz), sure, 1.0).levels
    matcher = LevelMatcher(old.levels, new)
    spans = [[round(seconds * old.rate_hz) for seconds in one] for one in sure]
    same = [matcher.surely(LevelSpan(a, a + n, b - a), met=False) for a, b, n in spans]
    if not same or np.mean(same) < _SAME_MIX:
        return []
    divided = _divided(matcher)
    return [
        Stretch(
            one.first / old.rate_hz,
            one.end / old.rate_hz,
            (one.first + one.later) / old.rate_hz,
            sure=matcher.surely(one, met=_met(n, divided, len(new))),
        )
        for n, one in enumerate(divided)
        if (one.end - one.first) / old.rate_hz >= _SHORTEST_S
    ]


def sure_by_levels(matcher: LevelMatcher) -> list[LevelSpan]:
    """Finds what surely is as loud as a place of the old film."""
    found, count = _divided(matcher), len(matcher.new)
    return [one for n, one in enumerate(found) if matcher.surely(one, met=_met(n, found, count))]


def _divided(matcher: LevelMatcher) -> list[LevelSpan]:
    runs = runs_of(SoundWindows(*matcher.windows(), WINDOW))
    return matcher.divided([LevelSpan(run.first, run.end, run.later) for run in runs])


def _met(n: int, spans: Sequence[LevelSpan], count: int) -> bool:
    """Whether other spans, or the ends of the sound, lie right before and after one."""
    before = spans[n - 1].end if n else 0
    after = spans[n + 1].first if n + 1 < len(spans) else count
    return before == spans[n].first and after == spans[n].end


def _shares(found: Sequence[Stretch], duration_s: float) -> bool:
    sure_s = [one.length_s for one in found if one.sure]
    return max(sure_s, default=0.0) >= _SHARED_S or sum(sure_s) >= _SHARED * duration_s


def at_rate(sound: SoundLevels, rate_hz: float, speed: float) -> Values:
    count = int(len(sound.levels) * rate_hz * speed / sound.rate_hz)
    times = (np.arange(count) + 0.5) * sound.rate_hz / (rate_hz * speed) - 0.5
    return np.interp(times, np.arange(len(sound.levels)), sound.levels).astype(np.float32)


def _typical(old: Values, new: Values) -> float:
    """Computes how alike what is most alike is, at a few places."""
    found = windows_of(old, new, max(STEP_LEVELS, len(new) // 200))
    return float(np.quantile(found.likeness[:, 0], 0.6))


def _stretches(old: SoundLevels, new: Values, windows: SoundWindows) -> list[Stretch]:
    runs = runs_of(windows)
    edges = _edges(old.levels, new, runs)
    return [
        Stretch(
            start / old.rate_hz,
            end / old.rate_hz,
            (start + run.later) / old.rate_hz,
            sure=run.sure and (end - start) / old.rate_hz >= _SURE_S,
        )
        for run, (start, end) in zip(runs, edges, strict=True)
        if (end - start) / old.rate_hz >= _SHORTEST_S
    ]


def _edges(old: Values, new: Values, runs: Sequence[SoundRun]) -> list[tuple[int, int]]:
    """Finds the ends of each run: as far as the levels are the same, and between two runs where one
    fits as well as the other."""
    found = [_reach(old, new, run) for run in runs]
    for n in range(len(runs) - 1):
        end, start = found[n][1], found[n + 1][0]
        if end > start:
            at = _between(old, new, runs[n : n + 2], range(start, end))
            found[n], found[n + 1] = (found[n][0], at), (at, found[n + 1][1])
    return found


def _reach(old: Values, new: Values, run: SoundRun) -> tuple[int, int]:
    """Finds how far from the surest window on a run fits."""
    low, high = max(0, run.first - _REACH), min(len(new), run.end + _REACH)
    moments = np.arange(low, high)
    places = moments + run.later
    there = (places >= 0) & (places < len(old))
    same = there & (np.abs(new[moments] - old[np.clip(places, 0, len(old) - 1)]) <= _SAME_LEVEL)
    fits = np.convolve(same, np.ones(_SMOOTH) / _SMOOTH, "same") >= _MOSTLY
    middle = run.best + WINDOW_LEVELS // 2 - low
    before, after = np.flatnonzero(~fits[:middle]), np.flatnonzero(~fits[middle:])
    start = int(before[-1]) + 1 if len(before) else 0
    end = middle + (int(after[0]) if len(after) else len(fits) - middle)
    return low + start, low + end


def _between(old: Values, new: Values, runs: Sequence[SoundRun], span: range) -> int:
    """Finds the level at which a run becomes the next one."""
    moments = np.array(span)
    left, right = (_apart(old, new, one, moments) for one in runs)
    costs = np.concatenate([[0.0], np.cumsum(left)]) + np.append(np.cumsum(right[::-1])[::-1], 0.0)
    return int(moments[0] + int(costs.argmin()))


def _apart(old: Values, new: Values, run: SoundRun, moments: Numbers) -> Values:
    places = np.clip(moments + run.later, 0, len(old) - 1)
    return np.minimum(np.abs(new[moments] - old[places]), 1.0)
