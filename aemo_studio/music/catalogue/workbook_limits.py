"""Looks through the parts of a spreadsheet before anything of them becomes objects.

A few kilobytes of .xlsx can unpack to gigabytes: by packing, by a cell in the last column of
the last row, or by millions of empty elements. What is looked at here is counted in the
unpacked stream, a piece at a time, so that memory stays flat.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from aemo_studio.base.errors import CatalogueError

MOST_COLUMNS = 1024
MOST_ROWS = 100_000
LAST_ROW = 1 << 20
MOST_TEXT = 64 << 20
MOST_SHEETS = 256
_MOST_PACKED = 64 << 20
_MOST_UNPACKED = 256 << 20
_MOST_PARTS = 20_000
_MOST_ELEMENTS = 24_000_000
"""Tags of all parts together: 100,000 rows of 24 cells have half of that."""

_MOST_BETWEEN = 100_000
"""Tags of one row, of one shared text, or of a part without either: an XML reader holds these in
memory at once. A row of 1,024 cells has a twentieth of that; the styles of a workbook full of
them about as many."""

_PIECE = 1 << 20
_END = re.compile(rb"<(?:\w+:)?(?:row|si)[\s/>]|</(?:\w+:)?(?:row|si)>")


def check_workbook(path: Path) -> None:
    """Raises CatalogueError for a spreadsheet that is too large to be a list of music, and what
    zipfile raises for one that is damaged."""
    if path.stat().st_size > _MOST_PACKED:
        raise too_large(path)
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
            raise too_large(path)
        elements = 0
        for part in parts:
            elements += _elements(archive, part, path)
            if elements > _MOST_ELEMENTS:
                raise too_large(path)


def too_large(path: Path) -> CatalogueError:
    """Makes the error for a spreadsheet beyond the limits."""
    return CatalogueError(
        "The spreadsheet {path} is too large for a list of music (more than {rows} rows, {columns} "
        "columns or {megabytes} MB unpacked); save the table alone as CSV.",
        path=path,
        rows=MOST_ROWS,
        columns=MOST_COLUMNS,
        megabytes=_MOST_UNPACKED >> 20,
    )


def _elements(archive: zipfile.ZipFile, part: zipfile.ZipInfo, path: Path) -> int:
    """Counts the tags of a part; raises CatalogueError where too many belong together."""
    count = rows = since_end = 0
    with archive.open(part) as stream:
        while piece := stream.read(_PIECE):
            tags = piece.count(b"<")
            ends = _END.findall(piece)
            count, rows = count + tags, rows + len(ends)
            longest, since_end = _run_lengths(piece, since_end) if tags else (0, since_end)
            if longest > _MOST_BETWEEN or rows > 4 * LAST_ROW:
                if _is_picture(part):
                    return 0
                raise too_large(path)
    return count


def _run_lengths(piece: bytes, before: int) -> tuple[int, int]:
    """Counts the tags between the ends of rows: the most of them, and those after the last."""
    runs = [run.count(b"<") for run in _END.split(piece)]
    runs[0] += before
    return max(runs), runs[-1]


def _is_picture(part: zipfile.ZipInfo) -> bool:
    return "/media/" in part.filename
