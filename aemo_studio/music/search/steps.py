"""Settles steps of tempo and length against a piece or against what was shown: slower than that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from aemo_studio.domain.music import Track
from aemo_studio.music.search.chips import (
    Bounds,
    ChipKind,
    NamedPiece,
    SearchChip,
    SearchState,
    WishStep,
)
from aemo_studio.music.search.index import SearchIndex
from aemo_studio.music.search.references import reference_row

_CLEARLY = 0.07
"""A step leads at least this share away."""

_USUAL = {ChipKind.TEMPO: 105.0, ChipKind.LENGTH: 180.0}
"""From where steps go if nothing is known."""


def settled(state: SearchState, index: SearchIndex) -> SearchState:
    """Makes bounds of the steps in a state: from the piece that it is to be like, if one is
    named."""
    if not any(isinstance(chip.value, WishStep) for chip in state.chips):
        return state
    liked = _liked(state, index)
    return replace(
        state, chips=tuple(settled_chip(c, [liked] if liked else []) for c in state.chips)
    )


def settled_chip(chip: SearchChip, shown: Sequence[Track]) -> SearchChip:
    """Makes bounds of a step against tracks that were shown; other chips stay."""
    if not isinstance(chip.value, WishStep):
        return chip
    values = [v for t in shown if (v := t.bpm if chip.kind is ChipKind.TEMPO else t.duration_s)]
    start = float(np.median(values)) if values else _USUAL[chip.kind]
    return replace(chip, value=step_from(start, chip.value.direction))


def step_from(start: float, direction: int) -> Bounds:
    """Makes the range on one side of a value."""
    edge = round(start * (1 + direction * _CLEARLY), 3)
    return Bounds(edge, None) if direction > 0 else Bounds(None, edge)


def _liked(state: SearchState, index: SearchIndex) -> Track | None:
    for chip in state.chips:
        if isinstance(chip.value, NamedPiece) and chip.value.like:
            row = reference_row(chip.value, index)
            return None if row is None else index.tracks[row]
    return None
