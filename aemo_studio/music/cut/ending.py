"""Finds how a track ends by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from aemo_studio.domain.listening import ENERGY_STEP_S, Structure
from aemo_studio.music.fit.cut_points import CutPoints

EndingKind = Literal["button", "fade"]
"""A button is a last beat or chord; a fade goes down over many beats."""

_FALL_DB = 12.0
_SHORTEST_FADE_S = 5.0
_LONGEST_FADE_S = 30.0
_RISE_DB = 1.5


@dataclass(frozen=True)
class Ending:
    """How a track ends by itself."""

    #: Whether it stops or fades.
    kind: EndingKind
    #: How clearly it does, in [0, 1].
    certainty: float
    #: Where the ending begins, in seconds of the file: from there on nothing is left out.
    from_s: float


def find_ending(points: CutPoints) -> Ending:
    """Finds the ending of a track in its energy over time.

    A fade falls by 12 dB or more over at least five seconds and hardly rises meanwhile; anything
    else is a button.
    """
    levels, step = _levels_before_end(points), ENERGY_STEP_S
    cells = _falling_cells(levels)
    fall = float(levels[len(levels) - cells] - levels[-1]) if cells else 0.0
    if cells * step >= _SHORTEST_FADE_S and fall >= _FALL_DB:
        certainty = min(1.0, fall / (2 * _FALL_DB))
        return Ending("fade", round(certainty, 2), points.last_s - cells * step)
    return Ending("button", round(_stops(levels), 2), _last_bars(points, 2))


def _levels_before_end(points: CutPoints) -> np.ndarray:
    """Averages the level over two seconds, so that single beats are no ups and downs."""
    structure: Structure = points.structure
    end = max(1, round(points.last_s / ENERGY_STEP_S))
    first = max(0, end - round(_LONGEST_FADE_S / ENERGY_STEP_S))
    levels = structure.energy_db[first:end].astype(np.float64)
    padded = np.pad(levels, (3, 0), mode="edge") if len(levels) else np.zeros(4)
    return np.convolve(padded, np.full(4, 0.25), "valid")


def _falling_cells(levels: np.ndarray) -> int:
    """Counts the cells before the end in which the level hardly rises above a later one."""
    later, count = levels[-1], 0
    for level in levels[::-1]:
        if level < later - _RISE_DB:
            break
        count += 1 if level > later + 0.2 or count == 0 else 0
        later = max(later, level)
    return count


def _stops(levels: np.ndarray) -> float:
    """Rates how clearly a track stops: it is loud until its last three seconds."""
    before = float(levels[:-6].mean()) if len(levels) > 8 else float(levels.mean())
    near = float(levels[-7:-3].mean()) if len(levels) > 8 else before
    return float(np.clip(1.0 - (before - near) / 24.0, 0.3, 1.0))


def _last_bars(points: CutPoints, count: int) -> float:
    bars = points.bars_s
    return float(bars[-count]) if len(bars) >= count else points.first_s
