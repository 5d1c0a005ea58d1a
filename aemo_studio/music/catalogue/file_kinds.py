"""Tells by its content what a file is that somebody takes for a list of music: names lie."""

from __future__ import annotations

import zipfile
from pathlib import Path

from aemo_studio.base.errors import CatalogueError
from aemo_studio.base.translations import Phrase, phrase

_LOOKED_AT = 512
_ARCHIVE = b"PK\x03\x04"
_SPREADSHEET = "xl/"

_PICTURE = phrase("a picture")
_MEDIA = phrase("music or a film")
_STARTS = (
    (b"\xff\xd8\xff", _PICTURE), (b"\x89PNG", _PICTURE), (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE), (b"MM\0*", _PICTURE), (b"BM\0\0", _PICTURE),
    (b"%PDF", phrase("a PDF document")), (b"{\\rtf", phrase("a text document")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", phrase("an old or locked Office file")),
    (b"ID3", _MEDIA), (b"fLaC", _MEDIA), (b"OggS", _MEDIA), (b"\xff\xfb", _MEDIA),
    (b"SQLite format", phrase("a database")), (b"\x1f\x8b", phrase("an archive")),
    (b"7z\xbc\xaf", phrase("an archive")), (b"Rar!", phrase("an archive")),
)  # fmt: skip
_IN_ARCHIVES = (
    ("word/", phrase("a text document")), ("ppt/", phrase("a presentation")),
    ("Index/", phrase("an Apple Numbers document")),
    ("xl/workbook.bin", phrase("a binary workbook")),
)  # fmt: skip
_OPEN_DOCUMENT = "mimetype"
_PAGES = (b"<!doctype html", b"<html", b"<head", b"<table")


def is_spreadsheet(path: Path) -> bool:
    """Reports whether a file is an Excel workbook, whatever its name is."""
    return any(name.startswith(_SPREADSHEET) for name in _names(path))


def is_text(path: Path) -> bool:
    """Reports whether a file begins like text."""
    head = _head(path)
    return bool(head) and not head.startswith(b"PK") and b"\0" not in head and not _kind(path, head)


def refuse_other_kinds(path: Path) -> None:
    """Raises CatalogueError for a file that is known to be something else than a table."""
    kind = _kind(path, _head(path))
    if kind is not None:
        raise CatalogueError(
            "{path} is not a text file or a spreadsheet but {kind}; save the list as .xlsx or CSV.",
            path=path,
            kind=kind,
        )


def _kind(path: Path, head: bytes) -> Phrase | None:
    found = next((kind for start, kind in _STARTS if head.startswith(start)), None)
    if found is not None:
        return found
    if head[:4] == b"RIFF" or head[4:8] == b"ftyp":
        return _PICTURE if head[8:12] == b"WEBP" else _MEDIA
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGES):
        return phrase("a web page")
    return _archive_kind(_names(path)) if head.startswith(_ARCHIVE) else None


def _archive_kind(names: list[str]) -> Phrase | None:
    for part, kind in _IN_ARCHIVES:
        if any(name.startswith(part) for name in names):
            return kind
    if _OPEN_DOCUMENT in names:
        return phrase("an OpenDocument file")
    is_other = names and not any(name.startswith(_SPREADSHEET) for name in names)
    return phrase("an archive") if is_other else None


def _names(path: Path) -> list[str]:
    """Lists the parts of an archive; none of another file."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.namelist()
    except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile):
        return []


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LOOKED_AT)
    except (OSError, ValueError):
        return b""
