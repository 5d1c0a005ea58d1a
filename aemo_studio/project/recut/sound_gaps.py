"""Finds by their levels what has no sure place between sure ones, in films of the same mix: shots
of half a second beside cuts that nobody sees.

Every constant is by hand: docs/conform.md says on which films.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from aemo_studio.project.recut.candidates import Films
from aemo_studio.project.recut.half_moments import seen_apart, steps_s
from aemo_studio.project.recut.level_matching import WINDOW, LevelMatcher
from aemo_studio.project.recut.sound_matching import at_rate, sure_by_levels
from aemo_studio.project.recut.stretches import Stretch, gaps

_LEAST_S, _MOST_LEVELS = 0.35, 1200
"""Seconds of the shortest gap, and levels of the longest one, that are looked for, for time."""

_REST_S, _EDGE_S = 0.3, 0.1
"""Seconds of the shortest rest beside what was heard, and up to which that reaches to an end of
its gap."""


def with_heard(films: Films, found: Sequence[Stretch], apart: float) -> list[Stretch]:
    """Adds what is heard where nothing is sure. apart: how little alike the same material looks."""
    spans = [(one.start_s, one.end_s) for one in found if one.sure]
    unsure = gaps(spans, 0.0, films.new.duration_s, _LEAST_S)
    heard = [one for gap in unsure for one in _heard(films, gap, apart)]
    kept = [one for one in found if one.sure]
    rests = [rest for one in found if not one.sure for rest in _without(one, heard)]
    return sorted([*kept, *heard, *rests], key=lambda one: one.start_s)


def _heard(films: Films, gap: tuple[float, float], apart: float) -> Iterator[Stretch]:
    """Finds what lies in a gap and sounds and looks like a place of the old film."""
    old = films.old_loudness
    levels = at_rate(films.new_loudness, old.rate_hz, films.sound_speed)
    first, end = (round(one * old.rate_hz) for one in gap)
    inside = levels[first:end]
    if not WINDOW <= len(inside) <= _MOST_LEVELS or len(old.levels) < WINDOW:
        return
    for one in sure_by_levels(LevelMatcher(old.levels, inside)):
        span_s = ((first + n) / old.rate_hz for n in (one.first, one.end))
        start_s, end_s = (_snapped(s, gap) for s in span_s)
        later_s = (one.later - first) / old.rate_hz
        if end_s - start_s > _LEAST_S and _looks_alike(films, start_s, end_s, later_s) <= apart:
            yield Stretch(start_s, end_s, start_s + later_s)


def _snapped(at_s: float, gap: tuple[float, float]) -> float:
    near = [edge_s for edge_s in gap if abs(edge_s - at_s) <= _EDGE_S]
    return near[0] if near else at_s


def _looks_alike(films: Films, start_s: float, end_s: float, later_s: float) -> float:
    times_s = steps_s(films.new, start_s, end_s)
    apart = np.sort(seen_apart(films.old, films.new, times_s, later_s))
    return float(apart[: max(1, len(apart) - 2)].mean()) if len(apart) else np.inf


def _without(one: Stretch, heard: Sequence[Stretch]) -> Iterator[Stretch]:
    """Yields what is left of a stretch beside others."""
    start_s = one.start_s
    for other in [*heard, Stretch(one.end_s, one.end_s, 0.0)]:
        if other.end_s <= one.start_s or other.start_s > one.end_s:
            continue
        if other.start_s - start_s >= _REST_S:
            yield replace(one, start_s=start_s, end_s=other.start_s, from_s=one.old_s(start_s))
        start_s = max(start_s, other.end_s)
