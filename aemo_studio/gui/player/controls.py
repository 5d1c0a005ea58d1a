"""Shows the row of buttons under the picture."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QToolButton, QWidget

from aemo_studio.gui.look.icons import SIDE_LARGE
from aemo_studio.gui.look.theme import SPACE, SPACE_SMALL, TEXT, TEXT_LARGE, timecode_font
from aemo_studio.gui.player.timecode_entry import TimecodeLabel
from aemo_studio.gui.widgets.icon_button import IconButton, with_keys

_LOUDEST = 100
_BETWEEN_BUTTONS = 2
_TRANSPORT = ("scene back", "frame back", "play", "frame forward", "scene forward")


class Controls(QWidget):
    """Shows timecode, transport, loop, faces and volume, and reports which button was pressed.

    pressed: one of `_TRANSPORT`. volume_changed: 0 to 100.
    """

    pressed = Signal(str)
    volume_changed = Signal(int)
    muted_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.timecode = TimecodeLabel("--:--:--:--")
        self.timecode.setFont(timecode_font(TEXT_LARGE, bold=True))
        self.speed = QLabel("")
        self.speed.setFont(timecode_font(TEXT))
        self.buttons = {name: self._button(name) for name in _TRANSPORT}
        self.loop = self._button("loop", checkable=True)
        self.faces = self._button("face", checkable=True)
        self.mute = self._button("sound", checkable=True, checked="muted")
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.volume.setRange(0, _LOUDEST)
        self.volume.setValue(_LOUDEST)
        self.volume.setFixedWidth(84)
        self.volume.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out()
        self.volume.valueChanged.connect(self.volume_changed)
        self.mute.toggled.connect(self.muted_changed)
        self.retranslate()

    def follow(self, button: QToolButton, action: QAction) -> None:
        """Switches the button on and off with a checkable action."""
        button.setChecked(action.isChecked())
        action.toggled.connect(button.setChecked)
        button.clicked.connect(action.trigger)
        button.setCheckable(True)

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Writes keys into the tooltips. keys: by the names of the buttons, `loop`, `faces`, `mute`
        and `timecode`."""
        self._keys = keys
        self.retranslate()

    def set_timecode(self, text: str) -> None:
        self.timecode.setText(text)

    def set_speed(self, speed: float) -> None:
        """Shows pause while something moves, and speeds other than 1."""
        self.buttons["play"].show_icon("pause" if speed else "play")
        self._playing = bool(speed)
        sign = "−" if speed < 0 else ""
        self.speed.setText("" if speed in (0.0, 1.0) else f"{sign}{abs(speed):g}×")
        self._name_play()

    def set_sound(self, available: bool) -> None:
        """Switches volume and mute off where there is no sound output."""
        self.volume.setEnabled(available)
        self.mute.setEnabled(available)
        self._sound_available = available
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        names = {
            "scene back": self.tr("Previous scene"),
            "frame back": self.tr("One frame back"),
            "frame forward": self.tr("One frame forward"),
            "scene forward": self.tr("Next scene"),
        }
        for name, text in names.items():
            self.buttons[name].name(text, self._keys.get(name, ""))
        self._name_play()
        loop = self.tr("Loop: the marked range, or the scene under the playhead")
        self.loop.name(loop, self._keys.get("loop", ""))
        self.faces.name(self.tr("Outline the faces"), self._keys.get("faces", ""))
        silent = self.tr("No sound output was found")
        mute = self.tr("Mute") if self._sound_available else silent
        self.mute.name(mute, self._keys.get("mute", ""))
        volume = self.tr("Volume") if self._sound_available else silent
        self.volume.setToolTip(volume)
        self.volume.setAccessibleName(volume)
        self.timecode.setAccessibleName(self.tr("Timecode of the playhead"))
        self.timecode.entry.setAccessibleName(self.tr("Go to the timecode"))
        where = self.tr("Click to type where to go: 1012, 10:12, +5, −1:00")
        self.timecode.setToolTip(with_keys(where, self._keys.get("timecode", "")))

    _keys: Mapping[str, str] = {}
    _playing = False
    _sound_available = True

    def _name_play(self) -> None:
        name = self.tr("Pause") if self._playing else self.tr("Play")
        self.buttons["play"].name(name, self._keys.get("play", ""))

    def _button(
        self, name: str, *, checkable: bool = False, checked: str | None = None
    ) -> IconButton:
        button = IconButton(name, checkable=checkable, checked=checked, side=SIDE_LARGE)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if name in _TRANSPORT:
            button.clicked.connect(lambda: self.pressed.emit(name))
        return button

    def _lay_out(self) -> None:
        left, middle, right = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for part in (middle, right):
            part.setSpacing(_BETWEEN_BUTTONS)
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
