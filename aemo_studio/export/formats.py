"""The table of export formats. A new format is one module and one row here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from aemo_studio.domain.project import Project
from aemo_studio.errors import UsageError
from aemo_studio.export.csv import render_csv
from aemo_studio.export.json import render_json
from aemo_studio.files import write_atomic


@dataclass(frozen=True)
class ExportFormat:
    """name: what users type. suffix: with the dot. carries: what is in it, for people.
    render: the bytes of the file."""

    name: str
    suffix: str
    carries: str
    render: Callable[[Project], bytes]


FORMATS = (
    ExportFormat("csv", ".csv", "the recommended music list, for spreadsheets", render_csv),
    ExportFormat("json", ".json", "everything, for other programs", render_json),
)


def find_format(name: str) -> ExportFormat:
    """Raises UsageError, listing the formats there are, for an unknown name."""
    for candidate in FORMATS:
        if candidate.name == name.lower():
            return candidate
    known = ", ".join(f"{f.name} ({f.carries})" for f in FORMATS)
    raise UsageError(f"There is no export format {name!r}; choose one of: {known}.")


def export_project(project: Project, format_: ExportFormat, path: Path) -> None:
    """Writes the file in one step. Raises OutputError; then nothing was changed."""
    write_atomic(path, format_.render(project))
