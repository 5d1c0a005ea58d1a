"""Imports the user's own music: dropped, listened to beside the window, shown in a table."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from aemo_studio.gui.dialogs import file_dialogs as files
from aemo_studio.gui.dialogs.import_list import ListPage
from aemo_studio.gui.dialogs.import_progress import ProgressPage
from aemo_studio.gui.look import theme
from aemo_studio.gui.processes.music_batch import BatchState, MusicBatch
from aemo_studio.gui.widgets.disclosure import Disclosure
from aemo_studio.gui.widgets.drop_zone import DropZone
from aemo_studio.gui.widgets.dropped import paths_in, sorted_out

_SIZE = (820, 540)


class ImportDialog(QDialog):
    """Takes music, and shows the batch that it becomes. The batch goes on when this is closed.

    usable carries the path of a catalogue that came of a list.
    """

    usable = Signal(str)

    def __init__(self, batch: MusicBatch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import music"))
        self.setAcceptDrops(True)
        self._batch = batch
        self._lists: list[Path] = []
        self.zone = DropZone(
            self.tr("Drop music here"),
            self.tr(
                "Files and folders, as many as you like; lists (CSV, XLSX), too. Music is listened "
                "to on this computer: tempo, key, mood. What is known already is not listened to "
                "again."
            ),
        )
        self.zone.files.setText(self.tr("Choose files…"))
        self.zone.folder.setText(self.tr("Choose a folder…"))
        self.list_page, self.progress_page = ListPage(), ProgressPage(batch)
        self.pages = QStackedWidget()
        self.message = QLabel()
        self.save_csv = QPushButton(self.tr("Export as CSV…"))
        self.show_kept = QPushButton(self.tr("Show the folder"))
        self.close_button = QPushButton(self.tr("Close"))
        self._lay_out()
        self._connect()
        self._show_page(self.zone if batch.state is BatchState.NONE else self.progress_page)
        self.resize(*_SIZE)

    def take(self, paths: Sequence[Path]) -> None:
        """Imports folders, music files, and lists, one after the other."""
        sorts = sorted_out(paths)
        self._say(self._not_taken(sorts.others))
        if sorts.music:
            self._batch.add(sorts.music)
            self._show_page(self.progress_page)
        self._lists += sorts.lists
        if sorts.lists and not sorts.music:
            self._next_list()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if paths_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        event.acceptProposedAction()
        self.take(paths_in(event.mimeData()))

    def done(self, result: int) -> None:
        self.list_page.finish()
        super().done(result)

    def _not_taken(self, others: Sequence[Path]) -> str:
        if not others:
            return ""
        names = ", ".join(path.name for path in others[:3]) + (" …" if len(others) > 3 else "")
        return self.tr("Neither music nor a list: {0}").format(names)

    def _next_list(self) -> None:
        """Shows the next list that waits; else what was there before."""
        if self._lists:
            self.list_page.choose(self._lists.pop(0))
            self._show_page(self.list_page)
        else:
            idle = self._batch.state is BatchState.NONE
            self._show_page(self.zone if idle else self.progress_page)

    def _on_batch(self) -> None:
        if self._batch.state is BatchState.DONE and self._lists:
            self._next_list()
        self._show_advanced()

    def _show_page(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        self._show_advanced()

    def _show_advanced(self) -> None:
        there = self._batch.catalogue.is_file()
        for button in (self.save_csv, self.show_kept):
            button.setEnabled(there)

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def _ask_files(self) -> None:
        paths = files.ask_music(self)
        if paths:
            self.take(paths)

    def _ask_folder(self) -> None:
        folder = files.ask_folder(self, self.tr("A folder of music"))
        if folder is not None:
            self.take([folder])

    def _save_csv(self) -> None:
        """Writes a copy of the collection to a place of the user's."""
        place = files.ask_catalogue_place(self, files.last_folder() / self._batch.catalogue.name)
        if place is None:
            return
        try:
            shutil.copyfile(self._batch.catalogue, place)
        except OSError as error:
            self._say(f"{place}: {error.strerror or error}")
        else:
            self._say(self.tr("Saved {0}").format(place))

    def _show_kept(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._batch.catalogue.parent)))

    def _connect(self) -> None:
        self.zone.dropped.connect(self.take)
        self.zone.files.clicked.connect(self._ask_files)
        self.zone.folder.clicked.connect(self._ask_folder)
        self.progress_page.more.clicked.connect(lambda: self._show_page(self.zone))
        self.progress_page.table.refused.connect(self._say)
        self.list_page.left.connect(self._next_list)
        self.list_page.usable.connect(self.usable)
        self._batch.changed.connect(self._on_batch)
        self.save_csv.clicked.connect(self._save_csv)
        self.show_kept.clicked.connect(self._show_kept)
        self.close_button.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        for page in (self.zone, self.list_page, self.progress_page):
            self.pages.addWidget(page)
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.hide()
        self.close_button.setAutoDefault(False)
        ends = QHBoxLayout()
        ends.addWidget(self._advanced(), 1)
        ends.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE_LARGE,) * 4)
        column.setSpacing(theme.SPACE)
        column.addWidget(self.pages, 1)
        column.addWidget(self.message)
        column.addLayout(ends)

    def _advanced(self) -> Disclosure:
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        kept = QLabel(self.tr("The catalogue is kept with the program's data."))
        kept.setToolTip(str(self._batch.catalogue))
        for widget in (kept, self.save_csv, self.show_kept):
            row.addWidget(widget)
        row.addStretch()
        return Disclosure(self.tr("Advanced"), inside)
