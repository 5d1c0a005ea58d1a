"""Tells what a key has changed: nobody sees a key that was hit by mistake."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QUndoStack

from aemo_studio.gui.actions.actions import Actions
from aemo_studio.gui.language.words import headed
from aemo_studio.gui.widgets.toast import Toast


class KeyChanges(QObject):
    """Shows a Toast for every step of the history that began with the key of an action."""

    def __init__(self, actions: Actions, toast: Toast, stack: QUndoStack, parent: QObject) -> None:
        super().__init__(parent)
        self._toast, self._stack = toast, stack
        self._by_key = False
        self._told = -1
        self._index = stack.index()
        self._over = QTimer(self, singleShot=True, interval=0)
        self._over.timeout.connect(self._end_of_key)
        for action in actions.all():
            action.installEventFilter(self)
            # Connected last, after what the action does.
            action.triggered.connect(lambda _checked=False: self._end_of_key())
        stack.indexChanged.connect(self._moved)
        toast.undo_wanted.connect(self._take_back)

    def eventFilter(self, _action: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Notes that what happens from here until the next event comes from the action's key."""
        if event.type() == QEvent.Type.Shortcut:
            self._by_key = True
            self._over.start()
        return False

    def _end_of_key(self) -> None:
        self._by_key = False

    def _moved(self, index: int) -> None:
        """Tells a new step; what is undone or done again is what the editor asked for."""
        forward, self._index = index > self._index, index
        if not (forward and self._by_key and index == self._stack.count()):
            self._toast.hide()
            return
        self._told = index
        self._toast.tell(headed(self._stack.text(index - 1)))

    def _take_back(self) -> None:
        """Undoes the step that is told, unless the history has gone on."""
        self._toast.hide()
        if self._stack.index() == self._told and self._stack.canUndo():
            self._stack.undo()
