"""Lays out a scene and its music: side by side where there is room, else one at a time."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.anchors import FEELING, MUSIC, AnchorBar
from aemo_studio.gui.scene_panel.base import Rule

MUSIC_PX = 285
"""The least width of the music beside what the scene feels like."""
_SHARES = (2, 3)
_HUGE = 16_000
_LEAST_PX = 10


class TwoParts(QWidget):
    """Shows a header, what the scene feels like, which scrolls, and its music, whose list scrolls
    alone. In a wide panel the music takes the whole height beside the rest; in a narrow one two
    words choose which of the two is seen, and each has the height of the panel.

    wide_changed: whether they stand side by side from now on.
    """

    wide_changed = Signal(bool)

    def __init__(self, header: QWidget, feeling: QWidget, music: QWidget) -> None:
        super().__init__()
        self.anchors = AnchorBar()
        self.scroll_area = _scrolling(feeling)
        self._header, self._rule = header, Rule()
        self._music = _framed(music)
        self._between = Rule()
        self._between.setFixedWidth(1)
        self._between.setMaximumHeight(_HUGE)
        self._between.setMinimumHeight(0)
        self._wide: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self.anchors.chosen.connect(lambda _part: self._show_part())
        self._arrange(wide=False)

    @property
    def wide(self) -> bool:
        """Returns whether the parts stand side by side."""
        return bool(self._wide)

    @property
    def _least_px(self) -> int:
        """Returns the width that what the scene feels like needs."""
        parts = (self._header, self.scroll_area)
        return max(part.minimumSizeHint().width() for part in parts)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        wide = event.size().width() >= self._least_px + MUSIC_PX
        if wide != self._wide:
            self._arrange(wide=wide)
            self.wide_changed.emit(wide)

    def _arrange(self, *, wide: bool) -> None:
        self._wide = wide
        for part in (self._header, self.anchors, self._rule, self.scroll_area, self._music,
                     self._between):  # fmt: skip
            self._grid.removeWidget(part)
        columns = 1 if wide else 3
        self._grid.addWidget(self.anchors, 0, 0, 1, columns)
        self._grid.addWidget(self._header, 1, 0, 1, columns)
        self._grid.addWidget(self._rule, 2, 0, 1, columns)
        self._grid.addWidget(self.scroll_area, 3, 0, 1, columns)
        if wide:
            self._grid.addWidget(self._between, 0, 1, 4, 1)
            self._grid.addWidget(self._music, 0, 2, 4, 1)
        else:
            self._grid.addWidget(self._music, 3, 0, 1, columns)
        for column, share in ((0, _SHARES[0]), (2, _SHARES[1])):
            self._grid.setColumnStretch(column, share if wide else int(column == 0))
        self._grid.setRowStretch(3, 1)
        self._show_part()

    def _show_part(self) -> None:
        """Shows both parts, or the one that was chosen."""
        self.anchors.setVisible(not self.wide)
        self._between.setVisible(self.wide)
        for part in (self._header, self.scroll_area):
            part.setVisible(self.wide or self.anchors.marked == FEELING)
        self._music.setVisible(self.wide or self.anchors.marked == MUSIC)


class _Column(QScrollArea):
    """Scrolls up and down only: it is never narrower than its content, and so low, if need be, that
    no scene makes the smallest window higher."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        content, bar = self.widget(), self.verticalScrollBar().sizeHint().width()
        return QSize((content.minimumSizeHint().width() if content else 0) + bar, _LEAST_PX)


def _scrolling(content: QWidget) -> QScrollArea:
    area = _Column()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    page = QWidget()
    column = QVBoxLayout(page)
    side = theme.SPACE_LARGE
    column.setContentsMargins(side, theme.SPACE, theme.SPACE, side)
    column.addWidget(content)
    column.addStretch(1)
    area.setWidget(page)
    return area


def _framed(content: QWidget) -> QWidget:
    """Gives the music the distance to its neighbours."""
    frame = QWidget()
    column = QVBoxLayout(frame)
    column.setContentsMargins(theme.SPACE, 2, 2, 0)
    column.addWidget(content)
    return frame
