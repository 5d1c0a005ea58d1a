"""Writes a catalogue: the columns, and the file whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.music.catalogue.columns import BUILT, CatalogueRow, row_cells


def write_catalogue(
    path: Path, rows: Iterable[CatalogueRow], columns: Sequence[str] = BUILT
) -> None:
    """Writes UTF-8 CSV; an existing file is replaced only when the new one is complete.

    Raises OutputError if it cannot be written.
    """
    write_atomic(path, as_csv(columns, map(row_cells, rows)).encode())


def as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Formats a table of these columns; other cells of a row are left out."""
    import pandas as pd

    frame = pd.DataFrame([[row[name] for name in columns] for row in rows], columns=list(columns))
    return frame.to_csv(index=False, lineterminator="\n")
