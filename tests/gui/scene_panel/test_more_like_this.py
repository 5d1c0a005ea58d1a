"""From a row to what is like its track, and out of the window with its file."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from aemo_studio.gui.scene_panel import ScenePanel
from aemo_studio.gui.scene_panel.music_head import MUSIC, REFERENCE
from aemo_studio.gui.scene_panel.row_keys import Act
from aemo_studio.gui.scene_panel.row_places import RowSpot
from aemo_studio.gui.scene_panel.track_rows import TrackRows
from aemo_studio.gui.widgets import drag_out
from tests.factories import make_music_track, make_project, make_recommendation

SONG = "reference only: clear the rights; tags from MSD"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shown(panel: ScenePanel, tmp_path: Path) -> ScenePanel:
    """Three free tracks, the second with a file, and a well-known song like the third."""
    file = tmp_path / "two.wav"
    file.write_bytes(b"RIFF")
    tracks = (
        make_music_track(1, moods=("happy",), bpm=160.0),
        make_music_track(2, moods=("calm",), bpm=120.0, url=file.as_uri()),
        make_music_track(3, moods=("sad",), bpm=60.0, terms="CC0"),
        make_music_track(4, title="Famous", artist="", moods=("sad",), bpm=62.0, terms=SONG),
    )
    listed = tuple(make_recommendation(n, track) for n, track in enumerate(tracks, 1))
    project = dataclasses.replace(make_project(), recommendations=(listed, (), ()), picks=())
    panel.anchors.button(1).click()
    panel.show_scene(project, 0)
    return panel


def titles(panel: ScenePanel) -> list[str]:
    return [entry.track.title for entry in panel.music.list.entries]


def chips(panel: ScenePanel) -> list[str]:
    return [button.text() for button in panel.music.head.wishes.buttons]


def test_more_like_this_is_a_chip_and_an_order(shown: ScenePanel) -> None:
    rows = shown.music.list
    rows.open(2)
    assert rows.detail.buttons[Act.INSTEAD].isHidden(), "it may be published itself"
    rows.detail.buttons[Act.LIKE].click()
    assert chips(shown) == ["like “piece 3”"]
    assert titles(shown) == ["Piece 2", "Piece 1"], "not itself, the nearest first"
    rows.act(Act.LIKE, 1)
    assert chips(shown) == ["like “piece 1”"], "one at a time"
    shown.music.head.wishes.buttons[0].click()
    assert len(titles(shown)) == 3


def test_what_is_typed_stays_a_wish_beside_it(shown: ScenePanel) -> None:
    shown.music.head.search.setText("not calm")
    shown.music.list.act(Act.LIKE, 0)
    assert chips(shown) == ["no calm", "like “piece 1”"]
    assert shown.music.head.search.text() == ""


def test_usable_instead_leads_from_a_song_to_what_may_be_published(shown: ScenePanel) -> None:
    tabs, rows = shown.music.head.tabs, shown.music.list
    tabs.setCurrentIndex(REFERENCE)
    menu = {action.text(): action for action in rows.menu_of(0).actions()}
    menu["Usable instead"].trigger()
    assert tabs.currentIndex() == MUSIC
    assert chips(shown) == ["like “famous”", "usable instead"]
    assert titles(shown)[0] == "Piece 3"
    assert "Usable instead" not in [a.text() for a in rows.menu_of(0).actions()]


@pytest.fixture
def dragged(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[Path]]:
    """What is dragged; a real drag would wait for a drop."""
    dragged: list[Sequence[Path]] = []

    def keep(_source: QWidget, paths: Sequence[Path]) -> None:
        dragged.append(tuple(paths))

    monkeypatch.setattr(drag_out, "drag_files", keep)
    return dragged


def drag(rows: TrackRows, row: int) -> None:
    place, port = rows.spot_rect(row, RowSpot.ROW).center(), rows.viewport()
    QTest.mousePress(port, LEFT, pos=place)
    QTest.mouseMove(port, place + QPoint(0, 60))
    QTest.mouseRelease(port, LEFT, pos=place + QPoint(0, 60))


def test_a_row_is_dragged_out_as_its_file(
    shown: ScenePanel, dragged: list[Sequence[Path]], tmp_path: Path
) -> None:
    rows = shown.music.list
    rows.open(0)
    drag(rows, 1)
    assert dragged == [(tmp_path / "two.wav",)], "though the open row above it closed"
    drag(rows, 2)
    assert dragged[1] == (), "nothing to drag"


def test_clicks_and_keys_work_as_before(shown: ScenePanel, dragged: list[Sequence[Path]]) -> None:
    rows, place = shown.music.list, shown.music.list.spot_rect(1, RowSpot.ROW).center()
    QTest.mouseClick(rows.viewport(), LEFT, pos=place)
    assert rows.open_entry == rows.entries[1]
    picked: list[object] = []
    rows.picked.connect(picked.append)
    QTest.mouseDClick(rows.viewport(), LEFT, pos=place)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert picked == [rows.entries[1].track] * 2
    assert dragged == []


def test_its_own_file_is_not_linked_to_another_row(shown: ScenePanel, tmp_path: Path) -> None:
    rows = shown.music.list
    given: list[object] = []
    rows.file_given.connect(lambda *what: given.append(what))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "two.wav"))])
    place = QPointF(rows.spot_rect(0, RowSpot.ROW).center())
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(place, copy, data, LEFT, none)
    event.source = rows.viewport  # type: ignore[method-assign]
    rows.dropEvent(event)
    assert given == []
