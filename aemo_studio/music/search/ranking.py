"""Searches: the tracks that satisfy every wish, the best first, or what stands in the way."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.effects import Effect
from aemo_studio.domain.music import Track
from aemo_studio.music.search.chips import (
    COMMERCIAL,
    ChipKind,
    Feel,
    NamedPiece,
    SearchChip,
    SearchState,
)
from aemo_studio.music.search.index import Floats, Mask, SearchIndex
from aemo_studio.music.search.masks import masks_of
from aemo_studio.music.search.parts import parts_of
from aemo_studio.music.search.reason import reason
from aemo_studio.music.search.steps import settled

USABLE_INSTEAD = "usable instead"
"""Text of the wish for what may be published in place of a song."""

Masks = list[tuple[tuple[SearchChip, ...], Mask]]


@dataclass(frozen=True)
class FoundTrack:
    """A Track that a search found."""

    #: The piece of music.
    track: Track
    #: In [0, 1].
    score: float
    #: One English sentence on what it has of what was asked.
    reason: str


@dataclass(frozen=True)
class Found:
    """What a search found."""

    #: What was searched for, with steps settled.
    state: SearchState
    #: Tracks that satisfy every wish, the best first.
    tracks: tuple[FoundTrack, ...]
    #: Where there are none: those that satisfy all but `unmet`, the best first.
    nearest: tuple[FoundTrack, ...] = ()
    #: The wishes that no track satisfies together with the others.
    unmet: tuple[SearchChip, ...] = ()
    #: Effects that were named, the best first.
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, eq=False)
class FoundRows:
    """Rows of an index that a search found, the best first."""

    #: What was searched for, with steps settled.
    state: SearchState
    #: Positions in the index.
    rows: NDArray[np.intp]
    #: The wishes that no track satisfies together with the others; without any, the rows satisfy
    #: every wish.
    unmet: tuple[SearchChip, ...] = ()


def find(state: SearchState, index: SearchIndex, top: int = 10, scene: Feel | None = None) -> Found:
    """Searches. scene: the affect of a scene for which music is wanted; it counts where the wishes
    say nothing of feeling."""
    state = settled(state, index)
    if not (state.chips or scene):
        return Found(state, ())
    score = _score(state, index, scene)
    ordered = _ordered(state, index, score, None, index.tie_breaks)
    wanted = replace(state, chips=tuple(c for c in state.chips if c not in ordered.unmet))
    if ordered.unmet and not wanted.chips and not scene:
        return Found(state, (), (), ordered.unmet)
    best = _best(wanted, index, ordered.rows, score, top)
    return Found(state, (), best, ordered.unmet) if ordered.unmet else Found(state, best)


def find_rows(
    state: SearchState, index: SearchIndex, within: Mask | None = None, ties: Floats | None = None
) -> FoundRows:
    """Searches all tracks, or some. ties: orders equally good tracks, the lowest first."""
    state = settled(state, index)
    score = _score(state, index, None)
    return _ordered(state, index, score, within, index.tie_breaks if ties is None else ties)


def more_like(track: Track, index: SearchIndex, top: int = 10) -> Found:
    """Finds tracks that are like one of the index in mood, affect, genre and tempo."""
    return find(SearchState(like_wishes(track)), index, top)


def like_wishes(track: Track, *, usable: bool = False) -> tuple[SearchChip, ...]:
    """Makes the wish for others like a track; usable: that may be published."""
    words = f"{track.title} {track.artist}".strip().casefold()
    like = SearchChip(
        ChipKind.TITLE, track.title.casefold(), NamedPiece(words, track.key, like=True)
    )
    allowed = SearchChip(ChipKind.LICENCE, USABLE_INSTEAD, COMMERCIAL)
    return (like, allowed) if usable else (like,)


def _ordered(
    state: SearchState, index: SearchIndex, score: Floats, within: Mask | None, ties: Floats
) -> FoundRows:
    masks = masks_of(state, index)
    if within is not None:
        masks = [(chips, mask & within) for chips, mask in masks]
    mask = _all(masks, index) if within is None else _all(masks, index) & within
    unmet: tuple[SearchChip, ...] = ()
    if masks and not mask.any():
        unmet, mask = _without_unmet(masks, index)
        mask = mask if within is None else mask & within
    rows = np.flatnonzero(mask)
    usable = index.with_licence(COMMERCIAL)
    # Of equally good tracks those come first that may be published.
    order = np.lexsort((ties[rows], ~usable[rows], -score[rows].round(2)))
    return FoundRows(state, rows[order], unmet)


def _all(masks: Masks, index: SearchIndex) -> Mask:
    mask = np.ones(len(index), dtype=bool)
    for _, part in masks:
        mask &= part
    return mask


def _without_unmet(masks: Masks, index: SearchIndex) -> tuple[tuple[SearchChip, ...], Mask]:
    """Takes wishes away, those first that no track satisfies, then the one that costs most, until
    some track is left."""
    unmet = [chips for chips, mask in masks if not mask.any()]
    left = [(chips, mask) for chips, mask in masks if mask.any()]
    while left and not _all(left, index).any():
        sizes = [_all(left[:i] + left[i + 1 :], index).sum() for i in range(len(left))]
        unmet.append(left.pop(int(np.argmax(sizes)))[0])
    return tuple(chip for chips in unmet for chip in chips), _all(left, index)


def _score(state: SearchState, index: SearchIndex, scene: Feel | None) -> Floats:
    parts = list(parts_of(state, index, scene))
    if not parts:
        return np.full(len(index), 0.5)
    total = sum(part.weight for part in parts)
    return np.asarray(sum(part.weight * part.values for part in parts) / total)


def _best(
    state: SearchState, index: SearchIndex, order: NDArray[np.intp], score: Floats, top: int
) -> tuple[FoundTrack, ...]:
    return tuple(
        FoundTrack(track, round(float(score[row]), 2), reason(state, track, row, index))
        for row in _once(order, index, top)
        for track in (index.tracks[row],)
    )


def _once(order: NDArray[np.intp], index: SearchIndex, top: int) -> list[int]:
    """Takes the first rows, each song once."""
    seen, rows = set[str](), list[int]()
    for row in order:
        if len(rows) == top:
            break
        if index.songs[row] not in seen:
            seen.add(index.songs[row])
            rows.append(int(row))
    return rows
