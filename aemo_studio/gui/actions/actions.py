"""Makes Qt's actions from the table: text, keys, whether they make sense now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, QUndoStack

from aemo_studio.gui.actions.shortcuts import Shortcuts
from aemo_studio.gui.actions.table import SPECS


class Actions(QObject):
    """Holds a QAction for every row of the table."""

    def __init__(self, shortcuts: Shortcuts, parent: QObject) -> None:
        super().__init__(parent)
        self._shortcuts = shortcuts
        self._undo_stack: QUndoStack | None = None
        self._has_project = False
        self._by_name = {spec.name: QAction(parent) for spec in SPECS}
        for spec in SPECS:
            self[spec.name].setObjectName(spec.name)
            self[spec.name].setCheckable(spec.checkable)
        shortcuts.changed.connect(lambda _name: self._set_keys())
        self._set_keys()
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def all(self) -> tuple[QAction, ...]:
        return tuple(self._by_name.values())

    def on(self, name: str, do: Callable[[], object]) -> None:
        """Connects what happens when the action is triggered by menu, key or button."""
        self[name].triggered.connect(lambda _checked=False: do())

    def on_toggled(self, name: str, do: Callable[[bool], object]) -> None:
        self[name].toggled.connect(do)

    def follow_undo(self, stack: QUndoStack) -> None:
        """Connects undo and redo to a history; their texts name the step they would undo
        and redo."""
        self._undo_stack = stack
        self.on("undo", stack.undo)
        self.on("redo", stack.redo)
        stack.canUndoChanged.connect(lambda _can: self._enable_history())
        stack.canRedoChanged.connect(lambda _can: self._enable_history())
        stack.undoTextChanged.connect(lambda _text: self._name_undo())
        stack.redoTextChanged.connect(lambda _text: self._name_undo())
        self._enable_history()
        self._name_undo()

    def enable(self, *, project: bool, film: bool) -> None:
        """Enables what makes sense now. project: an analysed film is open. film: one is shown."""
        self._has_project = project
        self._enable_history()
        for spec in SPECS:
            if spec.needs_project:
                self[spec.name].setEnabled(project)
            elif spec.needs_film:
                self[spec.name].setEnabled(film)

    def _enable_history(self) -> None:
        """Enables undo and redo; a project that is hidden behind an analysis must not change
        unseen."""
        stack = self._undo_stack
        self["undo"].setEnabled(self._has_project and stack is not None and stack.canUndo())
        self["redo"].setEnabled(self._has_project and stack is not None and stack.canRedo())

    def retranslate(self) -> None:
        for spec in SPECS:
            self[spec.name].setText(spec.label)
        self._name_undo()

    def _set_keys(self) -> None:
        portable = QKeySequence.SequenceFormat.PortableText
        for spec in SPECS:
            keys = self._shortcuts.keys(spec.name)
            self[spec.name].setShortcuts([QKeySequence(key, portable) for key in keys])

    def _name_undo(self) -> None:
        stack = self._undo_stack
        if stack is None:
            return
        self["undo"].setText(_named(self.tr("&Undo"), self.tr("&Undo: {0}"), stack.undoText()))
        self["redo"].setText(_named(self.tr("&Redo"), self.tr("&Redo: {0}"), stack.redoText()))


def _named(bare: str, with_name: str, name: str) -> str:
    return with_name.format(name) if name else bare
