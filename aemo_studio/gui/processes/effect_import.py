"""Takes in folders of the editor's own sound effects, in a child that hears them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from aemo_studio.base.errors import OutputError
from aemo_studio.base.folder_write import make_folder
from aemo_studio.gui.language.failures import sentence_of
from aemo_studio.gui.processes.child_work import ChildWork
from aemo_studio.gui.processes.events import End, Event, Imported, Progress
from aemo_studio.gui.remembered.effect_folders import load_effect_folders, save_effect_folders
from aemo_studio.gui.remembered.library import own_effects


class EffectImport(ChildWork):
    """Runs one import at a time; a folder that is added meanwhile joins the others.

    progress carries a Progress, imported an Imported; failed one sentence. cancelled: what was
    heard stays known, and the next import goes on there.
    """

    progress = Signal(object)
    imported = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folders: tuple[Path, ...] = ()

    def add(self, folder: Path) -> None:
        """Hears a folder, and those that were added before for what is new in them."""
        known = (*load_effect_folders(), *(self._folders if self.running else ()))
        self._start((*known, folder.absolute()))

    def remove(self, folder: Path) -> None:
        """Takes a folder out again; its files stay where they are."""
        left = tuple(known for known in load_effect_folders() if known != folder)
        if left:
            self._start(left)
            return
        try:
            save_effect_folders(())
            own_effects().unlink(missing_ok=True)
        except (OSError, OutputError) as error:
            self.failed.emit(sentence_of(error))
        self.imported.emit(Imported(str(own_effects()), tracks=0, with_mood=0, left_out=0))

    def _start(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(dict.fromkeys(folders))
        target = own_effects()
        words = ["catalog", "import", "--effects", "--events", f"--output={target}", "--"]
        try:
            make_folder(target.parent)
        except OutputError as error:
            self.failed.emit(sentence_of(error))
            return
        self._child.start(lambda _folder: [*words, *map(str, self._folders)])

    def _on_event(self, event: Event) -> None:
        if isinstance(event, Progress):
            self.progress.emit(event)

    def _on_failed(self, _code: str, sentence: str) -> None:
        self.failed.emit(sentence)

    def _on_done(self, end: End) -> None:
        self._child.tidy()
        if isinstance(end, Imported):
            try:
                save_effect_folders(self._folders)
            except OutputError as error:
                self.failed.emit(sentence_of(error))
            self.imported.emit(end)
