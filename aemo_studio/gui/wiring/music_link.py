"""Connects the music pane with what the program keeps about tracks: favourites, linked files, the
folder into which downloads come."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aemo_studio.base.errors import OutputError
from aemo_studio.domain.music import Track
from aemo_studio.gui.dialogs.file_dialogs import ask_folder, ask_sound
from aemo_studio.gui.document.changes import Change
from aemo_studio.gui.document.session import Session
from aemo_studio.gui.language.failures import sentence_of
from aemo_studio.gui.language.messages import Messages
from aemo_studio.gui.processes.downloads import Downloads, Found
from aemo_studio.gui.remembered.music_memory import MusicMemory
from aemo_studio.gui.scene_panel import MusicPane
from aemo_studio.gui.wiring.view_links import open_link
from aemo_studio.music.file_links import LinkedFile


class MusicLink(QObject):
    """Links files to tracks and tells the Session and the pane."""

    def __init__(
        self, pane: MusicPane, session: Session, messages: Messages, window: QWidget
    ) -> None:
        super().__init__(window)
        self._pane, self._session = pane, session
        self._messages, self._window = messages, window
        self.memory = MusicMemory(self)
        self.downloads = Downloads(self)
        pane.remember(self.memory)
        pane.list.link_opened.connect(self._open_page)
        pane.list.file_wanted.connect(self._ask_file)
        pane.list.file_given.connect(self.link)
        pane.list.credit_copied.connect(self._tell_copied)
        pane.menu.folder_wanted.connect(self._ask_folder)
        pane.menu.folder_left.connect(lambda: self.memory.watch(None))
        self.memory.links_changed.connect(lambda: session.use_links(self.memory.links))
        self.memory.watched_changed.connect(self._watch)
        self.memory.failed.connect(self._on_failed)
        self.downloads.found.connect(self._take)
        session.changed.connect(self._on_change)
        session.use_links(self.memory.links)
        self._watch()

    def link(self, track: Track, file: Path) -> None:
        """Links a sound file to a track, for all films."""
        from aemo_studio.music.own_music.matching import length_of

        length_s = length_of(file)
        if length_s is None:
            self._messages.warn(
                self.tr("{0} holds no sound that can be read; choose another file.").format(file)
            )
            return
        key = track.key
        link = LinkedFile(key.catalogue, key.track_id, str(file.absolute()), length_s)
        self.memory.link({key: link})
        self._messages.report(self.tr("“{0}” can be heard now.").format(track.title))

    def _open_page(self, track: Track) -> None:
        if track.page is not None:
            self.downloads.want(track.key)
            open_link(track.page)

    def _ask_file(self, track: Track) -> None:
        file = ask_sound(self._window, track.title)
        if file is not None:
            self.link(track, file)

    def _tell_copied(self) -> None:
        self._messages.report(self.tr("The credit line is on the clipboard."))

    def _ask_folder(self) -> None:
        folder = ask_folder(self._window, self.tr("Which folder do downloads come into?"))
        if folder is not None:
            self.memory.watch(folder)

    def _watch(self) -> None:
        self.downloads.watch(self.memory.watched)

    def _take(self, found: Found) -> None:
        """Links what was recognised in the folder, but where another file is linked already."""
        new = {key: link for key, link in found.items() if key not in self.memory.links}
        if not new:
            return
        self.memory.link(new)
        names = [Path(link.file).name for link in new.values()]
        text = self.tr("%Ln downloaded track(s) can be heard now: {0}", "", len(new))
        self._messages.report(text.format(", ".join(names[:3]) + ("…" if names[3:] else "")))

    def _on_change(self, change: Change) -> None:
        if change & (Change.PROJECT | Change.CATALOGUES):
            self.downloads.know(self._session.tracks)

    def _on_failed(self, error: OutputError) -> None:
        self._messages.warn(sentence_of(error))
