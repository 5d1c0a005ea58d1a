"""Compares how the loudness of two films moves, to find the same sound at nearly the same time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from aemo_studio.domain.project import Analysis
from aemo_studio.project.recut.descriptors import Values

SHIFTS_S = 0.3
"""How far around a place the same sound is looked for."""

_FAINT = 1e-3


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


def loudness_of(analysis: Analysis) -> SoundLevels:
    """Computes the level of a film over time; empty without sound."""
    peaks = analysis.waveform.peaks
    levels = np.log(peaks[:, 1] - peaks[:, 0] + _FAINT).astype(np.float32)
    return SoundLevels(levels, analysis.waveform.rate_hz)


def compare(
    old: SoundLevels, new: SoundLevels, span_s: tuple[float, float], from_s: float, speed: float
) -> Heard:
    """Compares a stretch of the new film with the old one around a place.

    span_s: its start and end in the new film. from_s: seconds of the old film. speed: seconds of
    the old film for one of the new one.
    """
    heard = _resampled(new, *span_s, old.rate_hz, speed)
    most = round(SHIFTS_S * old.rate_hz)
    at = round(from_s * old.rate_hz)
    likeness = [_likeness(heard, old.levels, at + k) for k in range(-most, most + 1)]
    best = int(np.argmax(likeness))
    if likeness[best] <= 0:
        return Heard(0.0, 0.0)
    inside = 0 < best < 2 * most
    fine = top_of(likeness[best - 1 : best + 2]) if inside else 0.0
    return Heard(likeness[best], (at + best - most + fine) / old.rate_hz - from_s)


def _resampled(
    new: SoundLevels, start_s: float, end_s: float, rate_hz: float, speed: float
) -> Values:
    times_s = start_s + np.arange(int((end_s - start_s) * speed * rate_hz)) / (speed * rate_hz)
    if not len(new.levels):
        return np.zeros(len(times_s), np.float32)
    places = np.arange(len(new.levels)) + 0.5
    return np.interp(times_s * new.rate_hz + 0.5, places, new.levels).astype(np.float32)


def _likeness(heard: Values, before: Values, at: int) -> float:
    if at < 0 or at + len(heard) > len(before) or len(heard) < 4:
        return 0.0
    a, b = heard - heard.mean(), before[at : at + len(heard)]
    b = b - b.mean()
    norm = float(np.linalg.norm(a) * np.linalg.norm(b))
    return float(a @ b) / norm if norm > 1e-3 else 0.0


def top_of(values: Sequence[float]) -> float:
    """Finds the top of the parabola through three values, from -0.5 to 0.5 steps."""
    left, top, right = values
    bend = left - 2 * top + right
    return float(np.clip((left - right) / (2 * bend), -0.5, 0.5)) if abs(bend) > 1e-9 else 0.0
