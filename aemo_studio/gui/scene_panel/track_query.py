"""Finds the tracks of a scene that the list shows, in order. Without Qt."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from aemo_studio.domain.music import Track, TrackKey
from aemo_studio.gui.scene_panel import licences
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


def found(
    tracks: Sequence[Track],
    query: TrackQuery,
    scene_s: float,
    known: Knowledge,
    search: TrackSearch,
) -> FoundTracks:
    """Finds the places, in `tracks`, of those to be shown. tracks: best first."""
    passes = _passing(query, scene_s, known)
    places = [i for i, track in enumerate(tracks) if passes(track)]
    answer = search(query.text, tracks, places) if query.searches else FoundTracks(places)
    return replace(answer, places=_sorted(answer.places, tracks, query.sorting, known.links))


def _passing(query: TrackQuery, scene_s: float, known: Knowledge) -> Callable[[Track], bool]:
    genres = frozenset(passing(query.genre)) if query.genre else None

    def passes(track: Track) -> bool:
        return not (
            licences.is_reference(track) is not query.reference
            or (query.free_only and not licences.is_free(track))
            or (query.instrumental and track.vocals is not False)
            or (genres is not None and track.genre not in genres)
            or (query.favourites and track.key not in known.favourites)
            or (query.with_file and linked(track, known.links).file is None)
            or (query.long_enough and not _lasts(linked(track, known.links), scene_s))
        )

    return passes


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
