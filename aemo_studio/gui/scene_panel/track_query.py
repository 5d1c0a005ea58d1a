"""Finds the tracks of a scene that the list shows, in order. Without Qt."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from aemo_studio.domain.music import Track, TrackKey
from aemo_studio.gui.scene_panel.licences import is_free, names_reference
from aemo_studio.gui.scene_panel.word_search import FoundTracks, TrackSearch
from aemo_studio.music.catalogue.genres import passing
from aemo_studio.music.file_links import Links, linked
from aemo_studio.music.search.chips import NO_WISHES, SearchState


class Sorting(StrEnum):
    """Names the orders of the list."""

    SCORE = "score"
    LENGTH = "length"
    TEMPO = "tempo"
    TITLE = "title"


@dataclass(frozen=True)
class TrackQuery:
    """What the editor wants to see of the music for a scene; changes no project."""

    #: Whether the songs that are only a reference are listed, or all other music.
    reference: bool = False
    #: As typed.
    text: str = ""
    #: Wishes of earlier searches, which count further.
    wishes: SearchState = NO_WISHES
    #: Only what may be published, credit given.
    free_only: bool = False
    #: Only what can be heard.
    with_file: bool = False
    #: Only what is known to last through the scene.
    long_enough: bool = False
    #: Only what is known to be without a voice.
    instrumental: bool = False
    #: Only favourites.
    favourites: bool = False
    #: A name in catalog/genres.csv; empty lets all pass.
    genre: str = ""
    #: The order.
    sorting: Sorting = Sorting.SCORE

    @property
    def searches(self) -> bool:
        """Returns whether anything is asked for in words."""
        return bool(self.text.strip() or self.wishes.chips)

    @property
    def narrows(self) -> bool:
        """Returns whether tracks of its kind may be left out."""
        chips = (self.free_only, self.with_file, self.long_enough, self.instrumental)
        return bool(self.searches or self.genre or self.favourites or any(chips))


@dataclass(frozen=True)
class Knowledge:
    """What the program keeps about tracks across films."""

    #: Files that were linked.
    links: Links
    #: Keys of favourites.
    favourites: Collection[TrackKey]


Test: TypeAlias = Callable[[Track], bool]


def found(
    tracks: Sequence[Track],
    query: TrackQuery,
    scene_s: float,
    known: Knowledge,
    search: TrackSearch,
) -> FoundTracks:
    """Finds the places, in `tracks`, of those to be shown. tracks: best first."""
    wanted = query.reference
    places = [i for i, t in enumerate(tracks) if names_reference(t.licence) is wanted]
    for passes in _tests(query, scene_s, known):
        places = [i for i in places if passes(tracks[i])]
    answer = search(query.text, tracks, places) if query.searches else FoundTracks(places)
    return replace(answer, places=_sorted(answer.places, tracks, query.sorting, known.links))


def _tests(query: TrackQuery, scene_s: float, known: Knowledge) -> Iterator[Test]:
    """Makes the tests that the query asks for."""
    if query.free_only:
        yield is_free
    if query.instrumental:
        yield lambda track: track.vocals is False
    if query.genre:
        genres = passing(query.genre)
        yield lambda track: track.genre in genres
    if query.favourites:
        yield lambda track: track.key in known.favourites
    if query.with_file:
        yield lambda track: linked(track, known.links).file is not None
    if query.long_enough:
        yield lambda track: _lasts(linked(track, known.links), scene_s)


def _lasts(track: Track, scene_s: float) -> bool:
    return track.duration_s is not None and track.duration_s >= scene_s


def _sorted(
    places: Sequence[int], tracks: Sequence[Track], sorting: Sorting, links: Links
) -> Sequence[int]:
    """Sorts places; what is not known comes last, and equals stay in order."""
    if sorting is Sorting.TITLE:
        return sorted(places, key=lambda i: tracks[i].title.casefold())
    if sorting is Sorting.LENGTH:
        return sorted(places, key=lambda i: _known(linked(tracks[i], links).duration_s))
    if sorting is Sorting.TEMPO:
        return sorted(places, key=lambda i: _known(tracks[i].bpm))
    return places


def _known(value: float | None) -> tuple[bool, float]:
    return value is None, value or 0.0
