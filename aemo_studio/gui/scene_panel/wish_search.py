"""Keeps what is searched for in words while the field changes. Without Qt.

What is typed edits the wishes as soon as it is read; with Enter it becomes part of them, and the
field is free for the next words: "darker", "without drums".
"""

from __future__ import annotations

from collections.abc import Sequence

from aemo_studio.base.translations import Phrase
from aemo_studio.domain.music import Catalogue, Track
from aemo_studio.music.search.chips import Feel, SearchChip, SearchState
from aemo_studio.music.search.index import SearchIndex
from aemo_studio.music.search.parser import parse
from aemo_studio.music.search.ranking import Found, find
from aemo_studio.music.search.refine import refine
from aemo_studio.music.search.said import said_of


class WishSearch:
    """Holds the wishes of the editor and searches tracks by them."""

    def __init__(self) -> None:
        self._kept = SearchState()
        self._shown: tuple[Track, ...] = ()
        self._index = SearchIndex([])
        self._tracks: Sequence[Track] = ()

    def use(self, tracks: Sequence[Track]) -> None:
        """Takes the tracks to search; the same ones cost nothing."""
        if tracks is not self._tracks:
            self._tracks = tracks
            self._index = SearchIndex([Catalogue("all", tuple(tracks))])

    @property
    def kept(self) -> SearchState:
        """Returns the wishes without what is being typed."""
        return self._kept

    def state(self, typed: str = "") -> SearchState:
        """Works out the wishes with what is being typed."""
        if not typed.strip():
            return self._kept
        if not self._kept.chips:
            return parse(typed, self._index.titles)
        return refine(self._kept, typed, self._shown, self._index.titles)

    def keep(self, typed: str) -> SearchState:
        """Makes what was typed part of the wishes."""
        self._kept = self.state(typed)
        return self._kept

    def remove(self, chip: SearchChip, typed: str = "") -> SearchState:
        """Takes one wish away; what was typed becomes part of the others."""
        self._kept = self.state(typed).without(chip)
        return self._kept

    def clear(self) -> None:
        """Takes all wishes away."""
        self._kept, self._shown = SearchState(), ()

    def find(
        self, typed: str = "", top: int = 200, scene: Feel | None = None
    ) -> tuple[Found, tuple[Phrase, ...]]:
        """Searches, and says what stood in the way. What is found for kept wishes is what "the
        second one" means from then on."""
        found = find(self.state(typed), self._index, top, scene)
        if not typed.strip():
            self._shown = tuple(f.track for f in found.tracks or found.nearest)
        return found, said_of(found, self._index, effects_searched=False)
