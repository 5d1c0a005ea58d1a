"""Finds the tracks that satisfy a wish. What is not known of a track does not satisfy a wish that
asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from aemo_studio.music.search.affect_words import NEUTRAL
from aemo_studio.music.search.chips import (
    Bounds,
    ChipKind,
    Feel,
    NamedPiece,
    SearchChip,
    SearchState,
)
from aemo_studio.music.search.feelings import base_feel
from aemo_studio.music.search.index import Floats, Mask, SearchIndex, families, mood_bits
from aemo_studio.music.search.references import reference_row

SOFT = {ChipKind.AFFECT, ChipKind.ERA, ChipKind.EFFECT}
"""Kinds that order tracks and leave none out: nobody noted when music was made."""


_ABOUT = 1.0
"""A step of fewer points on an axis is not about it."""

_CLEARLY = 0.25
"""A step leads at least this share of its points away."""


def masks_of(state: SearchState, index: SearchIndex) -> list[tuple[tuple[SearchChip, ...], Mask]]:
    """Computes bool[n] for each wish that leaves tracks out; genres that are wished for count
    together, as a track has only one. Effects alone ask for titles with their names."""
    found: list[tuple[tuple[SearchChip, ...], Mask]] = [
        ((chip,), mask) for chip in state.chips for mask in _mask(chip, state, index)
    ]
    effects = tuple(c for c in state.of(ChipKind.EFFECT) if not c.negated)
    if effects and effects == state.chips:
        named = [index.titles.scores(chip.text) > 0 for chip in effects]
        found.append((effects, np.logical_or.reduce(named)))
    genres = tuple(c for c in state.of(ChipKind.GENRE) if not c.negated)
    if genres:
        wide = [index.of_genre(str(chip.value))[1] for chip in genres]
        found.append((genres, np.logical_or.reduce(wide)))
    return found


def _mask(chip: SearchChip, state: SearchState, index: SearchIndex) -> Iterator[Mask]:
    if chip.kind is ChipKind.MOOD:
        yield _moods(chip, state, index)
    elif isinstance(chip.value, Bounds) and chip.kind not in SOFT:
        values = index.bpm if chip.kind is ChipKind.TEMPO else index.duration_s
        yield within(values, chip.value) ^ chip.negated & ~np.isnan(values)
    elif chip.kind is ChipKind.VOCALS:
        yield index.vocals == (0 if chip.negated else 1)
    elif chip.kind is ChipKind.LICENCE:
        yield index.with_licence(str(chip.value)) ^ chip.negated
    elif chip.kind is ChipKind.GENRE and chip.negated:
        yield ~index.of_genre(str(chip.value))[1]
    elif chip.kind is ChipKind.INSTRUMENT and chip.negated:
        yield ~index.with_instrument(str(chip.value))
    elif isinstance(chip.value, NamedPiece):
        yield from _named(chip, chip.value, index)
    elif isinstance(chip.value, Feel) and chip.value.step:
        yield _led(chip.value, base_feel(state, index), index) ^ chip.negated


def within(values: Floats, bounds: Bounds) -> Mask:
    """Computes which values are within a range; what is not known is not."""
    mask = ~np.isnan(values)
    if bounds.low is not None:
        mask &= values > bounds.low if bounds.open else values >= bounds.low
    if bounds.high is not None:
        mask &= values < bounds.high if bounds.open else values <= bounds.high
    return mask


def _moods(chip: SearchChip, state: SearchState, index: SearchIndex) -> Mask:
    mood = str(chip.value)
    near = families().get(mood, frozenset((mood,)))
    others = {str(c.value) for c in state.of(ChipKind.MOOD) if c.negated is not chip.negated}
    bits = _bits(near - others | {mood})
    has: Mask = (index.moods & bits) != 0
    return ~has if chip.negated else has


def _led(step: Feel, base: Feel | None, index: SearchIndex) -> Mask:
    """Computes which tracks lie where a step leads: clearly away from its start, on each axis that
    it is about."""
    start = (base.valence, base.arousal) if base else (NEUTRAL.valence, NEUTRAL.arousal)
    mask = ~np.isnan(index.feels[:, 0])
    points_of = zip((step.valence, step.arousal), step.base or start, strict=True)
    for axis, (points, origin) in enumerate(points_of):
        if abs(points) >= _ABOUT:
            mask &= (index.feels[:, axis] - origin) * np.sign(points) >= _CLEARLY * abs(points)
    return mask


def _bits(moods: Sequence[str] | frozenset[str]) -> int:
    bits = mood_bits()
    return sum(bits.get(mood, 0) for mood in set(moods))


def _named(chip: SearchChip, named: NamedPiece, index: SearchIndex) -> Iterator[Mask]:
    if named.like and not chip.negated:
        row = reference_row(named, index)
        yield np.zeros(len(index), dtype=bool) if row is None else _others(row, index)
    else:
        mask = index.titles.with_all(named.words)
        yield mask ^ chip.negated


def _others(row: int, index: SearchIndex) -> Mask:
    song = index.songs[row]
    return np.array([other != song for other in index.songs], dtype=bool)
