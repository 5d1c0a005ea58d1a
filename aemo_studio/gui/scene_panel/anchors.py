"""Chooses between a scene and its music, which a small window cannot show at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton

from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.base import ElidedText, PanelWidget

FEELING, MUSIC = range(2)
_SHEET = """
QToolButton { background: transparent; border: none; border-bottom: 2px solid transparent;
  border-radius: 0; padding: 3px 2px; color: palette(placeholder-text); }
QToolButton:hover { color: palette(window-text); background: transparent; }
QToolButton:checked { color: palette(window-text); background: transparent;
  border-bottom: 2px solid palette(highlight); }
QToolButton:focus { border: none; border-bottom: 2px solid palette(highlight);
  padding: 3px 2px; text-decoration: underline; color: palette(window-text); }
"""


class AnchorBar(PanelWidget):
    """Shows two words; the one that is in view is marked. chosen: FEELING or MUSIC."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE_LARGE, theme.SPACE_SMALL, theme.SPACE_LARGE, 0)
        row.setSpacing(theme.SPACE_LARGE)
        for number in (FEELING, MUSIC):
            button = QToolButton()
            button.setCheckable(True)
            button.setStyleSheet(_SHEET)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._group.addButton(button, number)
            row.addWidget(button)
        self._title = ElidedText(soft=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._title, 1)
        self._group.idClicked.connect(self.chosen)
        self.mark(FEELING)
        self.retranslate()

    def show_title(self, title: str) -> None:
        """Shows which scene it is about."""
        self._title.show_text(title)

    def mark(self, number: int) -> None:
        self._group.button(number).setChecked(True)

    @property
    def marked(self) -> int:
        return self._group.checkedId()

    def button(self, number: int) -> QToolButton:
        button = self._group.button(number)
        assert isinstance(button, QToolButton)
        return button

    def retranslate(self) -> None:
        texts = (
            (FEELING, self.tr("Feeling"), self.tr("Show what the scene feels like")),
            (MUSIC, self.tr("Music"), self.tr("Show the music for the scene")),
        )
        for number, text, tip in texts:
            self.button(number).setText(text)
            self.button(number).setToolTip(tip)
            self.button(number).setAccessibleName(tip)
