"""The best stretch of a track for a scene of some length."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from aemo_studio.domain.emotion import FloatArray
from aemo_studio.domain.listening import ENERGY_STEP_S, FIT_LENGTHS_S, Structure
from aemo_studio.music.fit.form import BEGINNING_VALUE, SECTION_VALUE, Form, Times, form_of
from aemo_studio.music.fit.loop import looped
from aemo_studio.music.fit.stretch import Fit, Piece, Place, fades

_ENTRY_WEIGHT, _EXIT_WEIGHT, _STEADY_WEIGHT = 0.35, 0.40, 0.25
_EXIT_VALUES: dict[Place, float] = {
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
    """The pieces of a track to play under a scene of `scene_s` seconds.

    In on the beginning, a section or a bar; out on the end, a section, a bar or a beat,
    never after the scene. Where the track is too short it loops where it sounds alike.
    Raises ValueError for a scene without length.
    """
    if not scene_s > 0:
        raise ValueError("a scene must last longer than 0 s")
    return _fit(form_of(structure), scene_s)


def fit_curve(structure: Structure) -> FloatArray:
    """float32[32]: the score of the best fit for each of FIT_LENGTHS_S, for ranking."""
    form = form_of(structure)
    return np.array([_fit(form, length_s).score for length_s in FIT_LENGTHS_S], np.float32)


def _fit(form: Form, scene_s: float) -> Fit:
    ends_early_s = _slack_s("end", form, scene_s)
    if form.length_s < scene_s - ends_early_s and form.length_s > _SHORTEST_S:
        return looped(form, scene_s)
    exits = [_exits(form, place, scene_s) for place in _EXIT_VALUES]
    values = np.stack([exit.values for exit in exits])
    outs = np.stack([exit.times for exit in exits])
    steady = np.stack([_steadiness(form, out) for out in outs])
    scores = _ENTRY_WEIGHT * form.entry_values + _EXIT_WEIGHT * values + _STEADY_WEIGHT * steady
    kind, at = np.unravel_index(int(np.argmax(scores)), scores.shape)
    place = exits[int(kind)].place
    entry = _entry_place(float(form.entry_values[at]))
    piece = Piece(float(form.entries[at]), float(outs[kind, at]))
    fade_in, fade_out = fades(scene_s, entry, place, form.beat_s, piece.length_s)
    score = float(np.clip(scores[kind, at], 0.0, 1.0))
    return Fit((piece,), fade_in, fade_out, entry, place, round(score, 3))


class _Exits(NamedTuple):
    """The last place of one kind before the scene ends, for every entry. values: minus
    infinity where there is none near enough."""

    place: Place
    times: Times
    values: Times


def _exits(form: Form, place: Place, scene_s: float) -> _Exits:
    targets = form.entries + scene_s
    times = _latest(_places(form, place), targets)
    if place == "cut":
        times = np.minimum(targets, form.last_s)
    allowed = _slack_s(place, form, scene_s)
    slack = targets - times
    fits = (slack >= -1e-6) & (slack <= allowed) & (times - form.entries > _SHORTEST_S)
    values = _EXIT_VALUES[place] - _SLACK_COSTS * slack / max(allowed, 1e-6)
    return _Exits(place, np.where(fits, times, form.entries), np.where(fits, values, -np.inf))


def _places(form: Form, place: Place) -> Times:
    if place == "end":
        return np.array([form.last_s])
    return {"section": form.sections, "bar": form.bars}.get(place, form.beats)


def _latest(places: Times, targets: Times) -> Times:
    """The last of `places` up to each target; minus infinity where all lie behind it."""
    padded = np.concatenate([[-np.inf], places])
    return padded[np.searchsorted(places, targets + 1e-6, side="right")]


def _slack_s(place: Place, form: Form, scene_s: float) -> float:
    """How long before the end of the scene the music may be over."""
    if place == "end":
        return min(3.0, 0.12 * scene_s)
    if place == "section":
        return min(4 * form.beat_s, 4.0)
    if place == "bar":
        return 4.0 * form.beat_s
    return 1.5 * form.beat_s if place == "beat" else 1e-3


def _steadiness(form: Form, outs: Times) -> Times:
    """1 where the level between entry and out hardly changes, 0 at 12 dB of spread."""
    energy = np.maximum(form.structure.energy_db.astype(np.float64), -60.0)
    sums = np.concatenate([[0.0], np.cumsum(energy)])
    squares = np.concatenate([[0.0], np.cumsum(energy**2)])
    first = np.clip((form.entries / ENERGY_STEP_S).astype(int), 0, len(energy) - 1)
    last = np.clip(np.ceil(outs / ENERGY_STEP_S).astype(int), first + 1, len(energy))
    n = last - first
    mean = (sums[last] - sums[first]) / n
    spread = np.sqrt(np.maximum((squares[last] - squares[first]) / n - mean**2, 0.0))
    return 1.0 - np.minimum(spread / _UNSTEADY_DB, 1.0)


def _entry_place(value: float) -> Place:
    if value == BEGINNING_VALUE:
        return "beginning"
    return "section" if value == SECTION_VALUE else "bar"
