"""Writes the catalogue file of own music, and reads what the user changed in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.errors import CatalogueError
from aemo_studio.music.catalogue.cells import parse_bpm
from aemo_studio.music.catalogue.columns import WRITTEN_ALWAYS
from aemo_studio.music.catalogue.tables import read_table
from aemo_studio.music.catalogue.write import as_csv
from aemo_studio.music.own_music.values import EDITABLE, MEASURES, VALUES

COLUMNS = (
    *WRITTEN_ALWAYS, "file", "vocals", *MEASURES, *(f"{name}_from" for name in VALUES),
)  # fmt: skip

Cells = Mapping[str, str]


def write_table(path: Path, rows: Iterable[Cells]) -> None:
    """Writes UTF-8 CSV with a byte order mark, so that Excel shows 中文; whole or not at all."""
    write_atomic(path, as_csv(COLUMNS, rows).encode("utf-8-sig"))


def edits_in(path: Path, written: Mapping[str, Cells]) -> dict[str, dict[str, str]]:
    """Finds what the user changed in the file since it was written: track id to column to cell.

    An emptied cell is a change too. A file that is gone or no catalogue any more has no changes.
    """
    if not path.is_file() or not written:
        return {}
    try:
        table = read_table(path)
    except CatalogueError:
        return {}
    found: dict[str, dict[str, str]] = {}
    for row in table.rows():
        before = written.get(row.cells.get("track_id", ""))
        if before is None:
            continue
        changes = {
            name: row.cells[name]
            for name in EDITABLE
            if name in row.cells and not _equal(name, row.cells[name], before.get(name, ""))
        }
        if changes:
            found[row.cells["track_id"]] = changes
    return found


def _equal(name: str, cell: str, before: str) -> bool:
    """Compares a cell with the written one, however a spreadsheet has put it."""
    if name == "bpm" and cell and before:
        return parse_bpm(cell.replace(",", ".")) == parse_bpm(before)
    return cell.split() == before.split()
