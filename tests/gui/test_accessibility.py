"""The whole window by keyboard and for a screen reader."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from aemo_studio.gui.main_window import MainWindow

_KINDS = (
    QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit,
    QPlainTextEdit,
)  # fmt: skip
_DIALOGS = ("export", "preferences", "shortcuts", "manual", "problem", "about", "import music")
_MOST_STOPS = 120


def interactive(root: QWidget) -> Iterator[QWidget]:
    """What can be worked with below `root`; not the parts that Qt itself puts in there."""
    for widget in root.findChildren(QWidget):
        parent = widget.parentWidget()
        above = [parent, parent.parentWidget() if parent else None]
        made_by_qt = widget.objectName().startswith("qt_") or any(
            isinstance(part, QAbstractSpinBox | QLineEdit | QComboBox | QAbstractItemView)
            for part in above
        )
        reachable = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if made_by_qt or isinstance(widget, QScrollBar) or widget is root:
            continue
        if isinstance(widget, _KINDS) or reachable:
            yield widget


def spoken(widget: QWidget) -> str:
    """What a screen reader says of it."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def described(widgets: list[QWidget]) -> list[str]:
    return [f"{type(w).__name__} in {type(w.parentWidget()).__name__}" for w in widgets]


@pytest.fixture
def desk(window: MainWindow, talk_project: Path, qtbot: QtBot) -> MainWindow:
    """With a project, its lists and the filters open."""
    assert window.open(talk_project)
    window.panel.people_section.set_open(True)
    # The fields of the filters follow the catalogues, which load beside the window.
    qtbot.waitUntil(lambda: window.session.counts is not None, timeout=20_000)
    QApplication.processEvents()
    return window


def test_everything_in_the_window_has_a_name(desk: MainWindow) -> None:
    widgets = list(interactive(desk))
    assert len(widgets) > 40
    assert described([w for w in widgets if not spoken(w).strip()]) == []


def test_everything_in_the_dialogs_has_a_name(desk: MainWindow) -> None:
    for name in _DIALOGS:
        desk.actions_by_name[name].trigger()
        dialog: QDialog = desk.dialogs.open_now[name]
        nameless = [w for w in interactive(dialog) if not spoken(w).strip()]
        dialog.reject()
        assert described(nameless) == [], name


def stops(desk: MainWindow) -> list[QWidget]:
    """Where the tab key goes, until it is where it began."""
    desk.timeline.setFocus()
    first = QApplication.focusWidget()
    found: list[QWidget] = []
    while len(found) < _MOST_STOPS:
        focused = QApplication.focusWidget()
        assert focused is not None
        found.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is first:
            break
    return found


def test_the_tab_key_reaches_everything_and_part_after_part(desk: MainWindow) -> None:
    found = stops(desk)
    assert len(found) == len(set(found)) < _MOST_STOPS, "it comes back to where it began"
    missed = [
        w for w in interactive(desk)
        if w.isVisible() and w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and w not in found and w.focusProxy() not in found
    ]  # fmt: skip
    assert described(missed) == []
    parts = [_part_of(desk, widget) for widget in found]
    turns = sum(a != b for a, b in itertools.pairwise(parts))
    assert turns <= len(set(parts)), f"it does not jump between the parts: {parts}"


def test_the_tab_key_comes_to_the_music_before_the_evidence(desk: MainWindow) -> None:
    desk.resize(1600, 900)
    QApplication.processEvents()
    found, music = stops(desk), desk.panel.music
    of_music = [place for place, widget in enumerate(found) if music.isAncestorOf(widget)]
    of_evidence = [p for p, widget in enumerate(found) if desk.panel.evidence.isAncestorOf(widget)]
    assert music.list in found
    assert max(of_music) < min(of_evidence)


def _part_of(desk: MainWindow, widget: QWidget) -> str:
    parts = {"player": desk.player, "panel": desk.panel, "timeline": desk.timeline}
    return next((n for n, p in parts.items() if p is widget or p.isAncestorOf(widget)), "other")


def test_the_focus_is_seen_wherever_it_is(desk: MainWindow) -> None:
    """Each stop looks otherwise with the focus than without it."""
    unseen = []
    for widget in stops(desk):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        with_focus = widget.grab().toImage()
        widget.clearFocus()
        QApplication.processEvents()
        if widget.grab().toImage() == with_focus:
            unseen.append(widget)
    assert described(unseen) == []
