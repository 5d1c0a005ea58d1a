"""Reads tables that people made: any usual encoding and separator, damaged rows included.

A damaged row never takes its neighbours with it: an unclosed quotation mark costs one
line, not the rest of the file.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from aemo_studio.base.errors import CatalogueError
from aemo_studio.base.translations import Phrase, phrase
from aemo_studio.music.catalogue.pandas_tables import Grid, Limits, whole_grid

_MAX_LINES_PER_ROW = 20
_MAX_CELL = 1 << 20
_MAX_BYTES = 256 << 20
PANDAS_PAYS_FROM_BYTES = 16 << 20
"""For what is read while somebody waits: a smaller table is read row by row before pandas is
imported (0.35 s of the processor, more than all else that `recommend` does with the shipped
catalogues), and the window searches its catalogues without pandas."""

_PANDAS_UP_TO_BYTES = 64 << 20
"""Beyond, rows are read one by one: LMC's own table has the lyrics in it."""
_SEPARATORS = ",;\t"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


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
        if not self.pandas_from_bytes <= len(self.data) <= _PANDAS_UP_TO_BYTES:
            return None
        limits = Limits(_MAX_LINES_PER_ROW, _MAX_CELL)
        return whole_grid(self.data, self.encoding, self.separator, len(self.columns), limits)

    def _row_by_row(self) -> Iterator[TableRow]:
        records = _records(self.data, self.encoding, self.separator)
        next(records)
        for record in records:
            row = _row(self.columns, *record)
            if row is not None:
                yield row


def read_table(path: Path, pandas_from_bytes: int = 0) -> Table:
    """Reads the table in a CSV file (comma, semicolon or tab).

    Raises CatalogueError if the file is missing, is a folder, is not text, or is empty.
    """
    data = _read_bytes(path)
    encoding = _encoding(path, data)
    separator = _separator(data, encoding)
    header = next(_records(data, encoding, separator), None)
    if header is None:
        raise CatalogueError(
            "The catalogue {path} is empty; choose a CSV file with tracks.", path=path
        )
    columns = tuple(cell.strip().lower() for cell in header[1])
    return Table(path, encoding, columns, separator, data, pandas_from_bytes)


def refuse_devices(path: Path) -> None:
    """Raises CatalogueError for what never ends or may wait for ever."""
    if path.exists() and not path.is_file() and not path.is_dir():
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
        return path.read_bytes()
    except FileNotFoundError:
        raise CatalogueError(
            "There is no catalogue at {path}; check the name.", path=path
        ) from None
    except (OSError, ValueError) as error:
        raise CatalogueError(
            "The catalogue {path} cannot be read: {error}.", path=path, error=error
        ) from error


def _encoding(path: Path, data: bytes) -> str:
    """Finds the encoding: by byte order mark, else UTF-8, else Latin-1 (which old spreadsheets
    write)."""
    marked = next((name for bom, name in _BOMS if data.startswith(bom)), None)
    if marked is None and b"\0" in data:
        raise CatalogueError(
            "The catalogue {path} is not a text file; choose a CSV file.", path=path
        )
    for candidate in [marked] if marked else ["utf-8", "latin-1"]:
        try:
            data.decode(candidate)
        except UnicodeDecodeError:
            continue
        return candidate
    raise CatalogueError(
        "The catalogue {path} is damaged text; save it again as UTF-8 CSV.", path=path
    )


class _UnclosedQuoteError(Exception):
    pass


class _Lines:
    """Feeds csv.reader line by line, and stops a row that will not end.

    number: of the last line given out, from 1.
    """

    def __init__(self, lines: Iterator[str]) -> None:
        self._source = lines
        self._ahead: deque[str] = deque()
        self._row: list[str] = []
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self._row) >= _MAX_LINES_PER_ROW:
            raise _UnclosedQuoteError
        line = self._ahead.popleft() if self._ahead else next(self._source)
        self._row.append(line)
        self.number += 1
        return line

    def start_row(self) -> None:
        self._row.clear()

    def give_up_row(self) -> int:
        """Goes back to the line after the one where the row started; returns the latter."""
        start = self.number - len(self._row) + 1
        self._ahead.extendleft(reversed(self._row[1:]))
        self.number = start
        return start

    def skip_blank(self) -> str | None:
        """Finds the first line with something in it, which stays to be read; None without any."""
        for line in self:
            self.start_row()
            if line.strip():
                self._ahead.appendleft(line)
                self.number -= 1
                return line
        return None


def _separator(data: bytes, encoding: str) -> str:
    """Finds the separator that the first line has most of."""
    header = _Lines(_text_lines(data, encoding)).skip_blank() or ""
    return max(_SEPARATORS, key=header.count)


def _text_lines(data: bytes, encoding: str) -> Iterator[str]:
    return iter(io.TextIOWrapper(io.BytesIO(data), encoding, newline=""))


def _records(
    data: bytes, encoding: str, separator: str
) -> Iterator[tuple[int, list[str], Phrase | None]]:
    """Yields (line number, cells, damage) of every row from the header on; starts again after a
    damaged line."""
    csv.field_size_limit(_MAX_CELL)
    lines = _Lines(_text_lines(data, encoding))
    if lines.skip_blank() is None:
        return
    reader = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        lines.start_row()
        first = lines.number + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, _UnclosedQuoteError) as error:
            yield lines.give_up_row(), [], _damage(error)
            reader = csv.reader(lines, delimiter=separator, strict=True)
        else:
            yield first, cells, None


def _damage(error: Exception) -> Phrase:
    if isinstance(error, _UnclosedQuoteError) or "unexpected end" in str(error):
        return phrase("a quotation mark is opened and not closed")
    return phrase("the row cannot be read as CSV ({error})", error=error)


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
