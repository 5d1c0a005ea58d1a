"""Searches the best stretch of a track for a scene."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.emotion import FloatArray
from aemo_studio.domain.listening import ENERGY_STEP_S, FIT_LENGTHS_S, Structure
from aemo_studio.music.fit.cut_points import (
    BEGINNING_VALUE,
    SECTION_VALUE,
    CutPoints,
    Times,
    find_cut_points,
)
from aemo_studio.music.fit.loop import loop_fit
from aemo_studio.music.fit.pieces import EdgeKind, Fit, Piece, fades

_ENTRY_WEIGHT, _EXIT_WEIGHT, _STEADY_WEIGHT = 0.35, 0.40, 0.25
_EXIT_VALUES: dict[EdgeKind, float] = {
    "end": 1.0,
    "section": 0.9,
    "bar": 0.7,
    "beat": 0.45,
    "cut": 0.2,
}
_SLACK_COSTS = 0.4
_UNSTEADY_DB = 12.0
_SHORTEST_S = 0.2


def best_fit(structure: Structure, scene_s: float) -> Fit:
    """Finds the best pieces of a track for a scene of `scene_s` seconds.

    Music enters on the beginning, a section or a bar, and leaves on the end, a section, a bar
    or a beat, never after the scene. A track that is too short loops at bars that sound alike.
    Raises ValueError for a scene without length.
    """
    if not scene_s > 0:
        raise ValueError("a scene must last longer than 0 s")
    return _fit(find_cut_points(structure), scene_s)


def fit_curve(structure: Structure) -> FloatArray:
    """Computes the score of the best fit for each of FIT_LENGTHS_S: float32[32], for ranking."""
    points = find_cut_points(structure)
    return np.array([_fit(points, length_s).score for length_s in FIT_LENGTHS_S], np.float32)


def _fit(points: CutPoints, scene_s: float) -> Fit:
    ends_early_s = _slack_s("end", points, scene_s)
    if points.length_s < scene_s - ends_early_s and points.length_s > _SHORTEST_S:
        return loop_fit(points, scene_s)
    exits = [_exits(points, edge, scene_s) for edge in _EXIT_VALUES]
    values = np.stack([exit.values for exit in exits])
    outs = np.stack([exit.times_s for exit in exits])
    steady = np.stack([_steadiness(points, out) for out in outs])
    scores = _ENTRY_WEIGHT * points.entry_values + _EXIT_WEIGHT * values + _STEADY_WEIGHT * steady
    kind, at = np.unravel_index(int(np.argmax(scores)), scores.shape)
    edge = exits[int(kind)].edge
    entry = _entry_kind(float(points.entry_values[at]))
    piece = Piece(float(points.entries_s[at]), float(outs[kind, at]))
    fade_in, fade_out = fades(scene_s, entry, edge, points.beat_s, piece.length_s)
    score = float(np.clip(scores[kind, at], 0.0, 1.0))
    return Fit((piece,), fade_in, fade_out, entry, edge, round(score, 3))


class _Exits(NamedTuple):
    """The last exit of one kind before the scene ends, for each of n entries."""

    #: The kind of all exits.
    edge: EdgeKind
    #: float64[n]: seconds of the file.
    times_s: Times
    #: float64[n]: how good each exit is, up to 1; minus infinity where none is near enough.
    values: NDArray[np.float64]


def _exits(points: CutPoints, edge: EdgeKind, scene_s: float) -> _Exits:
    targets = points.entries_s + scene_s
    times = _latest(_exits_of_kind(points, edge), targets)
    if edge == "cut":
        times = np.minimum(targets, points.last_s)
    allowed = _slack_s(edge, points, scene_s)
    slack = targets - times
    fits = (slack >= -1e-6) & (slack <= allowed) & (times - points.entries_s > _SHORTEST_S)
    values = _EXIT_VALUES[edge] - _SLACK_COSTS * slack / max(allowed, 1e-6)
    return _Exits(edge, np.where(fits, times, points.entries_s), np.where(fits, values, -np.inf))


def _exits_of_kind(points: CutPoints, edge: EdgeKind) -> Times:
    if edge == "end":
        return np.array([points.last_s])
    return {"section": points.sections_s, "bar": points.bars_s}.get(edge, points.beats_s)


def _latest(times: Times, targets: Times) -> Times:
    """Finds the last of `times` up to each target; minus infinity where there is none."""
    padded = np.concatenate([[-np.inf], times])
    return padded[np.searchsorted(times, targets + 1e-6, side="right")]


def _slack_s(edge: EdgeKind, points: CutPoints, scene_s: float) -> float:
    """Seconds before the end of the scene at which the music may be over."""
    if edge == "end":
        return min(3.0, 0.12 * scene_s)
    if edge == "section":
        return min(4 * points.beat_s, 4.0)
    if edge == "bar":
        return 4.0 * points.beat_s
    return 1.5 * points.beat_s if edge == "beat" else 1e-3


def _steadiness(points: CutPoints, outs: Times) -> Times:
    """Rates how steady the level is between each entry and its exit: 1 without change, 0 from
    12 dB of standard deviation on."""
    energy = np.maximum(points.structure.energy_db.astype(np.float64), -60.0)
    sums = np.concatenate([[0.0], np.cumsum(energy)])
    squares = np.concatenate([[0.0], np.cumsum(energy**2)])
    first = np.clip((points.entries_s / ENERGY_STEP_S).astype(int), 0, len(energy) - 1)
    last = np.clip(np.ceil(outs / ENERGY_STEP_S).astype(int), first + 1, len(energy))
    n = last - first
    mean = (sums[last] - sums[first]) / n
    spread = np.sqrt(np.maximum((squares[last] - squares[first]) / n - mean**2, 0.0))
    return 1.0 - np.minimum(spread / _UNSTEADY_DB, 1.0)


def _entry_kind(value: float) -> EdgeKind:
    if value == BEGINNING_VALUE:
        return "beginning"
    return "section" if value == SECTION_VALUE else "bar"
