"""Shows the timecode of the playhead, and takes another one when it is clicked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

_LONGEST = 13


class TimecodeLabel(QLabel):
    """Shows a timecode; typed: what was entered in its place."""

    typed = Signal(str)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.entry = _Entry(self)
        self.entry.hide()
        self.entry.returnPressed.connect(lambda: self.typed.emit(self.entry.text()))

    def ask(self) -> None:
        """Takes what is typed from now on; Return goes there, Escape ends it."""
        self.entry.before = self.window().focusWidget()
        self.entry.setFont(self.font())
        self.entry.setText(self.text())
        self.entry.setGeometry(self.rect().adjusted(-2, 0, 2, 0))
        self.entry.show()
        self.entry.setFocus()
        self.entry.selectAll()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton and self.isEnabled():
            self.ask()


class _Entry(QLineEdit):
    """Keeps every key to itself while it is open, so that none edits a scene."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.before: QWidget | None = None
        self.setMaxLength(_LONGEST)
        self.setFrame(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
            event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.hide()

    def leave(self) -> None:
        """Closes, and gives the keys back to who had them."""
        self.hide()
        if self.before is not None and self.before is not self:
            self.before.setFocus()
