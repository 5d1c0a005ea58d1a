"""Tables that others made: columns of any name, cells of any kind."""

from __future__ import annotations

import datetime
from pathlib import Path

import openpyxl
import pytest

from aemo_studio.base.errors import CatalogueError, UsageError
from aemo_studio.cli import main
from aemo_studio.domain.emotion import Emotion
from aemo_studio.music.catalogue.foreign import parse_mapping
from aemo_studio.music.catalogue.import_table import TableReport, import_table
from aemo_studio.music.catalogue.store import load_catalogue

GERMAN = """Titel;Interpret;Stimmung;Dauer;Tempo;Lizenz;Notiz
Regen;Ana;Melancholy, Calm;3:25;72,5;CC BY 4.0;x
Sonne;;Bright;200;128 BPM;;
;Bo;sad;10;60;;
Wolke;Cy;flauschig;bald;schnell;;
"""


def imported(tmp_path: Path, text: str, mapping: str = "") -> TableReport:
    source = tmp_path / "liste.csv"
    source.write_text(text, encoding="utf-8")
    return import_table(source, tmp_path / "out.csv", parse_mapping([mapping]))


def test_german_columns_are_guessed_and_said(tmp_path: Path) -> None:
    report = imported(tmp_path, GERMAN)
    assert dict(report.mapped.columns) == {
        "title": "titel", "artist": "interpret", "moods": "stimmung", "duration_s": "dauer",
        "bpm": "tempo", "licence": "lizenz",
    }  # fmt: skip
    assert set(report.mapped.guessed) == set(report.mapped.columns)
    assert report.mapped.ignored == ("notiz",)
    rain, sun = load_catalogue(str(tmp_path / "out.csv")).tracks
    assert (rain.title, rain.artist, rain.moods) == ("Regen", "Ana", ("sad", "calm"))
    assert (rain.duration_s, rain.bpm, rain.licence) == (205, 72.5, "CC BY 4.0")
    assert (sun.artist, sun.duration_s, sun.bpm) == ("unknown artist", 200, 128)


def test_what_was_not_understood_is_reported_row_by_row(tmp_path: Path) -> None:
    report = imported(tmp_path, GERMAN)
    assert [str(problem) for problem in report.problems] == [
        "line 4, titel: there is no title (row passed over)",
        "line 5, stimmung: 'flauschig' is no mood that we know",
        "line 5, stimmung: without a mood the track is not recommended",
        "line 5, dauer: 'bald' is no length in seconds or minutes:seconds",
        "line 5, tempo: 'schnell' is no tempo in beats per minute",
    ]
    assert (report.written, report.with_mood, report.passed_over) == (3, 2, 1)


def test_emotions_that_a_table_gives_are_kept_and_the_others_follow_from_moods(
    tmp_path: Path,
) -> None:
    text = "title,mood,emotion\nA,sad,Angry\nB,,happy\nC,calm,\nD,calm,joyful\nE,,glum\n"
    report = imported(tmp_path, text)
    assert [str(problem) for problem in report.problems] == [
        "line 5, emotion: 'joyful' is none of the eight emotions",
        "line 6, emotion: 'glum' is none of the eight emotions",
        "line 6, mood: without a mood the track is not recommended",
    ]
    assert (report.written, report.with_mood) == (5, 4)
    tracks = load_catalogue(str(tmp_path / "out.csv")).tracks
    assert [(t.title, t.emotion) for t in tracks] == [
        ("A", Emotion.ANGRY),
        ("B", Emotion.HAPPY),
        ("C", Emotion.NEUTRAL),
        ("D", Emotion.CALM),
    ]


def test_given_columns_win_over_guesses(tmp_path: Path) -> None:
    text = "Name,Label,Who,Mood\nFile name,True title,Ana,sad\n"
    report = imported(tmp_path, text, "title=label,artist=WHO")
    assert report.mapped.guessed == ("moods",)
    (track,) = load_catalogue(str(tmp_path / "out.csv")).tracks
    assert (track.title, track.artist) == ("True title", "Ana")


def test_other_languages_and_milliseconds(tmp_path: Path) -> None:
    imported(tmp_path, "曲名,作曲,心情,Duration (ms),duration_ms\n雨,安,sad,,123500\n")
    (track,) = load_catalogue(str(tmp_path / "out.csv")).tracks
    assert (track.title, track.artist) == ("雨", "安")


def test_files_are_found_beside_the_table(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(b"sound")
    text = "title,artist,mood,filename\nA,X,sad,a.wav\nB,X,sad,gone.wav\n"
    report = imported(tmp_path, text)
    first, second = load_catalogue(str(tmp_path / "out.csv")).tracks
    assert first.file == str(tmp_path / "a.wav")
    assert second.file is None
    assert [p.message for p in report.problems] == ["there is no file gone.wav"]


def test_spreadsheets_with_times_and_gaps(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([])
    sheet.append(["Track name", "Composer", "Moods", "Length", "BPM"])
    sheet.append(['Ünder; "quoted"\nline', "Ana", "sad", datetime.time(3, 25), 90])
    sheet.append([])
    sheet.append(["Two", "Bo", "happy/calm", datetime.timedelta(seconds=61.5), 120.0])
    sheet.append(["Three", "Cy", "odd", "long", None])
    path = tmp_path / "list.xlsx"
    book.save(path)
    report = import_table(path, tmp_path / "out.csv", {})
    one, two = load_catalogue(str(tmp_path / "out.csv")).tracks
    assert (one.title, one.duration_s, one.bpm) == ('Ünder; "quoted" line', 205, 90)
    assert (two.moods, two.duration_s) == (("happy", "calm"), 61.5)
    assert {problem.line for problem in report.problems} == {6}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a,b\n1,2\n", "no column that looks like the title"),
        ("", "is empty"),
        ("title,artist\n", "holds no track"),
        ("title,artist\n,x\n", "holds no track. The first problem is in line 2"),
    ],
)
def test_tables_that_are_none(text: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=words):
        imported(tmp_path, text)
    assert not (tmp_path / "out.csv").exists()


def test_files_that_are_no_tables(tmp_path: Path) -> None:
    for name, data in (("a.xlsx", b"no zip"), ("b.xls", b"old"), ("c.csv", b"\0\1\2")):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(CatalogueError, match=name):
            import_table(tmp_path / name, tmp_path / "out.csv", {})
    with pytest.raises(CatalogueError, match=r"missing\.xlsx"):
        import_table(tmp_path / "missing.xlsx", tmp_path / "out.csv", {})


@pytest.mark.parametrize("mapping", ["title", "name=x", "title=", "title=nowhere"])
def test_mappings_that_cannot_be(mapping: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        imported(tmp_path, "label\nx\n", mapping)


def test_the_command_tells_the_guesses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, output = tmp_path / "liste.csv", tmp_path / "out.csv"
    source.write_text(GERMAN, encoding="utf-8")
    command = ["catalog", "import", str(source), "-o", str(output), "--map", "artist=interpret"]
    assert main(command) == 0
    out = capsys.readouterr().out
    assert "title = titel (guessed)" in out
    assert "artist = interpret\n" in out
    assert "3 tracks written" in out
    assert main(command) == 2
    assert main([*command, "--force"]) == 0
    assert main(["catalog", "import", str(source), "-o", str(source), "--force"]) == 2
