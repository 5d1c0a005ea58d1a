"""Shows how far the export of a folder has come, with a button that cancels it."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from aemo_studio.base.errors import StudioError
from aemo_studio.domain.project import Project
from aemo_studio.gui.dialogs import questions
from aemo_studio.gui.language.failures import sentence_of
from aemo_studio.gui.processes.folder_export import FolderExport, FolderRequest

_STEPS = 1000


class FolderProgressDialog(QProgressDialog):
    """Exports a folder while it is shown, and asks before files are replaced.

    exported: sentences for the user. failed: one sentence.
    """

    exported = Signal(list)
    failed = Signal(str)

    def __init__(self, project: Project, request: FolderRequest, parent: QWidget) -> None:
        super().__init__(parent)
        self._project, self._request = project, request
        self.work = FolderExport(self)
        self.setWindowTitle(self.tr("Export"))
        self.setLabelText(self.tr("Writing {0}…").format(request.target.name))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setRange(0, _STEPS)
        self.setMinimumDuration(0)
        self.setAutoReset(False)
        self.setAutoClose(False)
        self._connect()

    def start(self) -> None:
        """Starts the export."""
        try:
            self.work.start(self._project, self._request)
        except StudioError as error:
            self._fail(sentence_of(error))

    def done(self, result: int) -> None:
        self.work.stop()
        super().done(result)

    def _connect(self) -> None:
        self.canceled.connect(self.work.cancel)
        self.work.progress.connect(lambda share: self.setValue(round(share * _STEPS)))
        self.work.exported.connect(self._on_exported)
        self.work.occupied.connect(self._on_occupied)
        self.work.failed.connect(self._fail)
        self.work.cancelled.connect(self.reject)

    def _on_exported(self, remarks: list[str]) -> None:
        self.accept()
        self.exported.emit(remarks)

    def _on_occupied(self, sentence: str) -> None:
        if not questions.ask_replace_in_folder(self, sentence):
            self.reject()
            return
        self._request = dataclasses.replace(self._request, replace=True)
        self.start()

    def _fail(self, sentence: str) -> None:
        self.reject()
        self.failed.emit(sentence)
