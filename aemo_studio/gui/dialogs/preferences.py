"""Edits the preferences: a page for the analysis, one for the music, one for the window."""

from __future__ import annotations

import os
from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from aemo_studio.gui.dialogs.catalogue_list import CatalogueList
from aemo_studio.gui.dialogs.devices import DeviceFinder
from aemo_studio.gui.language.i18n import LANGUAGES, SYSTEM
from aemo_studio.gui.language.words import listed
from aemo_studio.gui.look.theme import SPACE_LARGE, ThemeChoice
from aemo_studio.gui.remembered.preferences import (
    FACE_RATE_HZ,
    MIN_SCENE_S,
    KeySet,
    Preferences,
    PreferenceStore,
    WheelUse,
    is_timecode,
)
from aemo_studio.gui.widgets.check_box import CheckBox
from aemo_studio.gui.widgets.chooser import Chooser

_Button = QDialogButtonBox.StandardButton
_AS_DRAWN = 100
_SCALES_PERCENT = (80, 90, 100, 110, 125, 150, 175, 200)


class PreferencesDialog(QDialog):
    """Edits a copy of the Preferences, which OK puts into force. `shortcuts_button` opens the
    shortcut sheet."""

    def __init__(self, store: PreferenceStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.setWindowTitle(self.tr("Preferences"))
        self.device = Chooser()
        self.devices_found = QLabel(self.tr("Looking for a GPU…"))
        self.face_rate = _spin(FACE_RATE_HZ, self.tr(" per second"))
        self.min_scene = _spin(MIN_SCENE_S, self.tr(" seconds"))
        self.start_timecode = QLineEdit()
        self.catalogues = CatalogueList()
        self.after_line = CheckBox(self.tr("Start after the line that is spoken then"))
        self.hold_back = CheckBox(self.tr("Hold back under dialogue: nobody sings there"))
        self.language = Chooser()
        self.theme = Chooser()
        self.scale = Chooser()
        self.keys = Chooser()
        self.wheel = Chooser()
        self.shortcuts_button = QPushButton(self.tr("Change the shortcuts…"))
        self._buttons = QDialogButtonBox(_Button.Ok | _Button.Cancel | _Button.RestoreDefaults)
        self._lay_out()
        self._fill_choices()
        self.show_preferences(store.now)
        self._connect()
        self._finder = DeviceFinder(self)
        self._finder.found.connect(self._show_devices)
        self._finder.start()

    def show_preferences(self, preferences: Preferences) -> None:
        """Shows Preferences in the fields."""
        self.device.setCurrentIndex(max(0, self.device.findData(preferences.device)))
        self.face_rate.setValue(preferences.face_rate_hz)
        self.min_scene.setValue(preferences.min_scene_s)
        self.start_timecode.setText(preferences.start_timecode)
        self.catalogues.set_names(preferences.catalogues)
        self.after_line.setChecked(preferences.after_line)
        self.hold_back.setChecked(preferences.hold_back)
        self.language.setCurrentIndex(self.language.findData(preferences.language))
        self.theme.setCurrentIndex(self.theme.findData(preferences.theme))
        self.keys.setCurrentIndex(self.keys.findData(preferences.keys))
        self.wheel.setCurrentIndex(self.wheel.findData(preferences.wheel))
        self._show_scale(preferences.scale_percent)

    def _show_scale(self, percent: int) -> None:
        """Chooses a size, also one that only the file of settings knows."""
        if self.scale.findData(percent) < 0:
            self.scale.addItem(f"{percent} %", percent)
        self.scale.setCurrentIndex(self.scale.findData(percent))

    def chosen(self) -> Preferences:
        """Reads the Preferences from the fields."""
        return replace(
            self._store.now,
            device=self.device.currentData(),
            face_rate_hz=self.face_rate.value(),
            min_scene_s=self.min_scene.value(),
            start_timecode=self.start_timecode.text(),
            catalogues=self.catalogues.names(),
            after_line=self.after_line.isChecked(),
            hold_back=self.hold_back.isChecked(),
            language=self.language.currentData(),
            theme=ThemeChoice(self.theme.currentData()),
            scale_percent=self.scale.currentData(),
            keys=KeySet(self.keys.currentData()),
            wheel=WheelUse(self.wheel.currentData()),
        )

    def accept(self) -> None:
        self._store.set(self.chosen())
        super().accept()

    def done(self, result: int) -> None:
        self._finder.stop()
        super().done(result)

    def _fill_choices(self) -> None:
        self.device.addItem(self.tr("Automatic: the fastest"), "auto")
        self.device.addItem(self.tr("CPU"), "cpu")
        self.device.addItem(self.tr("GPU (CUDA)"), "cuda")
        self.device.addItem(self.tr("GPU (Apple)"), "mps")
        self.language.addItem(self.tr("As the system"), SYSTEM)
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.theme.addItem(self.tr("As the system"), ThemeChoice.SYSTEM)
        self.theme.addItem(self.tr("Dark"), ThemeChoice.DARK)
        self.theme.addItem(self.tr("Light"), ThemeChoice.LIGHT)
        self._fill_habits()

    def _fill_habits(self) -> None:
        for percent in fitting_scales(self.screen().availableSize(), self._least()):
            self.scale.addItem(f"{percent} %", percent)
        self.keys.addItem(self.tr("AEMO Studio"), KeySet.OWN)
        self.keys.addItem("DaVinci Resolve", KeySet.RESOLVE)
        self.keys.addItem("Adobe Premiere Pro", KeySet.PREMIERE)
        self.keys.addItem("Avid Media Composer", KeySet.AVID)
        scrolls = self.tr("Scrolls; with Alt or Ctrl it zooms")
        self.wheel.addItem(scrolls, WheelUse.SCROLL)
        zooms = self.tr("Zooms; with Alt, Ctrl or Shift it scrolls")
        self.wheel.addItem(zooms, WheelUse.ZOOM)

    def _least(self) -> QSize:
        """Returns the smallest size of the window behind."""
        window = self.parentWidget()
        return window.minimumSizeHint() if window else QSize(0, 0)

    def _show_devices(self, found: tuple[str, ...]) -> None:
        """Offers only the devices that this machine has."""
        for row in reversed(range(self.device.count())):
            name = self.device.itemData(row)
            if name not in ("auto", *found) and name != self._store.now.device:
                self.device.removeItem(row)
        names = {"cuda": self.tr("a GPU (CUDA)"), "mps": self.tr("a GPU (Apple)"), "cpu": "CPU"}
        gpus = [names[name] for name in found if name in names]
        self.devices_found.setText(self.tr("Found: {0}").format(listed(gpus)))

    def _connect(self) -> None:
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        defaults = self._buttons.button(_Button.RestoreDefaults)
        defaults.clicked.connect(lambda: self.show_preferences(Preferences()))
        self.start_timecode.textChanged.connect(lambda _text: self._check())
        self.catalogues.changed.connect(self._check)

    def _check(self) -> None:
        good = is_timecode(self.start_timecode.text()) and bool(self.catalogues.names())
        self._buttons.button(_Button.Ok).setEnabled(good)

    def _lay_out(self) -> None:
        tabs = QTabWidget()
        tabs.setAccessibleName(self.tr("Preferences"))
        tabs.addTab(self._analysis_page(), self.tr("Analysis"))
        tabs.addTab(self._music_page(), self.tr("Music"))
        tabs.addTab(self._window_page(), self.tr("Window"))
        column = QVBoxLayout(self)
        column.addWidget(tabs)
        column.addWidget(self._buttons)
        self.setMinimumWidth(560)

    def _analysis_page(self) -> QWidget:
        page, form = _page()
        form.addRow(self.tr("The models run on"), self.device)
        form.addRow("", self.devices_found)
        form.addRow(self.tr("Looks at the faces"), self.face_rate)
        form.addRow(self.tr("Shortest scene"), self.min_scene)
        form.addRow("", _note(self.tr("This counts for the next analysis.")))
        form.addRow(self.tr("Start timecode"), self.start_timecode)
        return page

    def _music_page(self) -> QWidget:
        page, form = _page()
        form.addRow(_note(self.tr("Recommend from these catalogues:")))
        form.addRow(self.catalogues)
        form.addRow(
            _note(
                self.tr(
                    "New projects begin with these catalogues. A change here holds for the open "
                    "project, too, at once; that can be undone. Every other project keeps the "
                    "catalogues that it was saved with; its ⋯ menu above the music names them."
                )
            )
        )
        form.addRow(_note(self.tr("Recommended music is to")))
        form.addRow(self.after_line)
        form.addRow(self.hold_back)
        return page

    def _window_page(self) -> QWidget:
        page, form = _page()
        form.addRow(self.tr("Language"), self.language)
        form.addRow(self.tr("Theme"), self.theme)
        form.addRow(self.tr("Size"), self.scale)
        form.addRow("", _note(self.tr("The size counts from the next start on.")))
        form.addRow(self.tr("Keys of"), self.keys)
        form.addRow("", self.shortcuts_button)
        form.addRow(self.tr("The wheel on the timeline"), self.wheel)
        return page


def fitting_scales(screen: QSize, least: QSize) -> list[int]:
    """Lists the sizes at which the smallest window has room on the screen, and those that make
    nothing larger. screen: at the size in force."""
    in_force = float(os.environ.get("QT_SCALE_FACTOR", "1") or "1")
    width, height = (side * in_force * 100 for side in (screen.width(), screen.height()))
    return [
        percent
        for percent in _SCALES_PERCENT
        if percent <= _AS_DRAWN
        or (width >= least.width() * percent and height >= least.height() * percent)
    ]


def _page() -> tuple[QWidget, QFormLayout]:
    page = QWidget()
    form = QFormLayout(page)
    form.setContentsMargins(SPACE_LARGE, SPACE_LARGE, SPACE_LARGE, SPACE_LARGE)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return page, form


def _note(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    return label


def _spin(limits: tuple[float, float], suffix: str) -> QDoubleSpinBox:
    spin = QDoubleSpinBox()
    spin.setRange(*limits)
    spin.setMinimumHeight(28)
    spin.setDecimals(1)
    spin.setSingleStep(0.5)
    spin.setSuffix(suffix)
    return spin
