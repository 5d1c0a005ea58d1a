"""Widgets in tests: off screen, in English and the dark theme, with settings of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aemo_studio.gui.actions.key_guard import KeyGuard
from aemo_studio.gui.language.i18n import ENGLISH, set_language
from aemo_studio.gui.look.theme import ThemeChoice
from aemo_studio.gui.look.theme_keeper import ThemeKeeper
from aemo_studio.gui.main_window import MainWindow
from aemo_studio.gui.remembered.preferences import PreferenceStore
from aemo_studio.project import editing, load_project, save_project
from tests.cli_run import run
from tests.films import SLOW, VOICE_HZ, WIDE, face_picture, talk
from tests.media_factory import card, cuts, make_video

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def no_widget_stays(qapp: QApplication) -> Iterator[None]:
    """Windows that a test closed are freed: outside an event loop Qt would keep them, and every
    change of theme or language would go through thousands of them."""
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings and recovery files of one test, away from those of the user."""
    folder = tmp_path_factory.mktemp("settings")
    monkeypatch.setenv("AEMO_STUDIO_SETTINGS", str(folder))
    return folder


@pytest.fixture(scope="session")
def talk_film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A face and a voice for 4 s, then another picture for 2 s: two shots."""
    return make_video(
        tmp_path_factory.mktemp("films") / "talk 說話.mp4",
        frames=cuts([(face_picture(), 4.0), (card(5, WIDE), 2.0)], SLOW),
        rate=SLOW,
        audio=talk(5.0),
        audio_rate=VOICE_HZ,
    )


@pytest.fixture(scope="session")
def talk_project(
    talk_film: Path, shared_cache: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Its project as the command line saves it, with a scene for each shot: how many scenes
    the models hear and see in it is not what these tests are about."""
    place = tmp_path_factory.mktemp("projects") / "talk.aemo"
    done = run(["analyze", talk_film, "-o", place, "--min-scene", "1"])
    assert done.returncode == 0, done.stderr
    project = load_project(place)
    if len(project.scenes) == 1:
        save_project(editing.split_scene(project, project.analysis.shots[0].end_s), place)
    return place


MakeWindow: TypeAlias = Callable[[], MainWindow]


def new_window() -> MainWindow:
    """A main window as the program makes it, on the screen."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    if not application.findChild(KeyGuard):
        KeyGuard(application)
        ThemeKeeper(application).choose(ThemeChoice.DARK)
    set_language(ENGLISH)
    window = MainWindow(PreferenceStore())
    window.show()
    window.activateWindow()
    return window


@pytest.fixture
def make_window(qtbot: QtBot) -> Iterator[MakeWindow]:
    """Main windows as the program makes them; closed without questions in the end."""
    windows: list[MainWindow] = []

    def make() -> MainWindow:
        window = new_window()
        qtbot.waitExposed(window)
        windows.append(window)
        return window

    yield make
    for window in windows:
        window.session.close()
        window.close()
        window.deleteLater()


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    return make_window()


@pytest.fixture
def xvfb() -> Iterator[str]:
    """A display without a screen; its name."""
    program = shutil.which("Xvfb")
    if program is None:
        pytest.skip("Xvfb is not installed (Debian and Ubuntu: apt-get install xvfb)")
    # The server takes the first number that is free and tells it.
    command = [program, "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout is not None
        yield f":{server.stdout.readline().strip()}"
        server.terminate()
