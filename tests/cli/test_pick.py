"""`pick`: the music of scenes chosen without a window."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from aemo_studio.cli import main
from aemo_studio.domain.cast import SpokenLine
from aemo_studio.domain.music import ClipMix, MusicCut
from aemo_studio.domain.project import Marker, Pick, Project
from aemo_studio.project import load_project, save_project
from tests.cli_run import start
from tests.factories import make_music_track, make_project, make_recommendation

CATALOGUE = "track_id,artist,title,moods\nown-1,Ann,Sunny,happy\nown-2,Bob,Rainy,sad\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two suggestions, one, none; the second suggestion of the first scene is picked."""
    path = tmp_path / "剪輯 #1.aemo"
    mine = tmp_path / "mine.csv"
    mine.write_text(CATALOGUE, encoding="utf-8")
    save_project(dataclasses.replace(make_project(), catalogues=("free", str(mine))), path)
    return path


def picked(path: Path) -> list[str | None]:
    """The id of each scene's pick."""
    project = load_project(path)
    picks = [project.pick_of(index) for index in range(len(project.scenes))]
    return [pick.track.track_id if pick else None for pick in picks]


def test_without_a_choice_it_lists_and_changes_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = project.read_bytes()
    assert main(["pick", str(project)]) == 0
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "1 happy 1 90% free/T0001 Piece 1 (Somebody)" in lines
    assert "1 happy 2, picked 80% free/T0002 Piece 2 (Somebody)" in lines
    assert "3 unknown none" in lines
    assert project.read_bytes() == before


def test_best_fills_what_is_empty_and_leaves_what_is_picked(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pick", str(project), "--best"]) == 0
    assert picked(project) == ["T0002", "T0001", None]
    told = capsys.readouterr()
    assert "Piece 2 (Somebody)" in told.out
    assert told.err == f"Saved {project}\n"


def test_best_of_some_scenes_into_another_project(project: Path, tmp_path: Path) -> None:
    other, before = tmp_path / "other.aemo", project.read_bytes()
    assert main(["pick", str(project), "--scene", "1", "--clear", "-o", str(other)]) == 0
    assert main(["pick", str(other), "--best", "--scene", "1", "--scene", "3"]) == 0
    assert picked(other) == ["T0001", None, None]
    assert project.read_bytes() == before


def test_by_rank_and_with_a_lock(project: Path) -> None:
    assert main(["pick", str(project), "--scene", "1", "--rank", "1", "--lock"]) == 0
    assert picked(project) == ["T0001", None, None]
    pick = load_project(project).pick_of(0)
    assert pick is not None
    assert pick.locked
    assert main(["pick", str(project), "--unlock"]) == 0
    pick = load_project(project).pick_of(0)
    assert pick is not None
    assert not pick.locked


@pytest.mark.parametrize(
    ("key", "track_id"),
    [("T0002", "T0002"), ("free/T0002", "T0002"), ("own-2", "own-2"), ("mine/own-1", "own-1")],
)
def test_by_id_from_any_list_or_from_the_catalogues(key: str, track_id: str, project: Path) -> None:
    assert main(["pick", str(project), "--scene", "3", "--scene", "2", "--track", key]) == 0
    assert picked(project) == ["T0002", track_id, track_id]


def test_a_pick_is_in_the_exports(project: Path, tmp_path: Path) -> None:
    assert main(["pick", str(project), "--scene", "3", "--track", "own-1"]) == 0
    out = tmp_path / "cues.csv"
    assert main(["export", str(project), "--to", "cuesheet", "-o", str(out)]) == 0
    assert "Sunny" in out.read_text(encoding="utf-8-sig")


def test_all_picks_are_taken_away(project: Path) -> None:
    assert main(["pick", str(project), "--best"]) == 0
    assert main(["pick", str(project), "--clear"]) == 0
    assert picked(project) == [None, None, None]


def test_an_id_that_two_catalogues_have(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    twin = make_recommendation(1, make_music_track(1, catalogue="lmc"))
    opened = load_project(project)
    lists = (*opened.recommendations[:2], (twin,))
    save_project(dataclasses.replace(opened, recommendations=lists), project)
    assert main(["pick", str(project), "--scene", "2", "--track", "T0001"]) == 2
    assert "free/T0001 or lmc/T0001" in capsys.readouterr().err
    assert main(["pick", str(project), "--scene", "2", "--track", "lmc/T0001"]) == 0


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--best", "--clear"], "exclude each other"),
        (["--track", "T0001"], "needs --scene"),
        (["--clear", "--lock"], "nothing to lock"),
        (["--scene", "4", "--best"], "There is no scene 4; the film has 3."),
        (["--scene", "2", "--rank", "2"], "Scene 2 has no suggestion 2; it has 1."),
        (["--scene", "2", "--lock"], "Scene 2 has no pick to lock"),
        (["--scene", "2", "--track", "nobody"], "There is no track nobody"),
        (["--scene", "0", "--best"], "--scene"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(
    options: list[str], words: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = project.read_bytes()
    assert main(["pick", str(project), *options]) == 2
    error = capsys.readouterr().err
    assert words in error
    assert len(error.splitlines()) == 1
    assert project.read_bytes() == before


def test_a_project_without_suggestions_or_scenes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bare.aemo"
    bare: Project = dataclasses.replace(make_project(), recommendations=(), picks=())
    save_project(bare, path)
    assert main(["pick", str(path), "--best"]) == 2
    assert "`aemo-studio recommend` makes them" in capsys.readouterr().err
    assert main(["pick", str(path)]) == 0
    assert main(["pick", str(tmp_path / "nowhere.aemo"), "--best"]) == 6


def test_two_at_once_lose_nothing(project: Path) -> None:
    """Each sees what the other has saved."""
    for _ in range(2):
        assert main(["pick", str(project), "--clear"]) == 0
        both = [
            start(["pick", project, "--scene", str(number), "--rank", "1"]) for number in (1, 2)
        ]
        for one in both:
            with one:
                one.communicate(timeout=60)
        assert [one.returncode for one in both] == [0, 0]
        assert picked(project) == ["T0001", "T0001", None]


def test_a_pick_is_cut_to_its_scene(project: Path) -> None:
    command = ["pick", str(project), "--scene", "1", "--fit", "--ending", "button", "--hit", "4"]
    assert main(command) == 0
    cut = load_project(project).picks[0].cut
    assert cut is not None
    assert (cut.ending, cut.hits_s, cut.start_s) == ("button", (4.0,), None)
    assert main(["pick", str(project), "--no-fit"]) == 0
    assert load_project(project).picks[0].cut is None


def test_a_pick_is_cut_without_singing_where_lyrics_have_times(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "song.lrc").write_text("[00:04.00]We were here\n[00:09.00]\n", encoding="utf-8")
    opened = load_project(project)
    sung, unknown = opened.picks[0], Pick(1, make_music_track(4))
    track = dataclasses.replace(sung.track, file=str(tmp_path / "song.mp3"))
    picks = (dataclasses.replace(sung, track=track), unknown)
    save_project(dataclasses.replace(opened, picks=picks), project)
    assert main(["pick", str(project), "--fit", "--without-singing"]) == 0
    cuts = [pick.cut for pick in load_project(project).picks]
    assert cuts == [MusicCut(sung_s=((4.0, 6.5),)), MusicCut()]
    told = capsys.readouterr().err
    assert told.startswith("Scene 2: Piece 4 has no lyrics with times")
    assert main(["pick", str(project), "--scene", "1", "--fit"]) == 0
    assert load_project(project).picks[0].cut == MusicCut()


def test_hits_and_the_start_come_from_the_film(project: Path) -> None:
    opened = load_project(project)
    lines = (SpokenLine(0, 0.5, 2.2), SpokenLine(1, 4.0, 6.5))
    analysis = dataclasses.replace(opened.analysis, lines=lines)
    markers = (Marker(8.0, "door"),)
    save_project(dataclasses.replace(opened, analysis=analysis, markers=markers), project)
    assert main(["pick", str(project), "--scene", "1", "--fit", "--hits", "--after-line"]) == 0
    cut = load_project(project).picks[0].cut
    assert cut is not None
    assert cut.start_s == 2.2
    assert 8.0 in cut.hits_s


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--hit", "4"], "go with --fit"),
        (["--scene", "1", "--fit", "--without-singing"], "has no lyrics with times"),
        (["--scene", "1", "--fit", "--hit", "99"], "lies outside the film"),
        (["--scene", "3", "--fit"], "no pick to cut"),
        (["--scene", "1", "--clear", "--fit"], "leaves nothing to cut"),
        (["--scene", "1", "--clear", "--mute"], "leaves nothing to mix"),
        (["--scene", "1", "--gain", "40"], "from -60 to 12 dB"),
        (["--scene", "1", "--fade-in", "inf"], "0 seconds or more"),
        (["--scene", "3", "--mute"], "no pick to mix"),
        (["--scene", "1", "--no-mix", "--mute"], "takes gain, fades and mute away"),
    ],
)
def test_cuts_and_levels_that_cannot_be_are_refused(
    project: Path, capsys: pytest.CaptureFixture[str], options: list[str], sentence: str
) -> None:
    before = project.read_bytes()
    assert main(["pick", str(project), *options]) == 2
    assert sentence in capsys.readouterr().err
    assert project.read_bytes() == before


def test_a_pick_has_its_level(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["pick", str(project), "--scene", "1", "--gain", "-6", "--fade-out", "2", "--mute"]
    assert main(command) == 0
    assert load_project(project).picks[0].mix == ClipMix(-6.0, None, 2.0, muted=True)
    assert "-6 dB, fades out for 2 s, muted" in " ".join(capsys.readouterr().out.split())
    assert main(["pick", str(project), "--no-mute", "--fade-in", "0.5"]) == 0
    assert load_project(project).picks[0].mix == ClipMix(-6.0, 0.5, 2.0)
    assert main(["pick", str(project), "--no-mix"]) == 0
    assert load_project(project).picks[0].mix == ClipMix()
