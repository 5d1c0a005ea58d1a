"""Reads tables from spreadsheets (.xlsx), as the same Table that a CSV file gives."""

from __future__ import annotations

import csv
import datetime
import io
from pathlib import Path

from aemo_studio.base.errors import CatalogueError
from aemo_studio.music.catalogue.tables import Table, read_table, refuse_devices

SUFFIXES = frozenset({".xlsx", ".xlsm"})


def read_any_table(path: Path) -> Table:
    """Reads a CSV file, or the first sheet of a spreadsheet that has rows.

    Raises CatalogueError if it cannot be read, is empty, or is an old .xls file.
    """
    if path.suffix.lower() == ".xls":
        raise CatalogueError("{path} is an old Excel file; save it as .xlsx or CSV.", path=path)
    return _read_sheet(path) if path.suffix.lower() in SUFFIXES else read_table(path)


def _read_sheet(path: Path) -> Table:
    lines = _lines(path)
    header = next((n for n, line in enumerate(lines) if any(line)), None)
    if header is None:
        raise CatalogueError(
            "The catalogue {path} is empty; choose a sheet with tracks.", path=path
        )
    text = io.StringIO(newline="")
    # One line a row, so that what is reported names the row of the sheet.
    csv.writer(text, lineterminator="\n").writerows(line if any(line) else [] for line in lines)
    columns = tuple(cell.strip().lower() for cell in lines[header])
    return Table(path, "utf-8", columns, ",", text.getvalue().encode())


def _lines(path: Path) -> list[list[str]]:
    """Reads the texts of the first sheet that has any."""
    import pandas as pd

    refuse_devices(path)
    try:
        sheets = pd.read_excel(
            path, sheet_name=None, header=None, dtype=object, na_filter=False, engine="openpyxl"
        )
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
    texts = (sheet.map(_text).to_numpy().tolist() for sheet in sheets.values())
    return next((lines for lines in texts if any(map(any, lines))), [])


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime.datetime):
        cell = cell.time()
    if isinstance(cell, datetime.timedelta):
        return f"{cell.total_seconds():g}"
    if isinstance(cell, datetime.time):
        return _length(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def _length(time: datetime.time) -> str:
    """Formats a time of day as a length: a cell of 3:23 means minutes and seconds, but Excel keeps
    it as 3 h 23 min."""
    if time.second == 0 and time.hour:
        return f"{time.hour}:{time.minute:02}"
    return f"{time.hour}:{time.minute:02}:{time.second:02}"
