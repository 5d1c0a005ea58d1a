"""Takes what is dropped on a window, and shows meanwhile where it would go."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow

from aemo_studio.gui.widgets.drop_frame import DropFrame
from aemo_studio.gui.widgets.dropped import paths_in, sorted_out


class DropWindow(QMainWindow):
    """Accepts a drop that holds files of this machine and comes from another program.

    file_dropped: a film or a project. music_dropped: a tuple of folders and files to import.
    """

    file_dropped = Signal(object)
    music_dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.drop_frame = DropFrame(self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        dropped = sorted_out(paths_in(event.mimeData()))
        from_here = event.source() is not None
        if not from_here and (dropped.to_import or dropped.to_open is not None):
            event.acceptProposedAction()
            self.drop_frame.show_over(self, dropped)
            self.drop_frame.point_at(event.position().toPoint())

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        self.drop_frame.point_at(event.position().toPoint())
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        self.drop_frame.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        self.drop_frame.point_at(event.position().toPoint())
        imports = self.drop_frame.imports
        self.drop_frame.hide()
        dropped = sorted_out(paths_in(event.mimeData()))
        event.acceptProposedAction()
        if imports and dropped.to_import:
            self.music_dropped.emit(dropped.to_import)
        elif dropped.to_open is not None:
            self.file_dropped.emit(dropped.to_open)
