"""Filters the Tracks that may be recommended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.music import NO_FILTERS, MusicFilters, Track
from aemo_studio.music.catalogue.genres import passing
from aemo_studio.music.recommend.library import Library

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Facets:
    """The values that the filters can choose from."""

    #: Names, in alphabetical order.
    catalogues: tuple[str, ...]
    #: Names, in alphabetical order.
    licences: tuple[str, ...]
    #: Whether the length of any track is known.
    lengths: bool
    #: Whether the tempo of any track is known.
    tempi: bool
    #: Whether it is known of any track if somebody sings.
    vocals: bool
    #: Names of the genres that are known of any track, in alphabetical order.
    genres: tuple[str, ...] = ()


class TrackFilter:
    """Finds the tracks of a Library that pass filters, and keeps the last result: filters change
    far less often than scenes."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._last = (NO_FILTERS, np.ones(len(library), dtype=bool))

    def passing(self, filters: MusicFilters) -> Mask:
        """Computes bool[n]. What is not known of a track does not pass a filter that asks for
        it."""
        if self._last[0] != filters:
            mask = np.ones(len(self._library), dtype=bool)
            for part in self._masks(filters):
                mask &= part
            self._last = (filters, mask)
        return self._last[1]

    @cached_property
    def facets(self) -> Facets:
        """Collects the values of all tracks, whatever the filters."""
        tracks, library = self._library.tracks, self._library
        return Facets(
            catalogues=tuple(sorted({track.catalogue for track in tracks})),
            licences=tuple(sorted({track.licence for track in tracks})),
            genres=tuple(sorted(filter(None, library.genres), key=str.casefold)),
            lengths=bool((~np.isnan(library.duration_s)).any()),
            tempi=bool((~np.isnan(library.bpm)).any()),
            vocals=any(track.vocals is not None for track in tracks),
        )

    @cached_property
    def _texts(self) -> Sequence[str]:
        return [_text(track) for track in self._library.tracks]

    def _masks(self, filters: MusicFilters) -> Iterator[Mask]:
        tracks, library = self._library.tracks, self._library
        yield from _within(library.duration_s, filters.min_length_s, filters.max_length_s)
        yield from _within(library.bpm, filters.min_bpm, filters.max_bpm)
        if filters.catalogues:
            yield np.array([track.catalogue in filters.catalogues for track in tracks])
        if filters.licences:
            yield np.array([track.licence in filters.licences for track in tracks])
        if filters.genres:
            wanted = frozenset[str]().union(*map(passing, filters.genres))
            yield np.array([name in wanted for name in library.genres])[library.genre]
        if filters.vocals is not None:
            yield np.array([track.vocals is filters.vocals for track in tracks])
        for word in filters.words:
            yield np.array([word.casefold() in text for text in self._texts])


def _within(values: NDArray[np.float64], low: float | None, high: float | None) -> Iterator[Mask]:
    """Compares values with limits; NaN (not known) is neither above nor below."""
    if low is not None:
        yield values >= low
    if high is not None:
        yield values <= high


def _text(track: Track) -> str:
    return "\n".join((track.title, track.artist, *track.moods)).casefold()
