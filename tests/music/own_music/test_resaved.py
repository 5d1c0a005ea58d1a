"""A catalogue of own music that a spreadsheet of another country saved again."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

import pytest

from aemo_studio.music.catalogue.store import load_catalogue
from aemo_studio.music.own_music.importer import import_folder
from aemo_studio.music.own_music.table import COLUMNS, edits_in


def rows_of(path: Path) -> list[dict[str, str]]:
    """Reads the rows, without the paths, which changed when the folder was copied for the test."""
    rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")))
    return [{name: row[name] for name in row if name not in ("file", "url")} for row in rows]


def save_again(
    path: Path,
    encoding: str,
    changes: Mapping[str, Mapping[str, str]] | None = None,
    delimiter: str = ";",
) -> None:
    """Writes the file as Excel does in Germany, with another encoding where one is given."""
    text = io.StringIO(newline="")
    rows = rows_of(path)
    table = csv.DictWriter(text, list(rows[0]), delimiter=delimiter, lineterminator="\r\n")
    table.writeheader()
    for row in rows:
        numbers = {"bpm": row["bpm"].replace(".", ","), "valence": row["valence"].replace(".", ",")}
        table.writerow({**row, **numbers, **(changes or {}).get(row["title"], {})})
    path.write_bytes(text.getvalue().encode(encoding, "replace"))


@pytest.mark.parametrize(
    ("encoding", "delimiter"),
    [
        ("cp1252", ";"), ("utf-8-sig", ";"), ("utf-16", "\t"), ("utf-16-le", "\t"),
        ("mac_roman", ";"), ("cp1250", ";"), ("utf-8", ","),
    ],
)  # fmt: skip
def test_a_foreign_save_is_no_correction_and_loses_no_value(
    encoding: str, delimiter: str, own: Path, in_process: None
) -> None:
    catalogue = own / "mine.csv"
    before = rows_of(catalogue)
    save_again(catalogue, encoding, delimiter=delimiter)
    assert import_folder(own / "music", catalogue).corrected == 0
    assert rows_of(catalogue) == before


def test_a_tempo_with_a_decimal_comma_is_kept_as_a_number(own: Path, in_process: None) -> None:
    catalogue = own / "mine.csv"
    save_again(catalogue, "cp1252", {"Rain": {"bpm": "90,5"}})
    assert {t.title: t.bpm for t in load_catalogue(str(catalogue)).tracks}["Rain"] == 90.5
    assert import_folder(own / "music", catalogue).corrected == 1
    (rain,) = (row for row in rows_of(catalogue) if row["title"] == "Rain")
    assert (rain["bpm"], rain["bpm_from"]) == ("90.5", "corrected")


@pytest.mark.parametrize(
    ("title", "cell", "changed"),
    [
        ("3-5", "05. Mrz", False), ("9/11", "11-Sep", False), ("3-5", "3月5日", False),
        ("007", "7", False), ("1e5", "1,00E+05", False), ("99.50", "99,5", False),
        ("3-5", "Three to five", True), ("007", "Bond", True), ("7", "8", True), ("7", "007", True),
        ("March", "05. Mrz", True),
    ],
)  # fmt: skip
def test_what_a_spreadsheet_makes_of_a_title_that_looks_like_a_number_is_no_correction(
    title: str, cell: str, changed: bool, tmp_path: Path
) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(f"track_id;title;artist\nt1;{cell};A\n", encoding="utf-8")
    written = {"t1": {**dict.fromkeys(COLUMNS, ""), "title": title, "artist": "A"}}
    assert edits_in(path, written) == ({"t1": {"title": cell}} if changed else {})


@pytest.mark.parametrize(
    ("encoding", "cell", "changed"),
    [
        ("cp1252", "?? Étude", False), ("big5", "夜曲 ?tude", False), ("big5", "夜曲 Etude", False),
        ("cp1252", "Nocturne", True), ("cp1252", "?? Etüde", True), ("utf-8", "?? Étude", True),
    ],
)  # fmt: skip
def test_letters_that_an_encoding_lacks_are_no_corrections(
    encoding: str, cell: str, changed: bool, tmp_path: Path
) -> None:
    path = tmp_path / "mine.csv"
    text = (
        f"track_id;title;artist\nt1;{cell};Müller\n"
        if encoding == "cp1252"
        else (f"track_id;title;artist\nt1;{cell};周杰倫\n")
    )
    path.write_bytes(text.encode(encoding))
    artist = "Müller" if encoding == "cp1252" else "周杰倫"
    written = {"t1": {**dict.fromkeys(COLUMNS, ""), "title": "夜曲 Étude", "artist": artist}}
    assert edits_in(path, written) == ({"t1": {"title": cell}} if changed else {})
