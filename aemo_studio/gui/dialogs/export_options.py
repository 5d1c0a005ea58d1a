"""Asks for the options that the chosen export formats take."""

from __future__ import annotations

import datetime
from collections.abc import Set as AbstractSet

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from aemo_studio.gui.language.i18n import CHINESE, resolve_language
from aemo_studio.gui.look import theme
from aemo_studio.gui.remembered.settings import settings
from aemo_studio.gui.widgets.check_box import CheckBox
from aemo_studio.gui.widgets.chooser import Chooser
from aemo_studio.output.export.export_format import OptionName
from aemo_studio.output.export.options import ExportOptions, Language

_GROUP = "export"


class ExportOptionsForm(QWidget):
    """Shows a field for each option that is taken, and no other. changed: another answer."""

    changed = Signal()

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.language = Chooser()
        self.names = CheckBox(self.tr("Say in the subtitles whose emotion it is"))
        self.beats = Chooser()
        self.levels = CheckBox(self.tr("Music as loud as the film, lower under speech"))
        self.bundle = CheckBox(self.tr("With the music, in one folder to pass on"))
        self.copy_music = CheckBox(self.tr("Put copies of the music beside it"))
        self.production, self.episode, self.company = QLineEdit(), QLineEdit(), QLineEdit()
        self.language.addItem("English", Language.ENGLISH)
        self.language.addItem("繁體中文", Language.TRADITIONAL_CHINESE)
        self.language.setCurrentIndex(int(resolve_language(language) == CHINESE))
        self._of_beats = QLabel(self.tr("Markers in the music"))
        self._of_language, self._of_head = QLabel(self.tr("Language")), QLabel(self.tr("Head"))
        self._fill_beats()
        self._lay_out()
        self._recall()
        self.bundle.toggled.connect(lambda _on: self.changed.emit())

    @property
    def bundles(self) -> bool:
        """Returns whether the files go into a bundle."""
        return self.bundle.isChecked() and not self.bundle.isHidden()

    @property
    def measures(self) -> bool:
        """Returns whether levels of the music are measured and written."""
        return self.levels.isChecked() and not self.levels.isHidden()

    @property
    def copies(self) -> bool:
        """Returns whether copies of the music are put beside the files."""
        return self.copy_music.isChecked() and not self.bundles

    def options(self, date: datetime.date) -> ExportOptions:
        """Returns what was answered. date: of the day."""
        return ExportOptions(
            language=Language(self.language.currentData()),  # Qt makes a plain str of it
            production=self.production.text().strip() or None,
            episode=self.episode.text().strip() or None,
            company=self.company.text().strip() or None,
            date=date,
            names=self.names.isChecked(),
            beats=None if self.beats.isHidden() else self.beats.currentData(),
        )

    def show_for(self, taken: AbstractSet[OptionName], *, has_files: bool) -> None:
        """Shows the fields for these options. has_files: whether there is something to bundle."""
        self._of_language.setVisible("language" in taken)
        self.language.setVisible("language" in taken)
        self.names.setVisible("names" in taken)
        self._of_beats.setVisible("beats" in taken)
        self.beats.setVisible("beats" in taken)
        self.levels.setVisible("levels" in taken)
        self._of_head.setVisible("production" in taken)
        self.production.setVisible("production" in taken)
        for field in (self.episode, self.company):
            field.setVisible("company" in taken)
        self.bundle.setVisible(has_files)
        self.copy_music.setVisible("copied" in taken and not self.bundles)

    def remember(self) -> None:
        store = settings()
        store.setValue(f"{_GROUP}/copy_music", self.copy_music.isChecked())
        store.setValue(f"{_GROUP}/names", self.names.isChecked())
        store.setValue(f"{_GROUP}/beats", self.beats.currentData() or "")
        store.setValue(f"{_GROUP}/levels", self.levels.isChecked())
        store.setValue(f"{_GROUP}/company", self.company.text())

    def _recall(self) -> None:
        store = settings()
        boxes = {"copy_music": self.copy_music, "names": self.names, "levels": self.levels}
        for name, box in boxes.items():
            box.setChecked(store.value(f"{_GROUP}/{name}", "false") in (True, "true"))
        beats = self.beats.findData(str(store.value(f"{_GROUP}/beats", "")) or None)
        self.beats.setCurrentIndex(max(0, beats))
        self.company.setText(str(store.value(f"{_GROUP}/company", "")))

    def _fill_beats(self) -> None:
        self.beats.addItem(self.tr("None"), None)
        self.beats.addItem(self.tr("Sections"), "sections")
        self.beats.addItem(self.tr("Sections and bars"), "bars")
        self.beats.addItem(self.tr("Every beat"), "beats")
        self.beats.setAccessibleName(self.tr("Markers in the music"))

    def _lay_out(self) -> None:
        self.language.setAccessibleName(self.tr("Language"))
        for field, words in (
            (self.production, self.tr("Production")),
            (self.episode, self.tr("Episode")),
            (self.company, self.tr("Company")),
        ):
            field.setPlaceholderText(words)
            field.setAccessibleName(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addLayout(_row(self._of_language, self.language, self.names))
        column.addLayout(_row(self._of_beats, self.beats, self.levels))
        heads = _row(self._of_head, self.production, self.episode, self.company)
        for place in (1, 2, 3):
            heads.setStretch(place, 1)
        column.addLayout(heads)
        column.addLayout(_row(self.bundle, self.copy_music))


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.SPACE)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return row
