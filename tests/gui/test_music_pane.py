"""The music pane in the real window: the whole catalogue, the best everywhere, linked files, music
for several scenes."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.project import Project
from aemo_studio.gui.main_window import MainWindow
from aemo_studio.gui.scene_panel.licences import is_reference
from aemo_studio.gui.scene_panel.music_head import REFERENCE
from aemo_studio.gui.scene_panel.row_keys import Act
from aemo_studio.gui.scene_panel.row_model import PAGE
from aemo_studio.gui.scene_panel.track_rows import TrackRows
from aemo_studio.music.catalogue.store import load_catalogue
from aemo_studio.music.placement import pick_spans, picked_tracks
from aemo_studio.music.recommend import Recommender, RecommendSettings
from aemo_studio.output.export.m3u8 import render_m3u8
from aemo_studio.output.preview.plan import plan_music
from aemo_studio.project import load_project, save_project
from aemo_studio.project.editing.recommending import recommend_all
from tests.gui.conftest import MakeWindow
from tests.gui.timeline.test_view import canvas_of
from tests.media_factory import make_audio, tone
from tests.project.editing.films import film

WAIT_MS = 20_000
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def listed() -> Project:
    """A film of four scenes with recommendations and no pick."""
    recommender = Recommender([load_catalogue("free"), load_catalogue("lmc")])
    project = replace(film(), picks=(), catalogues=("free", "lmc"))
    return recommend_all(project, recommender, RecommendSettings())


@pytest.fixture
def studio(window: MainWindow, listed: Project, qtbot: QtBot) -> MainWindow:
    """The window with that film, once the catalogues are loaded."""
    window.resize(1440, 900)
    window.session.load(listed, None)
    qtbot.waitUntil(lambda: window.session.counts is not None, timeout=WAIT_MS)
    music = window.panel.music
    qtbot.waitUntil(lambda: music.settled and len(music.list.entries) == PAGE, timeout=WAIT_MS)
    return window


def rows_of(window: MainWindow) -> TrackRows:
    return window.panel.music.list


def titles(window: MainWindow) -> list[str]:
    return [entry.track.title for entry in rows_of(window).entries]


def present(window: MainWindow) -> Project:
    assert window.session.project is not None
    return window.session.project


# The whole catalogue


def test_eight_rows_are_seen_in_a_common_window(studio: MainWindow) -> None:
    rows = rows_of(studio)
    assert rows.isVisible()
    seen = [
        n
        for n in range(PAGE)
        if rows.visualRect(rows.rows.index(n)).top() < rows.viewport().height()
    ]
    assert len(seen) >= 8


def test_the_list_goes_on_to_the_end_of_the_catalogue(studio: MainWindow, qtbot: QtBot) -> None:
    rows, first = rows_of(studio), titles(studio)
    assert not any(is_reference(entry.track) for entry in rows.entries)
    rows.scrollToBottom()
    more = rows.visualRect(rows.rows.index(PAGE))
    QTest.mouseClick(rows.viewport(), LEFT, pos=more.center())
    assert len(rows.entries) == 2 * PAGE
    assert titles(studio)[:PAGE] == first, "what was there stays"
    studio.panel.music.head.search.setText("macleod rain")
    QTest.keyClick(studio.panel.music.head.search, Qt.Key.Key_Return)
    found = len(rows.entries)
    assert 0 < found < PAGE
    assert rows.rows.others == 0, "that is the end"
    studio.panel.music.head.tabs.setCurrentIndex(REFERENCE)
    studio.panel.music.head.clear()
    assert all(is_reference(entry.track) for entry in rows.entries)


def test_rejecting_leaves_the_others_where_they_are(studio: MainWindow, qtbot: QtBot) -> None:
    before, rows = titles(studio), rows_of(studio)
    gone = rows.entries[2].track
    rows.act(Act.REJECT, 2)
    qtbot.wait(100)
    assert titles(studio)[: PAGE - 1] == [t for t in before if t != gone.title][: PAGE - 1]
    studio.session.undo_stack.undo()
    qtbot.wait(100)
    assert titles(studio) == before


def test_a_track_far_down_is_picked_where_it_stands(studio: MainWindow, qtbot: QtBot) -> None:
    rows, before = rows_of(studio), titles(studio)
    rows.act(Act.PICK, 15)
    pick = present(studio).pick_of(0)
    assert pick is not None
    assert pick.track.title == before[15]
    assert titles(studio) == before
    assert rows.entries[15].picked


# The best everywhere


def test_the_key_picks_the_first_row(studio: MainWindow) -> None:
    studio.actions_by_name["pick best"].trigger()
    pick = present(studio).pick_of(0)
    assert pick is not None
    assert pick.track.key == rows_of(studio).entries[0].track.key


def test_the_best_is_picked_everywhere_in_one_step_and_says_where_not(
    studio: MainWindow, qtbot: QtBot
) -> None:
    blind = [row.index for row in present(studio).rows() if row.feeling.emotion is None]
    with qtbot.waitSignal(studio.session.told, timeout=WAIT_MS) as told:
        studio.actions_by_name["pick best everywhere"].trigger()
    picks = present(studio).picks
    assert [pick.scene for pick in picks] == [n for n in range(4) if n not in blind]
    assert not any(is_reference(pick.track) for pick in picks)
    assert studio.session.undo_stack.count() == 1
    assert f"Music picked for {len(picks)} scene" in told.args[0]
    for number in blind:
        assert str(number + 1) in told.args[0]
    studio.session.undo_stack.undo()
    assert present(studio).picks == ()


def test_the_credit_line_is_copied_and_that_is_said(studio: MainWindow) -> None:
    rows, said = rows_of(studio), list[str]()
    studio.messages.news.connect(said.append)
    rows.open(1)
    rows.detail.buttons[Act.CREDIT].click()
    assert QGuiApplication.clipboard().text() == rows.entries[1].track.attribution
    assert said == ["The credit line is on the clipboard."]


# Linked files


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound of two seconds."""
    file = tmp_path_factory.mktemp("sound") / "sound.wav"
    return make_audio(file, tone(440.0, 2.0))


def test_a_download_is_recognised_and_plays_at_once(
    studio: MainWindow, sound: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aemo_studio.gui.wiring.music_link.open_link", lambda _page: None)
    rows, link = rows_of(studio), studio.music_link
    folder = tmp_path / "Downloads"
    folder.mkdir()
    link.memory.watch(folder)
    track = replace(rows.entries[0].track, duration_s=None)
    link.downloads.know((track, rows.entries[1].track))
    rows.act(Act.LINK, 0)
    with qtbot.waitSignal(link.memory.links_changed, timeout=WAIT_MS):
        shutil.copy(sound, folder / f"{track.artist} - {track.title}.wav")
    heard = rows.entries[0].track
    assert heard.path is not None
    assert heard.path.parent == folder
    assert heard.duration_s == pytest.approx(2.0, abs=0.1)
    assert rows.entries[1].track.path is None


def test_a_linked_file_is_used_by_audition_preview_and_exports_of_every_film(
    studio: MainWindow, sound: Path, tmp_path: Path, make_window: MakeWindow, qtbot: QtBot
) -> None:
    rows = rows_of(studio)
    rows.act(Act.PICK, 0)
    track = rows.entries[0].track
    saved = tmp_path / "other film.aemo"
    save_project(present(studio), saved)
    studio.music_link.link(track, sound)
    pick = present(studio).pick_of(0)
    assert pick is not None
    assert pick.track.path == sound
    assert studio.session.undo_stack.count() == 1, "linking is no step of the history"
    rows.open(0)
    qtbot.waitUntil(lambda: rows.detail.waveform.duration_s is not None, timeout=WAIT_MS)
    assert rows.detail.waveform.duration_s == pytest.approx(2.0, abs=0.1)
    rows.act(Act.AUDITION, 0)
    assert studio.audition.audition is not None
    other = load_project(saved)
    assert str(sound) in render_m3u8(other).decode()
    assert [placed.track.path for placed in plan_music(other).placements] == [sound]
    studio.session.undo_stack.undo()
    studio.session.undo_stack.redo()
    again = present(studio).pick_of(0)
    assert again is not None
    assert again.track.path == sound


def test_the_preferences_hold_music_back_under_dialogue(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """In the second scene people speak: the best that sings makes way there, and only there."""
    own = tmp_path / "own.csv"
    lines = [f"{n},Piece {n},Anna,calm,100,{'yes' if n % 2 else 'no'}" for n in range(8)]
    head = "track_id,title,artist,moods,duration_s,vocals"
    own.write_text("\n".join((head, *lines)) + "\n", encoding="utf-8")
    recommender = Recommender([load_catalogue(str(own))])
    bare = replace(film(), picks=(), catalogues=(str(own),))
    settings = RecommendSettings(top=8)
    window.session.load(recommend_all(bare, recommender, settings), None)
    qtbot.waitUntil(lambda: window.session.counts is not None, timeout=WAIT_MS)
    store = window.preferences
    store.set(replace(store.now, hold_back=True))
    held = recommend_all(bare, recommender, replace(settings, hold_back=True)).recommendations
    assert not any(r.track.vocals for r in held[1])
    assert any(r.track.vocals for r in held[3])
    assert present(window).recommendations == held
    store.set(replace(store.now, hold_back=False))
    again = present(window).recommendations
    assert any(r.track.vocals for r in again[1])


# Music for several scenes


def test_the_end_of_a_clip_is_drawn_over_the_next_scenes(
    studio: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    rows_of(studio).act(Act.PICK, 0)
    canvas, scenes = canvas_of(studio.timeline), present(studio).scenes
    qtbot.waitUntil(lambda: len(canvas.model.music) == 1, timeout=WAIT_MS)
    middle = int(canvas.row("music").top + canvas.row("music").height / 2)

    def draw(from_s: float, to_s: float) -> None:
        places = [QPoint(round(canvas.scale.x(time_s)), middle) for time_s in (from_s, to_s)]
        QTest.mousePress(canvas, LEFT, pos=places[0])
        QTest.mouseMove(canvas, pos=(places[0] + places[1]) / 2)
        QTest.mouseMove(canvas, pos=places[1])
        QTest.mouseRelease(canvas, LEFT, pos=places[1])

    draw(scenes[0].end_s, scenes[2].end_s - 1.0)
    project = present(studio)
    assert [s.scenes for s in pick_spans(project.scenes, picked_tracks(project))] == [(0, 1, 2)]
    assert studio.session.undo_stack.undoText() == "music of scene 1 up to scene 3"
    saved = tmp_path / "film.aemo"
    save_project(project, saved)
    assert [pick.scene for pick in load_project(saved).picks] == [0, 1, 2]
    draw(canvas.model.music[0].end_s, scenes[0].end_s + 0.5)
    assert [pick.scene for pick in present(studio).picks] == [0]
    studio.session.undo_stack.undo()
    assert [pick.scene for pick in present(studio).picks] == [0, 1, 2]


def test_another_emotion_brings_other_music_at_once(studio: MainWindow, qtbot: QtBot) -> None:
    before, rows = titles(studio), rows_of(studio)
    studio.session.set_emotion(0, Emotion.SAD)
    assert len(rows.entries) == PAGE, "the list is never shorter on the way"
    assert titles(studio) != before
    assert {entry.track.emotion for entry in rows.entries[:5]} == {Emotion.SAD}
    listed = present(studio).recommendations[0]
    usable = [r.track.title for r in listed if not is_reference(r.track)]
    assert titles(studio)[: len(usable)] == usable, "what was recommended stands first"
    studio.session.undo_stack.undo()
    qtbot.wait(100)
    assert titles(studio)[:5] == before[:5]
