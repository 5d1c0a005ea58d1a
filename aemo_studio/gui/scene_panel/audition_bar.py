"""Controls the audition of tracks under the picture: play, compare two, level, duck.
Signals only."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QVBoxLayout,
)

from aemo_studio.domain.music import Track
from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.base import ElidedText, PanelWidget, Text
from aemo_studio.gui.widgets.check_box import CheckBox
from aemo_studio.gui.widgets.icon_button import IconButton

LEVELS_DB = (-36, 6)
DUCKS_DB = (0, 24)
START_LEVEL_DB, START_DUCK_DB = -12, 12


class AuditionBar(PanelWidget):
    """Shows two places, A and B, each for a track; one of them is audible."""

    play_wanted = Signal(bool)
    side_chosen = Signal(int)
    """0 for A, 1 for B."""
    level_set = Signal(float)
    """Of the music, in dB."""
    duck_set = Signal(float)
    """By how many dB the music steps back under speech; 0 for not at all."""
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tracks: list[Track | None] = [None, None]
        self.play = IconButton("play", checkable=True)
        self.sides = (QPushButton("A"), QPushButton("B"))
        self.close_button = IconButton("cross")
        self._title = ElidedText(bold=True)
        self.level, self.duck = _slider(LEVELS_DB), _slider(DUCKS_DB)
        self.ducking = CheckBox()
        self._level_label, self._level_text = Text(soft=True, wrap=False), Text(wrap=False)
        self._duck_text = Text(wrap=False)
        self._lay_out()
        self._connect()
        self.level.setValue(START_LEVEL_DB)
        self.duck.setValue(START_DUCK_DB)
        self.ducking.setChecked(True)
        self.show_tracks(None, None, side=0)
        self.retranslate()

    def _lay_out(self) -> None:
        self._group = QButtonGroup(self)
        for number, button in enumerate(self.sides):
            button.setCheckable(True)
            button.setFixedWidth(36)
            self._group.addButton(button, number)
        top = QHBoxLayout()
        top.setSpacing(theme.SPACE_SMALL)
        top.addWidget(self.play)
        for button in self.sides:
            top.addWidget(button)
        top.addWidget(self._title, 1)
        top.addWidget(self.close_button)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SPACE)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        rows = (
            (self._level_label, self.level, self._level_text),
            (self.ducking, self.duck, self._duck_text),
        )
        for row, widgets in enumerate(rows):
            for place, widget in enumerate(widgets):
                grid.addWidget(widget, row, place)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE, theme.SPACE, theme.SPACE, theme.SPACE)
        column.setSpacing(theme.SPACE_SMALL)
        column.addLayout(top)
        column.addLayout(grid)

    def _connect(self) -> None:
        self.play.clicked.connect(self._played)
        self._group.idClicked.connect(self._side)
        self.close_button.clicked.connect(self.stopped)
        self.level.valueChanged.connect(self._level_changed)
        self.duck.valueChanged.connect(lambda _value: self._duck_changed())
        self.ducking.toggled.connect(lambda _on: self._duck_changed())

    # What it shows

    def show_tracks(self, a: Track | None, b: Track | None, *, side: int) -> None:
        """Shows the tracks. side: 0 if A is audible, 1 if B is. A place without a track cannot be
        chosen."""
        self._tracks = [a, b]
        for button, track in zip(self.sides, self._tracks, strict=True):
            button.setEnabled(track is not None)
        self.sides[side].setChecked(True)
        self.play.setEnabled(self._tracks[side] is not None)
        self._show_title()

    def show_playing(self, playing: bool) -> None:
        with QSignalBlocker(self.play):
            self.play.setChecked(playing)
        self.play.show_icon("pause" if playing else "play")
        self.play.name(self.tr("Pause") if playing else self.tr("Play"))

    @property
    def side(self) -> int:
        return self._group.checkedId()

    @property
    def title(self) -> str:
        return self._title.accessibleName()

    @property
    def duck_db(self) -> float:
        return float(self.duck.value()) if self.ducking.isChecked() else 0.0

    def _show_title(self) -> None:
        track = self._tracks[max(self.side, 0)]
        self._title.show_text(
            self.tr("{0} by {1}").format(track.title, track.artist)
            if track and track.artist
            else track.title
            if track
            else self.tr("Nothing to audition")
        )

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Audition"))
        self.show_playing(self.play.isChecked())
        for button, track in zip(self.sides, self._tracks, strict=True):
            name = self.tr("Listen to {0}").format(button.text())
            button.setAccessibleName(f"{name}: {track.title}" if track else name)
            button.setToolTip(button.accessibleName())
        self.close_button.name(self.tr("End the audition"))
        self._level_label.setText(self.tr("Music"))
        self.level.setAccessibleName(self.tr("Level of the music"))
        self.ducking.setText(self.tr("Duck"))
        self.ducking.setToolTip(self.tr("The music steps back while somebody speaks"))
        self.duck.setAccessibleName(self.tr("How far the music steps back under speech"))
        self._show_values()
        self._show_title()

    def _show_values(self) -> None:
        self._level_text.setText(self._decibels(self.level.value()))
        self._duck_text.setText(self._decibels(-round(self.duck_db)))
        widest = self.fontMetrics().horizontalAdvance(self._decibels(-36)) + 8
        for text in (self._level_text, self._duck_text):
            text.setMinimumWidth(widest)
            text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _decibels(self, value: int) -> str:
        sign = "+" if value > 0 else "\u2212" if value < 0 else ""
        return self.tr("{0} dB").format(sign + self.locale().toString(abs(value)))

    # What it asks for

    def _played(self, playing: bool) -> None:
        self.show_playing(playing)
        self.play_wanted.emit(playing)

    def _side(self, side: int) -> None:
        self._show_title()
        self.side_chosen.emit(side)

    def _level_changed(self, value: int) -> None:
        self._show_values()
        self.level_set.emit(float(value))

    def _duck_changed(self) -> None:
        self.duck.setEnabled(self.ducking.isChecked())
        self._show_values()
        self.duck_set.emit(self.duck_db)


def _slider(limits: tuple[int, int]) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(*limits)
    slider.setPageStep(3)
    return slider
