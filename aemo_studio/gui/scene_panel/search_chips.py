"""Shows what a search in words understood: a chip for each wish, which can be taken away."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QLayoutItem, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from aemo_studio.gui.language import words
from aemo_studio.gui.look import icons, theme
from aemo_studio.gui.scene_panel.base import PanelWidget, Text
from aemo_studio.gui.widgets.flow_layout import FlowLayout
from aemo_studio.music.search.chips import NamedPiece, SearchChip, SearchState
from aemo_studio.music.search.ranking import USABLE_INSTEAD
from aemo_studio.music.search.said import with_not

translate = QCoreApplication.translate

_CROSS = 10
_LONGEST_TEXT = 32
_SHEET = "QPushButton { padding: 1px 6px; border-radius: 8px; min-height: 16px; }"


class SearchChips(PanelWidget):
    """Shows a SearchState: its wishes as chips, the words that were not understood, and what stands
    in the way. Hidden without any."""

    removed = Signal(object)
    """A SearchChip that is to be taken away."""
    cleared = Signal()
    """All are to be taken away."""

    def __init__(self) -> None:
        super().__init__()
        self._state = SearchState()
        self._row = QWidget()
        self._flow = FlowLayout(theme.SPACE_SMALL)
        self._row.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._row.setSizePolicy(policy)
        self.buttons: list[QPushButton] = []
        self.clear = QPushButton(flat=True)
        self.clear.setFont(theme.font(theme.TEXT_SMALL))
        self.clear.setStyleSheet(_SHEET)
        self.clear.clicked.connect(self.cleared)
        self._ignored = Text(soft=True, pixels=theme.TEXT_SMALL)
        self._message = Text(pixels=theme.TEXT_SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_SMALL)
        for part in (self._row, self._ignored, self._message):
            column.addWidget(part)
        self.show_state(self._state)

    def show_state(self, state: SearchState, message: str = "") -> None:
        """Shows what was understood. message: a sentence on what stands in the way."""
        if state.chips != self._state.chips or not self.buttons:
            self._renew(state)
        self._state = state
        self._message.setText(message)
        self._message.setVisible(bool(message))
        self.retranslate()
        self.setVisible(bool(state.chips or state.ignored or message))

    @property
    def ignored(self) -> str:
        """Names the words that were not understood; empty without any."""
        return self._ignored.text()

    @property
    def message(self) -> str:
        return self._message.text()

    def retranslate(self) -> None:
        self.clear.setText(self.tr("Clear"))
        self.clear.setAccessibleName(self.tr("Take all wishes away"))
        for button, chip in zip(self.buttons, self._state.chips, strict=True):
            name = self.tr("Take “{0}” away").format(_text(chip))
            button.setAccessibleName(name)
            button.setToolTip(name)
        quoted = [self.tr("“{0}”").format(word) for word in self._state.ignored[:8]]
        listed = words.listed(quoted)
        text = self.tr("Not understood: {0}").format(listed) if self._state.ignored else ""
        self._ignored.setText(text)
        self._ignored.setVisible(bool(text))

    def recolour(self) -> None:
        for button in self.buttons:
            button.setIcon(icons.plain("cross", _CROSS))
        super().recolour()

    def _renew(self, state: SearchState) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            self._forget(item)
        self.buttons = [self._button(chip) for chip in state.chips]
        for button in self.buttons:
            self._flow.addWidget(button)
        self._flow.addWidget(self.clear)
        self.clear.setVisible(len(state.chips) > 1)
        self._row.setVisible(bool(state.chips))
        self._row.updateGeometry()

    def _forget(self, item: QLayoutItem) -> None:
        widget = item.widget()
        if widget is not None and widget is not self.clear:
            widget.hide()
            widget.deleteLater()

    def _button(self, chip: SearchChip) -> QPushButton:
        button = QPushButton(_text(chip).replace("&", "&&"))
        button.setIcon(icons.plain("cross", _CROSS))
        button.setIconSize(QSize(_CROSS, _CROSS))
        # Qt sets icons before the text; a cross is expected behind it.
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        button.setFont(theme.font(theme.TEXT_SMALL))
        button.setStyleSheet(_SHEET)
        button.clicked.connect(partial(self.removed.emit, chip))
        return button


def _text(chip: SearchChip) -> str:
    text = _meaning(chip)
    return text if len(text) <= _LONGEST_TEXT else f"{text[: _LONGEST_TEXT - 1]}…"


def _meaning(chip: SearchChip) -> str:
    """Writes a wish; one that a row's menu made is said in the language of the window."""
    if isinstance(chip.value, NamedPiece) and chip.value.like and not chip.negated:
        return translate("SearchChips", "like “{0}”").format(chip.text)
    if chip.text == USABLE_INSTEAD:
        return translate("SearchChips", "usable instead")
    return with_not(chip)
