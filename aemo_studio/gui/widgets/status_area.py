"""Shows news on the left, and the running analysis on the right, at the bottom of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from aemo_studio.domain.time import clock
from aemo_studio.gui.look.theme import SPACE, SPACE_SMALL
from aemo_studio.gui.widgets.icon_button import IconButton

NEWS_MS = 8000
"""For how long news are shown."""

_STEPS = 1000
_NO_TIME = -1.0


class StatusArea(QWidget):
    """Shows messages and progress. cancel_wanted: the user wants the analysis to stop;
    continue_wanted: to go on."""

    cancel_wanted = Signal()
    continue_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = QLabel("")
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.dismiss = IconButton("cross")
        self.stage = QLabel("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(220, 8)
        self.time_left = QLabel("")
        self.cancel = QPushButton()
        self.go_on = QPushButton()
        self._stopped = False
        self._stage, self._left_s = "", _NO_TIME
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.setInterval(NEWS_MS)
        self._fade.timeout.connect(self.clear_message)
        self.dismiss.clicked.connect(self.clear_message)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.go_on.clicked.connect(self.continue_wanted)
        self._lay_out()
        self.retranslate()
        self.show_idle()
        self.clear_message()

    def add(self, widget: QWidget) -> None:
        """Puts another kind of work beside the analysis."""
        self._row.insertWidget(self._row.indexOf(self.message) + 1, widget)

    def show_news(self, sentence: str) -> None:
        """Shows news, which goes by itself."""
        self._show(sentence)
        self.dismiss.hide()
        self._fade.start()

    def warn(self, sentence: str) -> None:
        """Shows a warning, which stays until it is dismissed or something newer comes."""
        self._show(sentence)
        self.dismiss.show()
        self._fade.stop()

    def clear_message(self) -> None:
        self._show("")
        self.dismiss.hide()

    def show_progress(self, stage: str, done: float, left_s: float) -> None:
        """Shows how far the analysis is. stage: as the analysis calls it; empty while it starts.
        left_s: seconds left, -1 if not known."""
        self._stage, self._left_s = stage, left_s
        self.bar.setRange(0, _STEPS if stage else 0)
        self.bar.setValue(round(done * _STEPS))
        self._stopped = False
        self._show_words()
        self._show_analysis(running=True, stopped=False)

    def show_stopped(self, stopped: bool) -> None:
        """Shows that the analysis waits, or goes on."""
        self._left_s = _NO_TIME
        self._show_analysis(running=True, stopped=stopped)
        self._show_words()

    def show_idle(self) -> None:
        """Shows that no analysis runs."""
        self._show_analysis(running=False, stopped=False)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("Stop the analysis here; what was found stays"))
        self.go_on.setText(self.tr("Continue the analysis"))
        self.dismiss.name(self.tr("Dismiss"))
        self.bar.setAccessibleName(self.tr("Progress of the analysis"))
        self.message.setAccessibleName(self.tr("Message"))
        self._show_words()

    @property
    def _analysis(self) -> tuple[QWidget, ...]:
        return (self.stage, self.bar, self.time_left, self.cancel, self.go_on)

    def _show_analysis(self, *, running: bool, stopped: bool) -> None:
        self._stopped = stopped
        for widget in self._analysis:
            widget.setVisible(running)
        self.cancel.setVisible(running and not stopped)
        self.go_on.setVisible(running and stopped)

    def _show(self, sentence: str) -> None:
        self.message.setText(" ".join(sentence.split()))
        self.message.setToolTip(sentence)

    def _show_words(self) -> None:
        names = {
            "": self.tr("Starting the analysis…"),
            "film": self.tr("Watching and listening"),
            "speech": self.tr("Weighing the voices"),
            "faces": self.tr("Weighing the faces"),
            "scenes": self.tr("Finding the scenes"),
        }
        at = self.tr("Stopped at {0} %").format(100 * self.bar.value() // _STEPS)
        self.stage.setText(at if self._stopped else names.get(self._stage, self._stage))
        left = self._left_s
        self.time_left.setText(self.tr("{0} left").format(clock(left)) if left >= 0 else "")

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(SPACE, SPACE_SMALL, SPACE, SPACE_SMALL)
        row.setSpacing(SPACE)
        # The timeline must not jump when an analysis begins.
        self.setMinimumHeight(self.cancel.sizeHint().height() + 2 * SPACE_SMALL)
        row.addWidget(self.dismiss)
        row.addWidget(self.message, 1)
        for widget in self._analysis:
            row.addWidget(widget)
