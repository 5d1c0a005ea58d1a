"""Takes in folders of the editor's own sound effects, and offers what comes of them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from aemo_studio.gui.dialogs import file_dialogs as files
from aemo_studio.gui.language.messages import Messages
from aemo_studio.gui.processes.effect_import import EffectImport
from aemo_studio.gui.processes.events import Imported
from aemo_studio.gui.remembered.effect_folders import load_effect_folders
from aemo_studio.gui.scene_panel.effects_pane import EffectsPane


class EffectFolders(QObject):
    """Owns the import of the window; its list loads the effects anew when one has ended."""

    def __init__(self, pane: EffectsPane, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._pane, self._messages = pane, messages
        self.imports = EffectImport(self)
        bar = pane.folders
        bar.wanted.connect(self.ask)
        bar.cancel_wanted.connect(self.imports.cancel)
        bar.removal_wanted.connect(self._remove)
        bar.show_folders(load_effect_folders())
        pane.folder_dropped.connect(self.add)
        self.imports.progress.connect(bar.show_progress)
        self.imports.cancelled.connect(bar.show_idle)
        self.imports.failed.connect(self._warn)
        self.imports.imported.connect(self._take)

    def ask(self) -> None:
        """Asks for a folder and takes it in."""
        folder = files.ask_folder(self._pane.window(), self.tr("A folder of sound effects"))
        if folder is not None:
            self.add(folder)

    def add(self, folder: Path) -> None:
        """Takes in a folder."""
        self._pane.folders.show_begun()
        self.imports.add(folder)

    def _remove(self, folder: Path) -> None:
        self._pane.folders.show_begun()
        self.imports.remove(folder)

    def end(self) -> None:
        """Ends what runs; what was heard stays known."""
        self.imports.stop()

    def _take(self, imported: Imported) -> None:
        self._pane.folders.show_folders(load_effect_folders())
        self._pane.library.renew()
        count, left_out = imported.tracks, imported.left_out
        if not left_out:
            self._messages.report(self.tr("{0} sound effects of your own").format(count))
            return
        words = self.tr("{0} sound effects of your own; left out: {1} ({2})")
        first = imported.problems[0] if imported.problems else ""
        self._messages.warn(words.format(count, left_out, first))

    def _warn(self, sentence: str) -> None:
        self._pane.folders.show_idle()
        self._messages.warn(sentence)
