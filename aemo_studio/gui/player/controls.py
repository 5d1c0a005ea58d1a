"""The row of buttons under the picture."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QToolButton, QWidget

from aemo_studio.gui.look.icons import icon
from aemo_studio.gui.look.theme import SPACE, SPACE_SMALL, TEXT, TEXT_LARGE, timecode_font

_LOUDEST = 100
_TRANSPORT = ("scene back", "frame back", "play", "frame forward", "scene forward")


class Controls(QWidget):
    """Timecode, transport, loop, faces, volume. Knows nothing of films: it shows what it is
    told and says which button was pressed.

    pressed: one of `_TRANSPORT`. volume_changed: 0 to 100.
    """

    pressed = Signal(str)
    volume_changed = Signal(int)
    muted_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.timecode = QLabel("--:--:--:--")
        self.timecode.setFont(timecode_font(TEXT_LARGE, bold=True))
        self.timecode.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.speed = QLabel("")
        self.speed.setFont(timecode_font(TEXT))
        self.buttons = {name: self._button(name) for name in _TRANSPORT}
        self.loop = self._toggle("loop")
        self.faces = self._toggle("face")
        self.mute = self._toggle("sound")
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.volume.setRange(0, _LOUDEST)
        self.volume.setValue(_LOUDEST)
        self.volume.setFixedWidth(84)
        self.volume.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out()
        self.volume.valueChanged.connect(self.volume_changed)
        self.mute.toggled.connect(self._on_mute)
        self.retranslate()

    def follow(self, button: QToolButton, action: QAction) -> None:
        """The button is switched on and off with a checkable action."""
        button.setChecked(action.isChecked())
        action.toggled.connect(button.setChecked)
        button.clicked.connect(action.trigger)
        button.setCheckable(True)

    def set_timecode(self, text: str) -> None:
        self.timecode.setText(text)

    def set_speed(self, speed: float) -> None:
        """Shows pause while something moves, and speeds other than 1."""
        self.buttons["play"].setIcon(icon("pause" if speed else "play"))
        self._playing = bool(speed)
        sign = "−" if speed < 0 else ""
        self.speed.setText("" if speed in (0.0, 1.0) else f"{sign}{abs(speed):g}×")
        self._name_play()

    def set_sound(self, available: bool) -> None:
        """Without a sound output volume and mute are switched off."""
        self.volume.setEnabled(available)
        self.mute.setEnabled(available)
        self._sound_available = available
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()

    def retranslate(self) -> None:
        names = {
            "scene back": self.tr("Previous scene"),
            "frame back": self.tr("One frame back"),
            "frame forward": self.tr("One frame forward"),
            "scene forward": self.tr("Next scene"),
        }
        for name, text in names.items():
            _name(self.buttons[name], text)
        self._name_play()
        _name(self.loop, self.tr("Loop: the marked range, or the scene under the playhead"))
        _name(self.faces, self.tr("Outline the faces"))
        silent = self.tr("No sound output was found")
        _name(self.mute, self.tr("Mute") if self._sound_available else silent)
        _name(self.volume, self.tr("Volume") if self._sound_available else silent)
        self.timecode.setAccessibleName(self.tr("Timecode of the playhead"))

    _playing = False
    _sound_available = True

    def _name_play(self) -> None:
        _name(self.buttons["play"], self.tr("Pause") if self._playing else self.tr("Play"))

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIcon(icon(name))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if name in _TRANSPORT:
            button.clicked.connect(lambda: self.pressed.emit(name))
        return button

    def _toggle(self, name: str) -> QToolButton:
        button = self._button(name)
        button.setCheckable(True)
        return button

    def _on_mute(self, muted: bool) -> None:
        self.mute.setIcon(icon("muted" if muted else "sound"))
        self.muted_changed.emit(muted)

    def _draw_icons(self) -> None:
        for name, button in self.buttons.items():
            button.setIcon(icon("pause" if name == "play" and self._playing else name))
        self.loop.setIcon(icon("loop"))
        self.faces.setIcon(icon("face"))
        self.mute.setIcon(icon("muted" if self.mute.isChecked() else "sound"))

    def _lay_out(self) -> None:
        left, middle, right = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        left.addWidget(self.timecode)
        left.addWidget(self.speed)
        left.addStretch()
        for button in self.buttons.values():
            middle.addWidget(button)
        right.addStretch()
        for widget in (self.loop, self.faces, self.mute, self.volume):
            right.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE, SPACE_SMALL, SPACE, SPACE_SMALL)
        row.addLayout(left, 1)
        row.addLayout(middle)
        row.addLayout(right, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


def _name(widget: QWidget, text: str) -> None:
    widget.setToolTip(text)
    widget.setAccessibleName(text)
