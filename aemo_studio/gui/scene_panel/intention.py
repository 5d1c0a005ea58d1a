"""Chooses what the music of a scene should say: the same as the picture, or something else."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout

from aemo_studio.gui.language import words
from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.base import PanelWidget
from aemo_studio.gui.widgets.chooser import Chooser

_HEADING = Qt.ItemDataRole.UserRole + 1


class IntentionChooser(PanelWidget):
    """Offers to match the scene, or a Mood; moods that feel alike stand together."""

    intention_set = Signal(object)
    """A Mood (str), or None to match the scene."""

    def __init__(self) -> None:
        super().__init__()
        self._moods = Chooser()
        self._moods.setFont(theme.font(theme.TEXT_SMALL + 1))
        self._offer()
        self._moods.activated.connect(lambda row: self.intention_set.emit(self._mood(row)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
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
                self._moods.addItem(self._words(mood), mood)
            row = 0 if mood is None else self._moods.findData(mood)
            self._moods.setCurrentIndex(row)

    def retranslate(self) -> None:
        name = self.tr("Music should")
        self._moods.prefix = f"{name} "
        self._moods.setItemText(0, self.tr("match the scene"))
        headings = iter(heading for heading, _moods in words.mood_groups())
        for row in range(1, self._moods.count()):
            if self._moods.itemData(row, _HEADING):
                self._moods.setItemText(row, next(headings))
            else:
                self._moods.setItemText(row, self._words(self._mood(row) or ""))
        self._moods.setAccessibleName(name)
        self._moods.setToolTip(
            self.tr("Match the scene, or choose a mood of its own as a counterpoint")
        )

    def _words(self, mood: str) -> str:
        return self.tr("be: {0}").format(words.mood_word(mood))

    def _offer(self) -> None:
        self._moods.addItem("", None)
        for _heading, moods in words.mood_groups():
            self._add_heading()
            for mood in moods:
                self._moods.addItem("", mood)

    def _add_heading(self) -> None:
        """Adds a row that cannot be chosen."""
        row = self._moods.count()
        self._moods.addItem("")
        self._moods.setItemData(row, True, _HEADING)
        self._moods.setItemData(
            row, theme.font(theme.TEXT_SMALL, bold=True), Qt.ItemDataRole.FontRole
        )
        model = self._moods.model()
        assert isinstance(model, QStandardItemModel)
        model.item(row).setFlags(Qt.ItemFlag.NoItemFlags)

    def _mood(self, row: int) -> str | None:
        data: str | None = self._moods.itemData(row)
        return data
