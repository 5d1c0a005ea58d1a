"""Offers the filters that are one press away, as chips in a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from aemo_studio.gui.language import words
from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.base import PanelWidget
from aemo_studio.gui.scene_panel.track_query import TrackQuery
from aemo_studio.gui.widgets.flow_layout import FlowLayout

CHIP_SHEET = """
QToolButton { border: 1px solid palette(mid); border-radius: 9px; padding: 1px 5px;
  background: transparent; }
QToolButton:hover { background: palette(button); }
QToolButton:checked { background: palette(highlight); color: palette(highlighted-text);
  border-color: palette(highlight); }
QToolButton:focus { border: 2px solid palette(highlight); padding: 0 4px; }
QToolButton:checked:focus { border-color: palette(window-text); }
QToolButton::menu-indicator { image: none; width: 0; }
"""
_FLAGS = ("free_only", "with_file", "long_enough", "instrumental", "favourites")


class Chip(QToolButton):
    """Shows one filter, on or off."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFont(theme.font(theme.TEXT_SMALL))
        self.setStyleSheet(CHIP_SHEET)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 13, metrics.height() + 5)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()


class Chips(PanelWidget):
    """Shows the filters of a TrackQuery and reports changes."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._serving: tuple[str, ...] = ()
        self._genres: tuple[str, ...] = ()
        self._genre = ""
        self.flags = {name: Chip() for name in _FLAGS}
        self.genre = Chip()
        self.genre.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.genre.setMenu(QMenu(self.genre))
        self.genre.setCheckable(False)
        self.row = FlowLayout(2)
        self.setLayout(self.row)
        for name in _FLAGS[:4]:
            self.row.addWidget(self.flags[name])
        for chip in self.flags.values():
            chip.toggled.connect(lambda _on: self.changed.emit())
        self.retranslate()

    def applied(self, query: TrackQuery) -> TrackQuery:
        """Puts the chips into a query."""
        return replace(
            query,
            free_only=self.flags["free_only"].isChecked(),
            with_file=self.flags["with_file"].isChecked(),
            long_enough=self.flags["long_enough"].isChecked(),
            instrumental=self.flags["instrumental"].isChecked(),
            favourites=self.flags["favourites"].isChecked(),
            genre=self._genre,
        )

    def clear(self) -> None:
        """Switches all filters off."""
        for chip in self.flags.values():
            with QSignalBlocker(chip):
                chip.setChecked(False)
        self._choose("")

    def offer_genres(self, genres: Sequence[str], serving: Sequence[str], heading: str) -> None:
        """Offers genres, those that serve the scene first. heading: says what they serve."""
        self._genres, self._serving = tuple(genres), tuple(serving)
        menu = self.genre.menu()
        menu.clear()
        self._add(menu, self.tr("all genres"), "")
        if serving and heading:
            menu.addSection(heading)
        for name in serving:
            self._add(menu, words.headed(words.genre_word(name)), name)
        menu.addSeparator()
        for name in (name for name in genres if name not in serving):
            self._add(menu, words.headed(words.genre_word(name)), name)
        self._show_genre()

    def _add(self, menu: QMenu, text: str, name: str) -> None:
        action = QAction(text, menu, checkable=True)
        action.setData(name)
        action.setChecked(name == self._genre)
        action.triggered.connect(partial(self._choose, name))
        menu.addAction(action)

    def _choose(self, name: str, _checked: bool = False) -> None:
        self._genre = name
        for action in self.genre.menu().actions():
            action.setChecked(action.data() == name)
        self._show_genre()
        self.changed.emit()

    def _show_genre(self) -> None:
        word = words.headed(words.genre_word(self._genre)) if self._genre else self.tr("genre")
        with QSignalBlocker(self.genre):
            self.genre.setCheckable(bool(self._genre))
            self.genre.setChecked(bool(self._genre))
        self.genre.setText(f"{word} ▾")
        self.genre.setAccessibleName(self.tr("Genre: {0}").format(word))
        self.genre.setToolTip(self.tr("Only music of one genre"))

    def retranslate(self) -> None:
        texts = {
            "free_only": self.tr("free only"),
            "with_file": self.tr("has a file"),
            "long_enough": self.tr("long enough"),
            "instrumental": self.tr("instrumental"),
            "favourites": "★",
        }
        tips = {
            "free_only": self.tr("Only music that may be published, with credit"),
            "with_file": self.tr("Only music that can be heard here"),
            "long_enough": self.tr("Only music that lasts through the scene"),
            "instrumental": self.tr("Only music that is known to have no singing"),
            "favourites": self.tr("Only favourites"),
        }
        for name, chip in self.flags.items():
            chip.setText(texts[name])
            chip.setToolTip(tips[name])
            chip.setAccessibleName(tips[name])
        self._show_genre()
