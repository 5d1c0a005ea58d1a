"""Finds exact frame rates, and whether a film's frames follow them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np

from aemo_studio.base.progress import WarningEvent
from aemo_studio.base.translations import phrase
from aemo_studio.domain.video import VideoInfo

_STANDARD = tuple(Fraction(n * 1000, 1001) for n in (24, 30, 48, 60, 120)) + tuple(
    Fraction(n) for n in (24, 25, 30, 48, 50, 60, 100, 120)
)
_CLOSE = 2e-4
_NEARLY = 6e-3
_ENOUGH_STAMPS = 12
_ALIKE = 0.1
_SLOWEST, _FASTEST = 8, 120


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


def nominal_rate(
    declared: Fraction | None, stamps: Sequence[int], time_base: Fraction
) -> Fraction | None:
    """Finds the rate that a film's frames follow where they are uneven, or where some are missing.

    declared: the average, snapped. A film's most frequent gaps give the standard rate that it was
    recorded at; where they agree with the average, or with no standard rate, the average counts.
    """
    if declared is None or declared in _STANDARD or len(stamps) < _ENOUGH_STAMPS:
        return declared
    usual = _usual_rate(stamps, time_base)
    if usual is None or abs(usual - declared) < _CLOSE * declared:
        return declared
    nearest = min(_STANDARD, key=lambda standard: abs(standard - usual))
    return nearest if abs(nearest - usual) < _NEARLY * nearest else declared


def rate_warnings(info: VideoInfo) -> Iterator[WarningEvent]:
    """Warns of a variable rate, which editing programs only approximate, and of one that hardly a
    film has, so that the file rather claims it."""
    if info.frame_rate is None:
        return
    if info.variable_rate:
        yield WarningEvent(
            "variable_rate",
            phrase(
                "The film's frame rate is variable; times are exact, and timecode counts {rate} "
                "frames a second. For editing, convert it to a constant rate first.",
                rate=_written(info.timecode_rate.rate),
            ),
        )
    if not _SLOWEST <= info.frame_rate <= _FASTEST:
        yield WarningEvent(
            "unusual_rate",
            phrase(
                "The film runs at {rate} frames a second, which is unusual; check how it was "
                "recorded or exported before you edit by its timecode.",
                rate=_written(info.frame_rate),
            ),
        )


def _written(rate: Fraction) -> str:
    return f"{float(rate):.3f}".rstrip("0").rstrip(".")


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


def _usual_rate(stamps: Sequence[int], time_base: Fraction) -> float | None:
    """Measures the mean of the gaps that are most alike, as a rate; None where fewer than a
    third are."""
    gaps = np.diff(np.unique(np.asarray(stamps, np.float64)))
    if not len(gaps):
        return None
    alike = np.abs(gaps[:, None] / gaps[None, :] - 1) < _ALIKE
    best = int(np.argmax(alike.sum(axis=0)))
    cluster = gaps[alike[:, best]]
    if len(cluster) * 3 < len(gaps):
        return None
    return float(1 / (cluster.mean() * float(time_base)))


def _mean_rate(stamps: Sequence[int], time_base: Fraction) -> Fraction | None:
    if len(stamps) < 2 or max(stamps) == min(stamps):
        return None
    span = (max(stamps) - min(stamps)) * time_base
    return (Fraction(len(stamps) - 1) / span).limit_denominator(100_000)
