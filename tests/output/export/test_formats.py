"""The table of formats."""

from __future__ import annotations

from pathlib import Path

import pytest

from aemo_studio.base.errors import OutputError, UsageError
from aemo_studio.output.export.formats import FORMATS, export_project, find_format
from tests.cli_run import ROOT
from tests.factories import make_project


def test_names_and_suffixes_are_unique() -> None:
    assert len({f.name for f in FORMATS}) == len({f.suffix for f in FORMATS}) == len(FORMATS)


def test_unknown_format_lists_the_known_ones() -> None:
    with pytest.raises(UsageError) as error:
        find_format("xlsx")
    assert all(f.name in error.value.message for f in FORMATS)


@pytest.mark.parametrize("name", [f.name for f in FORMATS])
def test_export_writes_what_it_renders(name: str, tmp_path: Path) -> None:
    format_ = find_format(name.upper())
    path = tmp_path / f"中 文 #1{format_.suffix}"
    export_project(make_project(), format_, path)
    assert path.read_bytes() == format_.render(make_project())
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_export_to_an_impossible_place(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        export_project(make_project(), find_format("csv"), tmp_path / "none" / "x.csv")


def test_the_documentation_says_the_same() -> None:
    """Every row of docs/exports.md is a row of the table, in its order."""
    lines = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8").splitlines()
    rows = [f"| `{f.name}` | `{f.suffix}` | {f.carries} | {f.use} |" for f in FORMATS]
    assert [line for line in lines if line in rows] == rows
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(f"`{f.name}`" in readme for f in FORMATS)


def test_the_suffix_decides_between_kinds() -> None:
    assert find_format("cuesheet", Path("a.XLSX")).name == "cuesheet-xlsx"
    assert find_format("cuesheet-xlsx", Path("a.csv")).name == "cuesheet"
    assert find_format("csv", Path("a.xlsx")).name == "csv"
