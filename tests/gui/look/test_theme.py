"""Dark and light, chosen or as the system does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aemo_studio.gui.look import theme
from aemo_studio.gui.look.style_sheet import style_sheet
from aemo_studio.gui.look.theme import ThemeChoice
from aemo_studio.gui.look.theme_keeper import ThemeKeeper


@pytest.fixture
def keeper(qapp: QApplication) -> Iterator[ThemeKeeper]:
    made = ThemeKeeper(qapp)
    yield made
    made.choose(ThemeChoice.DARK)
    made.deleteLater()


def test_what_is_chosen_is_shown(keeper: ThemeKeeper, qtbot: QtBot) -> None:
    for choice, shown in ((ThemeChoice.LIGHT, theme.LIGHT), (ThemeChoice.DARK, theme.DARK)):
        with qtbot.waitSignal(keeper.changed) as heard:
            keeper.choose(choice)
        assert heard.args == [shown]
        assert theme.current() is shown
        window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
        assert window == QColor(shown.panel)


def test_the_system_decides_where_it_says_so(keeper: ThemeKeeper) -> None:
    keeper.choose(ThemeChoice.SYSTEM)
    assert theme.current() in (theme.DARK, theme.LIGHT)


@pytest.mark.parametrize("shown", [theme.DARK, theme.LIGHT], ids=["dark", "light"])
def test_the_style_sheet_leaves_no_gap_open(shown: theme.Theme, qapp: QApplication) -> None:
    sheet = style_sheet(shown)
    assert "$" not in sheet
    assert shown.accent in sheet


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert theme.mixed("#ff0000", "#0000ff", 1.0) == QColor("#ff0000")
    assert theme.mixed("#ff0000", "#0000ff", 0.0) == QColor("#0000ff")
    assert theme.mixed("#ffffff", "#000000", 0.5) == QColor("#808080")


def test_contrast_is_that_of_wcag() -> None:
    assert theme.contrast(QColor("#ffffff"), QColor("#000000")) == pytest.approx(21.0)
    assert theme.contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)
    assert theme.ink_on(QColor("#ffee00")).lightness() < 40
    assert theme.ink_on(QColor("#002060")).lightness() > 200
