"""Finds exact frame rates, and whether a film's frames follow them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

_STANDARD = tuple(Fraction(n * 1000, 1001) for n in (24, 30, 48, 60, 120)) + tuple(
    Fraction(n) for n in (24, 25, 30, 48, 50, 60, 100, 120)
)
_CLOSE = 2e-4


def snapped_rate(
    declared: Fraction | None, stamps: Sequence[int], time_base: Fraction
) -> Fraction | None:
    """Snaps a declared rate to the standard one of which it is a rounding.

    stamps: presentation timestamps in `time_base`, any order; where the file declares no
    rate (None), their mean gap gives it. None for a single frame without a rate.
    """
    rate = declared if declared is not None else _mean_rate(stamps, time_base)
    if rate is None:
        return None
    nearest = min(_STANDARD, key=lambda standard: abs(standard - rate))
    return nearest if abs(nearest - rate) < _CLOSE * nearest else rate


def is_variable(stamps: Sequence[int], time_base: Fraction, rate: Fraction) -> bool:
    """Whether gaps between frames are not whole multiples of 1 / rate.

    A gap may be off by the rounding of the file's clock (Matroska counts milliseconds)
    and by a twentieth of a frame.
    """
    if len(stamps) < 3:
        return False
    ordered = np.unique(np.asarray(stamps, np.float64))
    gaps = np.diff(ordered) * float(time_base * rate)
    tolerance = 1.01 * float(time_base * rate) + 0.05
    off = np.abs(gaps - np.maximum(1.0, np.round(gaps)))
    return bool(np.any(off > tolerance))


def _mean_rate(stamps: Sequence[int], time_base: Fraction) -> Fraction | None:
    if len(stamps) < 2 or max(stamps) == min(stamps):
        return None
    span = (max(stamps) - min(stamps)) * time_base
    return (Fraction(len(stamps) - 1) / span).limit_denominator(100_000)
