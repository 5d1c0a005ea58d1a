"""Shows what to do while there is no scene to show."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from aemo_studio.domain.emotion import Emotion
from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.base import PanelWidget, Text
from aemo_studio.gui.scene_panel.so_far import SoFar, findings

_BARS = (
    (Emotion.CALM, 0.35),
    (Emotion.HAPPY, 0.8),
    (Emotion.SURPRISED, 1.0),
    (Emotion.SAD, 0.55),
    (Emotion.FEARFUL, 0.7),
    (Emotion.NEUTRAL, 0.25),
)


class Ornament(QWidget):
    """Paints a few bars in the colours of the emotions: what this place is for."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(QSize(124, 56))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        step = self.width() / len(_BARS)
        for i, (emotion, share) in enumerate(_BARS):
            painter.setBrush(theme.emotion_colour(emotion, theme.current().dark))
            height = share * self.height()
            bar = QRectF(i * step + 4, (self.height() - height) / 2, step - 10, height)
            painter.drawRoundedRect(bar, bar.width() / 2, bar.width() / 2)
        painter.end()


class EmptyState(PanelWidget):
    """Explains that no film is open, that one is being analysed, or that the playhead stands in no
    scene."""

    def __init__(self) -> None:
        super().__init__()
        self._has_project = False
        self._so_far: SoFar | None = None
        self._title = Text(pixels=theme.TEXT_LARGE, bold=True)
        self._text = Text(soft=True)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(2 * theme.SPACE_LARGE,) * 4)
        column.setSpacing(theme.SPACE)
        column.addStretch(2)
        column.addWidget(Ornament(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(theme.SPACE)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addStretch(3)
        self.retranslate()

    def show_state(self, *, has_project: bool) -> None:
        self._has_project = has_project
        self.retranslate()

    def show_so_far(self, so_far: SoFar | None) -> None:
        """Shows what an analysis has found; None when none runs (any more)."""
        self._so_far = so_far
        self.retranslate()

    @property
    def text(self) -> str:
        return f"{self._title.text()}. {self._text.text()}"

    def retranslate(self) -> None:
        if self._so_far is not None:
            stopped = self._so_far.stopped
            head = self.tr("Stopped: {0}") if stopped else self.tr("Analysing {0}")
            self._title.setText(head.format(self._so_far.film))
            more = self._how_to_continue() if stopped else self._patience()
            self._text.setText(f"{findings(self._so_far)}\n\n{more}")
        elif self._has_project:
            self._title.setText(self.tr("No scene here"))
            self._text.setText(self.tr("Move the playhead into a scene to see what it feels like."))
        else:
            self._title.setText(self.tr("What does your cut feel like?"))
            self._text.setText(
                self.tr(
                    "Open a video or drop it on the window. Here you will see what each scene"
                    " feels like, and the music that goes with it."
                )
            )

    def _how_to_continue(self) -> str:
        return self.tr("Scenes and music follow when you continue the analysis, below or with F5.")

    def _patience(self) -> str:
        return self.tr(
            "Scenes and music follow when the analysis is done. You can play and scrub meanwhile."
        )
