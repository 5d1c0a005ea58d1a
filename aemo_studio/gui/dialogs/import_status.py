"""Shows at the bottom of the window how far an import of music is, and how it ended."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from aemo_studio.gui.dialogs.import_words import state_words
from aemo_studio.gui.look.theme import SPACE
from aemo_studio.gui.processes.music_batch import BatchState, MusicBatch
from aemo_studio.gui.widgets.icon_button import IconButton
from aemo_studio.gui.widgets.status_area import NEWS_MS

_NAME_PX = 180


class ImportStatus(QWidget):
    """Follows a MusicBatch. show_wanted: the user wants to see its table."""

    show_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._batch: MusicBatch | None = None
        self.words = QLabel("")
        self.show_button, self.cancel, self.go_on = QPushButton(), QPushButton(), QPushButton()
        self.dismiss = IconButton("cross")
        self._fade = QTimer(self, singleShot=True, interval=NEWS_MS)
        self._fade.timeout.connect(self.hide)
        self.dismiss.clicked.connect(self.hide)
        self.show_button.clicked.connect(self.show_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, SPACE, 0)
        row.setSpacing(SPACE)
        for widget in (self.words, self.show_button, self.cancel, self.go_on, self.dismiss):
            row.addWidget(widget)
        self._retranslate()
        self.hide()

    def follow(self, batch: MusicBatch) -> None:
        """Shows this batch from now on."""
        self._batch = batch
        batch.changed.connect(self._update)
        self.cancel.clicked.connect(batch.cancel)
        self.go_on.clicked.connect(batch.go_on)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._show_words()

    def _update(self) -> None:
        if self._batch is None:
            return
        state = self._batch.state
        running = state is BatchState.RUNNING
        self.cancel.setVisible(running)
        self.go_on.setVisible(state is BatchState.STOPPED)
        self.dismiss.setVisible(not running)
        self._show_words()
        self.setVisible(state is not BatchState.NONE)
        self._fade.stop()
        if state is BatchState.DONE and not self._wants_attention:
            self._fade.start()

    @property
    def _wants_attention(self) -> bool:
        batch = self._batch
        moodless = batch is not None and any(not track.moods for track in batch.tracks)
        return batch is not None and (bool(batch.failures) or moodless)

    def _show_words(self) -> None:
        if self._batch is not None:
            metrics = self.words.fontMetrics()
            middle = Qt.TextElideMode.ElideMiddle
            self.words.setText(
                state_words(self._batch, lambda name: metrics.elidedText(name, middle, _NAME_PX))
            )

    def _retranslate(self) -> None:
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("Stop the import; what was listened to is kept"))
        self.go_on.setText(self.tr("Continue"))
        self.show_button.setText(self.tr("Show"))
        self.show_button.setToolTip(self.tr("Show what is imported"))
        self.dismiss.name(self.tr("Dismiss"))
