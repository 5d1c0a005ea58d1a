"""Markers with name, colour and note, in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPushButton, QWidget

from aemo_studio.domain.project import Marker, MarkerHue
from aemo_studio.gui.dialogs.marker import MarkerDialog
from aemo_studio.gui.look.colours import hue_colour
from aemo_studio.gui.main_window import MainWindow
from aemo_studio.gui.timeline.interaction import InteractiveCanvas
from aemo_studio.project import load_project


def markers(window: MainWindow) -> tuple[Marker, ...]:
    assert window.session.project is not None
    return window.session.project.markers


def dialog_of(window: MainWindow) -> MarkerDialog:
    found = [d for d in window.findChildren(MarkerDialog) if d.isVisible()]
    assert len(found) == 1
    return found[0]


def canvas_of(window: MainWindow) -> InteractiveCanvas:
    found = window.timeline.findChild(InteractiveCanvas)
    assert found is not None
    return found


def flag(window: MainWindow, time_s: float) -> QPoint:
    return QPoint(round(window.timeline.scale.x(time_s)), 16)


def press(key: Qt.Key) -> None:
    target: QWidget | None = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key)


def test_a_double_click_names_colours_and_describes_a_marker_and_it_is_saved(
    window: MainWindow, talk_project: Path, tmp_path: Path
) -> None:
    assert window.open(talk_project)
    window.player.seek(2.0)
    press(Qt.Key.Key_M)
    canvas = canvas_of(window)
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=flag(window, 2.0))
    dialog = dialog_of(window)
    assert "01:00:02:00" in dialog.windowTitle()
    dialog.name.setText("Door 門")
    dialog.hue.setCurrentIndex(dialog.hue.findData("green"))
    dialog.note.setPlainText("two lines\nof it")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    wanted = Marker(2.0, "Door 門", MarkerHue.GREEN, "two lines\nof it")
    assert markers(window) == (wanted,)
    window.timeline.set_time(5.0)
    window.timeline.settle()
    place = flag(window, 2.0)
    painted = QColor(canvas.grab().toImage().pixel(place.x() - 2, place.y()))
    assert painted == hue_colour(MarkerHue.GREEN, dark=True)
    assert window.session.save(tmp_path / "noted.aemo")
    assert load_project(tmp_path / "noted.aemo").markers == (wanted,)
    window.actions_by_name["undo"].trigger()
    assert markers(window) == (Marker(2.0),)


def test_the_key_for_a_marker_pressed_on_a_marker_describes_it(
    window: MainWindow, talk_project: Path
) -> None:
    assert window.open(talk_project)
    press(Qt.Key.Key_M)
    press(Qt.Key.Key_M)
    dialog = dialog_of(window)
    QTest.keyClicks(dialog.name, "not kept")
    QTest.keyClick(dialog.name, Qt.Key.Key_Escape)
    assert markers(window) == (Marker(0.0),)
    window.actions_by_name["describe marker"].trigger()
    (remove,) = removing(dialog_of(window))
    remove.click()
    assert markers(window) == ()
    window.actions_by_name["describe marker"].trigger()
    assert not [d for d in window.findChildren(MarkerDialog) if d.isVisible()], "nothing is there"


def removing(dialog: MarkerDialog) -> Iterator[QPushButton]:
    role = QDialogButtonBox.ButtonRole.ResetRole
    for box in dialog.findChildren(QDialogButtonBox):
        yield from (b for b in box.buttons() if box.buttonRole(b) is role)  # type: ignore[misc]
