"""Chooses what the music of a scene is to say: the same as the picture, or something else."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout

from aemo_studio.gui.language import words
from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.base import PanelWidget, Text
from aemo_studio.gui.widgets.chooser import Chooser


class IntentionChooser(PanelWidget):
    """Offers to match the scene, or a Mood."""

    intention_set = Signal(object)
    """A Mood (str), or None to match the scene."""

    def __init__(self) -> None:
        super().__init__()
        self._label = Text(wrap=False)
        self._moods = Chooser()
        self._label.setBuddy(self._moods)
        self._offer(words.moods())
        self._moods.activated.connect(lambda row: self.intention_set.emit(self._mood(row)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE)
        row.addWidget(self._label)
        row.addWidget(self._moods, 1)
        self.retranslate()

    @property
    def moods(self) -> Chooser:
        return self._moods

    def show_intention(self, mood: str | None) -> None:
        """Shows an intention; a Mood that is not in the table (the user's own map) is offered from
        then on."""
        with QSignalBlocker(self._moods):
            if mood is not None and self._moods.findData(mood) < 0:
                self._moods.addItem(words.mood_word(mood), mood)
            row = 0 if mood is None else self._moods.findData(mood)
            self._moods.setCurrentIndex(row)

    def retranslate(self) -> None:
        self._label.setText(self.tr("Music shall"))
        self._moods.setItemText(0, self.tr("match the scene"))
        for row in range(1, self._moods.count()):
            mood = words.mood_word(self._mood(row) or "")
            self._moods.setItemText(row, self.tr("be: {0}").format(mood))
        name = self.tr("Intention of the music")
        self._moods.setAccessibleName(name)
        self._moods.setToolTip(
            self.tr("Match the scene, or choose a mood of its own as a counterpoint")
        )

    def _offer(self, moods: tuple[str, ...]) -> None:
        self._moods.addItem("", None)
        for mood in moods:
            self._moods.addItem("", mood)

    def _mood(self, row: int) -> str | None:
        data: str | None = self._moods.itemData(row)
        return data
