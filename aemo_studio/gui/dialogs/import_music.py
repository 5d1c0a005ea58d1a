"""Imports the user's own music: a folder, or a table whose columns are matched, becomes a
catalogue."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QThreadPool, Signal
from PySide6.QtWidgets import QDialog, QWidget

from aemo_studio.gui.dialogs import file_dialogs as files
from aemo_studio.gui.dialogs.import_form import ImportForm
from aemo_studio.gui.language.failures import sentence_of
from aemo_studio.gui.processes.background import Background
from aemo_studio.gui.processes.events import Imported
from aemo_studio.gui.processes.music_import import ImportRequest, MusicImport
from aemo_studio.music.catalogue.foreign import guess_columns
from aemo_studio.music.catalogue.sidecar import sidecar_path
from aemo_studio.music.catalogue.spreadsheets import read_any_table
from aemo_studio.music.catalogue.tables import Table, TableChoice


class ImportDialog(QDialog):
    """Asks what to import, imports it and shows the result.

    use_wanted: the path of a catalogue that is to be recommended from.
    """

    use_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import music"))
        self._pool = QThreadPool(self)
        self._background = Background(self._pool, self)
        self._source: Path | None = None
        self._wanted: Path | None = None
        self._proposed_for: Path | None = None
        self._confirmed = False
        self._running = False
        self.form = ImportForm(self)
        self.work = MusicImport(self)
        self._connect()

    def _connect(self) -> None:
        form, work = self.form, self.work
        form.folder_button.clicked.connect(self._ask_folder)
        form.table_button.clicked.connect(self._ask_table)
        form.target_button.clicked.connect(self._ask_target)
        form.target.textEdited.connect(lambda _text: self._place_changed())
        form.shape.changed.connect(self._read_again)
        form.columns.changed.connect(self._check)
        form.start.clicked.connect(self.start)
        form.close_button.clicked.connect(self.reject)
        work.progress.connect(form.show_progress)
        work.imported.connect(self._on_imported)
        work.failed.connect(self._on_failed)
        work.cancelled.connect(self._on_cancelled)
        self._check()

    # What to import

    def choose(self, source: Path) -> None:
        """Chooses a folder, or a table, whose columns are then read."""
        self._source = None
        self._wanted, self._proposed_for = source, None
        self.form.shape.clear()
        self.form.show_source(source)
        self._confirmed = False
        if source.is_dir():
            self._take(source)
        else:
            self._read_again()

    def _read_again(self) -> None:
        """Reads the table as the answers about its shape say."""
        source, choice = self._wanted, self.form.shape.choice
        if source is None:
            return
        self._background.run(
            lambda: _read(source, choice),
            lambda read: self._show_columns(source, choice, *read),
            lambda error: self._on_unreadable(source, choice, error),
        )

    def _is_wanted(self, source: Path, choice: TableChoice) -> bool:
        """Reports whether nothing else was asked for meanwhile."""
        return source == self._wanted and choice == self.form.shape.choice

    def _show_columns(
        self, source: Path, choice: TableChoice, table: Table, guessed: dict[str, str]
    ) -> None:
        if not self._is_wanted(source, choice):
            return
        self.form.shape.show_table(table)
        self.form.columns.show_table(table, guessed)
        self._take(source)

    def _on_unreadable(self, source: Path, choice: TableChoice, error: Exception) -> None:
        if not self._is_wanted(source, choice):
            return
        self._source = None
        self.form.shape.show_rows(None)
        self.form.show_message(sentence_of(error))
        self._check()

    def _take(self, source: Path) -> None:
        is_new = self._proposed_for != source
        self._source = self._proposed_for = source
        if is_new:
            self.form.propose(_proposal(source))
        self.form.show_message("")
        self._check()

    def _ask_folder(self) -> None:
        folder = files.ask_folder(self, self.tr("A folder of music"))
        if folder is not None:
            self.choose(folder)

    def _ask_table(self) -> None:
        table = files.ask_table(self)
        if table is not None:
            self.choose(table)

    def _ask_target(self) -> None:
        place = files.ask_catalogue_place(self, Path(self.form.target.text()))
        if place is not None:
            self.form.target.setText(str(place))
            self._confirmed = True
            self._check()

    def _place_changed(self) -> None:
        self._confirmed = False
        self._check()

    def _check(self) -> None:
        """Enables the button that starts where an import could be started."""
        source = self._source
        known = source is not None and (source.is_dir() or self.form.columns.complete)
        self.form.start.setEnabled(bool(known and self.form.target.text().strip()))

    # Importing

    def start(self) -> None:
        """Starts the import; the dialog shows how it ends."""
        if self._source is None:
            return
        request = ImportRequest(
            source=self._source,
            catalogue=Path(self.form.target.text().strip()).expanduser(),
            columns={} if self._source.is_dir() else self.form.columns.columns(),
            choice=None if self._source.is_dir() else self.form.shape.choice,
            replace=self._confirmed,
        )
        if self._is_taken(request.catalogue):
            self.form.show_message(
                self.tr("There is a file {0} already; choose where to write.").format(
                    request.catalogue
                )
            )
            return
        self._running = True
        self.form.show_running(listening=self._source.is_dir())
        self.work.start(request)

    def _is_taken(self, catalogue: Path) -> bool:
        """Returns whether the place holds something that must not be replaced unasked. An earlier
        import of a folder is taken in."""
        earlier = bool(self._source and self._source.is_dir()) and sidecar_path(catalogue).exists()
        return catalogue.exists() and not (self._confirmed or earlier)

    def reject(self) -> None:
        """Cancels an import that runs; else closes the dialog."""
        if not self._running:
            super().reject()
        elif self._source is not None and self._source.is_dir():
            self.form.show_message(self.tr("Cancelling…"))
            self.work.cancel()

    def done(self, result: int) -> None:
        self.work.stop()
        self._pool.waitForDone()
        super().done(result)

    def _on_imported(self, imported: Imported) -> None:
        self._end()
        self.form.show_result(imported)
        if self.form.use.isChecked() and imported.with_mood:
            self.use_wanted.emit(imported.catalogue)

    def _on_failed(self, sentence: str) -> None:
        self._end()
        self.form.show_message(sentence)

    def _on_cancelled(self) -> None:
        self._end()
        self.form.show_message(
            self.tr("Cancelled. What was listened to is kept; the next import goes on there.")
        )

    def _end(self) -> None:
        self._running = False
        self.form.show_idle()
        self._check()


def _read(source: Path, choice: TableChoice) -> tuple[Table, dict[str, str]]:
    """Reads the table and guesses its columns."""
    table = read_any_table(source, choice)
    return table, guess_columns(table, {})


def _proposal(source: Path) -> Path:
    """Proposes a place beside the source, where `aemo-studio catalog import` of the same name would
    find it."""
    name = source.name if source.is_dir() else f"{source.stem} catalogue"
    return source.parent / f"{name}.csv"
