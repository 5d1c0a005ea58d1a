"""Holds the tracks of catalogues as arrays, so that a search needs no loop over them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from functools import cache, cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aemo_studio.base.resources import catalogue_dir
from aemo_studio.domain.music import Catalogue, TrackKey
from aemo_studio.music.catalogue.genres import passing
from aemo_studio.music.catalogue.mood_map import load_mood_map, read_declared
from aemo_studio.music.recommend.affect import load_affect
from aemo_studio.music.recommend.library import song_key
from aemo_studio.music.search.lexicon import load_lexicon
from aemo_studio.music.search.licences import allows
from aemo_studio.music.search.titles import TitleIndex

Mask = NDArray[np.bool_]
Floats = NDArray[np.float64]

_FIRST = 2.0
"""Weight of a track's first mood, which allocates, in its affect."""


class SearchIndex:
    """All tracks of several catalogues (n of them) with what a search asks of them."""

    def __init__(
        self,
        catalogues: Sequence[Catalogue],
        sounds: Mapping[TrackKey, NDArray[np.floating[Any]]] | None = None,
    ) -> None:
        """Takes catalogues. sounds: of tracks with a file, numbers that describe how they sound, as
        many of each."""
        self._sounds = sounds or {}
        #: In the order of the catalogues; a position in here is a row.
        self.tracks = tuple(track for catalogue in catalogues for track in catalogue.tracks)
        self._licensed: dict[str, Mask] = {}

    def __len__(self) -> int:
        return len(self.tracks)

    def with_sounds(self, sounds: Mapping[TrackKey, NDArray[np.floating[Any]]]) -> SearchIndex:
        """Makes an index of the same tracks that sound so; all else that is built stays."""
        index = copy(self)
        index._sounds = sounds
        index.__dict__.pop("sounds", None)
        return index

    def warm(self) -> None:
        """Builds everything that a search needs, which takes a second for 20,000 tracks."""
        known = (self.bpm, self.duration_s, self.moods, self.first_mood, self.feels, self.vocals)
        self.titles.exact("")
        _ = (known, self.songs, self.tie_breaks, self.of_genre(""), self.with_licence("CC0"))

    @cached_property
    def bpm(self) -> Floats:
        """Beats per minute, float64[n], NaN where not known."""
        return _floats(track.bpm for track in self.tracks)

    @cached_property
    def duration_s(self) -> Floats:
        """Seconds, float64[n], NaN where not known."""
        return _floats(track.duration_s for track in self.tracks)

    @cached_property
    def moods(self) -> NDArray[np.int64]:
        """The moods of each track, one bit for each, int64[n]."""
        bits = mood_bits()
        return np.array([sum(bits.get(m, 0) for m in set(t.moods)) for t in self.tracks], np.int64)

    @cached_property
    def first_mood(self) -> NDArray[np.int64]:
        """The bit of each track's first mood, int64[n]; 0 where it has none."""
        bits = mood_bits()
        return np.array([bits.get(t.moods[0], 0) if t.moods else 0 for t in self.tracks], np.int64)

    @cached_property
    def feels(self) -> Floats:
        """Valence and arousal of each track by its moods, float64[n, 2]; NaN where unknown."""
        rated = {moods: track_feel(moods) for moods in {track.moods for track in self.tracks}}
        return np.array([rated[track.moods] for track in self.tracks]).reshape(-1, 2)

    @cached_property
    def vocals(self) -> NDArray[np.int8]:
        """1 with somebody singing, 0 without, -1 where not known, int8[n]."""
        return np.array([-1 if t.vocals is None else t.vocals for t in self.tracks], np.int8)

    @cached_property
    def sounds(self) -> Floats | None:
        """How tracks sound, float64[n, k], rows of length 1, NaN where nobody listened; None where
        nobody listened to any."""
        size = len(next(iter(self._sounds.values()), ()))
        if not size:
            return None
        nothing = np.full(size, np.nan)
        rows = np.array([self._sounds.get(t.key, nothing) for t in self.tracks], np.float64)
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)

    @cached_property
    def titles(self) -> TitleIndex:
        """The words of titles and artists."""
        return TitleIndex(self.tracks)

    @cached_property
    def songs(self) -> Sequence[str]:
        """What makes two tracks the same song."""
        return [song_key(track) for track in self.tracks]

    @cached_property
    def tie_breaks(self) -> Floats:
        """Orders tracks that are equally good, the same on every run, float64[n] in [0, 1)."""
        digests = [
            hashlib.blake2b(f"{t.catalogue}\0{t.track_id}".encode(), digest_size=6).digest()
            for t in self.tracks
        ]
        return np.array([int.from_bytes(d, "little") / 2**48 for d in digests])

    @cached_property
    def _genres(self) -> NDArray[np.str_]:
        return np.array([track.genre for track in self.tracks], dtype=np.str_)

    def of_genre(self, name: str) -> tuple[Mask, Mask]:
        """Computes which tracks are of a genre, and which of it or of one that it may stand for
        (pop & rock), bool[n] each."""
        exact = self._genres == name
        wide = np.isin(self._genres, list(passing(name)))
        return exact, wide

    def with_licence(self, wish: str) -> Mask:
        """Computes which tracks have a licence that allows what is wished, bool[n]."""
        if wish not in self._licensed:
            found = [allows(track, wish) for track in self.tracks]
            self._licensed[wish] = np.array(found, dtype=bool)
        return self._licensed[wish]

    def with_instrument(self, name: str) -> Mask:
        """Computes which titles name an instrument, bool[n]: no catalogue lists them."""
        mask = np.zeros(len(self), dtype=bool)
        for word in instrument_words().get(name, ()):
            mask |= self.titles.with_all_in_title(word)
        return mask

    def row(self, key: TrackKey) -> int | None:
        """Finds the position of a track, None for one that is not here."""
        return self._rows.get((key.catalogue, key.track_id))

    @cached_property
    def _rows(self) -> Mapping[tuple[str, str], int]:
        return {(t.catalogue, t.track_id): row for row, t in enumerate(self.tracks)}


@cache
def mood_bits() -> Mapping[str, int]:
    """Numbers the moods, one bit for each."""
    return {mood: 1 << i for i, mood in enumerate(load_mood_map())}


@cache
def families() -> Mapping[str, frozenset[str]]:
    """Maps each mood to itself and those that may stand for it (catalog/mood_families.csv)."""
    table = read_declared(catalogue_dir() / "mood_families.csv", ("mood", "near"))
    near = {row.cells["mood"]: row.cells["near"].split("|") for row in table.rows()}
    return {mood: frozenset((mood, *near.get(mood, ()))) for mood in load_mood_map()}


@cache
def instrument_words() -> Mapping[str, tuple[str, ...]]:
    """Maps each instrument to the words for it."""
    found: dict[str, list[str]] = {}
    for word, entry in load_lexicon().entries.items():
        if entry.kind == "instrument":
            found.setdefault(entry.value, []).append(word)
    return {name: tuple(words) for name, words in found.items()}


def track_feel(moods: Sequence[str]) -> tuple[float, float]:
    """Computes valence and arousal of a track with these moods, the first of which counts twice;
    NaN where none is rated."""
    affect = load_affect().moods
    rated = [(affect[m], _FIRST if i == 0 else 1.0) for i, m in enumerate(moods) if m in affect]
    if not rated:
        return (np.nan, np.nan)
    mean = np.average([a for a, _ in rated], axis=0, weights=[w for _, w in rated])
    return float(mean[0]), float(mean[1])


def _floats(values: Iterable[float | None]) -> Floats:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
