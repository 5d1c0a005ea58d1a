"""`catalog import FILE`: a foreign table in, a catalogue of ours out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.errors import CatalogueError
from aemo_studio.music.catalogue.allocate import allocate
from aemo_studio.music.catalogue.foreign import ForeignReader, ForeignTrack, Mapped, map_columns
from aemo_studio.music.catalogue.mood_map import load_mood_map
from aemo_studio.music.catalogue.rows import CatalogueProblem
from aemo_studio.music.catalogue.sheets import read_any_table
from aemo_studio.music.catalogue.write import COLUMNS

_COLUMNS = (*COLUMNS, "file", "vocals")


@dataclass(frozen=True)
class TableReport:
    """What became of a table. problems: all that was not understood, in order of rows.
    with_mood: tracks that can be recommended."""

    source: Path
    output: Path
    mapped: Mapped
    written: int
    with_mood: int
    passed_over: int
    problems: tuple[CatalogueProblem, ...]


def import_table(source: Path, output: Path, mapping: Mapping[str, str]) -> TableReport:
    """Writes a catalogue from a CSV or XLSX table with columns of any name.

    mapping: our field to the table's column, where the guess would be wrong. Raises
    CatalogueError if there is no table or no track in it, UsageError for a mapping that
    does not fit, OutputError.
    """
    table = read_any_table(source)
    mapped = map_columns(table, mapping)
    reader = ForeignReader(table, mapped)
    tracks = [track for row in table.rows() if (track := reader.track(row)) is not None]
    if not tracks:
        first = f" The first problem is in {reader.problems[0]}." if reader.problems else ""
        raise CatalogueError(f"{source} holds no track.{first}")
    tracks = _with_emotions(tracks)
    write_atomic(output, _encoded(tracks))
    return TableReport(
        source=source,
        output=output,
        mapped=mapped,
        written=len(tracks),
        with_mood=sum(bool(t.cells["moods"] or t.cells["emotion"]) for t in tracks),
        passed_over=sum(problem.passed_over for problem in reader.problems),
        problems=tuple(reader.problems),
    )


def _with_emotions(tracks: list[ForeignTrack]) -> list[ForeignTrack]:
    """Where a table gives the Emotion of some tracks, the others get theirs from their first
    mood by the odd/even rule, as all do where a table gives none."""
    if not any(track.cells["emotion"] for track in tracks):
        return tracks
    firsts = [t.cells["moods"].split("|")[0] if not t.cells["emotion"] else None for t in tracks]
    emotions = allocate(firsts, load_mood_map(), cap=None)
    return [
        ForeignTrack({**track.cells, "emotion": emotion.value}) if emotion else track
        for track, emotion in zip(tracks, emotions, strict=True)
    ]


def _encoded(tracks: Iterable[ForeignTrack]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, _COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(track.cells for track in tracks)
    return text.getvalue().encode("utf-8-sig")
