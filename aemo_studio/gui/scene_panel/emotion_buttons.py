"""Offers the eight Emotions, each with the key that sets it, too."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QToolButton

from aemo_studio.domain.emotion import EMOTIONS, Emotion
from aemo_studio.gui.language import words
from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.base import PanelWidget

_HEIGHT, _FOOT, _PADDING, _GAP = 25, 3, 6, 4
_IN_TWO_ROWS = 4
_STEPS: Mapping[int, int] = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1,
}  # fmt: skip
_HELD = ~Qt.KeyboardModifier.KeypadModifier


class EmotionButton(QToolButton):
    """Shows a key and an Emotion over a foot in its colour; filled with it where the editor set
    it."""

    step_wanted = Signal(int)
    """Buttons to go on, from an arrow key."""

    def __init__(self, emotion: Emotion) -> None:
        super().__init__()
        self.emotion = emotion
        self.key = str(EMOTIONS.index(emotion) + 1)
        self.setCheckable(True)
        self.setFont(theme.font(theme.TEXT_SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        metrics = QFontMetrics(theme.font(theme.TEXT_SMALL))
        width = metrics.horizontalAdvance(self.text()) + self._key_width(metrics) + 2 * _PADDING
        return QSize(width, max(_HEIGHT, metrics.height() + 2 * _FOOT + 4))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def _key_width(self, metrics: QFontMetrics) -> int:
        return metrics.horizontalAdvance(self.key) + _GAP if self.key else 0

    def name(self, key: str) -> None:
        """Writes the Emotion in the language of the window. key: sets it, too; may be empty."""
        self.key = key
        word = words.emotion_word(self.emotion)
        self.setText(word)
        told = words.headed(word)
        self.setToolTip(f"{told} ({key})" if key else told)
        self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """Keeps the arrow keys from the shortcuts of the window: they go from button to button."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and _step_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if step := _step_of(event):
            self.step_wanted.emit(step)
        else:
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """Leaves the state to whoever shows what came of the click."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colours = theme.current()
        colour = theme.emotion_colour(self.emotion, colours.dark)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_plate(painter, colours, colour)
        self._paint_words(painter, colours, colour)
        painter.end()

    def _paint_plate(self, painter: QPainter, colours: theme.Theme, colour: QColor) -> None:
        focus = self.hasFocus()
        line = colours.accent if focus else colours.ink_faint if self.underMouse() else colours.line
        inset = 1.0 if focus else 0.5
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(QPen(QColor(line), 2 * inset))
        painter.setBrush(colour if self.isChecked() else QColor(colours.raised))
        painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        foot = QRectF(_FOOT, self.height() - _FOOT - 2, self.width() - 2 * _FOOT, _FOOT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(foot, _FOOT / 2, _FOOT / 2)

    def _paint_words(self, painter: QPainter, colours: theme.Theme, colour: QColor) -> None:
        checked = self.isChecked()
        ink = theme.ink_on(colour) if checked else QColor(colours.ink)
        painter.setFont(theme.font(theme.TEXT_SMALL))
        metrics = painter.fontMetrics()
        key = self._key_width(metrics)
        left = (self.width() - key - metrics.horizontalAdvance(self.text())) / 2
        room = QRectF(left, 0, self.width(), self.height() - _FOOT)
        painter.setPen(ink if checked else QColor(colours.ink_soft))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.key)
        painter.setPen(ink)
        painter.drawText(room.adjusted(key, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())


def _step_of(event: QKeyEvent) -> int:
    """Reads how many buttons an arrow key goes on; 0 for any other key."""
    return 0 if event.modifiers() & _HELD else _STEPS.get(event.key(), 0)


class EmotionButtons(PanelWidget):
    """Places the eight in one row, or in two where that has no room."""

    chosen = Signal(object)
    """An Emotion."""

    def __init__(self) -> None:
        super().__init__()
        self._buttons = tuple(EmotionButton(emotion) for emotion in EMOTIONS)
        self._keys: Mapping[Emotion, str] = {b.emotion: b.key for b in self._buttons}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(3)
        for button in self._buttons:
            button.clicked.connect(lambda _on=False, e=button.emotion: self.chosen.emit(e))
            button.step_wanted.connect(self._step)
        self._let_tab_reach(self._buttons[0])
        self._columns = 0
        self.retranslate()

    @property
    def buttons(self) -> tuple[EmotionButton, ...]:
        return self._buttons

    @property
    def by_hand(self) -> Emotion | None:
        """Returns the Emotion that is shown as set by the editor."""
        return next((b.emotion for b in self._buttons if b.isChecked()), None)

    def show_by_hand(self, emotion: Emotion | None) -> None:
        """Marks the Emotion that the editor set; None for none."""
        for button in self._buttons:
            button.setChecked(button.emotion is emotion)
            if button.emotion is emotion:
                self._let_tab_reach(button)

    def show_keys(self, keys: Mapping[Emotion, str]) -> None:
        """Takes the keys that set the Emotions, too."""
        self._keys = keys
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Set by hand what the scene feels like"))
        for button in self._buttons:
            button.name(self._keys.get(button.emotion, ""))
            word = words.emotion_word(button.emotion)
            button.setAccessibleName(self.tr("Set the scene to {0}").format(word))
        self._columns = 0
        self._arrange(self.width())

    def _step(self, step: int) -> None:
        """Moves the focus, from the last button to the first and back."""
        place = next((i for i, b in enumerate(self._buttons) if b.hasFocus()), 0)
        button = self._buttons[(place + step) % len(self._buttons)]
        self._let_tab_reach(button)
        button.setFocus()

    def _let_tab_reach(self, reached: EmotionButton) -> None:
        """Makes the eight one stop of the tab key."""
        policies = Qt.FocusPolicy
        for button in self._buttons:
            button.setFocusPolicy(policies.TabFocus if button is reached else policies.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self._arrange(event.size().width())
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._width_of(_IN_TWO_ROWS), self.sizeHint().height())

    def _arrange(self, width: int) -> None:
        columns = len(EMOTIONS) if width >= self._width_of(len(EMOTIONS)) else _IN_TWO_ROWS
        if columns == self._columns:
            return
        self._columns = columns
        for place, button in enumerate(self._buttons):
            self._grid.addWidget(button, place // columns, place % columns)
        self.updateGeometry()

    def _width_of(self, columns: int) -> int:
        """Measures the width that so many columns need."""
        widths = [button.sizeHint().width() for button in self._buttons]
        widest = (max(widths[column::columns]) for column in range(columns))
        return sum(widest) + (columns - 1) * self._grid.spacing()
