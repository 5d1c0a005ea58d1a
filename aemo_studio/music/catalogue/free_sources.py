"""Reads rows of `free_to_use.csv`: which may be shipped, under which licence and credit line."""

from __future__ import annotations

from collections.abc import Callable

from aemo_studio.base.errors import CatalogueError
from aemo_studio.base.resources import catalogue_dir
from aemo_studio.base.translations import listed
from aemo_studio.domain.music import Track
from aemo_studio.music.catalogue.cells import parse_bpm, parse_duration
from aemo_studio.music.catalogue.columns import CatalogueRow
from aemo_studio.music.catalogue.free_vocals import FreeVocals
from aemo_studio.music.catalogue.genres import genre_of
from aemo_studio.music.catalogue.mood_map import MoodMap, load_translation
from aemo_studio.music.catalogue.tables import Table, TableRow

NOT_A_TRACK = "damaged row"

_REQUIRED = ("source", "id", "title", "artist", "native_moods", "licence")
_CC_BY_3 = "https://creativecommons.org/licenses/by/3.0/"


def _incompetech(title: str, artist: str) -> str:
    return f'"{title}" by {artist} (incompetech.com), CC BY 3.0, {_CC_BY_3}'


def _audio_library(title: str, artist: str) -> str:
    return f'"{title}" by {artist} (YouTube Audio Library), CC BY as stated beside the track there'


# Licence text of the list to (our licence, credit line). What is not here is unclear: the
# list gives bare numbers for the library's other terms, and nothing for Audionautix.
_CLEAR: dict[tuple[str, str], tuple[str, Callable[[str, str], str]]] = {
    ("incompetech", "CC BY 3.0 (as stated in row)"): ("CC BY 3.0", _incompetech),
    ("youtube_audio_library", "CC BY (license_type 6, attribution needed)"): (
        "CC BY",
        _audio_library,
    ),
}


class FreeReader:
    """Reads the rows of the list of free music for the catalogue named `catalogue`.

    Raises CatalogueError when made for another table.
    """

    def __init__(self, table: Table, mood_map: MoodMap, catalogue: str) -> None:
        missing = [name for name in _REQUIRED if name not in table.columns]
        if missing:
            raise CatalogueError(
                "{path} has no column {names}; give free_to_use.csv.",
                path=table.path,
                names=listed(missing),
            )
        declared = catalogue_dir() / "free_moods.csv"
        self._moods = load_translation(declared, "native_mood", mood_map)
        self._voices = FreeVocals(table)
        self._catalogue = catalogue
        self._songs: set[tuple[str, str]] = set()

    def track(self, row: TableRow) -> CatalogueRow | str:
        """Reads a track without Emotion, or the reason why the row is left out."""
        cells = row.cells
        source, title, artist = cells["source"], cells["title"], cells["artist"]
        if not title or not artist:
            return NOT_A_TRACK
        clear = _CLEAR.get((source, cells["licence"]))
        if clear is None:
            return f"licence unclear: {source}, {cells['licence']}"
        moods = self._lmc_moods(cells["native_moods"])
        if not moods:
            return "no native mood that says something about the mood"
        song = (artist.casefold(), title.casefold())
        if song in self._songs:
            return "the same artist and title as an earlier row"
        self._songs.add(song)
        licence, credit = clear
        genre, voices = genre_of(cells.get("genre", "")), self._voices.of(title, artist)
        track = Track(
            track_id=f"{source}-{cells['id']}",
            title=title,
            artist=artist,
            moods=moods,
            emotion=None,
            duration_s=parse_duration(cells.get("duration_s", "")) or None,
            bpm=parse_bpm(cells.get("bpm_or_tempo", "")),
            licence=licence,
            attribution=credit(title, artist),
            url=cells.get("url", ""),
            catalogue=self._catalogue,
            vocals=voices.vocals,
            vocals_estimated=voices.estimated,
            genre=genre,
            genre_from="track" if genre else "",
        )
        return CatalogueRow(track, source)

    def _lmc_moods(self, native: str) -> tuple[str, ...]:
        words = [word.strip().lower() for word in native.split("|") if word.strip()]
        unknown = [word for word in words if word not in self._moods]
        if unknown:
            raise CatalogueError(
                "catalog/free_moods.csv does not declare the native mood {unknown!r}; add it.",
                unknown=unknown[0],
            )
        return tuple(dict.fromkeys(mood for word in words if (mood := self._moods[word])))
