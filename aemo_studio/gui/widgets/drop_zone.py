"""Shows a place to drop music on, with buttons for those who would rather choose it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from aemo_studio.gui.look import icons, theme
from aemo_studio.gui.widgets.dropped import paths_in

_ICON = 40
_LEAST_HEIGHT = 220


class DropZone(QWidget):
    """Takes files and folders, several at once. dropped carries their paths, a tuple."""

    dropped = Signal(object)

    def __init__(self, title: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self._over = False
        self._icon, self.title, self.hint = QLabel(), QLabel(title), QLabel(hint)
        self.files, self.folder = QPushButton(), QPushButton()
        self._lay_out()
        self._recolour()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if paths_in(event.mimeData()):
            event.acceptProposedAction()
            self._show_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        self._show_over(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        self._show_over(False)
        paths = paths_in(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = colours.accent if self._over else colours.ink_faint
        pen = QPen(QColor(line), 2 if self._over else 1.5)
        pen.setDashPattern([5, 4])
        fill = theme.mixed(colours.accent, colours.panel, 0.14 if self._over else 0.0)
        painter.setPen(pen)
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 10, 10)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._recolour()

    def _show_over(self, over: bool) -> None:
        self._over = over
        self.update()

    def _recolour(self) -> None:
        self._icon.setPixmap(icons.plain("music", _ICON).pixmap(_ICON, _ICON))

    def _lay_out(self) -> None:
        self.title.setFont(theme.font(theme.TEXT_LARGE, bold=True))
        self.hint.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.hint.setWordWrap(True)
        for label in (self._icon, self.title, self.hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.files)
        buttons.addWidget(self.folder)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(2 * theme.SPACE_LARGE,) * 4)
        column.setSpacing(theme.SPACE)
        column.addStretch()
        for label in (self._icon, self.title, self.hint):
            column.addWidget(label)
        column.addSpacing(theme.SPACE)
        column.addLayout(buttons)
        column.addStretch()
