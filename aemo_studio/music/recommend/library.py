"""Holds the Tracks of several catalogues as arrays, so that ranking needs no loop over them."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.emotion import EMOTIONS, Emotion
from aemo_studio.domain.music import Catalogue, Track, TrackKey
from aemo_studio.music.recommend.affect import AffectTable

_FIRST_MOOD_WEIGHT = 2.0

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, eq=False)
class Library:
    """All tracks that have an Emotion, in the order of the catalogues (n of them)."""

    #: n tracks; a position in here is a row of the library.
    tracks: tuple[Track, ...]
    #: int64[n]: position in EMOTIONS.
    emotion: NDArray[np.int64]
    #: int64[n]: row of `set_affects` and `set_moods`.
    mood_set: NDArray[np.int64]
    #: float64[m, 3]: mean Affect of each set of moods; NaN where no mood is rated.
    set_affects: NDArray[np.float64]
    #: float32[m, k]: each set of moods over all k moods, rows of length 1 (or 0).
    set_moods: NDArray[np.float32]
    #: float64[n]: seconds, NaN where not known.
    duration_s: NDArray[np.float64]
    #: float64[n]: beats per minute, NaN where not known.
    bpm: NDArray[np.float64]
    #: int64[n]: position in `genres`.
    genre: NDArray[np.int64]
    #: Names of the genres that there are; one may be empty, for tracks whose genre is not known.
    genres: tuple[str, ...]
    #: int64[n]: equal numbers for equal artists.
    artist: NDArray[np.int64]
    #: int64[n]: equal numbers for equal songs (`song_key`).
    song: NDArray[np.int64]
    #: `song_key` to its number in `song`.
    song_numbers: Mapping[str, int]
    #: int64[n]: equal numbers for equal catalogues.
    catalogue: NDArray[np.int64]
    #: uint64[n]: stable across runs; orders equally good tracks.
    key: NDArray[np.uint64]

    def __len__(self) -> int:
        return len(self.tracks)

    def row(self, key: TrackKey) -> int | None:
        """Finds the position of a track, None for one that is not here."""
        return self._rows.get((key.catalogue, key.track_id))

    def song_number(self, track: Track) -> int | None:
        """Finds the number of a track's song, None for one that is not here."""
        return self.song_numbers.get(song_key(track))

    @cached_property
    def _rows(self) -> Mapping[tuple[str, str], int]:
        return {(t.catalogue, t.track_id): row for row, t in enumerate(self.tracks)}


def build_library(catalogues: Sequence[Catalogue], affect: AffectTable) -> Library:
    """Builds a Library. Tracks without Emotion (left out by the cap) are not in it."""
    tracks = tuple(t for c in catalogues for t in c.tracks if t.emotion is not None)
    index: dict[Emotion | None, int] = {emotion: i for i, emotion in enumerate(EMOTIONS)}
    mood_set, sets = _numbered(track.moods for track in tracks)
    genre, genres = _numbered(track.genre for track in tracks)
    song, songs = _numbered(map(song_key, tracks))
    return Library(
        tracks=tracks,
        emotion=np.array([index[track.emotion] for track in tracks], dtype=np.int64),
        mood_set=mood_set,
        set_affects=_set_affects(list(sets), affect),
        set_moods=_set_moods(list(sets)),
        duration_s=_floats(track.duration_s for track in tracks),
        bpm=_floats(track.bpm for track in tracks),
        genre=genre,
        genres=tuple(genres),
        artist=_numbered(track.artist.casefold() for track in tracks)[0],
        song=song,
        song_numbers=songs,
        catalogue=_numbered(track.catalogue for track in tracks)[0],
        key=_keys(tracks),
    )


def songs_of(library: Library, keys: Iterable[TrackKey]) -> NDArray[np.int64]:
    """Finds the numbers of the songs that these keys name; keys that are not in the library are
    left out."""
    rows = [row for key in keys if (row := library.row(key)) is not None]
    return library.song[rows] if rows else np.zeros(0, dtype=np.int64)


def song_key(track: Track) -> str:
    """Builds the key that makes two tracks the same song, whichever catalogue they come from."""
    return f"{track.artist}\0{track.title}".casefold()


def _numbered(values: Iterable[T]) -> tuple[NDArray[np.int64], Mapping[T, int]]:
    """Numbers values, equal ones alike; also returns the values with their numbers."""
    numbers: dict[T, int] = {}
    codes = [numbers.setdefault(value, len(numbers)) for value in values]
    return np.array(codes, dtype=np.int64), numbers


def _set_affects(sets: Sequence[tuple[str, ...]], affect: AffectTable) -> NDArray[np.float64]:
    """Computes the mean Affect of the moods; the first, which allocates, counts twice."""
    means = np.full((len(sets), 3), np.nan)
    for row, moods in enumerate(sets):
        rated = [(affect.moods[m], i) for i, m in enumerate(moods) if m in affect.moods]
        if rated:
            weights = [_FIRST_MOOD_WEIGHT if i == 0 else 1.0 for _, i in rated]
            means[row] = np.average([a for a, _ in rated], axis=0, weights=weights)
    return means


def _set_moods(sets: Sequence[tuple[str, ...]]) -> NDArray[np.float32]:
    names = sorted({mood for moods in sets for mood in moods})
    column = {mood: i for i, mood in enumerate(names)}
    hot = np.zeros((len(sets), len(names)), dtype=np.float32)
    for row, moods in enumerate(sets):
        hot[row, [column[mood] for mood in moods]] = 1.0 / max(1.0, len(moods) ** 0.5)
    return hot


def _floats(values: Iterable[float | None]) -> NDArray[np.float64]:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def _keys(tracks: Sequence[Track]) -> NDArray[np.uint64]:
    digests = [
        hashlib.blake2b(f"{t.catalogue}\0{t.track_id}".encode(), digest_size=8).digest()
        for t in tracks
    ]
    return np.frombuffer(b"".join(digests), dtype="<u8").astype(np.uint64)
