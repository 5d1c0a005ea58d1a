"""Writes the catalogue file of own music, and reads what the user changed in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.errors import CatalogueError
from aemo_studio.music.catalogue.cells import number_cell, parse_bpm, parse_number, parse_yes_no
from aemo_studio.music.catalogue.columns import WRITTEN_ALWAYS
from aemo_studio.music.catalogue.tables import read_table
from aemo_studio.music.catalogue.write import as_csv
from aemo_studio.music.encodings import DECLARED
from aemo_studio.music.own_music.values import EDITABLE, HEARD, MEASURES, STATED, VALUES

COLUMNS = (
    *WRITTEN_ALWAYS, "file", "vocals", *MEASURES,
    *(f"{name}_from" for name in VALUES if name not in (*STATED, *HEARD)),
    *STATED, *(f"{name}_from" for name in STATED),
    *HEARD, *(f"{name}_from" for name in HEARD),
)  # fmt: skip

Cells = Mapping[str, str]

_LIKE_A_DATE = re.compile(r"^\d{1,4}[-./]\d{1,4}(?:[-./]\d{1,4})?$")
"""Titles such as 3-5 and 9/11, which spreadsheets take for dates."""

_DATE = re.compile(
    r"^(?:\d{1,2}[-. ]{1,2}[^\W\d_]{3,5}\.?|[^\W\d_]{3,5}[-. ]{1,2}\d{2,4}"
    r"|\d{1,4}[-./]\d{1,2}[-./]\d{2,4}|\d{1,2}月\d{1,2}日)$"
)
"""What they make of these."""


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
        before = None if row.damage else written.get(row.cells.get("track_id", ""))
        if before is None:
            continue
        changes = dict(_changes(row.cells, before, table.encoding))
        if changes:
            found[row.cells["track_id"]] = changes
    return found


def _changes(cells: Cells, before: Cells, encoding: str) -> Iterator[tuple[str, str]]:
    """Yields the columns that the user changed, and what they now hold."""
    for name in EDITABLE:
        if name in cells and not _equal(name, cells[name], before.get(name, ""), encoding):
            yield name, _as_ours(name, cells[name])


def _equal(name: str, cell: str, before: str, encoding: str) -> bool:
    """Compares a cell with the written one, however a spreadsheet has put it: 90,5 for 90.5, and a
    question mark for each letter that the encoding of the file does not have."""
    if name == "bpm" and cell and before:
        return parse_bpm(cell) == parse_bpm(before)
    if name == "vocals" and cell and before:
        return parse_yes_no(cell) == parse_yes_no(before)
    if _same_number(cell, before) or (_DATE.match(cell) and _LIKE_A_DATE.match(before)):
        return True
    return cell.split() in (before.split(), *(text.split() for text in _as_saved(before, encoding)))


def _same_number(cell: str, before: str) -> bool:
    """Reports whether a spreadsheet took a title for a number and wrote it in its own way."""
    found, written = parse_number(cell), parse_number(before)
    shorter = len(cell) <= len(before) or "E+" in cell
    return found is not None and found == written and shorter


def _as_saved(text: str, encoding: str) -> Iterator[str]:
    """Yields what may become of a text in an encoding that lacks some of its letters: a question
    mark for each, or the letter without its accent."""
    if encoding not in DECLARED:
        yield text.encode(encoding, "replace").decode(encoding)
        bare = (char if _has(char, encoding) else _without_accent(char) for char in text)
        yield "".join(bare).encode(encoding, "replace").decode(encoding)


def _has(char: str, encoding: str) -> bool:
    """Reports whether an encoding has a letter."""
    return char.encode(encoding, "ignore") != b""


def _without_accent(char: str) -> str:
    return unicodedata.normalize("NFKD", char)[0]


def _as_ours(name: str, cell: str) -> str:
    """Formats a cell as we write it, where a spreadsheet has put it otherwise."""
    bpm = parse_bpm(cell) if name == "bpm" else None
    return cell if bpm is None else number_cell(bpm)
