"""Divides the window and remembers how."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from aemo_studio.gui.remembered.settings import settings

_GROUP = "layout"
_SIZE = (1440, 900)
_FRAME_PX, _TITLE_PX = 4, 40
_TOP = (40, 43, 17)
_WHOLE = (53, 47)
"""Shares, in per cent, of picture, scene and characters, and of the upper part and the timeline."""


class WindowLayout:
    """Puts the picture at the top left, beside it the scene and the characters, the timeline below
    across the window; or the first screen in place of all of them. The status stands below both."""

    def __init__(
        self,
        window: QMainWindow,
        first: QWidget,
        film: tuple[QWidget, QWidget, QWidget, QWidget],
        status: QWidget,
    ) -> None:
        self._window = window
        picture, scene, characters, below = film
        self._top = _splitter(Qt.Orientation.Horizontal, (picture, scene, characters))
        self._whole = _splitter(Qt.Orientation.Vertical, (self._top, below))
        for splitter, shares in self._shares:
            for place, share in enumerate(shares):
                splitter.setStretchFactor(place, share)
        self._pages = QStackedWidget()
        self._pages.addWidget(first)
        self._pages.addWidget(self._whole)
        window.setCentralWidget(stacked(self._pages, status))

    @property
    def shows_film(self) -> bool:
        """Returns whether the film has taken the place of the first screen."""
        return self._pages.currentWidget() is self._whole

    def show_film(self, shown: bool) -> None:
        """Shows the film, or the first screen."""
        self._pages.setCurrentIndex(int(shown))

    def restore(self) -> None:
        """Restores the layout of the last session."""
        store = settings()
        geometry = store.value(f"{_GROUP}/geometry")
        if not (isinstance(geometry, QByteArray) and self._window.restoreGeometry(geometry)):
            self._window.resize(_fitting(self._window))
        self.reset()
        docks = store.value(f"{_GROUP}/docks")
        if isinstance(docks, QByteArray):
            self._window.restoreState(docks)
        for name, splitter in self._splitters:
            state = store.value(f"{_GROUP}/{name}")
            if isinstance(state, QByteArray):
                splitter.restoreState(state)

    def save(self) -> None:
        store = settings()
        store.setValue(f"{_GROUP}/geometry", self._window.saveGeometry())
        store.setValue(f"{_GROUP}/docks", self._window.saveState())
        for name, splitter in self._splitters:
            store.setValue(f"{_GROUP}/{name}", splitter.saveState())

    def reset(self) -> None:
        """Restores the layout as delivered."""
        for splitter, shares in self._shares:
            splitter.setSizes([share * 100 for share in shares])

    @property
    def _shares(self) -> tuple[tuple[QSplitter, tuple[int, ...]], ...]:
        return ((self._top, _TOP), (self._whole, _WHOLE))

    @property
    def _splitters(self) -> tuple[tuple[str, QSplitter], ...]:
        return (("top of three", self._top), ("whole", self._whole))


def _fitting(window: QMainWindow) -> QSize:
    """Returns the size of the first window: as delivered, or what the screen has room for beside
    panels and the window's own frame."""
    room = window.screen().availableGeometry().size() - QSize(2 * _FRAME_PX, _TITLE_PX)
    return QSize(*_SIZE).boundedTo(room)


def stacked(upper: QWidget, lower: QWidget) -> QWidget:
    """Stacks two widgets without a gap; the upper one takes the room."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(upper, 1)
    column.addWidget(lower)
    return both


def _splitter(orientation: Qt.Orientation, parts: Sequence[QWidget]) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setHandleWidth(6)
    splitter.setChildrenCollapsible(False)
    for part in parts:
        splitter.addWidget(part)
    return splitter
