"""Edits the editor's own words about a scene."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from aemo_studio.gui.look import theme

_PAUSE_MS = 700
_MOST_LINES = 6


class NoteField(QPlainTextEdit):
    """Grows with its text. Reports a change when typing pauses or the field is left."""

    note_set = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._committed = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFont(theme.font())
        self.textChanged.connect(self._changed)
        self.retranslate()

    def show_note(self, note: str) -> None:
        """Shows a note; leaves the cursor alone if the text is the same already."""
        self._committed = note
        if note != self.toPlainText():
            self.setPlainText(note)
        self._pause.stop()

    def commit(self) -> None:
        """Emits what was typed, if that was not done yet."""
        self._pause.stop()
        if self.toPlainText() != self._committed:
            self._committed = self.toPlainText()
            self.note_set.emit(self._committed)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.commit()
            self.clearFocus()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        lines = min(max(self.document().size().height(), 1), _MOST_LINES)
        extra = 2 * self.document().documentMargin() + 2 * self.frameWidth()
        return QSize(200, round(lines * self.fontMetrics().lineSpacing() + extra))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(80, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self.setPlaceholderText(self.tr("Note for this scene"))
        self.setAccessibleName(self.tr("Note for this scene"))

    def _changed(self) -> None:
        self.updateGeometry()
        self._pause.start()
