"""What goes wrong around the real window ends in a message; nothing is lost by it."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aemo_studio.base import atomic_write as file_layer
from aemo_studio.base.resources import home
from aemo_studio.domain.project import Project
from aemo_studio.gui.dialogs import file_dialogs as files
from aemo_studio.gui.language.failures import warning_sentence
from aemo_studio.gui.language.i18n import CHINESE, ENGLISH, set_language
from aemo_studio.gui.main_window import MainWindow
from aemo_studio.project import load_project
from tests.films import SLOW, VOICE_HZ, WIDE, face_picture, talk
from tests.media_factory import card, cuts, make_audio, make_video, silence

pytestmark = pytest.mark.slow

WAIT_MS = 60_000
MODEL = "face_emotion.safetensors"


@pytest.fixture
def saved(window: MainWindow, talk_project: Path, tmp_path: Path) -> Path:
    """A project of its own, open in the window."""
    place = tmp_path / "mine 我的.aemo"
    place.write_bytes(talk_project.read_bytes())
    assert window.open(place)
    return place


def failure(window: MainWindow) -> str:
    """What the dialog says, once; the status area says the same."""
    dialog = window.messages.dialog
    assert dialog is not None
    text = dialog.text()
    assert window.status.message.text() == " ".join(text.split())
    dialog.accept()
    return text


def assert_usable(window: MainWindow) -> None:
    """The project is on the screen, plays, and can be edited."""
    project = window.session.project
    assert project is not None
    assert window.documents.preview is None
    assert not window.documents.analysis.running
    assert window.timeline.model.scenes == project.scenes
    window.player.seek(1.0)
    assert window.player.time_s == pytest.approx(1.0, abs=0.1)
    assert window.panel.index == 0
    window.session.add_marker(1.0)
    assert window.session.project is not project
    window.session.undo_stack.undo()
    assert window.session.project is project


# --- saving ---------------------------------------------------------------------------


def _disk_is_full(_handle: int, _data: bytes) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_keeps_the_old_file_and_the_work(
    window: MainWindow, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = saved.read_bytes()
    window.session.set_note(0, "precious")
    with monkeypatch.context() as full:
        full.setattr(file_layer, "_write_all", _disk_is_full)
        window.actions_by_name["save"].trigger()
    text = failure(window)
    assert "No space left" in text
    assert "another place" in text
    assert saved.read_bytes() == before
    assert [path.name for path in saved.parent.iterdir()] == [saved.name]
    assert window.isWindowModified()
    assert_usable(window)
    window.actions_by_name["save"].trigger()
    assert not window.isWindowModified()
    assert load_project(saved).edit_of(0).note == "precious"


def test_a_recovery_file_that_cannot_be_written_is_told(
    qtbot: QtBot, window: MainWindow, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_layer, "_write_all", _disk_is_full)
    window.session.set_note(0, "precious")
    window.session.keep_safe_now()
    qtbot.waitUntil(lambda: window.messages.dialog is not None, timeout=20_000)
    assert "Save the project yourself" in failure(window)
    assert_usable(window)


def test_a_read_only_target_is_respected(
    window: MainWindow, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = saved.with_name("archive.aemo")
    target.write_bytes(b"kept for ever")
    target.chmod(0o444)
    if os.access(target, os.W_OK):  # the superuser may write anything: answer as for others
        monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setattr(files, "ask_save", lambda _parent, _proposal: target)
    window.session.set_note(0, "precious")
    window.actions_by_name["save as"].trigger()
    text = failure(window)
    assert target.name in text
    assert "Permission denied" in text
    assert "another place" in text
    assert target.read_bytes() == b"kept for ever"
    assert window.session.path == saved
    assert window.isWindowModified()
    assert_usable(window)


# --- opening --------------------------------------------------------------------------


def test_a_project_from_a_newer_version_leaves_the_open_one(
    window: MainWindow, saved: Path
) -> None:
    newer = saved.with_name("newer.aemo")
    newer.write_bytes(b'{"format":"aemo-project","version":999}')
    before = window.session.project
    assert not window.open(newer)
    text = failure(window)
    assert newer.name in text
    assert "newer version" in text
    assert newer.read_bytes() == b'{"format":"aemo-project","version":999}'
    assert (window.session.project, window.session.path) == (before, saved)
    assert_usable(window)


@pytest.fixture(params=["missing", "damaged"])
def bad_model(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """For the child that comes next; what is open in the window is there already."""
    other = _home_without(tmp_path_factory.mktemp("home"), MODEL)
    if request.param == "damaged":
        (other / "models" / MODEL).write_bytes(b"damaged")
    monkeypatch.setenv("AEMO_STUDIO_HOME", str(other))


@pytest.mark.usefixtures("saved", "bad_model", "own_cache")
def test_a_model_that_cannot_be_used_is_named(
    qtbot: QtBot, window: MainWindow, talk_film: Path
) -> None:
    before = window.session.project
    assert before is not None
    assert window.open(talk_film)
    qtbot.waitUntil(lambda: window.messages.dialog is not None, timeout=WAIT_MS)
    heading, sentence = failure(window).split("\n\n")
    assert heading == "A model is missing or damaged."
    assert MODEL in sentence
    assert sentence.endswith("restore the file.")
    assert window.session.project is before
    assert_usable(window)


def _home_without(folder: Path, model: str) -> Path:
    """The program's own files, by links, but one model."""
    (folder / "models").mkdir()
    for path in (home() / "models").iterdir():
        if path.name != model:
            (folder / "models" / path.name).symlink_to(path)
    for name in ("catalog", "resources"):
        (folder / name).symlink_to(home() / name)
    return folder


# --- films that lack something --------------------------------------------------------


def analysed(qtbot: QtBot, window: MainWindow, film: Path) -> tuple[Project, str]:
    """The project and what the status area says when the child is done."""
    assert window.open(film)
    qtbot.waitUntil(lambda: not window.documents.analysis.running, timeout=WAIT_MS)
    assert window.messages.dialog is None, "it can be used all the same"
    assert not window.status.dismiss.isHidden(), "it stays until it is read"
    project = window.session.project
    assert project is not None
    assert project.analysis.video.path == film
    assert all(project.recommendations), "there is music for every scene"
    return project, window.status.message.text()


def test_a_film_without_sound(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    frames = cuts([(face_picture(), 2.0)], SLOW)
    _, text = analysed(qtbot, window, make_video(tmp_path / "mute.mp4", frames=frames, rate=SLOW))
    assert "no sound" in text
    assert "faces alone" in text
    assert "by hand" in text
    assert_usable(window)


def test_sound_without_a_picture(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    radio = make_audio(tmp_path / "radio.m4a", talk(3.0), VOICE_HZ)
    _, text = analysed(qtbot, window, radio)
    assert "no picture" in text
    assert "voices alone" in text
    assert "by hand" in text
    assert_usable(window)


def test_neither_faces_nor_speech(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    film = make_video(
        tmp_path / "landscape.mp4",
        frames=cuts([(card(5, WIDE), 2.0)], SLOW),
        rate=SLOW,
        audio=silence(2.0),
    )
    project, text = analysed(qtbot, window, film)
    assert not project.analysis.fused.coverage.any()
    assert text.endswith("Neither speech nor faces were found: set the emotions of the scenes by "
                         "hand.")  # fmt: skip
    assert "alone" not in text
    assert_usable(window)


# --- in the user's language -----------------------------------------------------------


@pytest.fixture
def chinese() -> Iterator[None]:
    set_language(CHINESE)
    yield
    set_language(ENGLISH)


@pytest.mark.usefixtures("chinese")
def test_warnings_in_chinese() -> None:
    assert warning_sentence("no_faces", "No usable face was found.").isascii() is False
    assert "No usable" not in warning_sentence("no_faces", "No usable face was found.")
    assert warning_sentence("ends_early", "a.mp4 在 3 秒處中斷。") == "a.mp4 在 3 秒處中斷。"


@pytest.mark.usefixtures("saved", "chinese")
def test_an_edit_that_is_not_allowed_is_refused_in_chinese(window: MainWindow) -> None:
    window.session.split_scene(0.0)
    assert failure(window) == "請在其他時間點分割：每個場景至少要有一個影格。"


def test_a_file_that_is_no_project_is_named_in_chinese(
    window: MainWindow, chinese: None, tmp_path: Path
) -> None:
    place = tmp_path / "壞的.aemo"
    place.write_bytes(b"{}")
    assert not window.open(place)
    assert failure(window) == f"檔案 {place} 不是 AEMO Studio 專案；請選擇 .aemo 檔案。"


@pytest.mark.usefixtures("saved", "chinese", "own_cache")
def test_a_film_that_cannot_be_analysed_is_named_in_chinese(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    film = tmp_path / "空.mp4"
    film.touch()
    assert window.open(film)
    qtbot.waitUntil(lambda: window.messages.dialog is not None, timeout=WAIT_MS)
    text = failure(window)
    assert text == f"無法分析此檔案。\n\n{film} 是空的（0 位元組）；請重新複製或匯出。"
