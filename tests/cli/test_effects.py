"""`recommend --sfx` and `catalog build --sfx`."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from aemo_studio.cli import main
from aemo_studio.project import load_project, save_project
from tests.factories import make_project

COLUMNS = (
    "scene,start_tc,start_s,kind,rank,sound_id,title,author,category,valence,arousal,score,"
    "reason,licence,url,catalogue"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "剪輯 #1.aemo"
    save_project(make_project(), path)
    return path


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_effects_go_into_a_table_with_exactly_these_columns(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "effects.csv"
    assert main(["recommend", str(project), "--sfx", str(out), "--top", "2"]) == 0
    data = out.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf" + COLUMNS.encode() + b"\r\n")
    rows = rows_of(data)
    scenes = load_project(project).scenes
    ambiences = [row for row in rows if row["kind"] == "ambience"]
    assert [row["scene"] for row in ambiences] == [
        str(i + 1) for i in range(len(scenes)) for _ in range(2)
    ]
    assert {row["rank"] for row in rows} == {"1", "2"}
    assert rows[0]["start_tc"] == "01:00:00:00"
    assert {row["kind"] for row in rows} <= {"ambience", "sting", "accent"}
    assert [float(row["start_s"]) for row in rows] == sorted(float(r["start_s"]) for r in rows)
    owed = [row for row in rows if row["licence"].startswith("CC BY")]
    assert owed
    assert all(row["author"] in row["licence"] for row in owed)


def test_printing_effects_prints_nothing_else(
    project: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["recommend", str(project), "--sfx", "-", "--top", "1"]) == 0
    rows = rows_of(capfdbinary.readouterr().out)
    assert {row["catalogue"] for row in rows} == {"sfx"}


def test_a_formula_in_a_list_of_ones_own_is_not_run(project: Path, tmp_path: Path) -> None:
    mine, out = tmp_path / "mine.csv", tmp_path / "out.csv"
    mine.write_text("sound_id,title,author,kind\n=1,=2+2,@me,ambience\n", "utf-8")
    assert main(["recommend", str(project), "--sfx", str(out), "--effects", str(mine)]) == 0
    row = rows_of(out.read_bytes())[0]
    assert (row["sound_id"], row["title"], row["author"]) == ("'=1", "'=2+2", "'@me")
    assert (row["valence"], row["licence"], row["catalogue"]) == ("", "", "mine")


def test_a_folder_of_ones_own_and_the_shipped_effects_together(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = tmp_path / "sounds", tmp_path / "out.csv"
    folder.mkdir()
    (folder / "AMBForst_Morning_ME_FILM.wav").touch()
    (folder / "take 2.wav").touch()
    args = ["recommend", str(project), "--sfx", str(out), "--effects", str(folder)]
    assert main([*args, "--effects", "sfx", "--top", "40"]) == 0
    assert "take 2.wav is empty" in capsys.readouterr().err
    assert {row["catalogue"] for row in rows_of(out.read_bytes())} == {"sounds", "sfx"}


@pytest.mark.parametrize(
    ("extra", "code"),
    [
        (["--sfx", "{out}", "--effects", "{out}/nothing"], 5),
        (["--sfx", "{out}", "--effects", "{empty}"], 5),
        (["--effects", "sfx"], 2),
        (["--sfx", "-", "--csv", "-"], 2),
        (["--sfx", "{project}"], 2),
        (["--sfx", "{empty}", "--effects", "{empty}"], 2),
    ],
)
def test_what_cannot_be_done_changes_nothing(
    project: Path, tmp_path: Path, extra: list[str], code: int
) -> None:
    empty, out = tmp_path / "empty.csv", tmp_path / "out.csv"
    empty.write_text("title,kind\n", "utf-8")
    before = project.read_bytes()
    words = [word.format(out=out, empty=empty, project=project) for word in extra]
    assert main(["recommend", str(project), *words]) == code
    assert project.read_bytes() == before
    assert not out.exists()


def test_catalog_build_needs_one_source_and_its_lists(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "sfx.csv"
    both = ["--sfx", str(tmp_path), "--free", str(tmp_path / "f.csv")]
    assert main(["catalog", "build", "-o", str(out), *both]) == 2
    assert main(["catalog", "build", "-o", str(out), "--sfx", str(tmp_path)]) == 5
    assert "iadse_ratings_all.csv" in capsys.readouterr().err


def test_the_effects_are_listed_with_their_terms(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalog", "list"]) == 0
    assert "sfx: 7393 sound effects. CC0, or CC BY" in capsys.readouterr().out


def test_folders_of_ones_own_become_a_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "THUN_Far rumble_ME_FILM.wav").touch()
    words = ["catalog", "import", str(tmp_path), "--effects", "-o", str(tmp_path / "mine.csv")]
    assert main(words) == 0
    assert "1 sound effect written" in capsys.readouterr().out
    assert main([*words, "--events"]) == 0
    assert '"tracks":1,"with_mood":1,"left_out":0' in capsys.readouterr().out
    assert main(["catalog", "import", str(tmp_path / "mine.csv"), "--effects"]) == 2
