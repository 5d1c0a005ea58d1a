"""Shows and hides what few people need, under a small heading with an arrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from aemo_studio.gui.look import icons, theme

_ARROW = 12


class Disclosure(QWidget):
    """Holds a heading, which is a button, and the content that it opens."""

    def __init__(self, title: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self.heading = QToolButton()
        self.heading.setText(title)
        self.heading.setAccessibleName(title)
        self.heading.setCheckable(True)
        self.heading.setAutoRaise(True)
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.setIconSize(QSize(_ARROW, _ARROW))
        # The arrow shows the state, and not the fill of a pressed button.
        self.heading.setStyleSheet(
            "QToolButton:checked { background: transparent; color: palette(window-text); }"
        )
        self.heading.toggled.connect(lambda _on: self._show())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_SMALL)
        column.addWidget(self.heading)
        column.addWidget(content)
        self._show()

    def set_open(self, is_open: bool) -> None:
        self.heading.setChecked(is_open)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show()

    def _show(self) -> None:
        is_open = self.heading.isChecked()
        self._content.setVisible(is_open)
        self.heading.setIcon(icons.plain("down" if is_open else "right", _ARROW))
