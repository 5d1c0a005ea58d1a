"""Offers what concerns all music of the film: the best everywhere, filters, downloads."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from aemo_studio.domain.project import Project
from aemo_studio.gui.language import words


class MusicMenu(QObject):
    """Fills the menu above the list whenever it opens."""

    everywhere_wanted = Signal()
    """The best track is to be picked for every scene without one."""
    filters_wanted = Signal()
    """The filters of the film are to be shown."""
    folder_wanted = Signal()
    """A folder for downloads is to be chosen and watched."""
    folder_left = Signal()
    """The folder is to be watched no more."""

    def fill(self, menu: QMenu, project: Project | None, folder: Path | None) -> None:
        """Fills the menu. folder: the one that is watched."""
        menu.clear()
        menu.addAction(self.tr("Pick the best everywhere"), self.everywhere_wanted.emit)
        menu.addAction(self.tr("Filters for the whole film…"), self.filters_wanted.emit)
        menu.addAction(self._catalogue_words(project)).setEnabled(False)
        menu.addSeparator()
        menu.addAction(self.tr("Watch a folder for downloads…"), self.folder_wanted.emit)
        if folder is not None:
            stop = self.tr("Stop watching “{0}”").format(folder.name.replace("&", "&&"))
            menu.addAction(stop, self.folder_left.emit)

    def _catalogue_words(self, project: Project | None) -> str:
        """Names the catalogues of the film, which may be others than those of the preferences."""
        stems = [Path(name).stem for name in project.catalogues] if project else []
        known = words.joined(stems) if stems else self.tr("all that are shipped")
        return self.tr("This film's catalogues: {0}").format(known.replace("&", "&&"))
