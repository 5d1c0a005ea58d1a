"""Holds the rows of the import table: what failed, what has no mood, what was imported."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont

from aemo_studio.base.errors import UsageError
from aemo_studio.domain.time import clock
from aemo_studio.gui.language import words
from aemo_studio.gui.language.failures import sentence_of
from aemo_studio.gui.look import theme
from aemo_studio.gui.processes.music_batch import FailedFile, OwnTrack

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()
NO_ARTIST = "unknown artist"


class Kind(IntEnum):
    """Sorts the rows: what wants attention comes first."""

    FAILED = 0
    MOODLESS = 1
    IMPORTED = 2


class ImportColumn(IntEnum):
    """Counts the columns."""

    STATE = 0
    TITLE = 1
    ARTIST = 2
    MOOD = 3
    LENGTH = 4
    REMARK = 5


@dataclass(frozen=True)
class ImportRow:
    """A row: a track, or a file that failed."""

    #: Where the file lies.
    path: Path
    #: The track; None for a file that failed.
    track: OwnTrack | None = None
    #: Why it failed, a sentence; empty for a track.
    reason: str = ""

    @property
    def kind(self) -> Kind:
        if self.track is None:
            return Kind.FAILED
        return Kind.IMPORTED if self.track.moods else Kind.MOODLESS


class ImportModel(QAbstractTableModel):
    """Lists the rows. moods_wanted: track id and moods, as a cell of the catalogue. refused: a
    sentence on a word that is no mood."""

    moods_wanted = Signal(str, str)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[ImportRow, ...] = ()

    def show(self, tracks: Iterable[OwnTrack], failures: Iterable[FailedFile]) -> None:
        """Shows these rows; those that are the same stay where they are."""
        failed = [ImportRow(each.path, reason=each.reason) for each in failures]
        rows = [*failed, *(ImportRow(track.path, track) for track in tracks)]
        order = {row.path: place for place, row in enumerate(self.rows)}
        if order.keys() == {row.path for row in rows} and len(order) == len(rows):
            self.rows = tuple(sorted(rows, key=lambda row: order[row.path]))
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1)
            )
            return
        self.beginResetModel()
        self.rows = tuple(sorted(rows, key=lambda row: (row.kind, row.path)))
        self.endResetModel()

    def row_of(self, index: Index) -> ImportRow:
        return self.rows[index.row()]

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(ImportColumn)

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        has_mood = self.row_of(index).track is not None and index.column() == ImportColumn.MOOD
        return usual | Qt.ItemFlag.ItemIsEditable if has_mood else usual

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return self._heads()[section]
        return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        row, column = self.row_of(index), ImportColumn(index.column())
        if role == _Role.DisplayRole:
            return self._text(row, column)
        if role == _Role.EditRole:
            return _mood_words(row)
        if role == _Role.ToolTipRole:
            return row.reason or str(row.path)
        if role == _Role.ForegroundRole:
            return _ink(row, column)
        if role == _Role.FontRole and column is ImportColumn.STATE:
            return theme.font(theme.TEXT, bold=True)
        return _plain_font(row, column) if role == _Role.FontRole else None

    def setData(  # noqa: N802 - Qt's name
        self, index: Index, value: object, role: int = _Role.EditRole
    ) -> bool:
        track = self.row_of(index).track
        if role != _Role.EditRole or track is None:
            return False
        try:
            moods = _moods_of(str(value))
        except UsageError as error:
            self.refused.emit(sentence_of(error))
            return False
        if moods != track.moods:
            self.moods_wanted.emit(track.track_id, moods)
        return True

    def _heads(self) -> tuple[str, ...]:
        return (
            "",
            self.tr("Title"),
            self.tr("Artist"),
            self.tr("Mood"),
            self.tr("Length"),
            self.tr("What happened"),
        )

    def _text(self, row: ImportRow, column: ImportColumn) -> str:
        if column is ImportColumn.STATE:
            return ("✕", "?", "✓")[row.kind]
        if column is ImportColumn.REMARK:
            return (
                _short(row)
                or (self.tr("Imported"), self.tr("Has no mood: not suggested"))[
                    row.kind is Kind.MOODLESS
                ]
            )
        track = row.track
        if track is None:
            return {ImportColumn.TITLE: row.path.name, ImportColumn.MOOD: self.tr("Retry")}.get(
                column, ""
            )
        mood = _mood_words(row) or self.tr("Choose a mood…")
        artist = self.tr("unknown artist") if track.artist == NO_ARTIST else track.artist
        length = "" if track.duration_s is None else clock(track.duration_s)
        return {
            ImportColumn.TITLE: track.title,
            ImportColumn.ARTIST: artist,
            ImportColumn.MOOD: mood,
            ImportColumn.LENGTH: length,
        }[column]


class RowFilter(QSortFilterProxyModel):
    """Shows the rows of one kind, or all."""

    def __init__(self, model: ImportModel) -> None:
        super().__init__()
        self._model = model
        self._kind: Kind | None = None
        self.setSourceModel(model)

    def show_kind(self, kind: Kind | None) -> None:
        """Shows one kind; all for None."""
        self.beginFilterChange()
        self._kind = kind
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:  # noqa: N802 - Qt's name
        return self._kind is None or self._model.rows[row].kind is self._kind


def _short(row: ImportRow) -> str:
    """Writes the reason with the file's name; the tooltip has the whole path."""
    return row.reason.replace(str(row.path), row.path.name)


def _mood_words(row: ImportRow) -> str:
    """Names the moods of a track in the language of the window."""
    moods = row.track.moods.split("|") if row.track is not None and row.track.moods else ()
    return words.joined(words.mood_word(mood) for mood in moods)


def _moods_of(text: str) -> str:
    """Reads moods as they are named in the window, or as `catalog correct` takes them. Raises
    UsageError."""
    from aemo_studio.music.own_music.correct import checked_moods

    named = {words.mood_word(mood).lower(): mood for mood in words.moods()}
    parts = [part.strip() for part in text.replace("、", ",").replace("，", ",").split(",")]
    return checked_moods([named.get(part.lower(), part) for part in parts]) if any(parts) else ""


def _ink(row: ImportRow, column: ImportColumn) -> QColor | None:
    colours = theme.current()
    if column is ImportColumn.STATE:
        return QColor((colours.bad, colours.warning, colours.good)[row.kind])
    if column is ImportColumn.MOOD and row.kind is not Kind.IMPORTED:
        return QColor(colours.accent)
    return (
        QColor(colours.ink_soft) if column in (ImportColumn.LENGTH, ImportColumn.REMARK) else None
    )


def _plain_font(row: ImportRow, column: ImportColumn) -> QFont | None:
    """Underlines what can be clicked."""
    if column is not ImportColumn.MOOD or row.kind is Kind.IMPORTED:
        return None
    made = theme.font(theme.TEXT)
    made.setUnderline(row.kind is Kind.FAILED)
    return made
