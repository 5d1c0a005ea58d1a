"""Offers to take in folders of the editor's own sound effects, and says how far that is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton

from aemo_studio.gui.look import theme
from aemo_studio.gui.processes.events import Progress
from aemo_studio.gui.scene_panel.base import PanelWidget


class EffectFolderBar(PanelWidget):
    """Holds a button with a menu, and while effects are heard one to cancel in its place."""

    wanted = Signal()
    cancel_wanted = Signal()
    removal_wanted = Signal(object)
    """A folder that is to be taken out again."""

    def __init__(self) -> None:
        super().__init__()
        self.known, self.cancel = QPushButton(), QPushButton()
        self._menu = QMenu(self)
        self.known.setMenu(self._menu)
        self._folders: tuple[Path, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.known, self.cancel):
            button.setFont(theme.font(theme.TEXT_SMALL))
            row.addWidget(button)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.retranslate()
        self.show_idle()

    def show_folders(self, folders: Sequence[Path]) -> None:
        """Lists the folders that were added, each to be taken out again."""
        self._folders = tuple(folders)
        self.retranslate()
        self.show_idle()

    def show_progress(self, progress: Progress) -> None:
        """Says which file is heard."""
        words = self.tr("Effect {0} of {1}: cancel")
        self._show(words.format(progress.number, progress.count))

    def show_begun(self) -> None:
        """Says that a folder is looked through."""
        self._show(self.tr("Cancel"))

    def show_idle(self) -> None:
        """Offers to add a folder again."""
        self.known.show()
        self.cancel.hide()

    def _show(self, words: str) -> None:
        self.known.hide()
        self.cancel.setText(words)
        self.cancel.show()

    def retranslate(self) -> None:
        self.known.setText(self.tr("Your folders"))
        self.cancel.setText(self.tr("Cancel"))
        self._menu.clear()
        self._menu.addAction(self.tr("Add effects folder…")).triggered.connect(self.wanted)
        for folder in self._folders:
            words = self.tr("Take out {0}").format(folder)
            action = self._menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(partial(self.removal_wanted.emit, folder))
