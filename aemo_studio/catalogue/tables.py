"""Reading tables that people made: any usual encoding and separator, damaged rows and all.

A damaged row never takes its neighbours with it: an unclosed quotation mark costs one
line, not the rest of the file.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from aemo_studio.errors import CatalogueError

_MAX_LINES_PER_ROW = 20
_MAX_CELL = 1 << 20
_MAX_BYTES = 256 << 20
_SEPARATORS = ",;\t"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True)
class Row:
    """A row of a table. line: where it starts in the file, from 1.

    damage: None, or what is wrong with the row as a whole (then `cells` is empty).
    """

    line: int
    cells: dict[str, str]
    damage: str | None = None


@dataclass(frozen=True)
class Table:
    """A table with its column names in lower case.

    encoding: what the bytes were read as, so that a fallback can be reported.
    """

    path: Path
    encoding: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(path: Path) -> Table:
    """The table in a CSV file (comma, semicolon or tab).

    Raises CatalogueError if the file is missing, is a folder, is not text, or is empty.
    """
    text, encoding = _decode(path, _read_bytes(path))
    lines = list(io.StringIO(text, newline=""))
    first = next((i for i, line in enumerate(lines) if line.strip()), None)
    if first is None:
        raise CatalogueError(f"The catalogue {path} is empty; choose a CSV file with tracks.")
    separator = max(_SEPARATORS, key=lines[first].count)
    records = _records(lines[first:], separator, first)
    header = next(records)
    columns = tuple(cell.strip().lower() for cell in header[1])
    rows = (_row(columns, *record) for record in records)
    return Table(path, encoding, columns, tuple(row for row in rows if row is not None))


def _read_bytes(path: Path) -> bytes:
    if path.is_dir():
        raise CatalogueError(f"The catalogue {path} is a folder; choose a CSV file.")
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise CatalogueError(f"{path} is too large for a catalogue; choose a CSV file.")
        return path.read_bytes()
    except FileNotFoundError:
        raise CatalogueError(f"There is no catalogue at {path}; check the name.") from None
    except (OSError, ValueError) as error:
        raise CatalogueError(f"The catalogue {path} cannot be read: {error}.") from error


def _decode(path: Path, data: bytes) -> tuple[str, str]:
    """Text by byte order mark, else UTF-8, else Latin-1 (which old spreadsheets write)."""
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), None)
    if encoding is None and b"\0" in data:
        raise CatalogueError(f"The catalogue {path} is not a text file; choose a CSV file.")
    for candidate in [encoding] if encoding else ["utf-8", "latin-1"]:
        try:
            return data.decode(candidate), candidate
        except UnicodeDecodeError:
            continue
    raise CatalogueError(f"The catalogue {path} is damaged text; save it again as UTF-8 CSV.")


class _UnclosedQuoteError(Exception):
    pass


class _Lines:
    """Feeds csv.reader line by line, and stops a row that will not end."""

    def __init__(self, lines: list[str], start: int) -> None:
        self._lines = lines
        self.position = start
        self.row_start = start

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.position >= len(self._lines):
            raise StopIteration
        if self.position - self.row_start >= _MAX_LINES_PER_ROW:
            raise _UnclosedQuoteError
        self.position += 1
        return self._lines[self.position - 1]


def _records(
    lines: list[str], separator: str, skipped: int
) -> Iterator[tuple[int, list[str], str | None]]:
    """(line number, cells, damage) of every row; starts again after a damaged line."""
    csv.field_size_limit(_MAX_CELL)
    source = _Lines(lines, 0)
    reader = csv.reader(source, delimiter=separator, strict=True)
    while True:
        source.row_start = source.position
        line = skipped + source.row_start + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, _UnclosedQuoteError) as error:
            yield line, [], _damage(error)
            source.position = source.row_start + 1
            reader = csv.reader(source, delimiter=separator, strict=True)
        else:
            yield line, cells, None


def _damage(error: Exception) -> str:
    if isinstance(error, _UnclosedQuoteError) or "unexpected end" in str(error):
        return "a quotation mark is opened and not closed"
    return f"the row cannot be read as CSV ({error})"


def _row(columns: tuple[str, ...], line: int, cells: list[str], damage: str | None) -> Row | None:
    if damage:
        return Row(line, {}, damage)
    if not any(cell.strip() for cell in cells):
        return None
    while len(cells) > len(columns) and not cells[-1].strip():
        cells.pop()
    if len(cells) != len(columns):
        return Row(line, {}, f"{len(cells)} cells where the header has {len(columns)}")
    return Row(line, {name: cell.strip() for name, cell in zip(columns, cells, strict=True)})
