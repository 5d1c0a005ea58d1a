"""Reads rows of the tables that carry LMC moods: LMC's own, and the one from Last.fm tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from aemo_studio.base.errors import CatalogueError
from aemo_studio.base.resources import catalogue_dir
from aemo_studio.base.translations import listed
from aemo_studio.domain.music import Track
from aemo_studio.domain.terms import terms_of
from aemo_studio.music.catalogue.columns import CatalogueRow
from aemo_studio.music.catalogue.genres import genre_of
from aemo_studio.music.catalogue.mood_map import MoodMap, load_translation
from aemo_studio.music.catalogue.rows import derived_id
from aemo_studio.music.catalogue.tables import Table, TableRow, read_table

LICENCE = "reference only: clear the rights; tags from MSD and Last.fm, research, non-commercial"

_COLUMNS = {
    "artist": ("msd_artist", "artist"),
    "title": ("msd_title", "title"),
    "mood": ("lmc_mood", "mood"),
    "track_id": ("msd_track_id", "msd_id", "track_id"),
    "tags": ("lastfm_mood_tags",),
    "url": ("url",),
}
_REQUIRED = ("artist", "title", "mood")
_GENRES = ("msd_track_id", "genre", "genre_from")
_NO_MOOD = ("", "unknown", "nan", "none")
_SHORT = {"artist terms": "term"}
_NOT_A_TRACK = "no title or artist"


SongGenres = Mapping[str, tuple[str, str]]
"""MSD track id to the song's genre and whose it is."""

_NO_GENRE = ("", "")


def read_song_genres(path: Path) -> SongGenres:
    """Reads a table of `msd_track_id`, `genre` and `genre_from`; songs whose genre is unknown are
    left out. Raises CatalogueError for another table."""
    table = read_table(path)
    missing = [name for name in _GENRES if name not in table.columns]
    if missing:
        raise CatalogueError(
            "{path} has no column {names}; give lmc_genre.csv.", path=path, names=listed(missing)
        )
    rows = (row.cells for row in table.rows() if not row.damage)
    named = ((c["msd_track_id"], genre_of(c["genre"]), c["genre_from"]) for c in rows)
    return {song: (genre, _SHORT.get(origin, origin)) for song, genre, origin in named if genre}


class LmcReader:
    """Reads the rows of a table for the catalogue named `catalogue`.

    Raises CatalogueError when made for a table without artist, title and mood.
    """

    def __init__(self, table: Table, mood_map: MoodMap, catalogue: str, genres: SongGenres) -> None:
        self._genres = genres
        self._mood_map = mood_map
        self._catalogue = catalogue
        self._tags = load_translation(catalogue_dir() / "lastfm_tags.csv", "tag", mood_map)
        self._columns = _find(table)
        self._ids: Counter[str] = Counter()

    def track(self, row: TableRow) -> CatalogueRow | str:
        """Reads a track without Emotion, or the reason why the row is left out.

        LMC counts every row with a mood, songs that are there twice included; so do we,
        and a repeated id gets a number behind it.
        """
        artist, title = self._cell(row, "artist"), self._cell(row, "title")
        mood = self._cell(row, "mood").lower()
        if mood in _NO_MOOD:
            return "no mood"
        if mood not in self._mood_map:
            return f"mood {mood!r} not in the mood map"
        if not artist or not title:
            return _NOT_A_TRACK
        genre, genre_from = self._genres.get(self._cell(row, "track_id"), _NO_GENRE)
        track = Track(
            track_id=self._id(row, artist, title),
            title=title,
            artist=artist,
            moods=self._moods(mood, self._cell(row, "tags")),
            emotion=None,
            duration_s=None,
            bpm=None,
            url=self._cell(row, "url"),
            catalogue=self._catalogue,
            genre=genre,
            genre_from=genre_from,
            **terms_of(LICENCE)._asdict(),
        )
        return CatalogueRow(track, source="msd")

    def _id(self, row: TableRow, artist: str, title: str) -> str:
        track_id = self._cell(row, "track_id") or derived_id(artist, title)
        self._ids[track_id] += 1
        number = self._ids[track_id]
        return track_id if number == 1 else f"{track_id}-{number}"

    def _moods(self, first: str, tags: str) -> tuple[str, ...]:
        """Lists LMC's mood first (it allocates), then the moods of the other tags."""
        more = (self._tags.get(tag.strip().lower()) for tag in tags.split("|"))
        return tuple(dict.fromkeys([first, *(mood for mood in more if mood)]))

    def _cell(self, row: TableRow, column: str) -> str:
        name = self._columns.get(column)
        return row.cells[name] if name else ""


def _find(table: Table) -> dict[str, str]:
    found = {}
    for ours, names in _COLUMNS.items():
        name = next((n for n in names if n in table.columns), None)
        if name:
            found[ours] = name
    missing = [_COLUMNS[name][0] for name in _REQUIRED if name not in found]
    if missing:
        raise CatalogueError(
            "{path} has no column {names}; give LMC's labeled_lyrics.csv or "
            "lmc_lastfm_catalog.csv.",
            path=table.path,
            names=listed(missing),
        )
    return found
