"""Offers to take in a folder of the editor's own sound effects, and says how far that is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton

from aemo_studio.gui.look import theme
from aemo_studio.gui.processes.events import Progress
from aemo_studio.gui.scene_panel.base import PanelWidget, Text


class EffectFolderBar(PanelWidget):
    """Holds a button, and while effects are heard a line and a button to cancel in its place."""

    wanted = Signal()
    cancel_wanted = Signal()
    removal_wanted = Signal(object)
    """A folder that is to be taken out again."""

    def __init__(self) -> None:
        super().__init__()
        self.add, self.known, self.cancel = QPushButton(), QPushButton(), QPushButton()
        self._menu = QMenu(self)
        self.known.setMenu(self._menu)
        self._folders: tuple[Path, ...] = ()
        self.line = Text(soft=True, pixels=theme.TEXT_SMALL)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.SPACE_SMALL, 0, 0)
        row.setSpacing(theme.SPACE_SMALL)
        for button in (self.add, self.known, self.cancel):
            button.setFont(theme.font(theme.TEXT_SMALL))
        row.addWidget(self.add)
        row.addWidget(self.known)
        row.addWidget(self.line, 1)
        row.addWidget(self.cancel)
        row.addStretch(0)
        self.add.clicked.connect(self.wanted)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.retranslate()
        self.show_idle()

    def show_folders(self, folders: Sequence[Path]) -> None:
        """Lists the folders that were added, each to be taken out again."""
        self._folders = tuple(folders)
        self._menu.clear()
        for folder in self._folders:
            words = self.tr("Take out {0}").format(folder)
            action = self._menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(partial(self.removal_wanted.emit, folder))
        self.show_idle()

    def show_progress(self, progress: Progress) -> None:
        """Says which file is heard."""
        words = self.tr("Listening to effects: {0} of {1}")
        self._show(words.format(progress.number, progress.count))

    def show_begun(self) -> None:
        """Says that a folder is looked through."""
        self._show(self.tr("Looking through the folder…"))

    def show_idle(self) -> None:
        """Offers to add a folder again."""
        self.add.show()
        self.known.setVisible(bool(self._folders))
        self.line.hide()
        self.cancel.hide()

    def _show(self, words: str) -> None:
        self.add.hide()
        self.known.hide()
        self.line.setText(words)
        self.line.show()
        self.cancel.show()

    def retranslate(self) -> None:
        self.add.setText(self.tr("Add effects folder…"))
        self.known.setText(self.tr("Your folders"))
        self.cancel.setText(self.tr("Cancel"))
