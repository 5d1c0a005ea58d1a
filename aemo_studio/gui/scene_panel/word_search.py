"""Turns what is typed above the list into the tracks that are found. Without Qt.

This is the one place where another search can be put in: `MusicPane.search` holds a `TrackSearch`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from aemo_studio.base.translations import Phrase
from aemo_studio.domain.music import Track
from aemo_studio.music.search.chips import NO_WISHES, SearchState


@dataclass(frozen=True)
class FoundTracks:
    """The answer of a search."""

    #: Positions in the tracks that were searched, in the order in which they are to stand.
    places: Sequence[int]
    #: What the search understood, each wish to be shown beside the field.
    state: SearchState = NO_WISHES
    #: What stood in the way.
    said: tuple[Phrase, ...] = ()


class TrackSearch(Protocol):
    """Searches tracks that stand best first for their scene."""

    def __call__(self, text: str, tracks: Sequence[Track], places: Sequence[int]) -> FoundTracks:
        """Searches those at `places`, in ascending order, by what is typed."""


def by_substring(text: str, tracks: Sequence[Track]) -> list[int]:
    """Finds the tracks whose title, artist, genre or moods hold every word, and keeps their
    order."""
    words = text.casefold().split()
    return [i for i, track in enumerate(tracks) if _holds(_text(track), words)]


def by_name(text: str, tracks: Sequence[Track]) -> list[int]:
    """Finds the tracks whose title and artist hold every word, and keeps their order."""
    words = text.casefold().split()
    if not any(words):
        return []
    return [i for i, t in enumerate(tracks) if _holds(f"{t.title}\n{t.artist}".casefold(), words)]


def _text(track: Track) -> str:
    return "\n".join((track.title, track.artist, track.genre, *track.moods)).casefold()


def _holds(text: str, words: Sequence[str]) -> bool:
    return all(word in text for word in words)
