"""Reads tables that people made: any usual encoding and separator, damaged rows included."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from aemo_studio.base.errors import CatalogueError, UsageError
from aemo_studio.base.files import is_device
from aemo_studio.base.translations import Phrase, phrase
from aemo_studio.music.catalogue.csv_rows import MOST_BYTES, MOST_LINES, records, text_lines
from aemo_studio.music.catalogue.file_kinds import refuse_other_kinds
from aemo_studio.music.catalogue.heads import LOOKED_AT, find_head, is_known_head
from aemo_studio.music.catalogue.pandas_tables import Grid, Limits, whole_grid
from aemo_studio.music.encodings import (
    DECLARED,
    checked_encoding,
    decodes,
    find_encoding,
    name_of,
)

NO_RESULT = "#NO RESULT!"
"""Stands in the cell of a formula whose result the file does not hold."""

_MAX_BYTES = 256 << 20
PANDAS_PAYS_FROM_BYTES = 16 << 20
"""For what is read while somebody waits: a smaller table is read row by row before pandas is
imported (0.35 s of the processor, more than all else that `recommend` does with the shipped
catalogues), and the window searches its catalogues without pandas."""

_PANDAS_UP_TO_BYTES = 64 << 20
"""Beyond, rows are read one by one: LMC's own table has the lyrics in it."""
_SEPARATORS = ",;\t"
_SEPARATOR_LINE = re.compile(r'^\ufeff?"?sep=(.)"?[,;\s]*$', re.IGNORECASE)


@dataclass(frozen=True)
class TableChoice:
    """What the user says about a table where the guess would be wrong."""

    #: Encoding of a CSV file, by any of its names; None to guess it.
    encoding: str | None = None
    #: Name or number (from 1) of the sheet of a spreadsheet; None for the first that has heads.
    sheet: str | None = None
    #: Row that holds the heads, from 1; None to look for it.
    head_row: int | None = None
    #: Heads that the user named.
    heads: tuple[str, ...] = ()


class TableRow(NamedTuple):
    """A row of a table."""

    #: Line of the file at which it starts, from 1.
    line: int
    #: Column names in lower case.
    columns: tuple[str, ...]
    #: A text for each column; empty where the row is damaged.
    values: list[str]
    #: What is wrong with the row as a whole; None where nothing is.
    damage: Phrase | None = None

    @property
    def cells(self) -> dict[str, str]:
        """Maps columns to values; of columns with the same name the last one counts."""
        return dict(zip(self.columns, self.values, strict=not self.damage))


@dataclass(frozen=True)
class Table:
    """A table with its column names in lower case."""

    #: The file that it was read from.
    path: Path
    #: Encoding by which the bytes were read, so that a fallback can be reported.
    encoding: str
    #: Column names in lower case, in their order.
    columns: tuple[str, ...]
    #: The character between cells.
    separator: str
    #: The whole file, as bytes.
    data: bytes
    #: Bytes from which on pandas reads the table.
    pandas_from_bytes: int = 0
    #: Lines above the heads, which are no part of the table.
    lines_above: int = 0
    #: Row of the file or sheet that holds the heads, from 1.
    head_row: int = 1
    #: Sheet that was read; empty for a text file.
    sheet: str = ""
    #: All sheets of the workbook; none for a text file.
    sheets: tuple[str, ...] = ()
    #: What was guessed, in sentences for the user.
    notes: tuple[Phrase, ...] = ()

    def rows(self) -> Iterator[TableRow]:
        """Reads the rows below the header, damaged ones too, blank ones not."""
        whole = self._whole()
        if whole is None:
            yield from self._row_by_row()
            return
        for line, values in zip(whole.lines, zip(*whole.columns, strict=True), strict=True):
            yield TableRow(line, self.columns, list(values))

    def grid(self) -> tuple[Grid, list[TableRow]]:
        """Reads the whole rows column by column, and the damaged ones."""
        whole = self._whole()
        if whole is not None:
            return whole, []
        rows = list(self._row_by_row())
        good = [row for row in rows if not row.damage]
        columns = [list(column) for column in zip(*(row.values for row in good), strict=True)]
        lines = [row.line for row in good]
        return Grid(lines, columns or [[] for _ in self.columns]), [r for r in rows if r.damage]

    def _whole(self) -> Grid | None:
        """Reads the rows with pandas; None where one of them is damaged."""
        in_reach = self.pandas_from_bytes <= len(self.data) <= _PANDAS_UP_TO_BYTES
        if self.lines_above or not in_reach:
            return None
        limits = Limits(MOST_LINES, MOST_BYTES)
        return whole_grid(self.data, self.encoding, self.separator, len(self.columns), limits)

    def _row_by_row(self) -> Iterator[TableRow]:
        found = records(self.data, self.encoding, self.separator, self.lines_above)
        next(found)
        for record in found:
            row = _row(self.columns, *record)
            if row is not None:
                yield row


def read_table(path: Path, pandas_from_bytes: int = 0, choice: TableChoice | None = None) -> Table:
    """Reads the table in a CSV file (comma, semicolon or tab).

    choice: for a table of somebody else, whose heads may stand below a cover; None for one of
    ours, with the heads in its first line. Raises CatalogueError if the file is missing, is a
    folder, is not text, or is empty; UsageError for a choice that does not fit.
    """
    data = _read_bytes(path)
    encoding = _encoding(path, data, choice)
    shape = _shape(data, encoding, choice)
    header = next(records(data, encoding, shape.separator, shape.above), None)
    if header is None:
        raise _no_head(path, choice)
    columns = tuple(cell.strip().lower() for cell in header[1])
    notes = (*_encoding_note(encoding, choice), *(head_note(header[0]) if shape.found else ()))
    return Table(
        path, encoding, columns, shape.separator, data, pandas_from_bytes, shape.above, header[0],
        notes=notes,
    )  # fmt: skip


def _no_head(path: Path, choice: TableChoice | None) -> Exception:
    if choice is not None and choice.head_row is not None:
        return UsageError("{path} has no row {row}.", path=path, row=choice.head_row)
    return CatalogueError(
        "The catalogue {path} is empty; choose a CSV file with tracks.", path=path
    )


def _encoding_note(encoding: str, choice: TableChoice | None) -> tuple[Phrase, ...]:
    if encoding in DECLARED or choice is None or choice.encoding:
        return ()
    return (
        phrase("read as {encoding} (guessed; --encoding overrules)", encoding=name_of(encoding)),
    )


def head_note(row: int) -> tuple[Phrase, ...]:
    """Says where the heads were found."""
    return (phrase("heads in row {row} (guessed; --head-row overrules)", row=row),)


def refuse_devices(path: Path) -> None:
    """Raises CatalogueError for what never ends or may wait for ever."""
    if is_device(path):
        raise CatalogueError(
            "The catalogue {path} is a device or a pipe; choose a CSV file.", path=path
        )


def _read_bytes(path: Path) -> bytes:
    if path.is_dir():
        raise CatalogueError("The catalogue {path} is a folder; choose a CSV file.", path=path)
    try:
        refuse_devices(path)
        if path.stat().st_size > _MAX_BYTES:
            raise CatalogueError(
                "{path} is too large for a catalogue; choose a CSV file.", path=path
            )
        refuse_other_kinds(path)
        return path.read_bytes()
    except FileNotFoundError:
        raise CatalogueError(
            "There is no catalogue at {path}; check the name.", path=path
        ) from None
    except (OSError, ValueError) as error:
        raise CatalogueError(
            "The catalogue {path} cannot be read: {error}.", path=path, error=error
        ) from error


def _encoding(path: Path, data: bytes, choice: TableChoice | None) -> str:
    """Finds the encoding as the user says, else as the bytes do."""
    if choice is not None and choice.encoding:
        return _given_encoding(path, data, choice.encoding)
    found = find_encoding(data, is_known_head)
    if found is not None:
        return found
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise CatalogueError(
            "The catalogue {path} is not a text file; choose a CSV file.", path=path
        )
    raise CatalogueError(
        "The catalogue {path} is damaged text; save it again as UTF-8 CSV.", path=path
    )


def _given_encoding(path: Path, data: bytes, name: str) -> str:
    encoding = checked_encoding(name)
    if encoding == "utf-8" and data.startswith(b"\xef\xbb\xbf"):
        encoding = "utf-8-sig"
    if decodes(data, encoding):
        return encoding
    raise CatalogueError(
        "{path} is not text in {encoding}; leave --encoding out to have it guessed.",
        path=path,
        encoding=name,
    )


class _Shape(NamedTuple):
    """Where the heads of a text are, and what stands between them."""

    #: Lines above the heads.
    above: int
    separator: str
    #: Whether the heads were found below a cover.
    found: bool = False


def _shape(data: bytes, encoding: str, choice: TableChoice | None) -> _Shape:
    """Finds the heads and the separator: as the file or the user says, else by looking."""
    lines = list(islice(text_lines(data, encoding), max(LOOKED_AT, _head_row(choice))))
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    stated = _SEPARATOR_LINE.match(lines[first]) if lines else None
    if choice is not None and choice.head_row is not None:
        above = choice.head_row - 1
        separator = _separator(lines[above] if above < len(lines) else "")
        return _Shape(above, stated[1] if stated else separator)
    if stated:
        return _Shape(first + 1, stated[1])
    head = first if choice is None else _head_below_cover(lines, first, choice)
    separator = _separator(lines[head] if lines else "")
    return _Shape(0, separator) if head == first else _Shape(head, separator, found=True)


def _head_row(choice: TableChoice | None) -> int:
    return (choice.head_row if choice else None) or 0


def _head_below_cover(lines: Sequence[str], first: int, choice: TableChoice) -> int:
    """Finds the line of the heads, whatever the separator is there."""
    return first + find_head([_cells_of(line) for line in lines[first:]], choice.heads)


def _cells_of(line: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=_separator(line)), [])
    except csv.Error:
        return []


def _separator(line: str) -> str:
    """Finds the separator that a line has most of."""
    return max(_SEPARATORS, key=line.count)


def _row(
    columns: tuple[str, ...], line: int, cells: list[str], damage: Phrase | None
) -> TableRow | None:
    if damage:
        return TableRow(line, columns, [], damage)
    values = [cell.strip() for cell in cells]
    if not any(values):
        return None
    while len(values) > len(columns) and not values[-1]:
        values.pop()
    if len(values) != len(columns):
        wrong = phrase(
            "{count} cells where the header has {expected}",
            count=len(values),
            expected=len(columns),
        )
        return TableRow(line, columns, [], wrong)
    return TableRow(line, columns, values)
