"""The window's timeline shows picks where they are exported, without waiting for the disk."""

from __future__ import annotations

import dataclasses
import gc
import shutil
import weakref
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aemo_studio.cli import main
from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.music import Track
from aemo_studio.domain.project import Pick, Project
from aemo_studio.gui.document import pick_places
from aemo_studio.gui.main_window import MainWindow
from aemo_studio.music.own_music.structures import known_in
from aemo_studio.music.placement import placements
from aemo_studio.project import editing, load_project, save_project
from tests.factories import make_music_track, make_recommendation
from tests.project.editing.films import film
from tests.structure_factory import listened, own, piece

STRUCTURES = {f"t{n}": piece(6 + n, (0, 4)) for n in range(4)}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Four scenes, each with another pick from music that was listened to."""
    mine = listened(tmp_path / "mine.csv", STRUCTURES)
    picks = tuple(Pick(n, of_mine(n, mine)) for n in range(4))
    return dataclasses.replace(film(), catalogues=("free", str(mine)), picks=picks)


def of_mine(number: int, mine: Path) -> Track:
    name = list(STRUCTURES)[number]
    return own(make_music_track(number), mine, name, STRUCTURES[name])


def shown(window: MainWindow) -> list[object]:
    return [clip.placed for clip in window.timeline.model.music]


def exported(project: Project) -> list[object]:
    return list(placements(project, known_in(project.catalogues)))


def test_the_timeline_shows_picks_where_they_are_exported(
    window: MainWindow, project: Project
) -> None:
    session = window.session
    session.load(project, None)
    assert shown(window) == exported(project)
    assert all(clip.placed.fit for clip in window.timeline.model.music)
    session.pick(1, project.picks[0].track)
    session.move_boundary(1, 30.0)
    session.lock(0)
    changed = session.project
    assert changed is not None
    assert shown(window) == exported(changed)
    assert [clip.placed.scenes for clip in window.timeline.model.music] == [(0, 1), (2,), (3,)]


def test_many_tracks_are_read_beside_the_window(
    window: MainWindow, project: Project, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pick_places, "AT_ONCE", 2)
    window.session.load(project, None)
    assert shown(window) == [], "nothing that the export would contradict"
    window.session.set_note(0, "meanwhile")
    window.session.unpick(2)
    present = window.session.project
    assert present is not None
    qtbot.waitUntil(lambda: shown(window) == exported(present), timeout=10_000)
    window.session.move_boundary(0, 12.0)
    moved = window.session.project
    assert moved is not None
    assert shown(window) == exported(moved), "what was read once is there at once"


def test_a_store_that_goes_is_noticed(window: MainWindow, project: Project) -> None:
    window.session.load(project, None)
    Path(project.catalogues[1]).with_suffix(".listening").unlink()
    window.session.unpick(0)
    assert all(clip.placed.fit is None for clip in window.timeline.model.music)


def test_nothing_of_a_film_stays_when_its_project_is_closed(
    window: MainWindow, qtbot: QtBot
) -> None:
    session, opened = window.session, film()
    analysis = weakref.ref(opened.analysis)
    session.load(opened, None)
    del opened
    session.ignore_face(1)
    session.set_emotion(0, Emotion.SAD)
    qtbot.waitUntil(lambda: not session.outdated, timeout=10_000)
    assert analysis() is not None
    session.close()
    qtbot.wait(50)
    gc.collect()
    assert analysis() is None


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """Four scenes with two suggestions each; the second one of scene 2, and a locked stranger
    in scene 4, are picked."""
    lists = tuple(
        tuple(make_recommendation(rank, make_music_track(10 * n + rank)) for rank in (1, 2))
        for n in range(4)
    )
    picks = (Pick(1, lists[1][1].track), Pick(3, make_music_track(99), locked=True))
    path = tmp_path / "cut.aemo"
    save_project(dataclasses.replace(film(), recommendations=lists, picks=picks), path)
    return path


def best_in_window(window: MainWindow, saved: Path, index: int) -> tuple[Pick, ...]:
    """The picks after key P in scene `index`."""
    assert window.session.open(saved)
    project = window.session.project
    assert project is not None
    window.player.seek(project.scenes[index].start_s + 0.5)
    window.actions_by_name["pick best"].trigger()
    assert window.session.project is not None
    return window.session.project.picks


def best_by_command(saved: Path, *options: str) -> tuple[Pick, ...]:
    """The picks after `pick` with these options."""
    other = saved.with_name("other.aemo")
    shutil.copy(saved, other)
    assert main(["pick", str(other), *options]) == 0
    return load_project(other).picks


def test_the_best_of_one_scene_is_the_same_by_key_and_by_command(
    window: MainWindow, saved: Path
) -> None:
    """Key P takes the place of a pick, as `--rank 1` does; where nothing is picked `--best`
    does the same."""
    for index in range(4):
        by_key = best_in_window(window, saved, index)
        assert by_key == best_by_command(saved, "--scene", str(index + 1), "--rank", "1")
        filled = best_by_command(saved, "--scene", str(index + 1), "--best")
        assert (filled == by_key) == (index in (0, 2))


def test_the_best_of_all_scenes_leaves_what_is_picked(saved: Path) -> None:
    project = load_project(saved)
    for index in range(4):
        project = editing.pick_best(project, index, replacing=False)
    assert best_by_command(saved, "--best") == project.picks
    assert set(project.picks) > set(load_project(saved).picks)
