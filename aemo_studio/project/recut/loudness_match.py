"""Compares how the loudness of two films moves, to find the same sound at nearly the same time.

Every constant is by hand: docs/conform.md says on which films.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from aemo_studio.domain.project import Analysis
from aemo_studio.project.recut.descriptors import Values, log_levels

SHIFTS_S = 0.3
"""Seconds around a place in which the same sound is looked for."""

_PHASES = 3
"""Parts of a level by which the new film may begin later."""

_LEAST_LEVELS, _AROUND = 4, 4
"""Levels of the shortest stretch that is compared, and on both sides of a time around which is
compared."""


class SoundLevels(NamedTuple):
    """The level of a film over time."""

    #: float32[n]: logarithms of levels.
    levels: Values
    #: Levels per second.
    rate_hz: float


class Heard(NamedTuple):
    """How alike two stretches sound where they sound most alike."""

    #: From -1 to 1; 0 where the sound is even or missing.
    likeness: float
    #: Seconds of the old film by which it lies later than it was looked for.
    shift_s: float
    #: Whether both move, so that they could sound alike.
    tells: bool = True
    #: How far apart the levels themselves are, in [0, 1]: 0 for the same sound in the same mix.
    apart: float = 1.0


def loudness_of(analysis: Analysis) -> SoundLevels:
    """Computes the level of a film over time; empty without sound."""
    levels = log_levels(analysis.waveform).astype(np.float32)
    return SoundLevels(levels, analysis.waveform.rate_hz)


def compare(
    old: SoundLevels, new: SoundLevels, span_s: tuple[float, float], from_s: float, speed: float
) -> Heard:
    """Compares a stretch of the new film with the old one around a place.

    span_s: its start and end in the new film. from_s: seconds of the old film. speed: seconds of
    the old film for one of the new one.
    """
    most = round(SHIFTS_S * old.rate_hz)
    at = round(from_s * old.rate_hz)
    heard = np.array(
        [_resampled(new, *span_s, old.rate_hz, speed, late=n / _PHASES) for n in range(_PHASES)]
    )
    likeness = _likeness(heard, old.levels, at - most, 2 * most + 1)
    apart = _levels_apart(heard, old.levels, at - most, 2 * most + 1)
    if np.isnan(likeness).all():
        return Heard(0.0, 0.0, tells=False, apart=apart)
    phase, best = np.unravel_index(int(np.nanargmax(likeness)), likeness.shape)
    top = float(likeness[phase, best])
    shift_s = (at + best - most - phase / _PHASES) / old.rate_hz - from_s
    return Heard(max(0.0, top), float(shift_s) if top > 0 else 0.0, apart=apart)


def as_loud(
    old: SoundLevels, new: SoundLevels, spans_s: Sequence[tuple[float, float, float]], speed: float
) -> SoundLevels:
    """Makes the new film as loud as the old one. spans_s: start in the new film, start in the old
    one and length of what shows the same, at the old film's pace."""
    louder = []
    for new_s, old_s, length_s in spans_s:
        times_s = np.arange(0.0, length_s, 1 / old.rate_hz)[None]
        here, there = _read(new, (new_s + times_s) / speed), _read(old, old_s + times_s)
        louder.append(float((here - there).mean()))
    gain = np.float32(np.median(louder)) if louder else np.float32(0)
    return SoundLevels(new.levels - gain, new.rate_hz)


def likeness_everywhere(
    old: SoundLevels, new: SoundLevels, span_s: tuple[float, float], speed: float
) -> Values:
    """Compares a stretch of the new film with the old one from each of its levels on: float32[n]; 0
    where either does not move."""
    heard = _resampled(new, *span_s, old.rate_hz, speed, late=0.0)[None]
    if heard.shape[1] < _LEAST_LEVELS or heard.shape[1] > len(old.levels):
        return np.zeros(0, np.float32)
    found = _likeness(heard, old.levels, 0, len(old.levels) - heard.shape[1] + 1)
    return np.nan_to_num(found[0], nan=0.0)


def likeness_along(
    old: SoundLevels,
    new: SoundLevels,
    times_s: NDArray[np.float64],
    later_s: float,
    speed: float,
) -> Values:
    """Compares what is heard around times of the new film with what is heard `later_s` seconds
    later in the old one: float32[n]. times_s: seconds of the old film's pace."""
    around = np.arange(-_AROUND, _AROUND + 1) / old.rate_hz
    at_s = times_s[:, None] + around[None, :]
    here = _read(new, at_s / speed)
    there = _read(old, at_s + later_s)
    here = here - here.mean(axis=1, keepdims=True)
    there = there - there.mean(axis=1, keepdims=True)
    norms = np.linalg.norm(here, axis=1) * np.linalg.norm(there, axis=1)
    return np.where(norms > 1e-3, (here * there).sum(axis=1) / np.maximum(norms, 1e-6), 0.0)


def _read(sound: SoundLevels, times_s: NDArray[np.float64]) -> Values:
    places = np.arange(len(sound.levels)) + 0.5
    flat = np.interp(times_s.reshape(-1) * sound.rate_hz, places, sound.levels)
    return flat.reshape(times_s.shape).astype(np.float32)


def _resampled(
    new: SoundLevels, start_s: float, end_s: float, rate_hz: float, speed: float, *, late: float
) -> Values:
    """Reads the level of a stretch at another rate, `late` steps after its beginning."""
    count = int((end_s - start_s) * speed * rate_hz)
    times_s = start_s + (np.arange(count) + late) / (speed * rate_hz)
    first = max(0, int(start_s * new.rate_hz) - 1)
    near = new.levels[first : int(end_s * new.rate_hz) + 3]
    if not len(near):
        return np.zeros(len(times_s), np.float32)
    places = first + np.arange(len(near)) + 0.5
    return np.interp(times_s * new.rate_hz + 0.5, places, near).astype(np.float32)


def _likeness(heard: Values, before: Values, first: int, count: int) -> Values:
    """Compares float32[phases, n] with the stretches of n levels from `first` on: [phases, count];
    NaN where either does not move or is not there."""
    length = heard.shape[1]
    found = np.full((len(heard), count), np.nan, np.float32)
    low, high = max(0, first), min(len(before) - length + 1, first + count)
    if length < _LEAST_LEVELS or high <= low:
        return found
    a = heard - heard.mean(axis=1, keepdims=True)
    b = sliding_window_view(before[low : high + length - 1], length)
    b = b - b.mean(axis=1, keepdims=True)
    norms = np.linalg.norm(a, axis=1)[:, None] * np.linalg.norm(b, axis=1)[None, :]
    with np.errstate(divide="ignore", invalid="ignore"):
        found[:, low - first : high - first] = np.where(norms > 1e-3, (a @ b.T) / norms, np.nan)
    return found


def _levels_apart(heard: Values, before: Values, first: int, count: int) -> float:
    """Finds how far apart float32[phases, n] is from the nearest of the stretches of n levels from
    `first` on."""
    length = heard.shape[1]
    low, high = max(0, first), min(len(before) - length + 1, first + count)
    if length < _LEAST_LEVELS or high <= low:
        return 1.0
    there = sliding_window_view(before[low : high + length - 1], length)
    apart = np.minimum(np.abs(heard[:, None, :] - there[None, :, :]), 1.0)
    return float(apart.mean(axis=2).min())


def top_of(values: Sequence[float]) -> float:
    """Finds the top of the parabola through three values, from -0.5 to 0.5 steps."""
    left, top, right = values
    bend = left - 2 * top + right
    return float(np.clip((left - right) / (2 * bend), -0.5, 0.5)) if abs(bend) > 1e-9 else 0.0
