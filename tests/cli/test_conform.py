"""`conform`: a project moved to a new cut, on the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from aemo_studio.base.timings import Timings
from aemo_studio.cli import main
from aemo_studio.domain.project import Analysis, Marker, Pick, SceneEdit
from aemo_studio.project import load_project, save_project
from benchmarks.conform_films import Cut, Take
from benchmarks.conform_looks import Look
from tests.factories import make_music_track
from tests.project.recut.films import cut_film, project_of

OLD = [Cut(Take(n), 2.0, 1.6) for n in range(5)]
NEW = [OLD[3], OLD[0], OLD[4]]
SOUNDS = [Cut(Take(70 + n), 2.0, 4.0) for n in range(3)]
OTHER_SOUNDS = [Cut(Take(110 + n), 2.0, 4.0) for n in range(2)]
KEYS = {
    *("shots", "gone", "trimmed", "moved", "new", "doubtful", "scenes", "carried", "lost", "found")
}


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Analysis]:
    folder = tmp_path_factory.mktemp("films")
    other = [Cut(Take(90 + n), 2.0, 1.6) for n in range(3)]
    cuts = {"old.mp4": OLD, "new.mp4": NEW, "other.mp4": other}
    found = {name: cut_film(folder / name, cut, Look()) for name, cut in cuts.items()}
    sounds = {"old.m4a": SOUNDS, "new.m4a": [SOUNDS[2], SOUNDS[0]], "other.m4a": OTHER_SOUNDS}
    return found | {
        name: cut_film(folder / name, cut, Look(has_picture=False)) for name, cut in sounds.items()
    }


@pytest.fixture(autouse=True)
def without_models(films: dict[str, Analysis], monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The analyses are there already, as from the cache."""

    def analyse(film: Path, *_: Any, **__: Any) -> tuple[Analysis, Timings]:
        return films[film.name], Timings()

    monkeypatch.setattr("aemo_studio.analysis.pipeline.analyse", analyse)
    return iter(())


@pytest.fixture
def old(films: dict[str, Analysis], tmp_path: Path) -> Path:
    """A pick in the first scene, notes in the second and the fourth, and two markers."""
    project = project_of(films["old.mp4"])
    project = replace(
        project,
        picks=(Pick(0, make_music_track(), locked=True),),
        edits=(
            *(SceneEdit(), SceneEdit(note="too loud"), SceneEdit()),
            *(SceneEdit(note="slower"), SceneEdit()),
        ),
        markers=(Marker(2.0, "gone"), Marker(5.6, "stays")),
        catalogues=("free",),
    )
    save_project(project, tmp_path / "old.aemo")
    return tmp_path / "old.aemo"


def test_decisions_move_and_the_list_is_printed(
    old: Path, films: dict[str, Analysis], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, out = old.read_bytes(), tmp_path / "new.aemo"
    film = films["new.mp4"].video.path
    assert main(["conform", str(old), str(film), "-o", str(out), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert set(report) == KEYS
    assert [one["shot"] for one in report["gone"]] == [2, 3]
    assert [(one["kind"], one["what"]) for one in report["lost"]] == [
        ("note", "too loud"),
        ("marker", "gone"),
    ]
    project = load_project(out)
    assert [scene["from_scene"] for scene in report["scenes"]] == [4, 1, 5]
    assert [(pick.scene, pick.locked) for pick in project.picks] == [(1, True)]
    assert project.edits[0].note == "slower"
    assert [round(m.time_s, 1) for m in project.markers] == [0.8]
    assert all(project.recommendations)
    assert old.read_bytes() == before


def test_what_became_of_it_is_told_in_words(
    old: Path, films: dict[str, Analysis], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    film = films["new.mp4"].video.path
    assert main(["conform", str(old), str(film), "-o", str(tmp_path / "new.aemo")]) == 0
    told = capsys.readouterr().out
    assert "gone: shot 2, 01:00:01:15 to 01:00:03:05" in told
    assert "without a place: note “too loud” of scene 2 at 01:00:01:15" in told


def test_a_list_takes_the_place_of_matching(
    old: Path, films: dict[str, Analysis], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edl, out = tmp_path / "new.edl", tmp_path / "new.aemo"
    edl.write_text("001  OLD  V  C  00:00:03:05 00:00:08:00 01:00:00:00 01:00:04:20\n")
    film = films["new.mp4"].video.path
    command = ["conform", str(old), str(film), "--edl", str(edl), "-o", str(out), "--json"]
    assert main(command) == 0
    sources = [s["from_scene"] for s in json.loads(capsys.readouterr().out)["scenes"]]
    assert sources == [3, 4, 5]


def test_events_end_with_the_list(
    old: Path, films: dict[str, Analysis], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    film, out = films["new.mp4"].video.path, tmp_path / "new.aemo"
    assert main(["conform", str(old), str(film), "-o", str(out), "--events"]) == 0
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [event["event"] for event in events[-2:]] == ["recut", "done"]
    assert events[-1]["project"] == str(out)


def test_other_material_changes_nothing(
    old: Path, films: dict[str, Analysis], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new.aemo"
    assert main(["conform", str(old), str(films["other.mp4"].video.path), "-o", str(out)]) == 2
    assert "shares nothing" in capsys.readouterr().err
    assert not out.exists()


def test_sound_without_a_picture_is_moved_too(
    films: dict[str, Analysis], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = project_of(films["old.m4a"])
    markers = (Marker(2.0, "first"), Marker(6.0, "gone"), Marker(10.0, "last"))
    save_project(replace(project, markers=markers), tmp_path / "old.aemo")
    out, film = tmp_path / "new.aemo", films["new.m4a"].video.path
    assert main(["conform", str(tmp_path / "old.aemo"), str(film), "-o", str(out), "--json"]) == 0
    assert [one["what"] for one in json.loads(capsys.readouterr().out)["lost"]] == ["gone"]
    moved = [(round(m.time_s, 1), m.name) for m in load_project(out).markers]
    assert moved == [(2.0, "last"), (6.0, "first")]


def test_other_sound_shares_nothing(
    films: dict[str, Analysis], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save_project(project_of(films["old.m4a"]), tmp_path / "old.aemo")
    out, film = tmp_path / "new.aemo", films["other.m4a"].video.path
    assert main(["conform", str(tmp_path / "old.aemo"), str(film), "-o", str(out)]) == 2
    assert "shares nothing" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["gone.aemo", "{new}", "-o", "{out}"], 6, "Cannot read the project"),
        (["{old}", "gone.mp4", "-o", "{out}"], 3, "gone.mp4"),
        (["{old}", "{new}", "-o", "{old}"], 2, "would overwrite"),
        (["{old}", "{new}", "-o", "{new}"], 2, "would overwrite"),
        (["{old}", "{new}", "-o", "{out}", "--edl", "{new}"], 2, "no cut list"),
        (["{old}", "{new}", "-o", "{out}", "--old-edl", "{old}"], 2, "--old-edl needs --edl"),
        (["{old}", "{new}", "-o", "-"], 2, "A project is a file"),
        (["{old}", "{old}", "-o", "{out}"], 3, ""),
    ],
)
def test_bad_input_is_refused(
    old: Path,
    films: dict[str, Analysis],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    arguments: list[str],
    code: int,
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    if arguments[1] == "{old}":
        monkeypatch.undo()
    names = {"old": old, "new": films["new.mp4"].video.path, "out": tmp_path / "new.aemo"}
    assert main(["conform", *(one.format(**names) for one in arguments)]) == code
    assert sentence in capsys.readouterr().err
    assert not (tmp_path / "new.aemo").exists()
