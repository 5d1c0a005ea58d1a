"""Rates how well tracks meet wishes that more or less can be met, each in [0, 1]."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from aemo_studio.music.search.chips import (
    Bounds,
    ChipKind,
    Feel,
    NamedPiece,
    SearchChip,
    SearchState,
)
from aemo_studio.music.search.feelings import has_steps, target_feel
from aemo_studio.music.search.index import Floats, SearchIndex, families, mood_bits
from aemo_studio.music.search.likeness import SPAN, likeness
from aemo_studio.music.search.references import reference_row
from aemo_studio.music.search.wishes import feel_of_chip

_FIRST, _EXACT, _NEAR = 1.0, 0.9, 0.6
_WIDE = 0.8

_STEPPED = 3.0
"""Weight of the affect where a step was asked for: as much as likeness, which pulls back."""


class SearchPart(NamedTuple):
    """One rating of all tracks."""

    #: How much it counts.
    weight: float
    #: float64[n] in [0, 1].
    values: Floats


def parts_of(state: SearchState, index: SearchIndex, scene: Feel | None) -> Iterator[SearchPart]:
    """Rates all tracks by each wish."""
    for chip in state.chips:
        if not chip.negated:
            yield from _part(chip, index)
    target = target_feel(state, index, scene)
    if target is not None:
        yield SearchPart(_STEPPED if has_steps(state) else 2.0, closeness(index, target))
    for chip in state.chips:
        feel = feel_of_chip(chip) if chip.negated else None
        if feel is not None:
            yield SearchPart(0.5, 1 - closeness(index, feel))
    words = " ".join(c.text for c in state.chips if _may_stand_in_titles(c))
    if words:
        yield SearchPart(0.6, _scaled(index.titles.scores(words)))


def _part(chip: SearchChip, index: SearchIndex) -> Iterator[SearchPart]:
    if chip.kind is ChipKind.MOOD:
        yield SearchPart(2.0, _mood(str(chip.value), index))
    elif chip.kind is ChipKind.GENRE:
        exact, wide = index.of_genre(str(chip.value))
        yield SearchPart(1.0, np.where(exact, 1.0, np.where(wide, _WIDE, 0.0)))
    elif chip.kind is ChipKind.INSTRUMENT:
        yield SearchPart(1.5, index.with_instrument(str(chip.value)).astype(np.float64))
    elif isinstance(chip.value, Bounds) and chip.value.centre is not None:
        yield from _centred(chip.kind, chip.value, chip.value.centre, index)
    elif isinstance(chip.value, NamedPiece):
        yield from _named(chip.value, index)


def _centred(
    kind: ChipKind, bounds: Bounds, centre: float, index: SearchIndex
) -> Iterator[SearchPart]:
    if kind is ChipKind.ERA:
        yield SearchPart(0.5, _scaled(index.titles.scores(f"{bounds.low:g}s {bounds.low:g}")))
        return
    values = index.bpm if kind is ChipKind.TEMPO else index.duration_s
    half = max(1e-9, centre - float(bounds.low or 0.0))
    yield SearchPart(1.0, np.nan_to_num(1 - np.clip(abs(values - centre) / half, 0, 1)))


def _named(named: NamedPiece, index: SearchIndex) -> Iterator[SearchPart]:
    if not named.like:
        yield SearchPart(1.0, _scaled(index.titles.scores(named.words)))
    elif (row := reference_row(named, index)) is not None:
        yield SearchPart(3.0, likeness(index, row))


def _mood(mood: str, index: SearchIndex) -> Floats:
    bits = mood_bits()
    near = sum(bits.get(name, 0) for name in families().get(mood, frozenset()))
    values = np.where((index.moods & near) != 0, _NEAR, 0.0)
    values = np.where((index.moods & bits.get(mood, 0)) != 0, _EXACT, values)
    return np.where(index.first_mood == bits.get(mood, 0), _FIRST, values)


def closeness(index: SearchIndex, feel: Feel) -> Floats:
    """Computes how close tracks are in feeling, float64[n] in [0, 1]; 0.3 where not known."""
    away = np.hypot(index.feels[:, 0] - feel.valence, index.feels[:, 1] - feel.arousal)
    return np.nan_to_num(np.clip(1 - away / SPAN, 0, 1), nan=0.3)


def _may_stand_in_titles(chip: SearchChip) -> bool:
    loose = chip.kind in (ChipKind.AFFECT, ChipKind.EFFECT)
    return loose and not chip.negated and not (isinstance(chip.value, Feel) and chip.value.step)


def _scaled(scores: Floats) -> Floats:
    return scores / max(float(scores.max(initial=0.0)), 1e-9)
