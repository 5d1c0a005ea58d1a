"""Tables with covers above the heads, several sheets, merged cells, dates and odd units."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from aemo_studio.base.errors import UsageError
from aemo_studio.domain.music import Track
from aemo_studio.music.catalogue.import_table import TableReport, import_table
from aemo_studio.music.catalogue.store import load_catalogue
from aemo_studio.music.catalogue.tables import TableChoice

HEADS = ["Title", "Artist", "Mood", "Length", "BPM"]


def read(
    source: Path, choice: TableChoice | None = None, **mapping: str
) -> tuple[Sequence[Track], TableReport]:
    output = source.parent / "out.csv"
    report = import_table(source, output, mapping, choice)
    return load_catalogue(str(output)).tracks, report


def written(tmp_path: Path, text: str) -> Path:
    (tmp_path / "list.csv").write_text(text, encoding="utf-8", newline="")
    return tmp_path / "list.csv"


def book_of(tmp_path: Path, **sheets: Sequence[Sequence[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active or book.create_sheet())
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "list.xlsx")
    return tmp_path / "list.xlsx"


def notes(report: TableReport) -> str:
    return "; ".join(map(str, report.notes))


@pytest.mark.parametrize("first", ["sep=;", "\ufeffSEP=;", '"sep=;"'])
def test_the_line_in_which_excel_names_the_separator_is_no_head(first: str, tmp_path: Path) -> None:
    text = f"{first}\r\nTitel;Interpret;Stimmung;BPM\r\nA,B;Müller;sad, calm;72,5\r\n;x;sad;\r\n"
    (track,), report = read(written(tmp_path, text))
    assert (track.title, track.artist, track.bpm) == ("A,B", "Müller", 72.5)
    assert track.moods == ("sad", "calm")
    assert [problem.line for problem in report.problems] == [4]


def test_heads_below_a_cover_are_found_and_said(tmp_path: Path) -> None:
    text = 'Acme Music, licence list\n"For: FILM, X"\n\nTitle;Artist;Mood\nA;Ana;sad\n;B;sad\n'
    (track,), report = read(written(tmp_path, text))
    assert (track.title, track.artist) == ("A", "Ana")
    assert notes(report) == "heads in row 4 (guessed; --head-row overrules)"
    assert [problem.line for problem in report.problems] == [6]


def test_the_row_of_the_heads_can_be_said(tmp_path: Path) -> None:
    path = written(tmp_path, "Title,Artist,Mood\nTitle,Interpret,Mood\nA,Ana,sad\n")
    (track,), report = read(path, TableChoice(head_row=2))
    assert (track.title, track.artist, notes(report)) == ("A", "Ana", "")
    with pytest.raises(UsageError, match="has no row 9"):
        read(path, TableChoice(head_row=9))


def test_heads_that_only_the_user_knows_are_found_below_a_cover(tmp_path: Path) -> None:
    (track,), _ = read(written(tmp_path, "Cover\nWerk,Wer,Mood\nA,Ana,sad\n"), title="Werk")
    assert track.title == "A"


def cover_book(tmp_path: Path) -> Path:
    path = book_of(
        tmp_path,
        Cover=[["Acme Music, licence list 2026"]],
        Tracks=[
            ["Acme Music, playlist for FILM X"],
            [],
            ["Track", None, "Details"],
            [*HEADS, "Released"],
            ["Night Walk", "Foo", "sad", datetime.time(0, 3, 45), 72.5, datetime.date(2020, 3, 5)],
            [],
            [1999, "Prince", "happy", datetime.timedelta(seconds=382), "119", None],
            [datetime.datetime(2026, 3, 5), "March", "angry", "2'30\"", "90 bpm", None],
            ["3-5", "Bar", "happy", datetime.time(3, 45), 128, None],
            ["Long", "Bar", "happy", datetime.timedelta(hours=25, minutes=30), 128, None],
            ["Total: 5 tracks"],
        ],
    )
    book = openpyxl.load_workbook(path)
    book["Tracks"].merge_cells("A3:B3")
    book["Tracks"].merge_cells("C3:F3")
    book.save(path)
    return path


def test_the_sheet_and_the_row_with_the_heads_are_found_and_said(tmp_path: Path) -> None:
    tracks, report = read(cover_book(tmp_path))
    assert [(t.title, t.artist, t.duration_s, t.bpm) for t in tracks] == [
        ("Night Walk", "Foo", 225, 72.5),
        ("1999", "Prince", 382, 119),
        ("2026-03-05", "March", 150, 90),
        ("3-5", "Bar", 225, 128),
        ("Long", "Bar", 1530, 128),
    ]
    assert "sheet 'Tracks' of 2" in notes(report)
    assert "heads in row 4" in notes(report)
    assert [str(problem) for problem in report.problems] == [
        "line 11, title: this is a total and no track (row passed over)"
    ]


def test_the_sheet_can_be_said_by_name_or_number(tmp_path: Path) -> None:
    path = book_of(tmp_path, Old=[HEADS, ["A", "x", "sad"]], New=[HEADS, ["B", "x", "sad"]])
    assert read(path)[0][0].title == "A"
    assert read(path, TableChoice(sheet="new"))[0][0].title == "B"
    assert read(path, TableChoice(sheet="2"))[0][0].title == "B"
    with pytest.raises(UsageError, match=r"no sheet 'Third'.*Old, New"):
        read(path, TableChoice(sheet="Third"))


def test_choices_that_do_not_fit_the_kind_of_file_are_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no sheets"):
        read(written(tmp_path, "title\nA\n"), TableChoice(sheet="1"))
    with pytest.raises(UsageError, match="for CSV files"):
        read(book_of(tmp_path, One=[HEADS]), TableChoice(encoding="big5"))


def test_merged_cells_are_filled_down_and_said(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Artist", "Title", "Mood"],
        ["Foo", "One", "sad"],
        [None, "Two", "happy"],
        [],
        [None, "Three", "calm"],
        ["Bar", "Four", None],
        [None, "Five", "sad"],
    ]
    path = book_of(tmp_path, One=rows)
    book = openpyxl.load_workbook(path)
    book["One"].merge_cells("A2:A5")
    book.save(path)
    tracks, report = read(path)
    assert [(t.title, t.artist) for t in tracks] == [
        ("One", "Foo"), ("Two", "Foo"), ("Three", "Foo"), ("Five", "unknown artist"),
    ]  # fmt: skip
    assert notes(report) == "merged cells filled down: artist; tracks without an artist: 1"


@pytest.mark.parametrize(
    ("head", "cell", "seconds"),
    [
        ("Duration (ms)", "225000", 225), ("duration_ms", "180500", 180.5),
        ("Length", "225000", 225),
        ("Duration [milliseconds]", "61000", 61), ("Duration (min)", "3,5", 210),
        ("Length (min:sec)", "3:45", 225), ("Dauer", "90,5", 90.5), ("Time", "3 min 45 s", 225),
        ("Length", "3m45s", 225), ("Duration", "00:03:45", 225), ("Seconds", "225 sec", 225),
    ],
)  # fmt: skip
def test_lengths_in_the_units_that_heads_and_cells_say(
    head: str, cell: str, seconds: float, tmp_path: Path
) -> None:
    (track,), _ = read(
        written(tmp_path, f'Track Name,Artist Name(s),Mood,{head}\nA,B,sad,"{cell}"\n')
    )
    assert track.duration_s == pytest.approx(seconds)


def test_a_list_of_a_streaming_service_has_lengths_and_no_moods(tmp_path: Path) -> None:
    """As its exporters write it: every cell quoted, lengths in milliseconds, no mood at all."""
    text = (
        '"Track URI","Track Name","Artist URI(s)","Artist Name(s)","Duration (ms)","Tempo"\n'
        '"spotify:track:1","Night Song","spotify:artist:1","Foo,Bar","225000","72.003"\n'
        '"spotify:track:2","Rock Song","spotify:artist:2","Baz","180500","140.1"\n'
    )
    output = tmp_path / "out.csv"
    report = import_table(written(tmp_path, text), output, {})
    rows = list(csv.DictReader(output.open(encoding="utf-8-sig")))
    names = ("title", "artist", "duration_s", "bpm", "moods")
    assert [tuple(row[name] for name in names) for row in rows] == [
        ("Night Song", "Foo,Bar", "225", "72.003", ""), ("Rock Song", "Baz", "180.5", "140.1", ""),
    ]  # fmt: skip
    assert (report.with_mood, report.passed_over) == (0, 0)
    assert [str(problem) for problem in report.problems] == [
        f"line {line}, moods: without a mood the track is not recommended" for line in (2, 3)
    ]


@pytest.mark.parametrize(
    ("cell", "bpm", "said"),
    [
        ("128 BPM", 128, ""), ("♩=96", 96, ""), ("140-145", 142.5, "140-145 = 142.5"),
        ("ca. 90,5", 90.5, ""), ("120 – 130 bpm", 125, "120 – 130 bpm = 125"),
        ("fast", None, "'fast' is no tempo"), ("70/140", None, "'70/140' is no tempo"),
    ],
)  # fmt: skip
def test_tempi_as_people_write_them(
    cell: str, bpm: float | None, said: str, tmp_path: Path
) -> None:
    text = f"title;artist;mood;genre;bpm\nA;B;sad;Neo-Classical;{cell}\n"
    (track,), report = read(written(tmp_path, text))
    assert track.bpm == bpm
    assert said in notes(report) + "; ".join(map(str, report.problems))
    assert ("middle" in notes(report)) == ("=" in said)


@pytest.mark.parametrize("head", ["Genre", "Style", "Musikrichtung", "曲風", "ジャンル"])
def test_the_genre_is_kept(head: str, tmp_path: Path) -> None:
    (track,), _ = read(
        written(tmp_path, f"title,artist,mood,{head}\nA,B,sad,Trip-Hop / Downtempo\n")
    )
    assert track.genre == "electronic"
    (row,) = csv.DictReader((tmp_path / "out.csv").open(encoding="utf-8-sig"))
    assert row["genre"] == "Trip-Hop / Downtempo"


def test_minutes_that_excel_saved_as_hours_are_minutes_again(tmp_path: Path) -> None:
    text = "title,artist,mood,length\nA,x,sad,03:45:00\nB,x,sad,12:05:00\n"
    (first, second), report = read(written(tmp_path, text))
    assert (first.duration_s, second.duration_s) == (225, 725)
    assert "lengths such as 03:45:00 taken as minutes and seconds" in notes(report)
    (first, _), _ = read(written(tmp_path, text.replace("12:05:00", "0:03:20")))
    assert first.duration_s == 13500


def test_milliseconds_that_only_the_numbers_tell_are_said(tmp_path: Path) -> None:
    _, report = read(written(tmp_path, "title,artist,mood,length\nA,x,sad,225000\nB,x,sad,91000\n"))
    assert notes(report) == "lengths taken as milliseconds (guessed from their size)"
    (first, _), _ = read(written(tmp_path, "title,artist,mood,length\nA,x,sad,12000\nB,x,sad,90\n"))
    assert first.duration_s == 12000


def test_formulas_without_a_result_are_named_with_their_row(tmp_path: Path) -> None:
    """As programs other than Excel save them; and those that failed there."""
    path = book_of(
        tmp_path,
        One=[HEADS, ["=A1", "x", "sad", "=B1*2", 90], ["#REF!", "x", "sad", 90, 90],
             ["=A9"], ["Rain", "#N/A", "sad", 90, "#WERT!"]],
    )  # fmt: skip
    (track,), report = read(path)
    assert (track.title, track.artist, track.bpm) == ("Rain", "unknown artist", None)
    assert report.passed_over == 3
    problems = [str(problem) for problem in report.problems]
    assert problems[0].startswith("line 2, title: the cell is a formula whose result the file")
    assert problems[1:] == [
        "line 3, title: the cell is a formula that failed (#REF!) (row passed over)",
        problems[0].replace("line 2", "line 4"),
        "line 5, artist: the cell is a formula that failed (#N/A)",
        "line 5, bpm: the cell is a formula that failed (#WERT!)",
    ]
