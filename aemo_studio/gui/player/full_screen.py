"""Shows the player over a whole screen, the second one where there is one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from aemo_studio.gui.player.player import Player


class FullScreenViewer(QWidget):
    """Takes the Player out of its place and puts it back: picture, faces and transport stay as they
    are. left: somebody pressed Escape or closed it.

    Keys of the main window work in it once its actions were added.
    """

    left = Signal()

    def __init__(self, player: Player, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self._player = player
        self._window = window
        self._away = QLabel()
        self._away.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._away.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.retranslate()

    @property
    def shown(self) -> bool:
        return self._column.count() > 0

    def show_viewer(self, shown: bool) -> None:
        """Shows the player here, or where it was."""
        if shown is self.shown:
            return
        if shown:
            self._enter()
        else:
            self._leave()

    def _enter(self) -> None:
        home = self._player.parentWidget()
        home_layout = home.layout() if home else None
        if home_layout is None:
            return
        screen = other_screen(self._window)
        self._away.setMinimumSize(self._player.minimumSizeHint())
        home_layout.replaceWidget(self._player, self._away)
        self._away.show()
        self._column.addWidget(self._player)
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.activateWindow()
        self.setFocus()

    def _leave(self) -> None:
        home = self._away.parentWidget()
        home_layout = home.layout() if home else None
        if home_layout is not None:
            home_layout.replaceWidget(self._away, self._player)
        self._column.removeWidget(self._player)
        self._away.setParent(None)
        self._player.show()
        self.hide()
        self._window.activateWindow()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Picture"))
        self._away.setText(self.tr("The picture fills the other screen. Escape brings it back."))


def other_screen(window: QWidget) -> QScreen:
    """Finds a screen that the window is not on; its own where there is no other."""
    own = window.screen()
    return next((s for s in QGuiApplication.screens() if s is not own), own)
