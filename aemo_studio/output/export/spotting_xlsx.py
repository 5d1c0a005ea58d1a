"""Renders music spotting notes as an Excel workbook, ready to print on A4 landscape."""

from __future__ import annotations

from aemo_studio.domain.project import Project
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.output.export.printed_xlsx import PrintedTable, render_printed
from aemo_studio.output.export.spotting import notes_rows, spotting_notes

_WIDTHS = (20, 12, 12, 12, 24, 24, 24, 10, 26, 28, 28)


def render_spotting_xlsx(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> bytes:
    """Renders the whole workbook; the same project gives the same bytes."""
    notes = spotting_notes(project, options)
    rows, heading = tuple(notes_rows(notes)), len(notes.header) + 3
    return render_printed(PrintedTable("Spotting notes", rows, heading, _WIDTHS))
