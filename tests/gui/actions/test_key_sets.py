"""The keys of other editing programs."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from aemo_studio.domain.emotion import Emotion
from aemo_studio.gui.actions.key_sets import keys_of
from aemo_studio.gui.actions.shortcuts import Shortcuts, normal
from aemo_studio.gui.actions.table import SPECS
from aemo_studio.gui.dialogs.shortcut_sheet import ShortcutSheet
from aemo_studio.gui.main_window import MainWindow
from aemo_studio.gui.remembered.preferences import KeySet

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("key_set", KeySet)
def test_no_set_gives_a_key_to_two_actions(key_set: KeySet) -> None:
    keys = keys_of(key_set)
    assert keys.keys() == {spec.name for spec in SPECS}
    counted = Counter(normal(key) for mine in keys.values() for key in mine)
    assert [key for key, n in counted.items() if n > 1] == []
    assert all(counted), "every key has a name that Qt knows"


@pytest.mark.parametrize(
    ("key_set", "action", "keys"),
    [
        (KeySet.RESOLVE, "split", ("Ctrl+B", "Ctrl+\\")),
        (KeySet.RESOLVE, "next marker", ("Shift+Down",)),
        (KeySet.RESOLVE, "zoom fit", ("Shift+Z",)),
        (KeySet.PREMIERE, "split", ("Ctrl+K",)),
        (KeySet.PREMIERE, "clear marks", ("Ctrl+Shift+X",)),
        (KeySet.PREMIERE, "previous marker", ("Ctrl+Shift+M",)),
        (KeySet.AVID, "to in", ("Q",)),
        (KeySet.AVID, "mark scene", ("T",)),
        (KeySet.AVID, "emotion angry", ("5",)),
    ],
)
def test_the_keys_are_those_of_the_program(
    key_set: KeySet, action: str, keys: tuple[str, ...]
) -> None:
    assert keys_of(key_set)[action] == keys


def test_another_set_works_at_once_in_menus_tooltips_and_the_sheet(
    window: MainWindow, talk_project: Path
) -> None:
    assert window.open(talk_project)
    window.dialogs.shortcuts()
    sheet = window.dialogs.open_now["shortcuts"]
    assert isinstance(sheet, ShortcutSheet)
    loop, store = window.player.controls.loop, window.preferences
    assert loop.toolTip().endswith("(Ctrl+L)")
    store.set(replace(store.now, keys=KeySet.RESOLVE))
    assert loop.toolTip().endswith("(Ctrl+/)")
    assert "Resolve" in sheet.windowTitle()
    shown = {item.text(0): item.text(1) for item in sheet._items()}
    assert shown["Split at the playhead"] == "Ctrl+B  ·  Ctrl+\\"
    assert window.actions_by_name["split"].shortcut().toString() == "Ctrl+B"
    sheet.close()
    window.player.seek(2.0)
    count = len(window.timeline.model.scenes)
    QTest.keyClick(window.timeline, Qt.Key.Key_S)
    assert len(window.timeline.model.scenes) == count, "that was ours"
    QTest.keyClick(window.timeline, Qt.Key.Key_B, CONTROL)
    assert len(window.timeline.model.scenes) == count + 1
    QTest.keyClick(window.timeline, Qt.Key.Key_5)
    project = window.session.project
    assert project is not None
    assert project.edit_of(1).emotion is Emotion.ANGRY


def test_what_is_changed_in_one_set_stays_in_it(window: MainWindow) -> None:
    shortcuts, store = window.shortcuts, window.preferences
    store.set(replace(store.now, keys=KeySet.AVID))
    shortcuts.rebind("split", ["H"])
    store.set(replace(store.now, keys=KeySet.OWN))
    assert shortcuts.keys("split") == ("S",)
    again = Shortcuts()
    again.use(KeySet.AVID)
    assert again.keys("split") == ("H",)
    again.reset()
    assert again.keys("split") == keys_of(KeySet.AVID)["split"]
