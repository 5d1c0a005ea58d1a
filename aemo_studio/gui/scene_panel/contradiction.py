"""Says that voice and face of a scene contradict each other, and offers what can be done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QToolButton, QWidget

from aemo_studio.domain.emotion import EMOTIONS, top_emotion
from aemo_studio.domain.project import SceneRow
from aemo_studio.gui.language import words
from aemo_studio.gui.look import icons, theme
from aemo_studio.gui.scene_panel.base import PanelWidget, Text

_SHEET = """
QToolButton { background: transparent; border: 1px solid transparent; padding: 1px 3px;
  color: palette(window-text); text-decoration: underline; }
QToolButton:hover { border-color: palette(placeholder-text); }
QToolButton:focus { border: 1px solid palette(highlight); padding: 1px 3px; }
QToolButton::menu-indicator { image: none; }
"""


class ContradictionLine(PanelWidget):
    """Shows what voice and face tell, and three ways out. One line, or two where that is too wide.

    followed: the modality that shall decide, `speech` or `face`. emotion_set: an Emotion by hand.
    """

    followed = Signal(str)
    emotion_set = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._row: SceneRow | None = None
        self._text = Text(pixels=theme.TEXT_SMALL, wrap=False)
        self.voice, self.face, self.by_hand = QToolButton(), QToolButton(), QToolButton()
        self.voice.clicked.connect(lambda: self.followed.emit("speech"))
        self.face.clicked.connect(lambda: self.followed.emit("face"))
        self._menu = QMenu(self)
        for emotion in EMOTIONS:
            action = self._menu.addAction("")
            action.triggered.connect(lambda _on=False, e=emotion: self.emotion_set.emit(e))
        self.by_hand.setMenu(self._menu)
        self.by_hand.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._lay_out()
        self.hide()
        self.retranslate()

    def _lay_out(self) -> None:
        self._ways = QWidget()
        row = QHBoxLayout(self._ways)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_SMALL)
        for button in (self.voice, self.face, self.by_hand):
            button.setFont(theme.font(theme.TEXT_SMALL))
            button.setStyleSheet(_SHEET)
            row.addWidget(button)
        row.addStretch()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(theme.SPACE, 3, theme.SPACE_SMALL, 3)
        self._box.setSpacing(theme.SPACE_SMALL)
        self._box.addWidget(self._text)
        self._box.addWidget(self._ways, 1)

    @property
    def text(self) -> str:
        """Returns what the two tell."""
        return self._text.text()

    @property
    def menu(self) -> QMenu:
        """Returns the Emotions to choose from by hand."""
        return self._menu

    def show_row(self, row: SceneRow) -> None:
        """Shows itself where voice and face disagree and the editor has not decided."""
        self._row = row
        self.setVisible(row.feeling.disagrees)
        voice, face = (
            words.emotion_word(top_emotion(s)) for s in (row.scene.speech, row.scene.face)
        )
        self._text.setText(self.tr("Voice: {0} · Face: {1}").format(voice, face))
        self.setAccessibleName(self._text.text())
        self._fit()

    def forget(self) -> None:
        """Forgets the scene: nothing of its project is kept alive."""
        self._row = None

    def retranslate(self) -> None:
        self.voice.setText(self.tr("follow the voice"))
        self.voice.setToolTip(self.tr("The face does not count in this scene"))
        self.face.setText(self.tr("follow the face"))
        self.face.setToolTip(self.tr("The voice does not count in this scene"))
        self.by_hand.setText(self.tr("set by hand"))
        self.by_hand.setToolTip(self.tr("Say yourself what the scene feels like"))
        for button in (self.voice, self.face, self.by_hand):
            button.setAccessibleName(words.headed(button.text()))
        for emotion, action in zip(EMOTIONS, self._menu.actions(), strict=True):
            action.setText(words.headed(words.emotion_word(emotion)))
        self.recolour()
        if self._row is not None:
            self.show_row(self._row)

    def recolour(self) -> None:
        for emotion, action in zip(EMOTIONS, self._menu.actions(), strict=True):
            action.setIcon(icons.swatch(emotion))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        margins = self._box.contentsMargins()
        needed = self._text.sizeHint().width() + self._ways.sizeHint().width()
        wide = self.width() >= needed + margins.left() + margins.right() + self._box.spacing()
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._box.setSpacing(theme.SPACE_SMALL if wide else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.mixed(colours.warning, colours.panel, 0.2))
        painter.drawRoundedRect(QRectF(self.rect()), theme.RADIUS, theme.RADIUS)
        painter.setBrush(QColor(colours.warning))
        painter.drawRoundedRect(QRectF(0, 0, 3, self.height()), 1.5, 1.5)
        painter.end()
