"""Shows what may grow long without making the window higher."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

_SHOWN = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)


class LowScroll(QScrollArea):
    """Shows content as high as it is where there is room, else a part of it that scrolls; hidden
    with it."""

    def __init__(self, content: QWidget, least: int) -> None:
        """least: the height in pixels that it keeps where there is no room."""
        super().__init__()
        self._content, self._least = content, least
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        policy.setHeightForWidth(True)
        content.setSizePolicy(policy)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        hidden = content.isHidden()
        # Qt shows what it scrolls.
        self.setWidget(content)
        content.setHidden(hidden)
        content.setAutoFillBackground(False)
        self.setStyleSheet("LowScroll { background: transparent; }")
        content.installEventFilter(self)
        self.setHidden(hidden)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._content.sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._content.minimumSizeHint().width(), min(self._height(), self._least))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() in _SHOWN:
            self.setVisible(not self._content.isHidden())
        if event.type() in (*_SHOWN, QEvent.Type.LayoutRequest):
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _height(self) -> int:
        return max(0, self._content.heightForWidth(self.width()))
