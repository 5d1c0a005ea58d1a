"""Spreadsheets of a few kilobytes that would take gigabytes."""

from __future__ import annotations

import io
import os
import re
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from aemo_studio.music.catalogue.import_table import import_table
from aemo_studio.music.catalogue.store import load_catalogue

MOST_MEMORY = 1 << 30
SHEET = "xl/worksheets/sheet1.xml"
CELL = b'<c t="inlineStr"><is><t>x</t></is></c>'


def patched(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """Writes a good spreadsheet with one of its parts changed."""
    book, packed = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Title", "Artist", "Mood"])
    sheet.append(["A", "B", "sad"])
    book.save(packed)
    good = zipfile.ZipFile(packed)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in good.namelist():
            data = good.read(name)
            archive.writestr(name, change(data) if name == part else data)
    return path


def more_rows(path: Path, rows: bytes) -> Path:
    return patched(path, SHEET, lambda data: data.replace(b"</sheetData>", rows + b"</sheetData>"))


BOMBS: dict[str, Callable[[Path], Path]] = {
    "last cell": lambda path: more_rows(
        path, b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    ),
    "one row": lambda path: more_rows(path, b"<row>" + b"<c/>" * 10_000_000 + b"</row>"),
    "empty rows": lambda path: more_rows(path, b"<row/>" * 10_000_000),
    "rows with text": lambda path: more_rows(path, (b"<row>" + CELL + b"</row>") * 110_000),
    "packed": lambda path: patched(path, SHEET, lambda data: data + b" " * (300 << 20)),
    "styles": lambda path: patched(
        path,
        "xl/styles.xml",
        lambda data: data.replace(b"<cellXfs", b"<x/>" * 500_000 + b"<cellXfs"),
    ),
    "one text": lambda path: more_rows(
        path, (b"<row>" + CELL.replace(b"x", b"y" * 30_000) + b"</row>") * 3000
    ),
}


def limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


@pytest.mark.parametrize("kind", BOMBS)
def test_what_would_take_all_memory_is_refused_in_a_sentence(kind: str, tmp_path: Path) -> None:
    path = BOMBS[kind](tmp_path / "bomb.xlsx")
    assert path.stat().st_size < 1 << 20
    program = [sys.executable, "-m", "aemo_studio", "catalog", "import", str(path), "-o", "out.csv"]
    quiet = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    ended = subprocess.run(
        program, cwd=tmp_path, env=quiet, capture_output=True, text=True, check=False,
        preexec_fn=limit_memory,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout) == (5, "")
    assert "is too large for a list of music" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("said", [b"A1:XFD1048576", b"A1", b"B7:C9"])
def test_what_a_sheet_says_about_its_size_is_not_believed(said: bytes, tmp_path: Path) -> None:
    def change(data: bytes) -> bytes:
        return re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="' + said + b'"', data)

    path = patched(tmp_path / "list.xlsx", SHEET, change)
    import_table(path, tmp_path / "out.csv", {})
    (track,) = load_catalogue(str(tmp_path / "out.csv")).tracks
    assert (track.title, track.artist, track.moods) == ("A", "B", ("sad",))


def test_a_merge_over_the_whole_sheet_is_no_work(tmp_path: Path) -> None:
    merge = b'</sheetData><mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>'
    path = patched(tmp_path / "list.xlsx", SHEET, lambda d: d.replace(b"</sheetData>", merge))
    assert import_table(path, tmp_path / "out.csv", {}).written == 1


def test_a_stray_cell_far_below_costs_no_memory(tmp_path: Path) -> None:
    stray = b'<row r="1000000"><c r="B1000000" t="inlineStr"><is><t>x</t></is></c></row>'
    report = import_table(more_rows(tmp_path / "list.xlsx", stray), tmp_path / "out.csv", {})
    assert [problem.line for problem in report.problems] == [1000000]
