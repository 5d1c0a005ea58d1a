"""Picks that are fitted to their scenes, in the real window: chosen, shown, drawn longer, heard."""

from __future__ import annotations

import dataclasses
import time
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from aemo_studio.domain.music import MusicCut, Track
from aemo_studio.domain.project import Pick, Project
from aemo_studio.gui.look import theme
from aemo_studio.gui.main_window import MainWindow
from aemo_studio.gui.timeline.clip_sound import bars_within
from aemo_studio.gui.timeline.grips import SCRUB
from aemo_studio.gui.timeline.lanes.base import TileSpan
from aemo_studio.gui.timeline.lanes.music import MusicLane
from aemo_studio.gui.timeline.look import Look
from aemo_studio.gui.timeline.menu_place import MenuPlace
from aemo_studio.gui.timeline.reading import read
from aemo_studio.gui.timeline.tooltips import tooltip
from aemo_studio.gui.wiring.view_links import scene_menu
from aemo_studio.music.heard_levels import levels_at
from aemo_studio.music.own_music.structures import known_in, known_structure
from aemo_studio.music.placement import placements
from aemo_studio.project.editing.music_cuts import SceneFit
from tests.factories import make_music_track
from tests.gui.timeline.test_view import canvas_of
from tests.media_factory import make_audio, tone
from tests.project.editing.films import film
from tests.structure_factory import listened, own, piece

WAIT_MS = 20_000
STRUCTURE = piece(24, (0, 8, 16))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Four scenes; under the second one plays own music that was listened to."""
    mine = listened(tmp_path / "mine.csv", {"t": STRUCTURE})
    sound = make_audio(tmp_path / "t.wav", tone(440.0, 2.0))
    track = dataclasses.replace(own(make_music_track(1), mine, "t", STRUCTURE), file=str(sound))
    return dataclasses.replace(film(), catalogues=("free", str(mine)), picks=(Pick(1, track),))


@pytest.fixture
def studio(window: MainWindow, project: Project, qtbot: QtBot) -> MainWindow:
    window.resize(1440, 900)
    window.session.load(project, None)
    window.player.seek(project.scenes[1].start_s + 1.0)
    qtbot.waitUntil(lambda: bool(window.panel.music.list.entries), timeout=WAIT_MS)
    return window


def present(window: MainWindow) -> Project:
    assert window.session.project is not None
    return window.session.project


def cut_of(window: MainWindow, index: int = 1) -> MusicCut | None:
    pick = present(window).pick_of(index)
    assert pick is not None
    return pick.cut


def track_of(window: MainWindow) -> Track:
    return present(window).picks[0].track


def choose(menu: QMenu, text: str) -> None:
    next(action for action in menu.actions() if action.text() == text).trigger()


def menu_in_lane(window: MainWindow) -> QMenu:
    """The choices in the context menu of the clip."""
    menu = scene_menu(window.actions_by_name, window)
    window.fit_link.add_to_menu(menu, MenuPlace("music", 12.0, 1, None))
    own_menu = menu.actions()[0].menu()
    assert isinstance(own_menu, QMenu)
    return own_menu


def menu_in_row(window: MainWindow) -> QMenu:
    """The choices in the open row of the pick."""
    rows = window.panel.music.list
    rows.open(next(n for n, entry in enumerate(rows.entries) if entry.picked))
    menu = rows.detail.fit.menu()
    menu.aboutToShow.emit()
    return menu


def test_a_pick_is_fitted_from_the_open_row_and_from_the_clip(studio: MainWindow) -> None:
    choose(menu_in_row(studio), "Fit with its own ending")
    assert cut_of(studio) == MusicCut()
    assert studio.panel.music.list.detail.fit.text() == "Fitted"
    choose(menu_in_lane(studio), "Fit with a fade")
    choose(menu_in_row(studio), "Strong beats on cuts and markers")
    assert cut_of(studio) == MusicCut("fade")
    assert "set a marker" in studio.status.message.text()
    studio.session.add_marker(17.0)
    choose(menu_in_row(studio), "Strong beats on cuts and markers")
    assert cut_of(studio) == MusicCut("fade", (17.0,))
    clip = studio.timeline.model.music[0]
    assert clip.placed == next(placements(present(studio), known_in(present(studio).catalogues)))
    assert clip.placed.stops_s == pytest.approx(present(studio).scenes[1].end_s, abs=1e-3)
    choose(menu_in_lane(studio), "Without singing where possible")
    assert cut_of(studio) == MusicCut("fade", (17.0,))
    assert "no lyrics with times" in studio.status.message.text()
    choose(menu_in_lane(studio), "Remove the fit")
    assert cut_of(studio) is None
    assert studio.session.undo_stack.undoText() == "remove the fit of scene 2"
    studio.session.undo_stack.undo()
    assert cut_of(studio) == MusicCut("fade", (17.0,))


def test_the_clip_shows_levels_bars_and_hits_and_tells_misses(
    studio: MainWindow, project: Project
) -> None:
    studio.session.add_marker(17.0)
    studio.session.add_marker(21.7)
    studio.session.fit_to_scene(1, track_of(studio), SceneFit(finds_hits=True))
    model = studio.timeline.model
    clip = model.music[0]
    assert [wanted for wanted, _ in clip.placed.hits_s] == [17.0, 21.7]
    bars = bars_within(clip.placed, 0.0, 60.0)
    assert set(np.round(np.diff(bars), 3)) == {2.0}, "a seam keeps the beat"
    assert levels_at(clip.placed, np.array([12.0, 24.0, 26.0])).tolist() == [1.0, 1.0, 0.0]
    lane = MusicLane()
    lane.set_model(model)
    look = Look.of(theme.current(), 1.0)
    image = lane.paint(TileSpan(0, 600, 40, 10.0), look).image
    met = [image.pixelColor(round(wanted * 10), 4).name() for wanted, _ in clip.placed.hits_s]
    off = [round((got - wanted) * 25) for wanted, got in clip.placed.hits_s]
    colours = {True: theme.current().ink, False: theme.current().warning}
    assert met == [QColor(colours[abs(frames) <= 2]).name() for frames in off]
    text = tooltip(model, read(model, 15.0), "music", SCRUB)
    assert all(f"strong beat {abs(n)} frames" in text for n in off if abs(n) > 2)
    assert text.count("strong beat") == 2


def test_a_fitted_pick_is_refitted_while_its_end_is_drawn(
    studio: MainWindow, project: Project
) -> None:
    studio.session.add_marker(17.0)
    studio.session.add_marker(33.0)
    (track_of(studio).path or Path()).with_suffix(".lrc").write_text("[00:04]La\n[00:06]\n")
    fit = SceneFit(finds_hits=True, without_singing=True)
    studio.fit_link.fit(1, track_of(studio), fit)
    canvas = canvas_of(studio.timeline)
    middle = int(canvas.row("music").top + canvas.row("music").height / 2)
    places = [QPoint(round(canvas.scale.x(time_s)), middle) for time_s in (25.0, 39.0)]
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=places[0])
    QTest.mouseMove(canvas, pos=(places[0] + places[1]) / 2)
    began_s = time.perf_counter()
    QTest.mouseMove(canvas, pos=places[1])
    studio.timeline.settle()
    assert time.perf_counter() - began_s < 0.5, "0.1 s on a machine of its own"
    assert canvas.preview is not None
    watched = canvas.preview.clip
    assert watched is not None
    assert studio.timeline.model.music[0].end_s == 25.0, "nothing is decided yet"
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=places[1])
    placed = studio.timeline.model.music[0].placed
    assert placed == watched.placed
    assert placed.scenes == (1, 2)
    cuts = [cut_of(studio, scene) for scene in placed.scenes]
    assert [cut.sung_s for cut in cuts if cut] == [((4.0, 6.0),)] * 2
    assert [wanted for wanted, _ in placed.hits_s] == [17.0, 25.0, 33.0]
    assert placed.stops_s == pytest.approx(40.0, abs=1e-3)
    studio.session.undo_stack.undo()
    assert studio.timeline.model.music[0].end_s == 25.0


def test_the_audition_plays_the_fitted_version_and_follows_the_fit(studio: MainWindow) -> None:
    scene = present(studio).scenes[1]
    studio.audition.add(track_of(studio))
    audition = studio.audition.audition
    assert audition is not None
    beyond_s = scene.end_s + 0.5
    assert audition.decks[0].course.music_s(beyond_s) is not None
    studio.session.fit_to_scene(1, track_of(studio), SceneFit("fade"))
    course = audition.decks[0].course
    placed = studio.timeline.model.music[0].placed
    assert (course.pieces, course.music_s(beyond_s)) == (placed.pieces, None)
    assert course.gain(scene.end_s - placed.fades_s[1] / 2) == pytest.approx(0.5, abs=1e-3)
    assert course.gain(scene.start_s + scene.duration_s / 2) == 1.0
    studio.session.undo_stack.undo()
    assert audition.decks[0].course.music_s(beyond_s) is not None
    studio.audition.stop()


def test_a_track_that_nobody_heard_is_listened_to_when_it_is_fitted(
    studio: MainWindow, qtbot: QtBot, tmp_path: Path, shared_cache: Path
) -> None:
    sound = make_audio(tmp_path / "new.wav", tone(440.0, 3.0))
    track = dataclasses.replace(make_music_track(5), file=str(sound), duration_s=3.0)
    studio.panel.fit_wanted.emit(0, track, SceneFit())
    assert cut_of(studio, 0) == MusicCut()
    qtbot.waitUntil(lambda: known_structure(track, ()) is not None, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: studio.timeline.model.music[0].placed.fit is not None, timeout=WAIT_MS)
