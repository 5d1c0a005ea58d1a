"""Chooses the order of the list."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from aemo_studio.gui.scene_panel.track_query import Sorting
from aemo_studio.gui.widgets.icon_button import IconButton

MENU_SHEET = "QToolButton::menu-indicator { image: none; width: 0; }"


class SortButton(IconButton):
    """Offers the orders in a menu; it is marked where the order is not that of the score."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__("sort", checkable=True)
        self.setStyleSheet(MENU_SHEET)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))
        self._sorting = Sorting.SCORE
        group = QActionGroup(self)
        self.orders = {sorting: QAction(self, checkable=True) for sorting in Sorting}
        for sorting, action in self.orders.items():
            group.addAction(action)
            action.triggered.connect(partial(self.choose, sorting))
            self.menu().addAction(action)
        self.orders[self._sorting].setChecked(True)

    @property
    def sorting(self) -> Sorting:
        return self._sorting

    def choose(self, sorting: Sorting, _checked: bool = False) -> None:
        """Chooses an order."""
        self._sorting = sorting
        self.orders[sorting].setChecked(True)
        self.retranslate()
        self.changed.emit()

    def retranslate(self) -> None:
        names = {
            Sorting.SCORE: self.tr("by score"),
            Sorting.LENGTH: self.tr("by length"),
            Sorting.TEMPO: self.tr("by tempo"),
            Sorting.TITLE: self.tr("by title"),
        }
        for sorting, action in self.orders.items():
            action.setText(names[sorting])
        self.name(self.tr("Order of the list: {0}").format(names[self._sorting]))
        self.setChecked(self._sorting is not Sorting.SCORE)
