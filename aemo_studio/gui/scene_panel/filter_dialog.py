"""Opens the filters that hold for the whole film, beside the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.base import LANGUAGE_EVENTS


class FilterDialog(QDialog):
    """Shows FilterFields; the list follows while they change."""

    def __init__(self, fields: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE + 4,) * 4)
        column.addWidget(fields)
        self._name()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in LANGUAGE_EVENTS:
            self._name()

    def _name(self) -> None:
        self.setWindowTitle(self.tr("Filters for the whole film"))
