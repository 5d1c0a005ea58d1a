"""The combo box of the panels."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from aemo_studio.gui.widgets.chooser import Chooser


def test_a_chooser_is_as_wide_as_its_words_in_the_new_language(qtbot: QtBot) -> None:
    chooser = Chooser()
    qtbot.addWidget(chooser)
    chooser.addItem("sad")
    chooser.show()
    narrow = chooser.sizeHint().width()
    chooser.setItemText(0, "traurig, aber gefasst")
    assert chooser.sizeHint().width() > narrow + 40
