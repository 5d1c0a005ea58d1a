"""Preferences: remembered, checked, put into force."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from aemo_studio.gui import app
from aemo_studio.gui.dialogs.preferences import PreferencesDialog, fitting_scales
from aemo_studio.gui.look.theme import ThemeChoice
from aemo_studio.gui.main_window import MainWindow
from aemo_studio.gui.remembered.preferences import (
    KeySet,
    Preferences,
    PreferenceStore,
    WheelUse,
    load_preferences,
    save_preferences,
)
from aemo_studio.gui.remembered.settings import settings


@pytest.fixture
def dialog(qtbot: QtBot) -> PreferencesDialog:
    dialog = PreferencesDialog(PreferenceStore())
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def ok(dialog: PreferencesDialog) -> bool:
    return dialog._buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()


def test_what_was_chosen_is_remembered(dialog: PreferencesDialog) -> None:
    wanted = Preferences(
        device="cpu",
        face_rate_hz=2.5,
        min_scene_s=12.0,
        catalogues=("free",),
        start_timecode="10:00:00:00",
        language="zh_TW",
        theme=ThemeChoice.LIGHT,
        scale_percent=135,
        keys=KeySet.AVID,
        wheel=WheelUse.ZOOM,
        after_line=True,
        hold_back=True,
    )
    dialog.show_preferences(wanted)
    dialog.accept()
    assert load_preferences() == wanted


def test_cancelling_changes_nothing(dialog: PreferencesDialog) -> None:
    dialog.min_scene.setValue(99)
    dialog.reject()
    assert load_preferences() == Preferences()


def test_nonsense_in_the_file_is_ignored() -> None:
    store = settings()
    for name, value in {
        "device": "toaster", "face_rate_hz": "many", "min_scene_s": "-3", "theme": "plaid",
        "language": "tlh", "scale_percent": "700", "keys": "vim", "wheel": "flies",
        "start_timecode": "noon",
    }.items():  # fmt: skip
        store.setValue(f"preferences/{name}", value)
    assert load_preferences() == Preferences()


@pytest.mark.parametrize(
    ("timecode", "good"), [("00:00:00:00", True), ("09:59:59;12", True), ("noon", False)]
)
def test_only_a_timecode_can_be_a_start(
    dialog: PreferencesDialog, timecode: str, good: bool
) -> None:
    dialog.start_timecode.setText(timecode)
    assert ok(dialog) is good


def test_a_catalogue_of_ones_own(dialog: PreferencesDialog, tmp_path: Path) -> None:
    mine = tmp_path / "我的 #1.csv"
    mine.write_text("title,artist,moods\nA,B,happy\nC,D,nonsense\n", encoding="utf-8")
    dialog.catalogues.add_file(mine)
    assert str(mine) in dialog.catalogues.names()
    empty = tmp_path / "empty.csv"
    empty.write_text("", encoding="utf-8")
    dialog.catalogues.add_file(empty)
    assert not dialog.catalogues.problem.isHidden()
    assert str(empty) not in dialog.catalogues.names()
    dialog.catalogues.set_names(())
    dialog.catalogues.changed.emit()
    assert not ok(dialog), "no catalogue, no music"


def test_the_machines_processors_are_found(qtbot: QtBot, dialog: PreferencesDialog) -> None:
    qtbot.waitUntil(lambda: "CPU" in dialog.devices_found.text(), timeout=30_000)
    names = [dialog.device.itemData(row) for row in range(dialog.device.count())]
    assert names[:2] == ["auto", "cpu"]
    assert "mps" not in names or "GPU" in dialog.devices_found.text()


def test_what_concerns_the_open_project_counts_at_once(
    window: MainWindow, talk_project: Path
) -> None:
    assert window.open(talk_project)
    before = window.session.project
    assert before is not None
    window.preferences.set(Preferences(theme=ThemeChoice.DARK))
    assert window.session.project is before, "another theme is no edit"
    window.preferences.set(Preferences(catalogues=("free",), start_timecode="10:00:00:00"))
    after = window.session.project
    assert after is not None
    assert (after.catalogues, after.start_timecode) == (("free",), "10:00:00:00")
    assert window.player.controls.timecode.text() == "10:00:00:00"
    assert window.timeline.model.start_timecode == "10:00:00:00"


def test_about_reads_cards_and_terms(window: MainWindow) -> None:
    window.actions_by_name["about"].trigger()
    dialog = window.dialogs.open_now["about"]
    from PySide6.QtWidgets import QListWidget, QTextBrowser

    QApplication.processEvents()
    texts = " ".join(view.toPlainText() for view in dialog.findChildren(QTextBrowser))
    for words in ("PySide6", "MIT", "Million Song Dataset", "Eileen Collins", "FER+"):
        assert words in texts
    (models,) = dialog.findChildren(QListWidget)
    assert models.count() >= 4


SCALED = """
from dataclasses import replace
from aemo_studio.gui.app import make_application
from aemo_studio.gui.remembered.preferences import Preferences, save_preferences
save_preferences(replace(Preferences(), scale_percent=150))
print(make_application().primaryScreen().devicePixelRatio())
"""


def test_the_size_counts_from_the_start_on(own_settings: Path) -> None:
    environment = {**os.environ, "AEMO_STUDIO_SETTINGS": str(own_settings)}
    command = [sys.executable, "-c", SCALED]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1.5"


def test_a_size_that_the_user_set_for_all_of_qt_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    save_preferences(Preferences(scale_percent=150))
    monkeypatch.setenv("QT_SCALE_FACTOR", "2")
    app._set_scale()
    assert os.environ["QT_SCALE_FACTOR"] == "2"


def test_only_sizes_are_offered_at_which_the_window_has_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("QT_SCALE_FACTOR", raising=False)
    least = QSize(1000, 620)
    assert fitting_scales(QSize(1280, 720), least) == [80, 90, 100, 110]
    assert fitting_scales(QSize(2560, 1440), least)[-1] == 200
    monkeypatch.setenv("QT_SCALE_FACTOR", "2")
    assert fitting_scales(QSize(1280, 720), least)[-1] == 200
