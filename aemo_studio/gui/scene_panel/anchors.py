"""Scrolls between a scene and its music, which a small window cannot show at once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QScrollArea, QToolButton, QWidget

from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.base import PanelWidget
from aemo_studio.gui.scene_panel.two_parts import TwoParts

FEELING, MUSIC = range(2)
_NEAR = 40
_SETTLES_MS = 1000
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
    """Shows two words above a scroll area; the one that is in view is marked."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE_LARGE, 0, theme.SPACE_LARGE, 0)
        row.setSpacing(theme.SPACE_LARGE)
        for number in (FEELING, MUSIC):
            button = QToolButton()
            button.setCheckable(True)
            button.setStyleSheet(_SHEET)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._group.addButton(button, number)
            row.addWidget(button)
        row.addStretch()
        self._group.idClicked.connect(self.chosen)
        self.mark(FEELING)
        self.retranslate()

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
            (FEELING, self.tr("Feeling"), self.tr("Scroll to what the scene feels like")),
            (MUSIC, self.tr("Music"), self.tr("Scroll to the music for the scene")),
        )
        for number, text, tip in texts:
            self.button(number).setText(text)
            self.button(number).setToolTip(tip)
            self.button(number).setAccessibleName(tip)


class AnchoredScroll(QScrollArea):
    """Scrolls what lies above and below an anchor, and stays with the part that is in view.

    Who compares the music of several scenes sees the music of the next scene, too, whatever stands
    above it there.
    """

    def __init__(self, content: TwoParts, anchor: QWidget, bar: AnchorBar) -> None:
        super().__init__()
        self._content, self._anchor, self._bar = content, anchor, bar
        self._kept: int | None = None
        self._settled = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._settled.timeout.connect(self._let_go)
        anchor.installEventFilter(self)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        scroll = self.verticalScrollBar()
        scroll.valueChanged.connect(lambda _value: self._mark())
        scroll.rangeChanged.connect(lambda _low, _high: self._show_bar())
        content.wide_changed.connect(lambda _wide: self._show_bar())
        bar.chosen.connect(self.go_to)
        bar.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self._content.fit(self.viewport().width())
        super().resizeEvent(event)

    def go_to(self, part: int) -> None:
        """Scrolls to the top of FEELING or MUSIC."""
        self.verticalScrollBar().setValue(0 if part == FEELING else self._anchor.y())

    @property
    def at_anchor(self) -> bool:
        """Returns whether the anchor, or something below it, is at the top."""
        if self._content.wide:
            return False
        scroll = self.verticalScrollBar()
        at_end = scroll.maximum() > 0 and scroll.value() == scroll.maximum()
        return scroll.value() >= self._anchor.y() - _NEAR or at_end

    @property
    def part(self) -> int:
        """Returns which part is in view: FEELING or MUSIC."""
        return MUSIC if self.at_anchor else FEELING

    def keep_part(self, part: int) -> None:
        """Scrolls, for another scene, to the top of the part that was in view, and stays there
        while the layout settles: texts that wrap learn their width, bars come and go."""
        self._kept = part
        self.go_to(self._kept)
        self._settled.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self._anchor and event.type() == QEvent.Type.Move:
            QTimer.singleShot(0, self, self._stay)
        return False

    def _stay(self) -> None:
        if self._kept == MUSIC:
            self.go_to(MUSIC)

    def _let_go(self) -> None:
        self._kept = None

    def _show_bar(self) -> None:
        """Shows the two words, unless both parts are in view side by side."""
        needed = self.verticalScrollBar().maximum() > 0 and not self._content.wide
        self._bar.setVisible(needed)

    def _mark(self) -> None:
        self._bar.mark(self.part)
