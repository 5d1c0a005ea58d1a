"""Renders the music cue sheet as an Excel workbook, ready to print on A4 landscape."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from aemo_studio.domain.project import Project
from aemo_studio.output.export.cuesheet import COLUMNS, CueSheet, cue_sheet, sheet_rows
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS = (6, 32, 16, 16, 24, 22, 13, 13, 13, 22, 44)
_HEADER_FILL = "FFE8EAED"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a ZIP archive can hold."""


def render_cuesheet_xlsx(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> bytes:
    """Renders the whole workbook; the same project gives the same bytes."""
    import datetime

    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    sheet, workbook = cue_sheet(project, options), Workbook()
    workbook.properties.creator = "AEMO Studio"
    workbook.properties.created = workbook.properties.modified = datetime.datetime(*_EPOCH)
    _fill(workbook.active, sheet)
    raw = io.BytesIO()
    # Its own save() would stamp the time of day into the file.
    ExcelWriter(workbook, zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED)).save()
    return _without_times(raw)


def _fill(page: Worksheet, sheet: CueSheet) -> None:
    page.title = "Cue sheet"
    for number, row in enumerate(sheet_rows(sheet), start=1):
        for column, text in enumerate(row, start=1):
            cell = page.cell(number, column, text)
            # A title that begins with = is a title, not a formula.
            cell.data_type = "s"
    _style(page, heading=len(sheet.header) + 3)


def _style(page: Worksheet, heading: int) -> None:
    """Styles the page. heading: the row of the column names."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    page["A1"].font = Font(bold=True, size=14)
    for row in range(2, heading - 1):
        page.cell(row, 1).font = Font(bold=True)
    for column, width in enumerate(_WIDTHS, start=1):
        page.column_dimensions[get_column_letter(column)].width = width
        cell = page.cell(heading, column)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor=_HEADER_FILL)
    for cells in page.iter_rows(min_row=heading + 1, max_col=len(COLUMNS)):
        if cells[1].value is not None:
            for cell in cells:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    page.freeze_panes = f"A{heading + 1}"
    page.print_title_rows = f"{heading}:{heading}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_setup.fitToHeight = 0


def _without_times(raw: io.BytesIO) -> bytes:
    """Rewrites the archive with every entry of one fixed date."""
    packed = io.BytesIO()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return packed.getvalue()
