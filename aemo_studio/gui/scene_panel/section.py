"""Opens and closes what is under a heading."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from aemo_studio.gui.look import icons, theme
from aemo_studio.gui.scene_panel.base import PanelWidget


class Section(PanelWidget):
    """Collapses its content. The heading is a button: space and enter open and close it."""

    opened = Signal(bool)

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self._heading = QToolButton()
        self._heading.setCheckable(True)
        self._heading.setAutoRaise(True)
        self._heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._heading.setIconSize(QSize(12, 12))
        self._heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # A disclosure shows its state by its arrow, not by the fill of a pressed button.
        self._heading.setStyleSheet(
            "QToolButton, QToolButton:checked { background: transparent; text-align: left;"
            " padding-left: 0; color: palette(window-text); }"
        )
        self._heading.setFont(theme.font(bold=True))
        self._heading.toggled.connect(self.set_open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_SMALL)
        column.addWidget(self._heading)
        column.addWidget(content)
        self.set_open(False)

    @property
    def heading(self) -> QToolButton:
        return self._heading

    @property
    def is_open(self) -> bool:
        return self._heading.isChecked()

    def set_open(self, is_open: bool) -> None:
        changed = self._content.isHidden() == is_open
        self._heading.setChecked(is_open)
        self._content.setVisible(is_open)
        self.recolour()
        if changed:
            self.opened.emit(is_open)

    def set_title(self, title: str) -> None:
        self._heading.setText(title)
        self._heading.setAccessibleName(title)

    def recolour(self) -> None:
        # The arrow of the closed state also when checked: it must not turn into the ink that
        # stands on the accent colour.
        name = "down" if self.is_open else "right"
        self._heading.setIcon(icons.plain(name))
