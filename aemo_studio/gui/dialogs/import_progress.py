"""Shows how far an import is, and the table of what came of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from aemo_studio.gui.dialogs.import_rows import Kind
from aemo_studio.gui.dialogs.import_table import ImportTable
from aemo_studio.gui.dialogs.import_words import state_words
from aemo_studio.gui.look import theme
from aemo_studio.gui.processes.music_batch import BatchState, MusicBatch

_STEPS = 1000
_NAME_PX = 380
_NAMED = 8
_CHOICES: tuple[Kind | None, ...] = (None, Kind.FAILED, Kind.MOODLESS, Kind.IMPORTED)


class ProgressPage(QWidget):
    """Follows a MusicBatch."""

    def __init__(self, batch: MusicBatch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._batch = batch
        self._shown: tuple[object, object] = ((), ())
        self.words, self.hint, self.problem = QLabel(), QLabel(), QLabel()
        self.bar = QProgressBar()
        self.cancel, self.go_on = QPushButton(self.tr("Cancel")), QPushButton(self.tr("Continue"))
        self.chips = {kind: QPushButton() for kind in _CHOICES}
        self.table = ImportTable()
        self.retry_all = QPushButton(self.tr("Retry all that failed"))
        self.more = QPushButton(self.tr("Import more…"))
        self._lay_out()
        self._connect()
        self.update_page()

    def update_page(self) -> None:
        """Shows the batch as it is now."""
        batch, running = self._batch, self._batch.state is BatchState.RUNNING
        metrics, middle = self.words.fontMetrics(), Qt.TextElideMode.ElideMiddle
        self.words.setText(
            state_words(batch, lambda name: metrics.elidedText(name, middle, _NAME_PX))
        )
        self.problem.setText(batch.problem)
        self.problem.setVisible(bool(batch.problem))
        self.bar.setVisible(running)
        progress = batch.progress
        self.bar.setRange(0, _STEPS if progress else 0)
        self.bar.setValue(round(progress.done * _STEPS) if progress else 0)
        self.cancel.setVisible(running)
        self.go_on.setVisible(batch.state is BatchState.STOPPED)
        if self._shown != (batch.tracks, batch.failures):
            self._shown = (batch.tracks, batch.failures)
            self.table.show_rows(batch.tracks, batch.failures)
        self._show_table(bool(batch.tracks or batch.failures), running)

    def _show_table(self, has_rows: bool, running: bool) -> None:
        self.table.setVisible(has_rows)
        self.hint.setVisible(not has_rows and running)
        self.hint.setText("\n".join([self._work_on, "", *self._named()]))
        failed = self.table.count(Kind.FAILED)
        self.retry_all.setVisible(failed > 1)
        self.retry_all.setEnabled(not running)
        titles = {
            None: self.tr("All {0}"),
            Kind.FAILED: self.tr("Failed {0}"),
            Kind.MOODLESS: self.tr("Without a mood {0}"),
            Kind.IMPORTED: self.tr("Ready {0}"),
        }
        for kind, chip in self.chips.items():
            count = self.table.count(kind)
            chip.setText(titles[kind].format(count))
            chip.setVisible(has_rows and (kind is None or count > 0))
            if chip.isChecked() and not count:
                self.chips[None].click()

    @property
    def _work_on(self) -> str:
        return self.tr(
            "You can close this and work on: the bottom of the window shows how far it is."
        )

    def _named(self) -> list[str]:
        """Names the first folders and files of the batch."""
        sources = self._batch.sources
        return [*map(str, sources[:_NAMED]), *(["…"] if len(sources) > _NAMED else [])]

    def _connect(self) -> None:
        batch = self._batch
        batch.changed.connect(self.update_page)
        self.cancel.clicked.connect(batch.cancel)
        self.go_on.clicked.connect(batch.go_on)
        self.table.retry_wanted.connect(batch.retry)
        self.table.moods_wanted.connect(batch.set_moods)
        self.retry_all.clicked.connect(lambda: batch.retry(self.table.failed_paths()))
        for kind, chip in self.chips.items():
            chip.clicked.connect(lambda _on=False, kind=kind: self.table.shown.show_kind(kind))

    def _lay_out(self) -> None:
        self.words.setFont(theme.font(theme.TEXT_LARGE, bold=True))
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        self.hint.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the import"))
        self.table.setAccessibleName(self.tr("Imported music"))
        for button in (self.cancel, self.go_on, self.retry_all, self.more):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addLayout(_row(self.words, self.cancel, self.go_on))
        for widget in (self.bar, self.problem, self.hint):
            column.addWidget(widget)
        column.addLayout(self._chip_row())
        column.addWidget(self.table, 1)
        column.addStretch()
        column.addLayout(_row(self.retry_all, self.more))

    def _chip_row(self) -> QHBoxLayout:
        group = QButtonGroup(self)
        row = QHBoxLayout()
        for chip in self.chips.values():
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            group.addButton(chip)
            row.addWidget(chip)
        self.chips[None].setChecked(True)
        row.addStretch()
        return row


def _row(first: QWidget, *others: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(first)
    row.addStretch()
    for widget in others:
        row.addWidget(widget)
    return row
