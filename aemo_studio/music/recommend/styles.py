"""Tells which Genres serve an Emotion: how much more often than by chance its music has them.

Counted over the shipped catalogues (catalog/genre_emotions.csv, written by
`scripts/count_genres.py`). A catalogue's own share of each Emotion is what chance would give, so
that a catalogue with much sad music does not make all of its genres sad. Few tracks say little:
every ratio is drawn towards 1 by `_PRIOR` expected tracks (the mean of a gamma-Poisson posterior,
as in maps of rare diseases: Clayton and Kaldor 1987, Biometrics 43).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aemo_studio.base.errors import CatalogueError
from aemo_studio.base.resources import catalogue_dir
from aemo_studio.domain.emotion import EMOTIONS, EmotionScores
from aemo_studio.domain.music import Catalogue
from aemo_studio.music.catalogue.mood_map import read_declared

SERVES = 1.1
"""From this lift on a genre serves; the score part is 1 there."""

RARE = 2 / 3
"""Below this lift a genre is rare for a scene."""

_PRIOR = 5.0
_LEAST_TRACKS = 10.0
_MOST_STYLES = 3
_EMOTION_NAMES = tuple(emotion.value for emotion in EMOTIONS)

Counts = Mapping[tuple[str, str], NDArray[np.int64]]
"""Catalogue and genre to int64[8]: the tracks of each Emotion."""


@dataclass(frozen=True)
class StyleLift:
    """How well a Genre serves what is searched for."""

    #: A name in catalog/genres.csv.
    genre: str
    #: How often the genre is found among such music, as a multiple of its share in all music; above
    #: 0.
    lift: float


@dataclass(frozen=True, eq=False)
class StyleTable:
    """The lifts of all genres that were counted (g of them)."""

    #: g names, in the order of the rows.
    genres: tuple[str, ...]
    #: float64[g, 8], above 0: lift of each genre for each Emotion.
    lifts: NDArray[np.float64]
    #: float64[g, 8]: the tracks that were counted.
    tracks: NDArray[np.float64]

    def lift(self, genre: str, scores: EmotionScores) -> float:
        """Computes the lift of a genre for music of these EmotionScores; 1 for an uncounted one."""
        row = self._rows.get(genre)
        return 1.0 if row is None else float(self.lifts[row] @ scores.astype(np.float64))

    def serving(self, scores: EmotionScores) -> tuple[StyleLift, ...]:
        """Lists up to three genres that serve these EmotionScores, the best first: those whose
        lift says so, and of which there are tracks enough to choose from."""
        weights = scores.astype(np.float64)
        enough = self.tracks @ weights >= _LEAST_TRACKS
        found = (
            StyleLift(genre, float(lift))
            for genre, lift, there in zip(self.genres, self.lifts @ weights, enough, strict=True)
            if there and lift >= SERVES
        )
        return tuple(sorted(found, key=lambda style: -style.lift)[:_MOST_STYLES])

    @cached_property
    def _rows(self) -> Mapping[str, int]:
        return {genre: row for row, genre in enumerate(self.genres)}


def load_styles(path: Path | None = None) -> StyleTable:
    """Reads the shipped counts, or those in `path`. Raises CatalogueError if the file is missing or
    damaged."""
    return _load(path or catalogue_dir() / "genre_emotions.csv")


def count_styles(catalogues: Iterable[Catalogue]) -> Counts:
    """Counts the tracks of each genre and Emotion; those of which either is not known are left
    out."""
    counts: dict[tuple[str, str], NDArray[np.int64]] = {}
    for catalogue in catalogues:
        for track in catalogue.tracks:
            if track.genre and track.emotion is not None:
                row = counts.setdefault((catalogue.name, track.genre), np.zeros(8, dtype=np.int64))
                row[EMOTIONS.index(track.emotion)] += 1
    return dict(sorted(counts.items()))


def style_table(counts: Counts) -> StyleTable:
    """Computes the lifts: tracks that are there over tracks that chance would give."""
    genres = tuple(dict.fromkeys(genre for _, genre in counts))
    there, expected = np.zeros((2, len(genres), len(EMOTIONS)))
    shares = _emotion_shares(counts)
    for (catalogue, genre), row in counts.items():
        there[genres.index(genre)] += row
        expected[genres.index(genre)] += row.sum() * shares[catalogue]
    return StyleTable(genres, (there + _PRIOR) / (expected + _PRIOR), there)


def _emotion_shares(counts: Counts) -> Mapping[str, NDArray[np.float64]]:
    """Computes each catalogue's float64[8]: the share of each Emotion in its tracks."""
    totals: dict[str, NDArray[np.float64]] = {}
    for (catalogue, _), row in counts.items():
        totals[catalogue] = totals.get(catalogue, np.zeros(len(EMOTIONS))) + row
    return {name: total / total.sum() for name, total in totals.items()}


@cache
def _load(path: Path) -> StyleTable:
    table = read_declared(path, ("catalogue", "genre", *_EMOTION_NAMES))
    try:
        counts = {
            (row.cells["catalogue"], row.cells["genre"]): np.array(
                [int(row.cells[name]) for name in _EMOTION_NAMES]
            )
            for row in table.rows()
        }
        if any((row < 0).any() or not row.sum() for row in counts.values()):
            raise ValueError("a row without tracks")
    except ValueError as error:
        raise CatalogueError(
            "The counts of genres {path} are damaged ({error}); restore the file.",
            path=path,
            error=error,
        ) from error
    return style_table(counts)
