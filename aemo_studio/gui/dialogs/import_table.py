"""Shows the import table: a click retries a file, or opens the choice of a mood, saved at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from aemo_studio.gui.dialogs.import_rows import ImportColumn, ImportModel, Kind, RowFilter
from aemo_studio.gui.language import words
from aemo_studio.gui.processes.music_batch import FailedFile, OwnTrack

_ROW_PX = 30
_WIDTHS = {
    ImportColumn.STATE: 30,
    ImportColumn.TITLE: 190,
    ImportColumn.ARTIST: 140,
    ImportColumn.MOOD: 150,
    ImportColumn.LENGTH: 64,
}
Index = QModelIndex | QPersistentModelIndex


class ImportTable(QTableView):
    """Shows tracks and failures. moods_wanted: track ids, and the moods as a cell. retry_wanted:
    paths. refused: a sentence."""

    moods_wanted = Signal(object, str)
    retry_wanted = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_of_rows = ImportModel()
        self.shown = RowFilter(self.model_of_rows)
        self.setModel(self.shown)
        self.setItemDelegateForColumn(ImportColumn.MOOD, _MoodDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)
        head = self.horizontalHeader()
        head.setStretchLastSection(True)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(ImportColumn.STATE, QHeaderView.ResizeMode.Fixed)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        self.clicked.connect(self._on_clicked)
        self.activated.connect(self._on_activated)
        self.model_of_rows.moods_wanted.connect(self._spread)
        self.model_of_rows.refused.connect(self.refused)

    def show_rows(self, tracks: Sequence[OwnTrack], failures: Sequence[FailedFile]) -> None:
        self.model_of_rows.show(tracks, failures)

    def count(self, kind: Kind | None = None) -> int:
        """Counts the rows of a kind; all for None."""
        return sum(kind is None or row.kind is kind for row in self.model_of_rows.rows)

    def failed_paths(self) -> tuple[Path, ...]:
        """Lists the files that failed."""
        return tuple(row.path for row in self.model_of_rows.rows if row.kind is Kind.FAILED)

    def _on_clicked(self, index: QModelIndex) -> None:
        row = self.model_of_rows.row_of(self.shown.mapToSource(index))
        if index.column() != ImportColumn.MOOD:
            return
        if row.kind is Kind.FAILED:
            self.retry_wanted.emit((row.path,))
        elif row.kind is Kind.MOODLESS:
            self.edit(index)

    def _on_activated(self, index: QModelIndex) -> None:
        """Does with the return key what a click on the row's link does."""
        row = self.model_of_rows.row_of(self.shown.mapToSource(index))
        if row.kind is Kind.FAILED:
            self.retry_wanted.emit((row.path,))
        elif self.state() != QAbstractItemView.State.EditingState:
            self.edit(index.siblingAtColumn(ImportColumn.MOOD))

    def _spread(self, track_id: str, moods: str) -> None:
        """Gives the moods to all selected tracks, where the edited one is among them."""
        selected = [
            row.track.track_id
            for index in self.selectionModel().selectedRows()
            if (row := self.model_of_rows.row_of(self.shown.mapToSource(index))).track is not None
        ]
        self.moods_wanted.emit(tuple(selected) if track_id in selected else (track_id,), moods)


class _MoodDelegate(QStyledItemDelegate):
    """Edits the mood of a track: chosen from the list, or typed, several with commas."""

    def createEditor(  # noqa: N802 - Qt's name
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index
    ) -> QWidget:
        editor = QComboBox(parent)
        editor.setEditable(True)
        editor.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        editor.setAccessibleName(self.tr("Mood"))
        editor.addItems(sorted(words.mood_word(mood) for mood in words.moods()))
        # The return key commits by itself; a choice by the mouse does not.
        later = QTimer(editor, singleShot=True, interval=0)
        later.timeout.connect(lambda: self._commit(editor))
        editor.activated.connect(lambda _row: later.start())
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        line = editor.lineEdit() if isinstance(editor, QComboBox) else None
        if line is not None:
            line.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            line.selectAll()
            line.setPlaceholderText(self.tr("Choose or type"))

    def setModelData(  # noqa: N802 - Qt's name
        self, editor: QWidget, model: QAbstractItemModel, index: Index
    ) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText(), Qt.ItemDataRole.EditRole)

    def _commit(self, editor: QComboBox) -> None:
        if editor.isVisible():
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)
