"""Lays out a scene and its music: one below the other, or side by side where there is room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from aemo_studio.gui.look import theme

WIDE_PX = 560
"""From this width on, both halves are as wide as a narrow panel."""


class TwoParts(QWidget):
    """Places the two parts. wide_changed: whether they stand side by side from now on."""

    wide_changed = Signal(bool)

    def __init__(self, first: QWidget, second: QWidget) -> None:
        super().__init__()
        side = theme.SPACE_LARGE
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(side, theme.SPACE, side, side)
        self._box.setSpacing(theme.SPACE)
        self._box.addWidget(first, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(second, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addStretch(1)

    @property
    def wide(self) -> bool:
        return self._box.direction() == QBoxLayout.Direction.LeftToRight

    def fit(self, width: int) -> None:
        """Chooses the arrangement. width: the room there is, in pixels. Its own width would not do:
        side by side the parts need more, and would never let go of it."""
        wide = width >= WIDE_PX
        if wide != self.wide:
            self._turn(wide)

    def _turn(self, wide: bool) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(across if wide else down)
        self._box.setSpacing(theme.SPACE_LARGE if wide else theme.SPACE)
        for part in (0, 1):
            self._box.setStretch(part, 1 if wide else 0)
        self._box.setStretch(2, 0 if wide else 1)
        self.wide_changed.emit(wide)
