"""Lays the beats of music in steady tempo on one even grid."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_FEWEST_BEATS = 16
_NEAR, _CANDIDATES = 0.045, 2001
_OFF = 0.12
_STEADY = 0.85

Places = NDArray[np.float64]


def steadied(frames: NDArray[np.int64], count: int) -> Places:
    """Replaces beats by an even grid where the tempo is steady; else returns them as they are.

    Where nothing is played on the beats, a tracker slips by half a beat and back. Steady is a
    tempo whose beats lie together on a circle of half a beat (mean resultant length); the grid
    has the phase of most of them, and is finer than a frame. count: frames of the piece. Returns
    float64[n] frames.
    """
    found = frames.astype(np.float64)
    if len(found) < _FEWEST_BEATS:
        return found
    period = _period(found, float(np.median(np.diff(found))))
    angles = _mean(found, period / 2)
    if abs(angles) < _STEADY:
        return found
    period, phase = _fitted(found, period, np.angle(angles) / (2 * np.pi) * period / 2)
    grid = _grid(found, period, phase)
    return grid[(grid >= 0) & (grid < count - 0.5)]


def _period(found: Places, about: float) -> float:
    """Finds the period whose half collects the beats best."""
    periods = about * np.linspace(1 - _NEAR, 1 + _NEAR, _CANDIDATES)
    lengths = [abs(_mean(found, period / 2)) for period in periods]
    return float(periods[int(np.argmax(lengths))])


def _fitted(found: Places, period: float, phase: float) -> tuple[float, float]:
    """Draws a line through the beats near the grid of half beats; the rest has slipped."""
    half = period / 2
    for _ in range(3):
        numbers = np.round((found - phase) / half)
        near = np.abs(found - phase - numbers * half) < _OFF * half * 2
        half, phase = np.polyfit(numbers[near], found[near], 1).tolist()
    return 2 * half, phase


def _mean(found: Places, period: float) -> complex:
    return complex(np.exp(2j * np.pi * found / period).mean())


def _grid(found: Places, period: float, phase: float) -> Places:
    shifts = [phase, phase + period / 2]
    off = [np.abs(_rest(found - shift, period)) for shift in shifts]
    start = shifts[int(np.sum(off[1] < off[0]) > len(found) / 2)]
    first = round((found[0] - start) / period)
    last = round((found[-1] - start) / period)
    return start + period * np.arange(first, last + 1)


def _rest(values: Places, period: float) -> Places:
    return (values + period / 2) % period - period / 2
