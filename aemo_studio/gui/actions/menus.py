"""Builds the menu bar from the table of actions."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow, QMenu

from aemo_studio.gui.actions.actions import Actions
from aemo_studio.gui.actions.table import GROUP_TITLES, SPECS, Group, translated
from aemo_studio.gui.remembered.recent import RecentFiles

_BREAKS_BEFORE = {
    "save", "export", "import music", "relink", "close", "preferences", "mark in",
    "add marker", "mute speech",
    "emotion neutral", "pick best", "frame back", "previous scene", "loop", "faces",
    "reset layout", "problem",
}  # fmt: skip
"""Actions that begin a new part of their menu."""


class Menus(QObject):
    """Owns the menus. recent_chosen: a file of the list of recent ones was chosen."""

    recent_chosen = Signal(Path)

    def __init__(self, window: QMainWindow, actions: Actions, recent: RecentFiles) -> None:
        super().__init__(window)
        self._recent = recent
        self._menus = {group: window.menuBar().addMenu("") for group in Group}
        self._recent_menu = QMenu(window)
        for spec in SPECS:
            menu = self._menus[spec.group]
            if spec.name in _BREAKS_BEFORE:
                menu.addSeparator()
            menu.addAction(actions[spec.name])
            if spec.name == "open":
                menu.addMenu(self._recent_menu)
        self._recent_menu.aboutToShow.connect(self._fill_recent)
        recent.changed.connect(self._enable_recent)
        self._enable_recent()
        self.retranslate()

    def retranslate(self) -> None:
        for group, menu in self._menus.items():
            menu.setTitle(translated(GROUP_TITLES[group]))
        self._recent_menu.setTitle(self.tr("Open &recent"))

    def _enable_recent(self) -> None:
        self._recent_menu.setEnabled(bool(self._recent.paths()))

    def _fill_recent(self) -> None:
        menu = self._recent_menu
        menu.clear()
        for number, path in enumerate(self._recent.paths(), 1):
            mnemonic = f"&{number}  " if number < 10 else ""
            action = menu.addAction(mnemonic + path.name.replace("&", "&&"))
            action.setToolTip(str(path))
            action.setStatusTip(str(path))
            action.triggered.connect(lambda _checked=False, p=path: self.recent_chosen.emit(p))
        menu.addSeparator()
        menu.addAction(self.tr("&Clear this list")).triggered.connect(
            lambda _checked=False: self._recent.clear()
        )
        menu.setToolTipsVisible(True)
