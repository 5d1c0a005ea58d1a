"""Scenes and their music are dragged out of the window as files."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtTest import QTest

from aemo_studio.gui.main_window import MainWindow
from tests.factories import make_music_track
from tests.gui.conftest import MakeWindow
from tests.media_factory import make_audio, tone


@pytest.fixture
def dropped(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Collects what would be dropped."""
    files: list[Path] = []

    def drop(drag: QDrag, *_actions: Qt.DropAction) -> Qt.DropAction:
        files.extend(Path(url.toLocalFile()) for url in drag.mimeData().urls())
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", drop)
    return files


def drag(window: MainWindow, row: int, across: float, down: float) -> None:
    """Drags from a place in a row: the share of its width and of its height."""
    view = window.scene_list.panel.list
    rect = view.visualRect(view.model().index(row, 0))
    start = rect.topLeft() + QPoint(int(across * rect.width()), int(down * rect.height()))
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    for step in (4, 40):
        QTest.mouseMove(port, start + QPoint(step, 0))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=start)


def test_a_scene_becomes_a_sequence_and_its_music_a_file(
    window: MainWindow, talk_project: Path, dropped: list[Path], tmp_path: Path
) -> None:
    assert window.open(talk_project)
    window.actions_by_name["scene list"].trigger()
    file = make_audio(tmp_path / "音樂 #1.wav", tone(220, 8.0))
    window.session.pick(1, make_music_track(1, file=str(file)))
    window.session.add_marker(1.0)
    drag(window, 1, 0.2, 0.2)
    (scene,) = dropped
    assert scene.suffix == ".xml"
    assert scene.name.startswith("talk 說話")
    root = ElementTree.parse(scene).getroot()
    names = [marker.findtext("name", "") for marker in root.iter("marker")]
    assert len(names) == 1, "the other scene and its marker stay out"
    assert names[0].startswith("Scene 2")
    assert len(root.findall(".//pathurl")) == 2, "the film and the music"
    dropped.clear()
    drag(window, 1, 0.8, 0.8)
    assert dropped == [file]
    dropped.clear()
    drag(window, 0, 0.8, 0.8)
    assert [path.suffix for path in dropped] == [".xml"], "no music: the scene"


def test_a_small_movement_is_a_click_and_leaves_no_folder(
    make_window: MakeWindow,
    talk_project: Path,
    dropped: list[Path],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    window = make_window()
    assert window.open(talk_project)
    window.actions_by_name["scene list"].trigger()
    port = window.scene_list.panel.list.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    QTest.mouseMove(port, QPoint(63, 60))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(63, 60))
    assert dropped == []
    assert window.panel.index == 1
    assert list(tmp_path.iterdir()) == []
