"""Shows below an open row what the track sounds like, why it is there, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.base import PanelWidget, Text
from aemo_studio.gui.scene_panel.entries import Entry
from aemo_studio.gui.scene_panel.fit_menu import fill_fit_menu
from aemo_studio.gui.scene_panel.licences import is_reference
from aemo_studio.gui.scene_panel.lyrics_note import LyricsNote
from aemo_studio.gui.scene_panel.part_bars import PartBars
from aemo_studio.gui.scene_panel.row_keys import Act
from aemo_studio.gui.scene_panel.section import Section
from aemo_studio.gui.scene_panel.track_waveform import TrackWaveform
from aemo_studio.gui.widgets.flow_layout import FlowLayout


class RowDetail(PanelWidget):
    """Shows an Entry. acted: an Act that was pressed. height_changed: it needs another height.
    fit_wanted: its Track, and the SceneFit that was chosen, or None.
    """

    acted = Signal(Act)
    fit_wanted = Signal(object, object)
    height_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__()
        self.setParent(parent)
        self._entry: Entry | None = None
        self.waveform = TrackWaveform()
        self._no_sound = Text(soft=True, pixels=theme.TEXT_SMALL)
        self.lyrics = LyricsNote()
        self.lyrics.changed.connect(self.height_changed)
        self._reason = Text(pixels=theme.TEXT_SMALL)
        self.buttons = {act: QPushButton() for act in _BUTTONS}
        self.fit = QPushButton()
        self.fit.setFont(theme.font(theme.TEXT_SMALL))
        self.fit.setMenu(QMenu(self.fit))
        self.fit.menu().aboutToShow.connect(self._fill_fit_menu)
        self.parts = PartBars()
        self.why = Section(self.parts)
        self.why.opened.connect(lambda _open: self.height_changed.emit())
        for act, button in self.buttons.items():
            button.setFont(theme.font(theme.TEXT_SMALL))
            button.clicked.connect(lambda _checked=False, act=act: self.acted.emit(act))
        for act in (Act.PICK, Act.LOCK, Act.FAVOURITE):
            self.buttons[act].setCheckable(True)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout(self)
        side = theme.SPACE + 2
        column.setContentsMargins(side, 0, side, theme.SPACE)
        column.setSpacing(theme.SPACE_SMALL + 2)
        flow = FlowLayout(theme.SPACE_SMALL)
        for button in self.buttons.values():
            flow.addWidget(button)
        flow.addWidget(self.fit)
        column.addWidget(self.waveform)
        column.addWidget(self._no_sound)
        column.addWidget(self._reason)
        column.addWidget(self.lyrics)
        column.addLayout(flow)
        column.addWidget(self.why)

    def show_entry(self, entry: Entry, scene_s: float, reason: str) -> None:
        """Shows an Entry. scene_s: length of the scene in seconds. reason: why it is listed."""
        self._entry = entry
        track, listed = entry.track, entry.recommendation
        self.waveform.show_track(track.path, scene_s)
        self.waveform.setVisible(track.path is not None)
        self.lyrics.show_file(track.path)
        self._no_sound.setVisible(track.path is None)
        self._reason.setText(reason)
        self.parts.show_parts(listed.parts if listed else ())
        self.why.setVisible(bool(listed and listed.parts))
        self.buttons[Act.PICK].setChecked(entry.picked)
        self.buttons[Act.LOCK].setChecked(entry.locked)
        self.buttons[Act.FAVOURITE].setChecked(entry.favourite)
        self.fit.setEnabled(track.path is not None)
        self.buttons[Act.LINK].setEnabled(track.page is not None)
        self.buttons[Act.CREDIT].setEnabled(track.attribution is not None)
        self.buttons[Act.INSTEAD].setVisible(is_reference(track))
        self.retranslate()

    @property
    def entry(self) -> Entry | None:
        return self._entry

    @property
    def no_sound(self) -> str:
        """Says why nothing can be heard, and what to do; empty where there is a file."""
        return "" if self._no_sound.isHidden() else self._no_sound.text()

    @property
    def reason(self) -> str:
        return self._reason.text()

    def needed_px(self, width: int) -> int:
        """Computes the height that everything needs at a width."""
        self._column.invalidate()
        self._column.activate()
        return self._column.heightForWidth(width)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(0, 0)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Details of the track"))
        self.why.set_title(self.tr("Why this score"))
        self._no_sound.setText(self._how_to_hear())
        entry = self._entry
        picked, locked = bool(entry and entry.picked), bool(entry and entry.locked)
        texts = {
            Act.PICK: (self.tr("Picked") if picked else self.tr("Pick"), "Enter"),
            Act.LOCK: (self.tr("Locked") if locked else self.tr("Lock"), "L"),
            Act.REJECT: (self.tr("Reject"), "Del"),
            Act.FAVOURITE: ("★", "*"),
            Act.LINK: (self.tr("Page"), "O"),
            Act.CREDIT: (self.tr("Credit"), ""),
            Act.FILE: (self.tr("Link a file…"), ""),
            Act.LIKE: (self.tr("More like this"), ""),
            Act.INSTEAD: (self.tr("Usable instead"), ""),
        }
        fitted = bool(entry and entry.cut)
        self.fit.setText(self.tr("Fitted") if fitted else self.tr("Fit"))
        self.fit.setToolTip(self.tr("Fit to the scene: exact length, ending, beats on the cuts"))
        self.fit.setAccessibleName(self.fit.toolTip())
        for act, (text, keys) in texts.items():
            self.buttons[act].setText(text)
            tip = self._tips()[act]
            self.buttons[act].setAccessibleName(tip)
            self.buttons[act].setToolTip(f"{tip} ({keys})" if keys else tip)

    def _fill_fit_menu(self) -> None:
        entry, menu = self._entry, self.fit.menu()
        menu.clear()
        if entry is not None:
            track = entry.track
            fill_fit_menu(menu, entry.cut, lambda fit: self.fit_wanted.emit(track, fit))

    def _how_to_hear(self) -> str:
        """Says in one plain line how a track without a file can be heard."""
        track = self._entry.track if self._entry else None
        if track is not None and track.page:
            return self.tr(
                "Nothing to hear yet: fetch the track from its page, then drop the file on this"
                " row or link it."
            )
        return self.tr("Nothing to hear yet: drop the track's file on this row, or link it.")

    def _tips(self) -> dict[Act, str]:
        return {
            Act.PICK: self.tr("Use this track for the scene"),
            Act.LOCK: self.tr("Pick and lock: stays when music is sought again"),
            Act.REJECT: self.tr("Take this track out of the scene's list"),
            Act.FAVOURITE: self.tr("Keep among your favourites, for all films"),
            Act.LINK: self.tr("Open the track's page"),
            Act.CREDIT: self.tr("Copy the credit line"),
            Act.FILE: self.tr("Name the sound file of this track, for all films"),
            Act.LIKE: self.tr("List what is most like this track"),
            Act.INSTEAD: self.tr("List what is most like this song and may be published"),
        }


_BUTTONS = (
    Act.PICK, Act.LOCK, Act.REJECT, Act.FAVOURITE, Act.LINK, Act.CREDIT, Act.FILE,
    Act.LIKE, Act.INSTEAD,
)  # fmt: skip
