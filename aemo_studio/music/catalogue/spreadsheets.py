"""Reads tables from spreadsheets (.xlsx), as the same Table that a CSV file gives."""

from __future__ import annotations

import csv
import datetime
import io
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aemo_studio.base.errors import CatalogueError, StudioError, UsageError
from aemo_studio.base.translations import Phrase, listed, phrase
from aemo_studio.music.catalogue import workbook_limits as limits
from aemo_studio.music.catalogue.file_kinds import is_spreadsheet, is_text, refuse_other_kinds
from aemo_studio.music.catalogue.heads import find_head, is_head_of
from aemo_studio.music.catalogue.tables import (
    NO_RESULT,
    Table,
    TableChoice,
    head_note,
    read_table,
    refuse_devices,
)

SUFFIXES = frozenset({".xlsx", ".xlsm"})

_DATES_BEGIN = 1905
"""Excel keeps a length of more than a day as a date in the first years that it knows."""
_DAY_0 = datetime.datetime(1899, 12, 30)


@dataclass(frozen=True)
class _Sheet:
    """The texts of a sheet."""

    name: str
    #: Row of the sheet, from 1, to its texts; rows without any are not there.
    rows: Mapping[int, list[str]]
    #: Heads or numbers of the columns in which merged cells were filled down: (first row, column).
    filled: tuple[tuple[int, int], ...]

    @property
    def numbers(self) -> list[int]:
        return list(self.rows)


def read_any_table(path: Path, choice: TableChoice | None = None) -> Table:
    """Reads a CSV file, or the sheet of a spreadsheet that has the heads of a list of music, else
    the first one with rows. Which of both it is the content says, not the name.

    Raises CatalogueError if it cannot be read, is empty, is too large, or is an old .xls file;
    UsageError for a choice that does not fit.
    """
    choice = choice or TableChoice()
    refuse_devices(path)
    if is_spreadsheet(path):
        return _read_workbook(path, choice)
    suffix = path.suffix.lower()
    if suffix == ".xls" and not is_text(path):
        raise CatalogueError("{path} is an old Excel file; save it as .xlsx or CSV.", path=path)
    if suffix in SUFFIXES and not is_text(path):
        return _read_workbook(path, choice)
    if choice.sheet is not None:
        raise UsageError("--sheet is for spreadsheets; {path} has no sheets.", path=path)
    return read_table(path, choice=choice)


def _read_workbook(path: Path, choice: TableChoice) -> Table:
    if choice.encoding is not None:
        raise UsageError("--encoding is for CSV files; {path} says its own.", path=path)
    refuse_other_kinds(path)
    try:
        if path.stat().st_size == 0:
            raise _empty(path)
        limits.check_workbook(path)
        names, sheet = _chosen_sheet(path, choice)
    except StudioError:
        raise
    except ModuleNotFoundError as error:
        raise CatalogueError(
            "Reading {path} needs openpyxl, which is not installed; save the table as CSV.",
            path=path,
        ) from error
    except Exception as error:  # openpyxl lets through what zip and XML readers raise
        reason = getattr(error, "strerror", None) or error
        raise CatalogueError(
            "The spreadsheet {path} cannot be read ({reason}).", path=path, reason=reason
        ) from error
    if sheet is None:
        raise _empty(path)
    return _table(path, sheet, names, choice)


def _empty(path: Path) -> CatalogueError:
    return CatalogueError("The catalogue {path} is empty; choose a sheet with tracks.", path=path)


def _table(path: Path, sheet: _Sheet, names: Sequence[str], choice: TableChoice) -> Table:
    head = _head_row(path, sheet, choice)
    heads = tuple(cell.strip().lower() for cell in sheet.rows[head])
    found = choice.head_row is None and head != sheet.numbers[0]
    notes = (
        *_sheet_note(sheet, names, choice),
        *(head_note(head) if found else ()),
        *_merge_notes(sheet, head, heads),
    )
    data = _as_text(path, sheet, head)
    return Table(
        path, "utf-8", heads, ",", data, lines_above=head - 1, head_row=head, sheet=sheet.name,
        sheets=tuple(names), notes=notes,
    )  # fmt: skip


def _head_row(path: Path, sheet: _Sheet, choice: TableChoice) -> int:
    if choice.head_row is None:
        return sheet.numbers[find_head(list(sheet.rows.values()), choice.heads)]
    if choice.head_row not in sheet.rows:
        raise UsageError("{path} has no row {row}.", path=path, row=choice.head_row)
    return choice.head_row


def _sheet_note(sheet: _Sheet, names: Sequence[str], choice: TableChoice) -> tuple[Phrase, ...]:
    if choice.sheet is not None or len(names) < 2:
        return ()
    return (
        phrase("sheet {name!r} of {count} (guessed; --sheet overrules)", name=sheet.name,
               count=len(names)),
    )  # fmt: skip


def _merge_notes(sheet: _Sheet, head: int, heads: Sequence[str]) -> tuple[Phrase, ...]:
    columns = {column for row, column in sheet.filled if row > head}
    named = [heads[column - 1] for column in sorted(columns) if column <= len(heads)]
    return (phrase("merged cells filled down: {columns}", columns=listed(named)),) if named else ()


def _as_text(path: Path, sheet: _Sheet, head: int) -> bytes:
    """Writes the rows from the heads on, one line a row, so that what is reported names the row of
    the sheet."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    width, line = len(sheet.rows[head]), 0
    for number, cells in sheet.rows.items():
        text.write("\n" * (number - line - 1))
        writer.writerow(cells + [""] * (width - len(cells)))
        line = number
        if text.tell() > limits.MOST_TEXT:
            raise limits.too_large(path)
    return text.getvalue().encode()


def _chosen_sheet(path: Path, choice: TableChoice) -> tuple[list[str], _Sheet | None]:
    """Reads the sheet that is wanted, else the first with a head for the title, else the first
    with rows; and lists the names of all."""
    import openpyxl

    # As an open file, for openpyxl goes by the name.
    with warnings.catch_warnings(), path.open("rb") as file:
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        try:
            names = [sheet.title for sheet in book.worksheets]
            if len(names) > limits.MOST_SHEETS:
                raise limits.too_large(path)
            if choice.sheet is not None:
                place = _sheet_place(path, names, choice.sheet)
                return names, next(_sheets(path, book.worksheets[place : place + 1]), None)
            return names, _best(_sheets(path, book.worksheets), choice)
        finally:
            book.close()


def _sheet_place(path: Path, names: Sequence[str], wanted: str) -> int:
    folded = [name.strip().casefold() for name in names]
    if wanted.strip().casefold() in folded:
        return folded.index(wanted.strip().casefold())
    if wanted.isdecimal() and 1 <= int(wanted) <= len(names):
        return int(wanted) - 1
    raise UsageError(
        "There is no sheet {name!r} in {path}; there are {names}.",
        name=wanted,
        path=path,
        names=listed(names),
    )


def _best(sheets: Iterator[_Sheet], choice: TableChoice) -> _Sheet | None:
    first = None
    for sheet in sheets:
        rows = list(sheet.rows.values())
        head = rows[find_head(rows, choice.heads)]
        if any(is_head_of("title", cell) for cell in head):
            return sheet
        first = first or sheet
    return first


def _sheets(path: Path, worksheets: Sequence[Any]) -> Iterator[_Sheet]:
    """Reads the sheets that have rows with texts."""
    for worksheet in worksheets:
        sheet = _read_sheet(path, worksheet)
        if sheet.rows:
            yield sheet


def _read_sheet(path: Path, worksheet: Any) -> _Sheet:
    """Reads the cells that are there. What the sheet says about its size is not believed, and
    merged cells come from the same pass: openpyxl's own reader of rows knows none of both."""
    from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser

    class Parser(WorkSheetParser):  # type: ignore[misc]
        """Tells a formula without a result from an empty cell."""

        def parse_cell(self, element: Any) -> dict[str, Any]:
            cell: dict[str, Any] = super().parse_cell(element)
            if cell["value"] is None and element.find(FORMULA_TAG) is not None:
                cell["value"] = NO_RESULT
            return cell

    book = worksheet.parent
    with worksheet._get_source() as source:
        parser = Parser(
            source, worksheet._shared_strings, data_only=True, epoch=book.epoch,
            date_formats=book._date_formats, timedelta_formats=book._timedelta_formats,
        )  # fmt: skip
        rows = dict(_rows(path, parser.parse()))
    merged = [cell.ref for cell in parser.merged_cells.mergeCell] if parser.merged_cells else []
    filled = tuple(place for ref in merged if (place := _fill_down(rows, ref)))
    return _Sheet(worksheet.title, rows, filled)


def _rows(
    path: Path, parsed: Iterator[tuple[int, list[dict[str, Any]]]]
) -> Iterator[tuple[int, list[str]]]:
    """Yields the rows with texts, in rising order."""
    last = size = count = 0
    for number, cells in parsed:
        texts = _texts(path, cells)
        if not texts:
            continue
        last, count = max(number, last + 1), count + 1
        size += sum(map(len, texts))
        if count > limits.MOST_ROWS or last > limits.LAST_ROW or size > limits.MOST_TEXT:
            raise limits.too_large(path)
        yield last, texts


def _texts(path: Path, cells: Sequence[Mapping[str, Any]]) -> list[str]:
    found = {cell["column"]: text for cell in cells if (text := _text(cell["value"]))}
    if not found:
        return []
    if max(found) > limits.MOST_COLUMNS:
        raise limits.too_large(path)
    return [found.get(column, "") for column in range(1, max(found) + 1)]


def _fill_down(rows: dict[int, list[str]], ref: str) -> tuple[int, int] | None:
    """Writes the text of a cell that is merged over several rows into all of these that are there.
    Returns the row and column of the cell; None where nothing was filled."""
    from openpyxl.utils import range_boundaries

    column, first, _, last = range_boundaries(ref)
    texts = rows.get(first, [])
    if last == first or len(texts) < column or not texts[column - 1]:
        return None
    below = [rows[row] for row in range(first + 1, min(last, max(rows)) + 1) if row in rows]
    for cells in below:
        cells.extend([""] * (column - len(cells)))
        cells[column - 1] = cells[column - 1] or texts[column - 1]
    return (first, column) if below else None


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime.datetime):
        if cell.year >= _DATES_BEGIN:
            return str(cell.date()) if cell.time() == datetime.time() else str(cell)
        cell = cell - _DAY_0
    if isinstance(cell, datetime.time):
        cell = datetime.timedelta(
            hours=cell.hour, minutes=cell.minute, seconds=cell.second, microseconds=cell.microsecond
        )
    if isinstance(cell, datetime.timedelta):
        return _length(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def _length(time: datetime.timedelta) -> str:
    """Formats a time as a length: a cell of 3:23 means minutes and seconds, but Excel keeps it as
    3 h 23 min, and 25:30 as a day and 1 h 30 min."""
    seconds = time.total_seconds()
    if seconds >= 3600 and seconds % 60 == 0:
        return f"{int(seconds // 3600)}:{int(seconds // 60 % 60):02}"
    return f"{round(seconds, 3):g}"
