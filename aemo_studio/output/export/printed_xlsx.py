"""Lays tables out as an Excel workbook, ready to print on A4 landscape."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_FONT = "Calibri"
_MARGIN_IN = 0.4
_LINE_PT = 15
_HIGHEST_PT = 409
"""No row of Excel is higher."""

_FILLED = 0.85
"""Share of a column's width that is counted on; fonts that stand in for ours are wider."""
_HEADER_FILL = "FFE8EAED"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a ZIP archive can hold."""


@dataclass(frozen=True)
class PrintedTable:
    """A sheet of a title, labels with values, a table, and lines below it."""

    #: Of the sheet's tab.
    name: str
    #: From top to bottom; the first one is the title.
    rows: tuple[tuple[str, ...], ...]
    #: Number of the row with the column names, from 1.
    heading: int
    #: Of the columns, in digits.
    widths: tuple[int, ...]
    #: First cell of the row above the lines that span all columns; empty without such lines.
    closing: str = ""


def render_printed(table: PrintedTable) -> bytes:
    """Renders the whole workbook; the same table gives the same bytes."""
    import datetime

    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    workbook = Workbook()
    workbook.properties.creator = "AEMO Studio"
    workbook.properties.created = workbook.properties.modified = datetime.datetime(*_EPOCH)
    _fill(workbook.active, table)
    raw = io.BytesIO()
    # Its own save() would stamp the time of day into the file.
    ExcelWriter(workbook, zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED)).save()
    return _without_times(raw)


def _fill(page: Worksheet, table: PrintedTable) -> None:
    page.title = table.name
    for number, row in enumerate(table.rows, start=1):
        for column, text in enumerate(row, start=1):
            cell = page.cell(number, column, text)
            # A title that begins with = is a title, not a formula.
            cell.data_type = "s"
    _style(page, table)


def _style(page: Worksheet, table: PrintedTable) -> None:
    from openpyxl.utils import get_column_letter

    for column, width in enumerate(table.widths, start=1):
        page.column_dimensions[get_column_letter(column)].width = width
    _style_labels(page, table.heading)
    _style_heading(page, table)
    first, last = table.heading + 1, page.max_row
    if table.closing:
        closing = next(c.row for c in page["A"][first - 1 :] if c.value == table.closing)
        last = closing - 2
    _style_rows(page, table, first, last)
    if table.closing:
        _style_closing(page, table, closing)
    page.freeze_panes = f"A{first}"
    _set_up_print(page, table.heading)


def _style_labels(page: Worksheet, heading: int) -> None:
    from openpyxl.styles import Font

    page["A1"].font = Font(name=_FONT, bold=True, size=14)
    for row in range(2, heading - 1):
        page.cell(row, 1).font = Font(name=_FONT, bold=True)


def _style_heading(page: Worksheet, table: PrintedTable) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for column in range(1, len(table.widths) + 1):
        cell = page.cell(table.heading, column)
        cell.font = Font(name=_FONT, bold=True)
        cell.fill = PatternFill("solid", fgColor=_HEADER_FILL)
        cell.alignment = Alignment(wrap_text=True, vertical="center")


def _style_rows(page: Worksheet, table: PrintedTable, first: int, last: int) -> None:
    from openpyxl.styles import Alignment, Border, Side

    if page.cell(first, 2).value is None:
        return  # the sentence that there are none
    line = Border(bottom=Side("hair"))
    for cells in page.iter_rows(min_row=first, max_row=last, max_col=len(table.widths)):
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
            cell.border = line
        texts = [str(cell.value or "") for cell in cells]
        lines = max(_lines(text, width) for text, width in zip(texts, table.widths, strict=True))
        page.row_dimensions[cells[0].row].height = min(_LINE_PT * lines, _HIGHEST_PT)


def _lines(text: str, width: int) -> int:
    """Counts the lines of a wrapped cell, rather one too many; not every program measures them.
    width: of the column, in digits."""
    doubled = "".join(c * (1 + (east_asian_width(c) in "WF")) for c in text)
    return max(1, len(wrap(doubled, int(width * _FILLED))))


def _style_closing(page: Worksheet, table: PrintedTable, title: int) -> None:
    """Spreads lines over the whole width; merged cells do not grow by themselves."""
    from openpyxl.styles import Alignment, Font

    page.cell(title, 1).font = Font(name=_FONT, bold=True)
    for row in range(title + 1, page.max_row + 1):
        page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(table.widths))
        page.cell(row, 1).alignment = Alignment(wrap_text=True, vertical="top")
        lines = _lines(str(page.cell(row, 1).value), sum(table.widths))
        page.row_dimensions[row].height = _LINE_PT * lines


def _set_up_print(page: Worksheet, heading: int) -> None:
    """Fits the width of A4 landscape; the column names and the page's number are on every page."""
    page.print_title_rows = f"{heading}:{heading}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_setup.fitToHeight = 0
    margins = page.page_margins
    margins.left = margins.right = _MARGIN_IN
    margins.top, margins.bottom = _MARGIN_IN, 2 * _MARGIN_IN
    page.oddFooter.right.text = "&P / &N"


def _without_times(raw: io.BytesIO) -> bytes:
    """Rewrites the archive with every entry of one fixed date."""
    packed = io.BytesIO()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return packed.getvalue()
