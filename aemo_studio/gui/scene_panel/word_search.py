"""Turns what is typed above the list into the tracks that are found. Without Qt.

This is the one place where another search can be put in: `MusicPane.search` holds a `TrackSearch`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from aemo_studio.domain.music import Track


@dataclass(frozen=True)
class FoundTracks:
    """The answer of a search."""

    #: Positions in the tracks that were searched, in the order in which they are to stand.
    places: Sequence[int]
    #: What the search understood, in the user's words, each to be shown beside the field.
    understood: tuple[str, ...] = ()


TrackSearch: TypeAlias = Callable[[str, Sequence[Track]], FoundTracks]
"""Searches tracks that stand best first for their scene; the text is not empty."""


def by_substring(text: str, tracks: Sequence[Track]) -> FoundTracks:
    """Finds the tracks whose title, artist, genre or moods hold every word, and keeps their
    order."""
    words = text.casefold().split()
    return FoundTracks([i for i, track in enumerate(tracks) if _holds(track, words)])


def _holds(track: Track, words: Sequence[str]) -> bool:
    text = "\n".join((track.title, track.artist, track.genre, *track.moods)).casefold()
    return all(word in text for word in words)
