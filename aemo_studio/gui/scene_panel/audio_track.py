"""Shows from which of several audio tracks the voices were read, and lets the editor change it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout

from aemo_studio.domain.project import Analysis, AudioChoice
from aemo_studio.domain.video import AudioTrack
from aemo_studio.gui.language import words
from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.base import PanelWidget, Text
from aemo_studio.gui.widgets.chooser import Chooser


class AudioTrackRow(PanelWidget):
    """Chooses an audio track of the film, the dialogue among them, or all mixed; hidden where there
    is nothing to choose."""

    chosen = Signal(object)
    """An AudioChoice that is not the present one."""

    def __init__(self) -> None:
        super().__init__()
        self._analysis: Analysis | None = None
        self._title = Text(soft=True, pixels=theme.TEXT_SMALL, wrap=False)
        self.chooser = Chooser()
        self.chooser.activated.connect(self._on_activated)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE)
        row.addWidget(self._title)
        row.addWidget(self.chooser, 1)
        self.setVisible(False)
        self.retranslate()

    def show_analysis(self, analysis: Analysis) -> None:
        """Shows the audio tracks of a film and the choice among them."""
        if analysis is not self._analysis:
            self._analysis = analysis
            self._fill(analysis)
        self.setVisible(len(analysis.video.audio_tracks) > 1)

    def forget(self) -> None:
        """Forgets the film: nothing of it is kept alive."""
        self._analysis = None

    def retranslate(self) -> None:
        self._title.setText(self.tr("Voices from"))
        self.chooser.setAccessibleName(self.tr("Audio track that the voices are read from"))
        self.chooser.setToolTip(
            self.tr("Read the voices from another audio track: the film is analysed again")
        )
        if self._analysis is not None:
            self._fill(self._analysis)

    def _fill(self, analysis: Analysis) -> None:
        with QSignalBlocker(self.chooser):
            self.chooser.clear()
            self.chooser.addItem(self._automatic(analysis), "auto")
            for track in analysis.video.audio_tracks:
                self.chooser.addItem(self._described(track), track.number)
            self.chooser.addItem(self.tr("All of them, mixed"), "all")
            self._show_choice(analysis.settings.audio_track)
        # The names are longer than the panel is wide.
        listed = self.chooser.view()
        listed.setMinimumWidth(listed.sizeHintForColumn(0) + 2 * theme.SPACE_LARGE)

    def _show_choice(self, choice: AudioChoice) -> None:
        self.chooser.setCurrentIndex(self.chooser.findData(choice))

    def _automatic(self, analysis: Analysis) -> str:
        names = [track.name for track in analysis.dialogue_tracks]
        if analysis.settings.audio_track != "auto" or not names:
            return self.tr("Automatic: the dialogue")
        return self.tr("Automatic: {0}").format(" + ".join(names))

    def _described(self, track: AudioTrack) -> str:
        if track.speech_s is None:
            return track.name
        if track.speech_s <= 0:
            return words.apposed(track.name, self.tr("nobody speaks"))
        speech = self.tr("{0} of speech").format(words.seconds(track.speech_s))
        return words.apposed(track.name, speech)

    def _on_activated(self, index: int) -> None:
        choice = self.chooser.itemData(index)
        if self._analysis is None or choice == self._analysis.settings.audio_track:
            return
        # The new choice is shown when the film has been analysed with it.
        self._show_choice(self._analysis.settings.audio_track)
        self.chosen.emit(choice)
