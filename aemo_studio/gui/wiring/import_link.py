"""Connects the import of music with the window: its status, and the libraries of the film."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from aemo_studio.gui.dialogs.import_status import ImportStatus
from aemo_studio.gui.document.documents import Documents
from aemo_studio.gui.document.session import Session
from aemo_studio.gui.language.messages import Messages
from aemo_studio.gui.processes.music_batch import MusicBatch
from aemo_studio.gui.remembered.library import own_music
from aemo_studio.gui.remembered.preferences import PreferenceStore
from aemo_studio.music.catalogue.store import SHIPPED


class ImportLink(QObject):
    """Owns the batch of the window, and recommends from what it brings. used: the path of a
    catalogue that is recommended from now on."""

    used = Signal(str)

    def __init__(
        self,
        session: Session,
        preferences: PreferenceStore,
        messages: Messages,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._preferences = session, preferences
        self._analysed: list[str] = []
        self._documents: Documents | None = None
        self.batch = MusicBatch(own_music(), self)
        self.batch.usable.connect(self.use)
        self.batch.failed.connect(messages.warn)

    def follow(
        self, status: ImportStatus, documents: Documents, show: Callable[[], object]
    ) -> None:
        """Shows the batch in the status, and its dialog where that is wanted."""
        self._documents = documents
        status.follow(self.batch)
        status.show_wanted.connect(show)
        documents.preview_changed.connect(lambda _preview: self._use_after_analysis())

    def use(self, name: str) -> None:
        """Recommends from a catalogue, too, from now on, also for the film that is open."""
        session, store = self._session, self._preferences
        wanted = _with(session.project.catalogues, name) if session.project else ()
        if name not in store.now.catalogues:
            store.set(replace(store.now, catalogues=_with(store.now.catalogues, name)))
        if self._documents is not None and self._documents.preview is not None:
            self._analysed.append(name)
        elif (
            session.project is not None
            and not session.read_only
            and name not in session.project.catalogues
        ):
            session.set_catalogues(wanted)
        session.reload_catalogues()
        self.used.emit(name)

    def _use_after_analysis(self) -> None:
        """Gives the film whose analysis began before the import what was imported meanwhile."""
        if self._documents is None or self._documents.preview is not None:
            return
        names, self._analysed = self._analysed, []
        for name in names:
            self.use(name)


def _with(names: Sequence[str], name: str) -> tuple[str, ...]:
    """Adds a catalogue to those that are used; none named means all that are shipped."""
    used = tuple(names) or tuple(SHIPPED)
    return used if name in used else (*used, name)
