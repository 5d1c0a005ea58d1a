"""Makes the files that are dragged out of the list of scenes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QListView

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.errors import StudioError
from aemo_studio.base.files import is_there
from aemo_studio.gui.document.session import Session
from aemo_studio.gui.language.failures import sentence_of
from aemo_studio.gui.language.messages import Messages
from aemo_studio.gui.scene_list.delegate import is_on_music
from aemo_studio.gui.scene_list.entries import SceneEntry
from aemo_studio.gui.scene_list.model import ENTRY
from aemo_studio.gui.widgets.drag_out import DragOut
from aemo_studio.output.export.formats import find_format
from aemo_studio.output.export.options import ExportOptions
from aemo_studio.output.export.text import one_line

FORMAT = "fcp7-xml"
"""Premiere and Resolve take it; it links to the film instead of copying a part of it."""

_NOT_IN_NAMES = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))


class SceneDrag(QObject):
    """A row's music is dragged as its file, the rest of the row as the scene. What was written
    stays until the program ends: who took it may read it later."""

    def __init__(self, view: QListView, session: Session, messages: Messages) -> None:
        super().__init__(view)
        self._view = view
        self._session = session
        self._messages = messages
        DragOut(view.viewport(), self.paths_at)

    def paths_at(self, place: QPoint) -> Sequence[Path]:
        """Finds what is dragged from a point of the list."""
        index = self._view.indexAt(place)
        entry = index.data(ENTRY)
        if not isinstance(entry, SceneEntry):
            return ()
        file = entry.track.path if entry.track else None
        on_music = is_on_music(self._view.visualRect(index), place)
        if on_music and file is not None and is_there(file):
            return (file,)
        return self._scene(entry.index)

    @cached_property
    def _folder(self) -> TemporaryDirectory[str]:
        """Made for the first scene that is dragged, and gone with the program."""
        return TemporaryDirectory(prefix="aemo-studio-", ignore_cleanup_errors=True)

    def _scene(self, index: int) -> Sequence[Path]:
        project = self._session.project
        if project is None:
            return ()
        title = one_line(project.analysis.video.title).translate(_NOT_IN_NAMES)
        format_ = find_format(FORMAT)
        try:
            path = Path(self._folder.name) / f"{title} - scene {index + 1}{format_.suffix}"
            write_atomic(path, format_.render(project, ExportOptions(scene=index)))
        except (StudioError, OSError, ValueError) as error:
            words = sentence_of(error) if isinstance(error, StudioError) else str(error)
            self._messages.fail(words)
            return ()
        return (path,)
