"""The real window with the real child, on a real film."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.music import MusicFilters
from aemo_studio.gui import app
from aemo_studio.gui.dialogs import file_dialogs as files
from aemo_studio.gui.dialogs import questions
from aemo_studio.gui.dialogs.manual import ManualDialog
from aemo_studio.gui.dialogs.problem_report import PROJECT, REPORT, ProblemDialog
from aemo_studio.gui.dialogs.questions import Unsaved
from aemo_studio.gui.dialogs.recover import RecoverDialog
from aemo_studio.gui.language.i18n import CHINESE, ENGLISH, set_language
from aemo_studio.gui.main_window import MainWindow
from aemo_studio.project import load_project
from tests.gui.conftest import MakeWindow
from tests.media_factory import cut_short

pytestmark = pytest.mark.slow

WAIT_MS = 60_000
CONTROL = Qt.KeyboardModifier.ControlModifier


def analysed(qtbot: QtBot, window: MainWindow) -> None:
    """Until the child is done and its project is on the screen."""
    qtbot.waitUntil(
        lambda: not window.documents.analysis.running and window.documents.preview is None,
        timeout=WAIT_MS,
    )


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    target = QApplication.focusWidget() or window.timeline
    QTest.keyClick(target, key, modifiers or Qt.KeyboardModifier.NoModifier)


def child_is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


# --- opening and analysing -----------------------------------------------------------


def test_a_film_is_opened_watched_while_it_is_analysed_and_edited(
    qtbot: QtBot,
    window: MainWindow,
    talk_film: Path,
    own_cache: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    partials: list[int] = []
    assert window.open(talk_film)
    assert window.documents.preview is not None
    window.documents.preview.changed.connect(
        lambda model: partials.append(sum(len(model.track(n)) for n in ("speech", "face", "fused")))
    )
    qtbot.waitUntil(lambda: window.timeline.model.duration_s > 5.9, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: bool(window.timeline.model.thumbnails), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.timeline.model.waveform is not None, timeout=WAIT_MS)
    assert window.documents.preview is not None, "pictures and waveform come before the end"
    assert not window.session.dirty, "the project comes when it is complete"
    assert not window.status.cancel.isHidden()
    assert "Analysing talk 說話.mp4" in window.panel.empty_state.text
    window.timeline.time_chosen.emit(2.0)
    assert window.player.time_s == pytest.approx(2.0), "scrubbing works meanwhile"
    analysed(qtbot, window)
    assert max(partials) > 0
    project = window.session.project
    assert project is not None
    assert project.analysis.video.path == talk_film
    assert window.timeline.model.scenes == project.scenes
    assert window.status.cancel.isHidden()
    assert window.panel.index == 0
    assert "talk 說話.mp4" in window.windowTitle()
    assert not window.isWindowModified(), "an analysis is no edit"
    monkeypatch.setattr(questions, "ask_unsaved", lambda *_: pytest.fail("nothing is lost"))
    assert window.close()


LOADED = """
import sys
from pathlib import Path
from aemo_studio.gui.app import Studio
studio = Studio()
window = studio.window
window.show()
assert window.open(Path(sys.argv[1]))
for action in ("preferences", "import music", "shortcuts", "manual", "problem", "about", "export"):
    shown = len(window.dialogs.open_now)
    window.actions_by_name[action].trigger()
    assert len(window.dialogs.open_now) == shown + 1, action
window.player.transport.play()
for _ in range(50):
    studio.application.processEvents()
window.session.close()
window.close()
print("LOADED", *sys.modules)
"""


def test_the_windows_process_holds_no_model_and_no_cv2(talk_project: Path) -> None:
    """With a project open, playing, and every dialog shown."""
    command = [sys.executable, "-c", LOADED, str(talk_project)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "LOADED" in done.stdout, done.stderr
    loaded = set(done.stdout.split("LOADED")[1].split())
    assert "aemo_studio.gui.timeline.view" in loaded
    assert {"torch", "cv2", "mediapipe", "silero_vad", "pandas", "jinja2"}.isdisjoint(loaded)


def test_cancelling_keeps_the_film_with_what_was_found_and_can_be_continued(
    qtbot: QtBot, window: MainWindow, talk_project: Path, talk_film: Path, own_cache: Path
) -> None:
    assert window.open(talk_project)
    before = window.session.project
    window.session.set_note(0, "mine")
    window.session.undo_stack.undo()
    assert window.session.project is before
    assert window.actions_by_name["redo"].isEnabled()
    assert window.open(talk_film)
    pid = window.documents.analysis.pid
    assert not window.actions_by_name["redo"].isEnabled(), "nothing changes unseen"
    qtbot.waitUntil(lambda: window.timeline.model.duration_s > 0, timeout=WAIT_MS)
    window.status.cancel.click()
    assert window.windowTitle().startswith(talk_film.name), "the film stays open"
    assert "Stopped: talk" in window.panel.empty_state.text
    assert window.status.cancel.isHidden()
    assert "has stopped" in window.status.message.text()
    assert window.messages.dialog is None, "cancelling is no error"
    window.actions_by_name["close"].trigger()
    assert child_is_gone(pid)
    assert window.session.project is before
    assert window.timeline.model.scenes == before.scenes  # type: ignore[union-attr]
    assert window.status.go_on.isHidden()
    window.actions_by_name["analyse again"].trigger()
    known = before.analysis  # type: ignore[union-attr]
    assert window.timeline.model.thumbnails == known.thumbnails, "they are there at once"
    assert window.timeline.model.waveform is known.waveform
    assert window.timeline.model.scenes == ()
    assert window.open(talk_film)
    qtbot.waitUntil(lambda: window.status.bar.value() > 0, timeout=WAIT_MS)
    window.status.cancel.click()
    pid = window.documents.analysis.pid
    window.status.go_on.click()
    assert window.documents.analysis.pid == pid
    analysed(qtbot, window)
    assert window.session.project is not before, "it has gone on to the end"
    assert child_is_gone(pid)


def test_a_killed_child_is_a_message_and_no_lost_project(
    qtbot: QtBot, window: MainWindow, talk_project: Path, talk_film: Path, own_cache: Path
) -> None:
    assert window.open(talk_project)
    before = window.session.project
    assert window.open(talk_film)
    os.kill(window.documents.analysis.pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: window.messages.dialog is not None, timeout=WAIT_MS)
    assert "ended unexpectedly" in window.messages.dialog.text()  # type: ignore[union-attr]
    assert window.session.project is before
    assert window.panel.index == 0


def test_a_second_film_while_the_first_is_analysed(
    qtbot: QtBot, window: MainWindow, talk_film: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.mp4"
    other.write_bytes(talk_film.read_bytes())
    assert window.open(talk_film)
    first = window.documents.analysis.pid
    assert window.open(other)
    assert child_is_gone(first)
    analysed(qtbot, window)
    assert window.session.project is not None
    assert window.session.project.analysis.video.path.name in ("other.mp4", talk_film.name)
    assert window.player.film is not None
    assert window.player.film.path == other


def test_closing_while_analysing_leaves_no_child(
    window: MainWindow, talk_film: Path, own_cache: Path
) -> None:
    assert window.open(talk_film)
    pid = window.documents.analysis.pid
    assert window.close()
    assert child_is_gone(pid)


@pytest.mark.parametrize("kind", ["empty", "text", "truncated", "missing"])
def test_what_is_no_film_ends_in_a_message(
    qtbot: QtBot, window: MainWindow, talk_film: Path, tmp_path: Path, kind: str
) -> None:
    bad = tmp_path / f"{kind} 壞 #1.mp4"
    if kind == "truncated":
        cut_short(talk_film, bad, 0.1)
    elif kind != "missing":
        bad.write_bytes(b"" if kind == "empty" else b"no film at all" * 100)
    window.open(bad)
    qtbot.waitUntil(lambda: window.messages.dialog is not None, timeout=WAIT_MS)
    assert bad.name in window.messages.dialog.text()  # type: ignore[union-attr]
    assert window.session.project is None
    assert window.documents.preview is None


def test_the_first_screen_offers_recent_films_with_pictures_and_the_sample(
    window: MainWindow, talk_project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, room = window.first_screen, window.screen().availableGeometry()
    assert first.isVisible()
    assert not window.timeline.isVisible(), "no empty timeline"
    assert not first.files.isVisible(), "nothing was opened yet"
    assert window.frameGeometry().height() <= room.height()
    assert window.frameGeometry().width() <= room.width()
    opened: list[Path] = []
    monkeypatch.setattr(window.documents, "_analyse", lambda path, *_: opened.append(path))
    first.sample.click()
    assert [path.name for path in opened] == ["sample.mp4"]
    assert window.open(talk_project)
    assert window.timeline.isVisible()
    assert not first.isVisible()
    window.actions_by_name["close"].trigger()
    assert [first.files.item(i).text() for i in range(first.files.count())] == ["talk.aemo"]
    picture = first.files.item(0).icon().pixmap(64, 36).toImage()
    assert len({picture.pixel(x, y) for x in range(0, 64, 4) for y in range(0, 36, 4)}) > 20
    first.files.itemActivated.emit(first.files.item(0))
    assert window.session.path == talk_project


# --- working on a project -------------------------------------------------------------


def test_a_saved_project_is_scrubbed_by_keys(
    qtbot: QtBot, window: MainWindow, talk_project: Path
) -> None:
    assert window.open(talk_project)
    press(window, Qt.Key.Key_Right)
    assert window.player.time_s == pytest.approx(0.1)
    press(window, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert window.player.time_s == pytest.approx(1.1)
    press(window, Qt.Key.Key_Down)
    project = window.session.project
    assert project is not None
    assert window.player.time_s == pytest.approx(project.scenes[1].start_s, abs=0.05)
    assert window.panel.index == 1
    press(window, Qt.Key.Key_End)
    assert window.player.time_s == pytest.approx(5.9)
    press(window, Qt.Key.Key_Home)
    assert window.player.time_s == 0
    assert window.timeline.time_s == 0
    press(window, Qt.Key.Key_L)
    press(window, Qt.Key.Key_L)
    assert window.player.transport.speed == 2
    press(window, Qt.Key.Key_K)
    assert window.player.transport.speed == 0
    press(window, Qt.Key.Key_Space)
    assert window.player.transport.speed == 1
    press(window, Qt.Key.Key_Space)
    assert window.player.transport.speed == 0


def test_the_other_keys_of_the_list(qtbot: QtBot, window: MainWindow, talk_project: Path) -> None:
    """Back and forth, J, the scene before, smaller, and the sheet that tells them all."""
    assert window.open(talk_project)
    window.player.seek(3.0)
    press(window, Qt.Key.Key_Left)
    assert window.player.time_s == pytest.approx(2.9)
    press(window, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert window.player.time_s == pytest.approx(1.9)
    press(window, Qt.Key.Key_J)
    assert window.player.transport.speed < 0
    press(window, Qt.Key.Key_K)
    press(window, Qt.Key.Key_Down)
    assert window.panel.index == 1
    press(window, Qt.Key.Key_Up)
    assert window.panel.index == 0
    QTest.keyClicks(window.timeline, "++")
    near = window.timeline.scale.px_per_s
    QTest.keyClicks(window.timeline, "-")
    assert window.timeline.scale.px_per_s < near
    QTest.keyClicks(window.timeline, "?")
    qtbot.waitUntil(lambda: "shortcuts" in window.dialogs.open_now, timeout=20_000)


def test_the_filters_tell_how_many_tracks_are_left(
    qtbot: QtBot, window: MainWindow, talk_project: Path
) -> None:
    assert window.open(talk_project)
    qtbot.waitUntil(lambda: window.session.counts is not None, timeout=30_000)
    counts = window.session.counts
    assert counts is not None
    passing, total = counts
    assert passing == total > 7000
    window.panel.filters_set.emit(MusicFilters(words=("rain",)))
    qtbot.waitUntil(lambda: window.session.counts != (total, total), timeout=20_000)
    left = window.session.counts
    assert left is not None
    assert 0 < left[0] < 200
    assert window.panel.music.count == f"{left[0]} of {total:,} tracks"


def test_marks_markers_and_zoom_by_keys(window: MainWindow, talk_project: Path) -> None:
    assert window.open(talk_project)
    window.player.seek(1.0)
    press(window, Qt.Key.Key_I)
    window.player.seek(2.0)
    press(window, Qt.Key.Key_O)
    marked = (window.timeline.model.in_s, window.timeline.model.out_s)
    assert marked == pytest.approx((1.0, 2.1))
    press(window, Qt.Key.Key_M)
    assert window.session.project is not None
    assert [m.time_s for m in window.session.project.markers] == [pytest.approx(2.0)]
    wide = window.timeline.scale
    QTest.keyClicks(window.timeline, "+")
    assert window.timeline.scale.px_per_s > wide.px_per_s
    QTest.keyClicks(window.timeline, "\\")
    assert window.timeline.scale.px_per_s == pytest.approx(wide.px_per_s)
    window.actions_by_name["loop"].trigger()
    assert window.player.transport.loop == marked


def test_every_edit_can_be_undone_by_name(window: MainWindow, talk_project: Path) -> None:
    assert window.open(talk_project)
    session, undo = window.session, window.actions_by_name["undo"]
    start = session.project
    assert start is not None
    assert not undo.isEnabled()
    window.player.seek(1.0)
    press(window, Qt.Key.Key_5)
    assert session.project.edit_of(0).emotion is Emotion.ANGRY  # type: ignore[union-attr]
    assert undo.text() == "&Undo: set scene 1 to angry"
    press(window, Qt.Key.Key_S)
    assert len(session.project.scenes) == len(start.scenes) + 1  # type: ignore[union-attr]
    assert len(window.timeline.model.scenes) == len(start.scenes) + 1
    press(
        window,
        Qt.Key.Key_J,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert undo.text() == "&Undo: merge scenes 1 and 2"
    while undo.isEnabled():
        press(window, Qt.Key.Key_Z, CONTROL)
    assert session.project is start
    assert not window.isWindowModified()
    assert window.actions_by_name["redo"].text() == "&Redo: set scene 1 to angry"


def test_pick_lock_save_and_reopen(
    qtbot: QtBot, window: MainWindow, make_window: MakeWindow, talk_project: Path, tmp_path: Path
) -> None:
    place = tmp_path / "保存 #1.aemo"
    place.write_bytes(talk_project.read_bytes())
    assert window.open(place)
    press(window, Qt.Key.Key_P)
    press(window, Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)
    pick = window.session.project.pick_of(0)  # type: ignore[union-attr]
    assert pick is not None
    assert pick.locked
    assert window.timeline.model.music[0].title == pick.track.title
    assert window.isWindowModified()
    window.actions_by_name["save"].trigger()
    assert not window.isWindowModified()
    window.close()
    again = make_window()
    assert again.open(place)
    assert again.session.project.pick_of(0) == pick  # type: ignore[union-attr]
    assert [path.name for path in again.recent.paths()] == [place.name]


def test_unsaved_work_is_asked_about(
    window: MainWindow, talk_project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.open(talk_project)
    press(window, Qt.Key.Key_5)
    asked: list[str] = []

    def answer(what: Unsaved) -> Callable[[object, str], Unsaved]:
        def ask(_parent: object, name: str) -> Unsaved:
            asked.append(name)
            return what

        return ask

    monkeypatch.setattr(questions, "ask_unsaved", answer(Unsaved.STAY))
    assert not window.close()
    assert not window.open(talk_project)
    assert window.session.dirty
    monkeypatch.setattr(questions, "ask_unsaved", answer(Unsaved.DISCARD))
    assert window.close()
    assert asked == [talk_project.name] * 3


@pytest.fixture
def moved_film(talk_film: Path, tmp_path: Path) -> Iterator[Path]:
    """The film is not where the project says, but here."""
    place = tmp_path / "elsewhere.mp4"
    talk_film.rename(place)
    yield place
    place.rename(talk_film)


def test_a_moved_video_is_found_again(
    qtbot: QtBot,
    window: MainWindow,
    talk_project: Path,
    moved_film: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert window.open(talk_project)
    assert "not at" in window.player.view.message
    assert window.player.view.picture is not None, "the thumbnails stand in"
    assert len(window.timeline.model.scenes) >= 2, "the analysis stays usable"
    monkeypatch.setattr(files, "ask_video", lambda _parent, _name: moved_film)
    window.actions_by_name["relink"].trigger()
    assert window.player.film is not None
    assert window.player.film.path == moved_film
    qtbot.waitUntil(lambda: window.player.view.message == "", timeout=20_000)
    window.player.shut_down()


def test_another_film_is_only_linked_if_the_user_says_so(
    window: MainWindow, talk_project: Path, three_shots: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.open(talk_project)
    before = window.session.project
    monkeypatch.setattr(files, "ask_video", lambda _parent, _name: three_shots)
    monkeypatch.setattr(questions, "ask_other_film", lambda _parent, _sentence: False)
    window.actions_by_name["relink"].trigger()
    assert window.session.project is before
    monkeypatch.setattr(questions, "ask_other_film", lambda _parent, _sentence: True)
    window.actions_by_name["relink"].trigger()
    assert window.session.project.analysis.video.path == three_shots  # type: ignore[union-attr]


# --- the window itself ------------------------------------------------------------------


def test_a_file_can_be_dropped(window: MainWindow, talk_project: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(talk_project))])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    assert window.drop_frame.isVisible(), "the window shows that it takes the file"
    window.messages.warn("about what was shown before")
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), copy, data, left, none))
    assert window.session.path == talk_project
    assert not window.drop_frame.isVisible()
    assert window.status.message.text() == "", "an old message clears"
    text = QMimeData()
    text.setText("words")
    words = QDragEnterEvent(QPoint(5, 5), copy, text, left, none)
    words.ignore()
    QApplication.sendEvent(window, words)
    assert not words.isAccepted()


def test_damaged_and_newer_projects_are_refused(window: MainWindow, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.aemo"
    damaged.write_bytes(b'{"format":"aemo-project","version":')
    assert not window.open(damaged)
    assert "damaged" in window.messages.dialog.text()  # type: ignore[union-attr]
    newer = tmp_path / "newer.aemo"
    newer.write_bytes(b'{"format":"aemo-project","version":999}')
    assert not window.open(newer)
    assert "newer version" in window.messages.dialog.text()  # type: ignore[union-attr]
    assert window.session.project is None


def test_the_layout_is_remembered(window: MainWindow, make_window: MakeWindow) -> None:
    window.resize(790, 690)
    window.player.set_volume(40)
    window.actions_by_name["faces"].setChecked(False)
    window.close()
    again = make_window()
    assert (again.width(), again.height()) == (790, 690)
    assert again.player.controls.volume.value() == 40
    assert not again.actions_by_name["faces"].isChecked()


def test_a_focused_button_keeps_its_space(window: MainWindow, talk_project: Path) -> None:
    assert window.open(talk_project)
    button = window.player.controls.buttons["frame forward"]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert window.player.transport.speed == 0
    assert window.player.time_s == pytest.approx(0.1)


def test_ignoring_a_face_in_the_picture(window: MainWindow, talk_project: Path) -> None:
    assert window.open(talk_project)
    window.player.seek(1.0)
    (face,) = window.player.view.faces
    menu = window.face_menu.menu_for(face.number)
    assert menu is not None
    menu.actions()[0].trigger()
    assert window.session.project.ignored_faces == (face.number,)  # type: ignore[union-attr]
    assert window.player.view.faces[0].ignored


def test_the_manual_stands_in_the_program_in_both_languages(window: MainWindow) -> None:
    try:
        for language, word in ((ENGLISH, "Continue the analysis"), (CHINESE, "繼續分析")):
            set_language(language)
            window.actions_by_name["manual"].trigger()
            manual = window.dialogs.open_now["manual"]
            assert isinstance(manual, ManualDialog)
            assert manual.contents.count() == 8
            assert word in manual.page.toPlainText()
            manual.contents.setCurrentRow(7)
            assert "doctor" in manual.page.toPlainText()
            manual.close()
    finally:
        set_language(ENGLISH)


@pytest.mark.parametrize("with_project", [True, False])
def test_a_problem_is_reported_in_a_file_without_media(
    window: MainWindow,
    talk_project: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    with_project: bool,
) -> None:
    target = tmp_path / "問題.zip"
    monkeypatch.setattr(files, "ask_save_report", lambda _parent: target)
    assert window.open(talk_project)
    window.messages.warn(f"Cannot read {Path.home() / 'cut.mov'}.")
    window.actions_by_name["problem"].trigger()
    dialog = window.dialogs.open_now["problem"]
    assert isinstance(dialog, ProblemDialog)
    dialog.story.setPlainText("It stutters.")
    dialog.with_project.setChecked(with_project)
    dialog.accept()
    with zipfile.ZipFile(target) as bundle:
        assert set(bundle.namelist()) == {REPORT, *([PROJECT] if with_project else [])}
        bundle.extractall(tmp_path)
    report = (tmp_path / REPORT).read_text(encoding="utf-8")
    assert "It stutters." in report
    assert "Cannot read ~/cut.mov." in report
    assert "PySide6: " in report
    assert talk_project.name not in report
    if with_project:
        told = load_project(tmp_path / PROJECT)
        assert told.analysis.thumbnails == ()
        assert len(told.analysis.waveform.peaks) == 0
        assert len(told.scenes) == len(window.session.project.scenes)  # type: ignore[union-attr]


def test_the_second_window_on_a_project_only_shows_it_and_says_so(
    make_window: MakeWindow, talk_project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, other = tmp_path / "cut.aemo", tmp_path / "copy.aemo"
    place.write_bytes(talk_project.read_bytes())
    first, second = make_window(), make_window()
    assert first.open(place)
    assert second.open(place.parent / "." / place.name)
    assert "cut.aemo is open in another window" in second.status.message.text()
    assert "(read-only)" in second.windowTitle()
    assert "(read-only)" not in first.windowTitle()
    before = second.session.project
    second.status.clear_message()
    second.actions_by_name["emotion angry"].trigger()
    assert second.session.project is before
    assert not second.isWindowModified()
    assert "but not changed" in second.status.message.text()
    monkeypatch.setattr(files, "ask_save", lambda _parent, _proposal: place)
    second.actions_by_name["save"].trigger()
    assert "choose another name" in second.messages.dialog.text()  # type: ignore[union-attr]
    monkeypatch.setattr(files, "ask_save", lambda _parent, _proposal: other)
    second.actions_by_name["save"].trigger()
    assert "(read-only)" not in second.windowTitle()
    second.actions_by_name["emotion angry"].trigger()
    assert second.session.project is not before, "the copy can be changed"
    second.session.close()
    first.session.set_note(0, "mine")
    assert first.documents.save()
    first.session.close()
    assert second.open(place)
    assert not second.session.read_only, "nobody else has it open any more"


def test_unsaved_work_of_a_crash_is_offered_at_the_start_with_later_and_what_differs(
    window: MainWindow, talk_project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def answer_by(name: str) -> None:
        def use(dialog: RecoverDialog) -> int:
            seen.append(dialog.list.item(0).text())
            getattr(dialog, name).click()
            return 0

        monkeypatch.setattr(RecoverDialog, "exec", use)

    _edit_and_die(talk_project)
    answer_by("later")
    app._begin(window, talk_project, 0.0)
    assert window.windowTitle().startswith(talk_project.name)
    assert not window.isWindowModified(), "the project as it was saved"
    answer_by("recover")
    app._begin(window, talk_project, 0.0)
    assert window.isWindowModified()
    assert window.session.project.edit_of(0).note == "precious"  # type: ignore[union-attr]
    assert load_project(talk_project).edit_of(0).note == ""
    assert talk_project.name in seen[0]
    assert "Not saved: notes (1)" in seen[0]
    assert len(set(seen)) == 1
    monkeypatch.setattr(questions, "ask_unsaved", lambda _parent, _name: Unsaved.DISCARD)
    monkeypatch.setattr(RecoverDialog, "exec", lambda _: pytest.fail("it was answered"))
    assert window.open(talk_project)


def _edit_and_die(project: Path) -> None:
    """A window that is killed with unsaved work."""
    code = (
        "import os, sys, time; from pathlib import Path\n"
        "from aemo_studio.gui.app import Studio\n"
        "studio = Studio(); window = studio.window\n"
        "window.open(Path(sys.argv[1])); window.session.set_note(0, 'precious')\n"
        "window.session.keep_safe_now()\n"
        "os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(project)], check=False, capture_output=True)


def test_switching_the_language_translates_what_is_there(
    window: MainWindow, talk_project: Path
) -> None:
    assert window.open(talk_project)
    press(window, Qt.Key.Key_5)
    try:
        set_language(CHINESE)
        QApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
        assert window.menuBar().actions()[0].text().startswith("檔案")
        undo = window.actions_by_name["undo"].text()
        assert "復原" in undo
        assert "場景 1" in undo
    finally:
        set_language(ENGLISH)
    QApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
    assert window.menuBar().actions()[0].text() == "&File"


def test_a_typed_timecode_goes_there_and_edits_no_scene(
    window: MainWindow, talk_project: Path
) -> None:
    assert window.open(talk_project)
    before, player = window.session.project, window.player
    entry = player.controls.timecode.entry
    for typed, time_s in (("2:05", 2.5), ("+12", 3.7), ("-1:00", 2.7), ("01:00:04:03", 4.3)):
        QTest.keyClick(window.timeline, Qt.Key.Key_Equal)
        assert QApplication.focusWidget() is entry
        QTest.keyClicks(entry, typed)
        QTest.keyClick(entry, Qt.Key.Key_Return)
        assert player.time_s == pytest.approx(time_s)
        assert QApplication.focusWidget() is window.timeline.focusProxy()
    QTest.mouseClick(player.controls.timecode, Qt.MouseButton.LeftButton)
    QTest.keyClicks(entry, "s1x")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert entry.isVisible(), "no timecode, to be mended"
    QTest.keyClick(entry, Qt.Key.Key_Escape)
    assert not entry.isVisible()
    assert player.time_s == pytest.approx(4.3)
    assert window.session.project == before


def test_marks_of_a_scene_and_the_keys_that_go_to_them(
    window: MainWindow, talk_project: Path
) -> None:
    assert window.open(talk_project)
    project = window.session.project
    assert project is not None
    scene = project.scenes[0]
    canvas = window.timeline
    QTest.keyClick(canvas, Qt.Key.Key_X)
    assert window.marks.range == (scene.start_s, scene.end_s)
    QTest.keyClick(canvas, Qt.Key.Key_O, Qt.KeyboardModifier.ShiftModifier)
    assert window.player.time_s == pytest.approx(scene.end_s - 0.1), "its last frame"
    QTest.keyClick(canvas, Qt.Key.Key_I, Qt.KeyboardModifier.ShiftModifier)
    assert window.player.time_s == pytest.approx(scene.start_s)


def test_the_keys_go_to_the_marker_before(window: MainWindow, talk_project: Path) -> None:
    assert window.open(talk_project)
    for time_s in (1.0, 3.0):
        window.player.seek(time_s)
        window.actions_by_name["add marker"].trigger()
    seen = []
    for _ in range(3):
        window.actions_by_name["previous marker"].trigger()
        seen.append(window.player.time_s)
    assert seen == pytest.approx([1.0, 3.0, 1.0])
