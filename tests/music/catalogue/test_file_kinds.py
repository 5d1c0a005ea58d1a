"""Files that are no lists, whatever their names say, and lists under a wrong name."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from aemo_studio.base.errors import CatalogueError
from aemo_studio.music.catalogue.import_table import import_table
from aemo_studio.music.catalogue.store import load_catalogue

JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0\1" + bytes(range(256))
WORKBOOK = [["Title", "Artist", "Mood"], ["Rain", "Ana", "sad"]]


def archive(name: str) -> bytes:
    """The bytes of an archive with one part."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        made.writestr(name, "x")
    return data.getvalue()


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (JPEG, "but a picture"), (b"%PDF-1.7\n\0\xe2", "but a PDF"), (b"", "is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), "but an old or locked Office file"),
        (archive("mimetype"), "but an OpenDocument file"), (b"<html><table>", "but a web page"),
        (archive("Index/Document.iwa"), "but an Apple Numbers document"),
        (b"ID3\4\0\0\0\0\0\0", "but music or a film"), (archive("photos/1.jpg"), "an archive"),
    ],
)  # fmt: skip
def test_what_is_no_list_is_named(data: bytes, kind: str, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"list{suffix}"
    path.write_bytes(data)
    with pytest.raises(CatalogueError, match=kind):
        import_table(path, tmp_path / "out.csv", {})
    with pytest.raises(CatalogueError, match=kind if data else "empty"):
        load_catalogue(str(path))


def test_a_list_under_the_name_of_the_other_kind_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in WORKBOOK:
        book.active.append(row)
    book.save(tmp_path / "made.xlsx")
    (tmp_path / "made.xlsx").rename(tmp_path / "book.csv")
    (tmp_path / "text.xlsx").write_text("Title,Artist,Mood\nRain,Ana,sad\n", encoding="utf-8")
    for name in ("book.csv", "text.xlsx"):
        assert import_table(tmp_path / name, tmp_path / "out.csv", {}).written == 1
