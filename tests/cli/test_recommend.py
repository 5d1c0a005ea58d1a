"""`export` and `recommend` on saved projects."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from pathlib import Path

import pytest

from aemo_studio.cli import main
from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.music import MusicFilters
from aemo_studio.output.export.csv import render_csv
from aemo_studio.output.export.json import render_json
from aemo_studio.project import editing, load_project, save_project
from tests.cli_run import run
from tests.equality import same
from tests.factories import make_project, make_scores, make_video

CATALOGUE = """track_id,artist,title,moods,duration_s,licence,url
a,Ann,Sunny,happy,120,CC BY 4.0,https://example.org/a
b,Bob,Rainy,sad,90,CC BY 4.0,https://example.org/b
c,Cid,Grim,anger,200,CC BY 4.0,https://example.org/c
d,Dee,Cheer,cheerful,60,CC BY 4.0,https://example.org/d
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "中文 cut #1 🎬.aemo"
    save_project(make_project(), path)
    return path


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    path = tmp_path / "my music.csv"
    path.write_text(CATALOGUE, encoding="utf-8")
    return path


def _csv_rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_catalogue_of_one_track_is_all_there_is_to_suggest(
    project: Path, catalogue: Path, tmp_path: Path
) -> None:
    catalogue.write_text("\n".join(CATALOGUE.splitlines()[:2]) + "\n", encoding="utf-8")
    out = tmp_path / "list.csv"
    done = run(["recommend", project, "--catalog", catalogue, "--csv", out])
    assert done.returncode == 0, done.stderr
    rows = _csv_rows(out.read_bytes())
    assert len(rows) == len(load_project(project).scenes)
    assert {(row["rank"], row["title"]) for row in rows} == {("1", "Sunny")}
    assert main(["pick", str(project), "--best"]) == 0
    picked = load_project(project)
    before, *added = [picked.pick_of(i) for i in range(len(picked.scenes))]
    assert before is not None, "what was picked stays"
    assert before.track.title == "Piece 2"
    assert [pick.track.title for pick in added if pick] == ["Sunny", "Sunny"]


def test_export_goes_beside_the_project(project: Path) -> None:
    assert main(["export", str(project), "--to", "csv"]) == 0
    assert main(["export", str(project), "--to", "json"]) == 0
    opened = load_project(project)
    assert project.with_suffix(".csv").read_bytes() == render_csv(opened)
    assert project.with_suffix(".json").read_bytes() == render_json(opened)


def test_export_to_standard_output(project: Path) -> None:
    done = run(["export", project, "--to", "json", "-o", "-"])
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["version"] == 1
    assert sorted(p.name for p in project.parent.iterdir()) == [project.name]


@pytest.mark.parametrize("command", [["export", "--to", "csv"], ["recommend"]])
@pytest.mark.parametrize(
    ("data", "words"),
    [
        (None, "No such file"),
        (b"", "is empty (0 bytes)"),
        (b"just text", "is not an AEMO Studio project"),
        (b'{"format":"aemo-project","version":1,"pro', "is damaged"),
        (b'{"format":"aemo-project","version":99}', "newer version"),
    ],
)
def test_bad_projects(
    data: bytes | None,
    words: str,
    command: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "bad.aemo"
    if data is not None:
        path.write_bytes(data)
    assert main([command[0], str(path), *command[1:]]) == 6
    err = capsys.readouterr().err
    assert words in err
    assert err.count("\n") == 1
    assert [p.name for p in tmp_path.iterdir()] == ([path.name] if data is not None else [])
    assert data is None or path.read_bytes() == data


def test_export_over_the_project_is_refused(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = project.read_bytes()
    assert main(["export", str(project), "--to", "csv", "-o", str(project)]) == 2
    assert "would overwrite" in capsys.readouterr().err
    assert project.read_bytes() == before


def test_export_over_the_video_is_refused(tmp_path: Path) -> None:
    video, link = tmp_path / "cut.mp4", tmp_path / "link"
    video.write_bytes(b"film")
    link.symlink_to(video)
    save_project(make_project(make_video(video)), tmp_path / "p.aemo")
    assert main(["export", str(tmp_path / "p.aemo"), "--to", "csv", "-o", str(link)]) == 2
    assert video.read_bytes() == b"film"


def test_export_to_a_folder_that_is_not_there(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = project.parent / "none" / "x.csv"
    assert main(["export", str(project), "--to", "csv", "-o", str(target)]) == 2
    assert "there is no folder" in capsys.readouterr().err


def test_recommend_saves_into_the_project(project: Path, catalogue: Path) -> None:
    before = load_project(project)
    assert main(["recommend", str(project), "--catalog", str(catalogue), "--top", "2"]) == 0
    after = load_project(project)
    assert [len(tracks) for tracks in after.recommendations] == [2, 2, 2]
    assert after.recommendations[0][0].track.emotion is Emotion.HAPPY
    assert after.recommendations[1][0].track.title == "Rainy"
    assert after.catalogues == (str(catalogue),)
    assert same((after.picks, after.scenes), (before.picks, before.scenes))


def test_recommend_uses_corrected_scenes(project: Path, catalogue: Path) -> None:
    opened = load_project(project)
    first = dataclasses.replace(opened.scenes[0], scores=make_scores(Emotion.SAD, 0.95))
    save_project(dataclasses.replace(opened, scenes=(first, *opened.scenes[1:])), project)
    assert main(["recommend", str(project), "--catalog", str(catalogue)]) == 0
    assert load_project(project).recommendations[0][0].track.title == "Rainy"


def test_recommend_respects_what_the_editor_decided(project: Path, catalogue: Path) -> None:
    """Filters, rejections, a locked pick and an intention, all from the saved project."""
    command = ["recommend", str(project), "--catalog", str(catalogue)]
    assert main(command) == 0
    opened = load_project(project)
    tracks = {r.track.title: r.track for rs in opened.recommendations for r in rs}
    opened = editing.lock(editing.pick(opened, 0, tracks["Grim"]), 0)
    opened = editing.reject(opened, 1, tracks["Rainy"].key)
    opened = editing.set_intention(opened, 2, "sad")
    opened = editing.set_filters(opened, MusicFilters(min_length_s=80.0))
    save_project(opened, project)
    assert main(command) == 0
    after = load_project(project)
    titles = [[r.track.title for r in listed] for listed in after.recommendations]
    assert titles[0][0] == "Grim"
    assert set(titles[1]) == {"Sunny", "Grim"}
    assert titles[2][0] == "Rainy"
    assert not any("Cheer" in listed for listed in titles)
    assert same((after.picks, after.edits), (opened.picks, opened.edits))


def test_recommend_into_another_project(project: Path, catalogue: Path) -> None:
    before, other = project.read_bytes(), project.parent / "other.aemo"
    command = ["recommend", str(project), "--catalog", str(catalogue), "-o", str(other)]
    assert main(command) == 0
    assert project.read_bytes() == before
    assert load_project(other).recommendations[1][0].track.title == "Rainy"


def test_recommend_remembers_the_catalogue(project: Path, catalogue: Path) -> None:
    main(["recommend", str(project), "--catalog", str(catalogue)])
    assert main(["recommend", str(project), "--top", "1"]) == 0
    assert {r.track.catalogue for rs in load_project(project).recommendations for r in rs} == {
        "my music"
    }


def test_recommend_prints_only_the_csv(project: Path, catalogue: Path) -> None:
    done = run(["recommend", project, "--catalog", catalogue, "--csv", "-", "--top", "2"])
    assert done.returncode == 0, done.stderr
    rows = _csv_rows(done.stdout.encode())
    assert [(r["scene"], r["rank"]) for r in rows] == [
        ("1", "1"), ("1", "2"), ("2", "1"), ("2", "2"), ("3", "1"), ("3", "2"),
    ]  # fmt: skip


def test_summary_tells_scenes_and_tracks(
    project: Path, catalogue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    catalogue.write_text(CATALOGUE.replace("Rainy", "[bold]Rainy[/bold]"), encoding="utf-8")
    main(["recommend", str(project), "--catalog", str(catalogue)])
    out = capsys.readouterr().out
    assert "01:00:10:00" in out
    assert "[bold]Rainy[/bold] (Bob; my music)" in out
    assert "unknown" in out


def test_shipped_catalogues_are_the_default(project: Path) -> None:
    opened = dataclasses.replace(load_project(project), catalogues=())
    save_project(opened, project)
    assert main(["recommend", str(project)]) == 0
    assert load_project(project).catalogues == ("free", "lmc")


def test_damaged_rows_are_left_out_with_a_warning(
    project: Path, catalogue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    catalogue.write_text(CATALOGUE + "e,,,,,,\nf,Fay,Odd,nosuchmood,,,\n", encoding="utf-8")
    assert main(["recommend", str(project), "--catalog", str(catalogue)]) == 0
    err = capsys.readouterr().err
    assert "Warning: 2 rows of" in err
    assert "`aemo-studio catalog check` names them" in err
    titles = {r.track.title for rs in load_project(project).recommendations for r in rs}
    assert titles == {"Sunny", "Rainy", "Grim", "Cheer"}


@pytest.mark.parametrize(
    "text", [None, "", "no,columns,here\n1,2,3\n", CATALOGUE.split("\n", maxsplit=1)[0]]
)
def test_bad_catalogues(
    text: str | None, project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, path = project.read_bytes(), tmp_path / "bad.csv"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    assert main(["recommend", str(project), "--catalog", str(path)]) == 5
    err = capsys.readouterr().err
    assert str(path) in err
    assert err.count("\n") == 1
    assert project.read_bytes() == before


def test_catalog_check(catalogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    catalogue.write_text(CATALOGUE + "e,,,,,,\n", encoding="utf-8")
    assert main(["catalog", "check", str(catalogue)]) == 0
    out = capsys.readouterr().out
    assert "line 6" in out
    assert "4 tracks can be used, 1 row left out." in out
    catalogue.write_text(CATALOGUE.split("\n", maxsplit=1)[0] + "\n,,,,,,\n", encoding="utf-8")
    assert main(["catalog", "check", str(catalogue)]) == 5


def test_catalog_list_and_show(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalog", "list"]) == 0
    out = capsys.readouterr().out
    assert "lmc: " in out
    assert "free: " in out
    assert main(["catalog", "show", "free"]) == 0
    assert "licence CC BY" in capsys.readouterr().out
    assert main(["catalog", "show", "nothing"]) == 5


def test_catalog_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, output = tmp_path / "labeled_lyrics.csv", tmp_path / "built.csv"
    rows = "".join(f"Artist {i},Title {i},calm\n" for i in range(1, 6))
    source.write_text("msd_artist,msd_title,mood\n" + rows, encoding="utf-8")
    assert main(["catalog", "build", "--lmc", str(source), "-o", str(output), "--cap", "2"]) == 0
    out = capsys.readouterr().out
    # calm: odd numbers (3) go to neutral, of which the cap keeps 2; even (2) stay calm.
    assert "4 of 5 rows written" in out
    assert "neutral 2, calm 2" in out
    assert output.stat().st_size > 0
    assert main(["catalog", "build", "--lmc", str(source), "-o", str(source)]) == 2
