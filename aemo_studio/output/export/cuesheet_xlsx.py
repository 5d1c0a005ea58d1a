"""Renders the music cue sheet as an Excel workbook, ready to print on A4 landscape."""

from __future__ import annotations

from aemo_studio.domain.project import Project
from aemo_studio.output.export.cuesheet import cue_sheet, sheet_rows
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.output.export.printed_xlsx import PrintedTable, render_printed

_WIDTHS = (20, 28, 14, 14, 22, 15, 12, 12, 12, 18, 28)


def render_cuesheet_xlsx(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> bytes:
    """Renders the whole workbook; the same project gives the same bytes."""
    sheet = cue_sheet(project, options)
    rows, heading = tuple(sheet_rows(sheet)), len(sheet.header) + 3
    return render_printed(PrintedTable("Cue sheet", rows, heading, _WIDTHS, closing="CREDITS"))
