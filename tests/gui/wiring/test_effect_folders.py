"""Folders of the editor's own sound effects, taken in by the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from aemo_studio.gui.main_window import MainWindow
from aemo_studio.gui.remembered.effect_folders import load_effect_folders
from aemo_studio.gui.scene_panel.music_head import EFFECTS
from tests.project.editing.films import film

COPY, LEFT, NO_KEYS = (
    Qt.DropAction.CopyAction,
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
)


def test_a_dropped_folder_is_suggested_from_and_remembered(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "聲音"
    folder.mkdir()
    (folder / "AMBForst_雨後的森林_我_短片.wav").touch()
    (folder / "empty.wav").touch()
    window.session.load(film(), None)
    window.panel.music.head.tabs.setCurrentIndex(EFFECTS)
    pane = window.panel.music.effects
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    enter = QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, NO_KEYS)
    pane.dragEnterEvent(enter)
    assert enter.isAccepted()
    pane.dropEvent(QDropEvent(QPointF(5, 5), COPY, data, LEFT, NO_KEYS))
    assert pane.folders.cancel.isVisibleTo(pane)

    def own() -> list[str]:
        return [one.title for one in pane.library.effects or () if one.file]

    qtbot.waitUntil(lambda: own() == ["雨後的森林"], timeout=30_000)
    assert load_effect_folders() == (folder,)
    _, action = pane.folders.known.menu().actions()
    assert "聲音" in action.text()
    assert "left out: 1 (" in window.messages.latest[-1]
    assert pane.folders.known.isVisibleTo(pane)
    monkeypatch.setattr(
        "aemo_studio.gui.dialogs.file_dialogs.ask_folder", lambda *_: tmp_path / "gone"
    )
    pane.folders.wanted.emit()
    qtbot.waitUntil(lambda: "gone" in window.messages.latest[-1], timeout=30_000)
    assert load_effect_folders() == (folder,)
    action = pane.folders.known.menu().actions()[1]
    action.trigger()
    qtbot.waitUntil(lambda: own() == [])
    assert load_effect_folders() == ()
    assert len(pane.folders.known.menu().actions()) == 1
