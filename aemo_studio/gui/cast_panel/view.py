"""Shows the characters in a list that the keyboard works, too."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from aemo_studio.gui.cast_panel.delegate import CastDelegate
from aemo_studio.gui.cast_panel.model import CastModel

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CastList(QListView):
    """Lists a CastModel. F2 and a double click on the name rename.

    light_wanted: number of the Character that is to stand in the spotlight, or to leave it; a click
    on the portrait, or Return. dark_wanted: Escape.
    """

    light_wanted = Signal(int)
    dark_wanted = Signal()

    def __init__(self, model: CastModel) -> None:
        super().__init__()
        self._model, self._delegate = model, CastDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self._delegate.portrait_clicked.connect(self.light_wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        current = self.currentIndex()
        idle = self.state() != QAbstractItemView.State.EditingState
        if idle and event.key() in _ENTER and current.isValid():
            self.light_wanted.emit(self._model.character(current.row()).number)
        elif idle and event.key() == Qt.Key.Key_Escape:
            self.dark_wanted.emit()
        else:
            super().keyPressEvent(event)

    def rename_current(self) -> None:
        """Lets the user type another name for the current character."""
        self.edit(self.currentIndex())

    @property
    def selected(self) -> tuple[int, ...]:
        """Returns the numbers of the selected characters, from top to bottom."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return tuple(self._model.character(row).number for row in rows)

    @property
    def current(self) -> int | None:
        """Returns the number of the character that the keyboard acts on."""
        index = self.currentIndex()
        return self._model.character(index.row()).number if index.isValid() else None

    def select(self, current: int | None, numbers: Collection[int]) -> None:
        """Selects these characters again, as far as they are listed."""
        flags = QItemSelectionModel.SelectionFlag
        for number in numbers:
            self.selectionModel().select(self._index(number), flags.Select)
        if current is not None:
            self.selectionModel().setCurrentIndex(self._index(current), flags.NoUpdate)

    def _index(self, number: int) -> QModelIndex:
        row = self._model.row_of(number)
        return QModelIndex() if row is None else self._model.index(row)
