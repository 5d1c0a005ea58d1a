"""`search` on shipped and own catalogues."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from aemo_studio.cli import main
from aemo_studio.project import save_project
from tests.factories import make_project

CATALOGUE = """track_id,artist,title,moods,duration_s,bpm,licence,vocals,genre
a,Ann,Sunny Piano,happy,110,92,CC BY 4.0,no,jazz
b,Bob,Rainy Piano,sad,90,70,CC0,no,classical
c,Cid,Grim Drums,anger,200,150,CC BY-NC 4.0,yes,metal
d,Dee,Cheer,cheerful,60,,CC BY 4.0,,pop
"""
TRACK_FIELDS = [
    "track_id", "title", "artist", "genre", "moods", "bpm", "duration_s", "vocals", "licence",
    "url", "catalogue", "score", "reason",
]  # fmt: skip


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    path = tmp_path / "my music.csv"
    path.write_text(CATALOGUE, encoding="utf-8")
    return path


def searched(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> dict[str, Any]:
    assert main(["search", *map(str, arguments), "--json"]) == 0
    result: dict[str, Any] = json.loads(capsys.readouterr().out)
    return result


def ids(result: dict[str, Any]) -> list[str]:
    return [track["track_id"] for track in result["tracks"]]


def test_json_holds_what_was_understood_and_what_was_found(
    catalogue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = searched(
        capsys, "happy piano, no vocals, about 90 bpm, quonkle", "--catalog", catalogue
    )
    assert [(c["kind"], c["negated"]) for c in result["understood"]] == [
        ("mood", False), ("instrument", False), ("vocals", True), ("tempo", False),
    ]  # fmt: skip
    assert result["ignored"] == ["quonkle"]
    assert ids(result) == ["a"]
    assert list(result["tracks"][0]) == TRACK_FIELDS
    assert result["tracks"][0]["vocals"] is False


def test_chinese_is_understood(catalogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = searched(capsys, "悲傷的鋼琴，可商用，不要人聲", "--catalog", catalogue)
    assert ids(result) == ["b"]


def test_where_nothing_satisfies_all_the_nearest_stand_apart(
    catalogue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = searched(capsys, "cheerful, about 90 bpm, pop", "--catalog", catalogue)
    assert ids(result) == []
    assert result["unmet"]
    assert result["nearest"]
    assert "nearest" in result["message"]


def test_refinements_change_the_search(catalogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = searched(
        capsys, "piano", "--refine", "slower", "--refine", "CC0", "--catalog", catalogue
    )
    assert ids(result) == ["b"]


def test_usable_instead_of_a_track(catalogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = searched(capsys, "--instead", "c", "--catalog", catalogue)
    assert set(ids(result)) == {"a", "b", "d"}
    assert main(["search", "--like", "nobody", "--catalog", str(catalogue)]) == 2


def test_a_scene_of_a_project_is_searched_for(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = tmp_path / "cut.aemo"
    save_project(make_project(), project)
    options = ("--project", project, "--catalog", catalogue)
    assert ids(searched(capsys, "under two minutes", *options, "--scene", "1"))
    assert main(["search", "sad", *map(str, options), "--scene", "999"]) == 2
    assert main(["search", "sad", "--scene", "1"]) == 2


def test_an_empty_query_says_what_to_write(
    catalogue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for query in ("  ", "!!!"):
        assert main(["search", query]) == 2
        assert "Say what to look for" in capsys.readouterr().err
    assert main(["search", "music", "--catalog", str(catalogue)]) == 0
    assert "Nothing in this says" in capsys.readouterr().out


def test_unknown_words_alone_find_nothing_and_are_named(
    catalogue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = searched(capsys, "flurbish quonkle", "--catalog", catalogue)
    assert (result["understood"], ids(result)) == ([], [])
    assert result["ignored"] == ["flurbish", "quonkle"]
    assert "flurbish" in result["message"]
    assert main(["search", "flurbish", "--catalog", str(catalogue)]) == 0
    assert "Not understood: flurbish" in capsys.readouterr().out


def test_what_is_found_is_written_for_people(
    catalogue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "sad piano, no vocals", "--catalog", str(catalogue)]) == 0
    out = capsys.readouterr().out
    assert "Understood: sad | piano | no vocals" in out
    assert "Rainy Piano - Bob (b)" in out


def test_a_catalogue_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "sad", "--catalog", "no such"]) == 5
    assert "no such" in capsys.readouterr().err
