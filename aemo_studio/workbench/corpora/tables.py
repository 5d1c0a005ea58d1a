"""CSV files with a header, as downloads bring them: spaces in the header, a BOM, CRLF."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from aemo_studio.base.errors import UsageError

#: The table in a zip of pictures.
LABELS_MEMBER = "labels.csv"


@dataclass(frozen=True)
class Line:
    """One line of a table."""

    #: In the file; the header is 1.
    number: int
    #: Column to cell.
    cells: dict[str, str]


def columns(path: Path) -> tuple[str, ...]:
    """Reads the header of a CSV (or of labels.csv in a zip); empty for a file that has none."""
    try:
        with _opened(path) as file:
            return _header(next(csv.reader(file), []))
    except (OSError, KeyError, UnicodeDecodeError, csv.Error, zipfile.BadZipFile):
        return ()


def lines(path: Path) -> Iterator[Line]:
    """Reads the lines below the header, empty ones left out. Raises UsageError."""
    try:
        with _opened(path) as file:
            reader = csv.reader(file)
            header = _header(next(reader, []))
            for cells in reader:
                if any(cells):
                    padded = [*cells, *[""] * (len(header) - len(cells))]
                    yield Line(reader.line_num, dict(zip(header, padded, strict=False)))
    except OSError as error:
        raise UsageError(
            "Cannot read {path}: {reason}.", path=path, reason=error.strerror or error
        ) from error
    except (KeyError, UnicodeDecodeError, csv.Error, zipfile.BadZipFile) as error:
        raise UsageError(
            "{path} cannot be read as a table ({error}); download it again.", path=path, error=error
        ) from error


def _header(cells: list[str]) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in cells)


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    if path.suffix.lower() == ".zip":
        with zipfile.ZipFile(path) as archive, archive.open(LABELS_MEMBER) as member:
            yield io.TextIOWrapper(member, encoding="utf-8-sig", newline="")
    else:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield file
