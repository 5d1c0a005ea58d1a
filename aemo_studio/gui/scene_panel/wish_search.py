"""Searches the list of a scene by wishes in words, and keeps them while the field changes. Without
Qt.

What is typed edits the wishes as soon as it is read; with Enter it becomes part of them, and the
field is free for the next words: "darker", "without drums", "like the second one".
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import Thread

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.music import Catalogue, Track
from aemo_studio.gui.scene_panel.word_search import FoundTracks, by_name, by_substring
from aemo_studio.music.own_music.sounds import sounds_in, stores_of
from aemo_studio.music.search.chips import SearchChip, SearchState
from aemo_studio.music.search.index import SearchIndex
from aemo_studio.music.search.parser import parse
from aemo_studio.music.search.ranking import FoundRows, find_rows, like_wishes
from aemo_studio.music.search.refine import refine, with_wishes
from aemo_studio.music.search.said import said_of_rows

_POINTED_AT = 20
"""So many tracks of the list count for "slower", and can be meant by "the second one"."""


class WishSearch:
    """Holds the wishes of the editor and searches tracks by them."""

    def __init__(self) -> None:
        self._kept = SearchState()
        self._index = SearchIndex([])
        self._catalogues: tuple[str, ...] = ()
        self._heard: tuple[int | None, ...] = ()
        self._building: Thread | None = None
        self._shown: tuple[Track, ...] = ()

    @property
    def kept(self) -> SearchState:
        """Returns the wishes without what is being typed."""
        return self._kept

    def use(self, catalogues: Sequence[str]) -> None:
        """Takes the catalogues of the film, whose own music was listened to."""
        if tuple(catalogues) != self._catalogues:
            self._catalogues, self._index = tuple(catalogues), SearchIndex([])

    def prepare(self, tracks: Sequence[Track]) -> None:
        """Builds the index of tracks beside the window, so that the first search need not wait; how
        music sounds is taken in as soon as somebody has listened to it."""
        heard = stores_of(self._catalogues)
        if _rows(self._index, tracks) is None:
            self._heard, sounds = heard, sounds_in(self._catalogues)
            self._index = index = SearchIndex([Catalogue("all", tuple(tracks))], sounds)
            self._building = Thread(target=lambda: _warm(index), daemon=True)
            self._building.start()
        elif heard != self._heard and self._building is None:
            self._heard = heard
            self._index = self._index.with_sounds(sounds_in(self._catalogues))

    def __call__(self, text: str, tracks: Sequence[Track], places: Sequence[int]) -> FoundTracks:
        """Searches those at some places; the tracks stand best first for their scene."""
        self.prepare(tracks)
        if self._building is not None:
            self._building.join()
            self._building = None
        scope = _Scope(self._index, tracks, places)
        self._shown = tuple(tracks[n] for n in scope.places(self._kept)[0][:_POINTED_AT])
        state = self.state(text)
        if not state.chips:
            named = by_substring(text, [tracks[place] for place in places])
            return FoundTracks([places[at] for at in named], state)
        listed, found = scope.places(state)
        return FoundTracks(
            self._named_first(text, tracks, places, listed),
            found.state,
            said_of_rows(found, self._index),
        )

    def state(self, typed: str = "") -> SearchState:
        """Works out the wishes with what is being typed."""
        if not typed.strip():
            return self._kept
        return refine(self._kept, typed, self._shown, self._index.titles)

    def keep(self, typed: str) -> bool:
        """Makes what was typed part of the wishes; False where nothing of it was understood."""
        state = self.state(typed)
        understood = state.chips != self._kept.chips
        if understood:
            self._kept = state
        return understood

    def like(self, track: Track, *, usable: bool = False) -> None:
        """Wishes for others like a track. usable: that may be published."""
        self._kept = with_wishes(self._kept, like_wishes(track, usable=usable))

    def remove(self, chip: SearchChip, typed: str = "") -> None:
        """Takes one wish away; what was typed becomes part of the others."""
        self._kept = self.state(typed).without(chip)

    def clear(self) -> None:
        """Takes all wishes away."""
        self._kept = SearchState()

    def _named_first(
        self, text: str, tracks: Sequence[Track], places: Sequence[int], listed: Sequence[int]
    ) -> Sequence[int]:
        """Puts those first whose title and artist hold all that is typed, whatever it means."""
        if self._kept.chips:
            return listed
        named = [places[at] for at in by_name(text, [tracks[place] for place in places])]
        first = frozenset(named)
        return [*named, *(place for place in listed if place not in first)]


def _warm(index: SearchIndex) -> None:
    """Builds the index and reads the tables of words."""
    index.warm()
    parse("a warm-up", index.titles)


class _Scope:
    """The tracks of a list as rows of an index."""

    def __init__(self, index: SearchIndex, tracks: Sequence[Track], places: Sequence[int]) -> None:
        self._index = index
        rows = _rows(index, tracks)
        assert rows is not None
        self._place_of = np.full(len(index), -1, dtype=np.intp)
        self._place_of[rows[list(places)]] = list(places)

    def places(self, state: SearchState) -> tuple[list[int], FoundRows]:
        """Finds the places of what satisfies the wishes, the best first; of equally good tracks
        those that fit the scene better."""
        within, ties = self._place_of >= 0, self._place_of.astype(np.float64)
        found = find_rows(state, self._index, within, ties)
        return self._place_of[found.rows].tolist(), found


def _rows(index: SearchIndex, tracks: Sequence[Track]) -> NDArray[np.intp] | None:
    """Finds the rows of tracks; None if the index lacks any."""
    rows = [index.row(track.key) for track in tracks]
    return None if None in rows else np.array(rows, dtype=np.intp)
