"""Offers the small fields of the filters: a choice of several names, and a range of numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QValidator, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QSpinBox

from aemo_studio.domain.time import clock
from aemo_studio.gui.language import words
from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.base import PanelWidget, Text

_TIME = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{2})|(\d+)")


class ChoiceButton(QPushButton):
    """Chooses some of several names; none chosen means all."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._all, self._name = "", ""
        self._word: Callable[[str], str] = str
        self.setMenu(QMenu(self))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setStyleSheet("QPushButton { text-align: left; }")

    def name(self, name: str, everything: str, word: Callable[[str], str] = str) -> None:
        """Sets how the button reads. everything: the text where nothing is chosen. word: writes a
        name."""
        self._name, self._all, self._word = name, everything, word
        for action in self.menu().actions():
            action.setText(word(action.data()))
        self._show_choice()

    def offer(self, names: Sequence[str]) -> None:
        chosen = self.chosen
        self.menu().clear()
        for name in dict.fromkeys((*names, *chosen)):
            action = QAction(self._word(name), self.menu(), checkable=True)
            action.setData(name)
            action.setChecked(name in chosen)
            action.toggled.connect(self._toggled)
            self.menu().addAction(action)
        self.setEnabled(len(self.menu().actions()) > 1 or bool(chosen))
        self._show_choice()

    def choose(self, names: Sequence[str]) -> None:
        self.offer([*(a.data() for a in self.menu().actions()), *names])
        for action in self.menu().actions():
            with QSignalBlocker(action):
                action.setChecked(action.data() in names)
        self._show_choice()

    @property
    def chosen(self) -> tuple[str, ...]:
        return tuple(a.data() for a in self.menu().actions() if a.isChecked())

    def _toggled(self) -> None:
        self._show_choice()
        self.changed.emit()

    def _show_choice(self) -> None:
        chosen = [self._word(name) for name in self.chosen]
        text = words.listed(chosen) if chosen else self._all
        self.setToolTip(text)
        self.setText(text if len(text) < 24 else text[:22] + "…")
        self.setAccessibleName(f"{self._name}: {text}")


class LimitBox(QSpinBox):
    """Takes a number, or any (its least value)."""

    def __init__(self, most: int, step: int) -> None:
        super().__init__()
        self.setRange(0, most)
        self.setSingleStep(step)
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(52, 26)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Ignores the wheel: scrolling past must not change the filter."""
        event.ignore()

    @property
    def limit(self) -> float | None:
        return float(self.value()) if self.value() else None

    def show_limit(self, limit: float | None) -> None:
        with QSignalBlocker(self):
            self.setValue(round(limit or 0))


class TimeBox(LimitBox):
    """Takes minutes and seconds (`2:30`); plain numbers are seconds."""

    def textFromValue(self, value: int) -> str:  # noqa: N802 - Qt's name
        return clock(value)

    def valueFromText(self, text: str) -> int:  # noqa: N802 - Qt's name
        match = _TIME.fullmatch(text.strip())
        if match is None:
            return 0
        hours, minutes, secs, plain = (int(part or 0) for part in match.groups())
        return plain or hours * 3600 + minutes * 60 + secs

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        if _TIME.fullmatch(text.strip()) or text == self.specialValueText():
            return QValidator.State.Acceptable, text, position
        partial = re.fullmatch(r"[\d:]*", text.strip())
        state = QValidator.State.Intermediate if partial else QValidator.State.Invalid
        return state, text, position


class RangeField(PanelWidget):
    """Takes a range, from and to. The other end gives way where they would cross."""

    changed = Signal()

    def __init__(self, make_box: Callable[[], LimitBox]) -> None:
        super().__init__()
        self.low, self.high = make_box(), make_box()
        self._between = Text(soft=True, wrap=False)
        self._unit = Text(soft=True, wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_SMALL)
        for widget in (self.low, self._between, self.high, self._unit):
            row.addWidget(widget, 1 if isinstance(widget, QSpinBox) else 0)
        self.low.valueChanged.connect(lambda: self._settle(self.low))
        self.high.valueChanged.connect(lambda: self._settle(self.high))
        self.retranslate()

    def name(self, least: str, most: str, unit: str = "") -> None:
        for box, text in ((self.low, least), (self.high, most)):
            box.setAccessibleName(text)
            box.setToolTip(text)
        self._unit.setText(unit)
        self._unit.setVisible(bool(unit))

    def show_limits(self, low: float | None, high: float | None) -> None:
        self.low.show_limit(low)
        self.high.show_limit(high)

    def retranslate(self) -> None:
        self._between.setText(self.tr("to"))
        for box in (self.low, self.high):
            box.setSpecialValueText(self.tr("any"))

    def _settle(self, changed: LimitBox) -> None:
        low, high = self.low.limit, self.high.limit
        if low is not None and high is not None and low > high:
            other = self.high if changed is self.low else self.low
            other.show_limit(changed.limit)
        self.changed.emit()
