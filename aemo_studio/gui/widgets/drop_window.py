"""Takes files that are dropped on a window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMainWindow, QWidget

_FRAME_PX = 3


class DropWindow(QMainWindow):
    """Accepts a drop that holds a file of this machine, unless it comes out of this program."""

    file_dropped = Signal(Path)
    """The first file of the drop."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.drop_frame = _DropFrame(self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        own = event.source() is not None
        if not own and _first_file(event.mimeData()) is not None:
            event.acceptProposedAction()
            self.drop_frame.show_around(self)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        self.drop_frame.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        self.drop_frame.hide()
        path = _first_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.file_dropped.emit(path)


class _DropFrame(QWidget):
    """Paints a frame around the window while a file hovers that it would take."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_around(self, window: QWidget) -> None:
        self.setGeometry(window.rect())
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setPen(QPen(self.palette().highlight().color(), 2 * _FRAME_PX))
        painter.drawRect(self.rect())
        painter.end()


def _first_file(data: QMimeData) -> Path | None:
    """Finds the first file on this machine; None where there is none."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return next((path for path in paths if path.is_file()), None)
