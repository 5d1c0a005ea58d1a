"""Lets files be dragged out of the window, into another program or the file manager."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

PathsAt = Callable[[QPoint], Sequence[Path]]
"""Finds the files at a point of a widget, where a drag begins; none: nothing is dragged."""


class DragOut(QObject):
    """Watches a widget, the viewport of a list for instance. The files are copied or linked by who
    takes them, never moved."""

    def __init__(self, widget: QWidget, paths_at: PathsAt) -> None:
        super().__init__(widget)
        self._widget = widget
        self._paths_at = paths_at
        self._pressed: QPoint | None = None
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if not isinstance(event, QMouseEvent):
            return False
        place = event.position().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress:
            left = event.button() == Qt.MouseButton.LeftButton
            self._pressed = place if left else None
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._pressed = None
        elif event.type() == QEvent.Type.MouseMove and self._pressed is not None:
            self._move(place)
            return True
        return False

    def _move(self, place: QPoint) -> None:
        pressed = self._pressed
        if pressed is None:
            return
        if (place - pressed).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            drag_files(self._widget, self._paths_at(pressed))


def drag_files(source: QWidget, paths: Sequence[Path]) -> None:
    """Drags files until they are dropped."""
    if not paths:
        return
    drag = QDrag(source)
    drag.setMimeData(as_mime(paths))
    drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.LinkAction, Qt.DropAction.CopyAction)


def as_mime(paths: Sequence[Path]) -> QMimeData:
    """Wraps files as other programs take them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data
