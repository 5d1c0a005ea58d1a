"""Puts the list of scenes beside everything else, or on another screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDockWidget

from aemo_studio.gui.scene_list.panel import SceneListPanel


class SceneListDock(QDockWidget):
    """Holds the list; it can be moved to the other side, or torn off. left: it was closed."""

    left = Signal()

    def __init__(self, panel: SceneListPanel) -> None:
        super().__init__()
        self.setObjectName("scene list")
        self.setAllowedAreas(
            Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea
        )
        self.setWidget(panel)
        self.retranslate()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        super().closeEvent(event)
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Scenes"))
