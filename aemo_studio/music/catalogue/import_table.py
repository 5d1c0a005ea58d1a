"""Imports a foreign table into a catalogue of ours (`catalog import FILE`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.errors import CatalogueError
from aemo_studio.base.translations import Phrase, phrase
from aemo_studio.music.catalogue.allocate import allocate
from aemo_studio.music.catalogue.cells import middles_note
from aemo_studio.music.catalogue.columns import WRITTEN_ALWAYS, CatalogueRow, row_cells
from aemo_studio.music.catalogue.foreign import ColumnMapping, ForeignReader, map_columns
from aemo_studio.music.catalogue.mood_map import load_mood_map
from aemo_studio.music.catalogue.rows import CatalogueProblem
from aemo_studio.music.catalogue.spreadsheets import read_any_table
from aemo_studio.music.catalogue.tables import TableChoice
from aemo_studio.music.catalogue.write import as_csv

_COLUMNS = (*WRITTEN_ALWAYS, "file", "vocals", "genre")


@dataclass(frozen=True)
class TableReport:
    """The result of importing a foreign table."""

    #: The table that was read.
    source: Path
    #: The catalogue that was written.
    output: Path
    #: Which column filled which field.
    mapped: ColumnMapping
    #: Tracks in the output.
    written: int
    #: Those of them with a mood or an Emotion, which can be recommended.
    with_mood: int
    #: Rows left out.
    passed_over: int
    #: Cells and rows that could not be parsed, in the order of the rows.
    problems: tuple[CatalogueProblem, ...]
    #: What was guessed about the table as a whole.
    notes: tuple[Phrase, ...] = ()


def import_table(
    source: Path, output: Path, mapping: Mapping[str, str], choice: TableChoice | None = None
) -> TableReport:
    """Writes a catalogue from a CSV or XLSX table with columns of any name.

    mapping: our field to the table's column, where the guess would be wrong. choice: encoding,
    sheet and row of heads, likewise. Raises CatalogueError if there is no table or no track in
    it, UsageError for a mapping or choice that does not fit, OutputError.
    """
    table = read_any_table(source, replace(choice or TableChoice(), heads=tuple(mapping.values())))
    mapped = map_columns(table, mapping)
    reader = ForeignReader(table, mapped, output.stem)
    rows = [read for row in table.rows() if (read := reader.track(row)) is not None]
    if not rows:
        raise _no_track(source, reader.problems)
    rows = _with_emotions(rows)
    write_atomic(output, as_csv(_COLUMNS, map(row_cells, rows)).encode("utf-8-sig"))
    return TableReport(
        source=source,
        output=output,
        mapped=mapped,
        written=len(rows),
        with_mood=sum(bool(row.track.moods or row.track.emotion) for row in rows),
        passed_over=sum(problem.passed_over for problem in reader.problems),
        problems=tuple(reader.problems),
        notes=(*table.notes, *_notes(reader)),
    )


def _notes(reader: ForeignReader) -> Iterator[Phrase]:
    """Says what was concluded about the cells."""
    if reader.length_units.note:
        yield reader.length_units.note
    if reader.without_artist:
        yield phrase("tracks without an artist: {count}", count=reader.without_artist)
    if reader.middles:
        yield middles_note(reader.middles)
    if reader.estimated:
        pairs = [f"{word} = {mood}" for word, mood in sorted(reader.estimated.items())]
        yield phrase("moods estimated: {words}", words=", ".join(pairs))


def _no_track(source: Path, problems: Sequence[CatalogueProblem]) -> CatalogueError:
    if not problems:
        return CatalogueError("{source} holds no track.", source=source)
    return CatalogueError(
        "{source} holds no track. The first problem is in {problem}.",
        source=source,
        problem=problems[0].phrase,
    )


def _with_emotions(rows: list[CatalogueRow]) -> list[CatalogueRow]:
    """Allocates Emotions to the other tracks where a table gives those of some, from their first
    mood by the odd/even rule, as for all where a table gives none."""
    if not any(row.track.emotion for row in rows):
        return rows
    firsts = [next(iter(row.track.moods), None) for row in rows]
    wanted = [None if row.track.emotion else mood for row, mood in zip(rows, firsts, strict=True)]
    emotions = allocate(wanted, load_mood_map(), cap=None)
    return [
        row.with_emotion(emotion) if emotion else row
        for row, emotion in zip(rows, emotions, strict=True)
    ]
