"""Opens the film's filters below the button that they belong to."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from aemo_studio.gui.look import theme

_WIDTH = 360


class FilterPopup(QFrame):
    """Shows FilterFields until the user presses elsewhere."""

    def __init__(self, fields: QWidget, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE + 4,) * 4)
        column.addWidget(fields)

    def open_below(self, button: QWidget) -> None:
        """Shows the fields where there is room on the screen of the button."""
        self.resize(max(_WIDTH, self.minimumSizeHint().width()), self.sizeHint().height())
        place = button.mapToGlobal(QPoint(0, button.height() + 2))
        room: QRect = button.screen().availableGeometry()
        left = min(place.x(), room.right() - self.width())
        top = min(place.y(), room.bottom() - self.height())
        self.move(max(room.left(), left), max(room.top(), top))
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
