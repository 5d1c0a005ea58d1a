"""Keeps what the user decided about tracks, whatever the film: favourites and linked files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from aemo_studio.base.errors import OutputError
from aemo_studio.domain.music import TrackKey
from aemo_studio.gui.remembered.favourites import load_favourites, save_favourites
from aemo_studio.gui.remembered.settings import settings
from aemo_studio.music.file_links import LinkedFile, Links, load_links, save_links

_WATCHED = "music/watched folder"


class MusicMemory(QObject):
    """Holds favourites, links and the watched folder. failed: one sentence why something could not
    be kept; it holds until the program ends."""

    favourites_changed = Signal()
    links_changed = Signal()
    watched_changed = Signal()
    failed = Signal(object)
    """An OutputError."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.favourites = load_favourites()
        self.links: Links = load_links()

    def set_favourite(self, key: TrackKey, favourite: bool) -> None:
        self.favourites = self.favourites | {key} if favourite else self.favourites - {key}
        self.favourites_changed.emit()
        try:
            save_favourites(self.favourites)
        except OutputError as error:
            self.failed.emit(error)

    def link(self, found: Mapping[TrackKey, LinkedFile]) -> None:
        """Links files to tracks, in place of former ones."""
        self.links = {**self.links, **found}
        self.links_changed.emit()
        try:
            save_links(self.links)
        except OutputError as error:
            self.failed.emit(error)

    @property
    def watched(self) -> Path | None:
        """Returns the folder into which downloads come; None where none is watched."""
        text = str(settings().value(_WATCHED, "") or "")
        return Path(text) if text else None

    def watch(self, folder: Path | None) -> None:
        """Watches another folder, or none."""
        settings().setValue(_WATCHED, "" if folder is None else str(folder))
        self.watched_changed.emit()
