"""Keys: defaults, the user's own, conflicts, the sheet."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aemo_studio.gui.actions.shortcuts import Shortcuts, normal
from aemo_studio.gui.actions.table import SPECS
from aemo_studio.gui.dialogs.shortcut_sheet import ShortcutSheet
from aemo_studio.gui.main_window import MainWindow


@pytest.fixture
def sheet(qtbot: QtBot) -> ShortcutSheet:
    sheet = ShortcutSheet(Shortcuts())
    qtbot.addWidget(sheet)
    sheet.show()
    return sheet


def shortcuts_of(sheet: ShortcutSheet) -> Shortcuts:
    return sheet._shortcuts


def test_no_two_actions_share_a_key(qtbot: QtBot) -> None:
    keys = Counter(normal(key) for spec in SPECS for key in spec.keys)
    assert [key for key, n in keys.items() if n > 1] == []
    assert all(keys), "every key has a name that Qt knows"


@pytest.mark.parametrize(
    ("action", "keys"),
    [
        ("play", "Space"), ("shuttle back", "J"), ("stop", "K"), ("shuttle forward", "L"),
        ("frame back", "Left"), ("second forward", "Shift+Right"), ("previous scene", "Up"),
        ("next scene", "Down"), ("start", "Home"), ("end", "End"), ("mark in", "I"),
        ("mark out", "O"), ("add marker", "M"), ("zoom in", "+"), ("zoom out", "-"),
        ("zoom fit", "\\"), ("shortcuts", "?"),
    ],
)  # fmt: skip
def test_the_keys_that_editors_expect(qtbot: QtBot, action: str, keys: str) -> None:
    assert keys in Shortcuts().keys(action)


def test_the_search_leads_to_what_it_found(sheet: ShortcutSheet) -> None:
    QTest.keyClicks(sheet.search, "marker")
    headings = [sheet.tree.topLevelItem(row) for row in range(sheet.tree.topLevelItemCount())]
    assert [top.text(0) for top in headings if top and not top.isHidden()] == ["Edit"]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        sheet.search.setFocus()
        QTest.keyClick(sheet.search, key)
        assert sheet.isVisible(), "Return does not close the sheet"
        found = sheet.tree.currentItem()
        assert found is not None
        assert found.text(0) == "Add a marker"


def test_a_key_moves_from_one_action_to_another_and_is_remembered(qtbot: QtBot) -> None:
    shortcuts = Shortcuts()
    shortcuts.rebind("split", ["Ctrl+B", "M"])
    assert shortcuts.keys("add marker") == ()
    assert shortcuts.owner_of("m") == "split"
    again = Shortcuts()
    assert again.keys("split") == ("Ctrl+B", "M")
    assert again.keys("add marker") == ()
    again.reset()
    assert Shortcuts().keys("add marker") == ("M",)


def test_the_sheet_waits_for_a_key(sheet: ShortcutSheet) -> None:
    sheet.wait_for("split")
    QTest.keyClick(sheet.tree, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert shortcuts_of(sheet).keys("split") == ("Ctrl+B",)


def test_the_sheet_shows_a_conflict_and_asks_again(sheet: ShortcutSheet) -> None:
    sheet.wait_for("split")
    QTest.keyClick(sheet.tree, Qt.Key.Key_M)
    assert "Add a marker" in sheet.hint.text()
    assert shortcuts_of(sheet).keys("split") == ("S",)
    QTest.keyClick(sheet.tree, Qt.Key.Key_M)
    assert shortcuts_of(sheet).keys("split") == ("M",)
    assert shortcuts_of(sheet).keys("add marker") == ()


def test_escape_leaves_the_key_as_it_was(sheet: ShortcutSheet) -> None:
    sheet.wait_for("split")
    QTest.keyClick(sheet.tree, Qt.Key.Key_Escape)
    assert shortcuts_of(sheet).keys("split") == ("S",)
    assert sheet.isVisible()


def test_the_sheet_is_searchable(sheet: ShortcutSheet) -> None:
    sheet.search.setText("marker")
    seen = [item.text(0) for item in sheet._items() if not item.isHidden()]
    assert seen == [
        "Add a marker", "Name, colour and note of the marker", "Next marker", "Previous marker",
        "Remove the marker here", "Remove all markers",
    ]  # fmt: skip


def test_a_new_key_works_at_once(window: MainWindow) -> None:
    window.shortcuts.rebind("shortcuts", ["F1"])
    QTest.keyClick(window.timeline, Qt.Key.Key_F1)
    assert "shortcuts" in window.dialogs.open_now


def test_keys_of_the_lists_are_told_and_stay_as_they_are(sheet: ShortcutSheet) -> None:
    headings = [sheet.tree.topLevelItem(row) for row in range(sheet.tree.topLevelItemCount())]
    named = {top.text(0): top for top in headings if top is not None}
    assert all(top.childCount() for top in named.values()), "no heading stands alone"
    audition = named["In the list of music"].child(3)
    assert audition is not None
    assert (audition.text(0), audition.text(1)) == ("Audition the track", "A")
    sheet.tree.setCurrentItem(audition)
    before = sheet.hint.text()
    sheet.change.click()
    sheet.clear.click()
    assert sheet.hint.text() == before
    assert audition.text(1) == "A"
