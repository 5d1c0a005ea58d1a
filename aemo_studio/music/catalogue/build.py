"""Builds catalogues from published tables: `build_lmc` and `build_free`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from aemo_studio.base.errors import CatalogueError
from aemo_studio.domain.emotion import EMOTIONS, Emotion
from aemo_studio.music.catalogue.allocate import DEFAULT_CAP, allocate
from aemo_studio.music.catalogue.columns import BUILT, BUILT_FREE, CatalogueRow
from aemo_studio.music.catalogue.free_sources import NOT_A_TRACK, FreeReader
from aemo_studio.music.catalogue.lmc_sources import LmcReader, read_song_genres
from aemo_studio.music.catalogue.mood_map import MoodMap, load_mood_map
from aemo_studio.music.catalogue.tables import Table, TableRow, read_table
from aemo_studio.music.catalogue.write import write_catalogue


@dataclass(frozen=True)
class BuildReport:
    """The result of building a catalogue."""

    #: The table that was read.
    source: Path
    #: The catalogue that was written.
    output: Path
    #: Rows in the source: `written` and `left_out` together.
    rows: int
    #: Tracks in the output.
    written: int
    #: Those of them whose genre is known.
    with_genre: int
    #: First mood to number of tracks, before the cap.
    per_mood: dict[str, int]
    #: Emotion to number of tracks, as written.
    per_emotion: dict[Emotion, int]
    #: Reason to number of rows.
    left_out: dict[str, int]


def build_lmc(
    source: Path, output: Path, cap: int = DEFAULT_CAP, genres: Path | None = None
) -> BuildReport:
    """Builds a catalogue of Million Song Dataset songs with LMC moods.

    source: LMC's own `labeled_lyrics*.csv` or `lmc_lastfm_catalog.csv`. The output holds
    the songs that the odd/even rule and the cap allocate, in the order of the source; a
    song without a mood is left out and counted. genres: `lmc_genre.csv`, without which no
    song has a genre. Raises CatalogueError, OutputError.
    """
    table, moods = read_table(source), load_mood_map()
    song_genres = read_song_genres(genres) if genres else {}
    reader = LmcReader(table, moods, output.stem, song_genres)
    return _build(table, output, reader.track, moods, cap)


def build_free(source: Path, output: Path, cap: int | None = None) -> BuildReport:
    """Builds a catalogue of tracks that may be used, from `free_to_use.csv`.

    Only rows whose licence is stated and known to allow it; native moods become LMC moods
    by catalog/free_moods.csv. No cap by default: what may be used should be on offer.
    Raises CatalogueError, OutputError.
    """
    table, moods = read_table(source), load_mood_map()
    reader = FreeReader(table, moods, output.stem)
    return _build(table, output, reader.track, moods, cap, columns=BUILT_FREE)


def _build(
    table: Table,
    output: Path,
    read: Callable[[TableRow], CatalogueRow | str],
    mood_map: MoodMap,
    cap: int | None,
    *,
    columns: Sequence[str] = BUILT,
) -> BuildReport:
    """Builds a catalogue. read: returns a track without Emotion, or the reason why a row is left
    out."""
    built: list[CatalogueRow] = []
    left_out: Counter[str] = Counter()
    for row in table.rows():
        result = NOT_A_TRACK if row.damage else read(row)
        if isinstance(result, CatalogueRow):
            built.append(result)
        else:
            left_out[result] += 1
    rows = len(built) + left_out.total()
    if not built:
        raise CatalogueError(
            "{path} holds no track with a known mood; check the file.", path=table.path
        )
    emotions = allocate([each.track.moods[0] for each in built], mood_map, cap)
    kept = [each.with_emotion(e) for each, e in zip(built, emotions, strict=True) if e]
    write_catalogue(output, kept, columns)
    if len(kept) < len(built):
        left_out[f"beyond the cap of {cap} per emotion"] = len(built) - len(kept)
    return BuildReport(
        source=table.path,
        output=output,
        rows=rows,
        written=len(kept),
        with_genre=sum(bool(row.track.genre) for row in kept),
        per_mood=_mood_counts(built),
        per_emotion=_emotion_counts(kept),
        left_out=dict(left_out),
    )


def _mood_counts(rows: Sequence[CatalogueRow]) -> dict[str, int]:
    return dict(sorted(Counter(row.track.moods[0] for row in rows).items()))


def _emotion_counts(rows: Sequence[CatalogueRow]) -> dict[Emotion, int]:
    counts = Counter(row.track.emotion for row in rows)
    return {emotion: counts[emotion] for emotion in EMOTIONS}
