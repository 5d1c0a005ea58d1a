"""Shows which scene this is, and what it feels like."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from aemo_studio.domain.emotion import EMOTIONS, Emotion
from aemo_studio.domain.project import Project, SceneRow
from aemo_studio.domain.scene import feeling_of
from aemo_studio.gui.language import words
from aemo_studio.gui.look import icons, theme
from aemo_studio.gui.scene_panel.base import ElidedText, PanelWidget, Text
from aemo_studio.gui.widgets.chooser import Chooser
from aemo_studio.gui.widgets.icon_button import IconButton


class EmotionChooser(Chooser):
    """Chooses one of the eight Emotions; shows what the scene feels like."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFont(theme.font(theme.TEXT_LARGE, bold=True))
        for emotion in EMOTIONS:
            self.addItem(icons.swatch(emotion), "", emotion)
        self.activated.connect(lambda row: self.chosen.emit(EMOTIONS[row]))

    def show_emotion(self, emotion: Emotion | None) -> None:
        with QSignalBlocker(self):
            self.setCurrentIndex(-1 if emotion is None else EMOTIONS.index(emotion))

    def retranslate(self) -> None:
        for row, emotion in enumerate(EMOTIONS):
            self.setItemText(row, words.headed(words.emotion_word(emotion)))

    def recolour(self) -> None:
        for row, emotion in enumerate(EMOTIONS):
            self.setItemIcon(row, icons.swatch(emotion))


class SceneHeader(PanelWidget):
    """Shows number, timecodes, length and emotion of a scene."""

    emotion_set = Signal(object)
    """An Emotion by hand, or None for the one that was measured."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Project, int] | None = None
        self._title = ElidedText(bold=True)
        self._length = Text(soft=True, wrap=False)
        self._span = Text(soft=True, pixels=theme.TEXT_SMALL, wrap=False)
        self._span.setFont(theme.timecode_font(theme.TEXT_SMALL))
        self._emotion = EmotionChooser()
        self._emotion.chosen.connect(self.emotion_set)
        self.sure = Text(soft=True, pixels=theme.TEXT_SMALL)
        self._back = IconButton("back")
        self._back.clicked.connect(lambda: self.emotion_set.emit(None))
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.SPACE)
        top.addWidget(self._title, 1)
        top.addWidget(self._span)
        top.addWidget(self._length)
        bottom = QHBoxLayout()
        bottom.setSpacing(theme.SPACE)
        bottom.addWidget(self._emotion)
        bottom.addWidget(self.sure, 1)
        bottom.addWidget(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_LARGE, theme.SPACE, theme.SPACE_LARGE, theme.SPACE)
        column.setSpacing(theme.SPACE_SMALL)
        column.addLayout(top)
        column.addLayout(bottom)

    def show_scene(self, project: Project, index: int) -> None:
        self._shown = (project, index)
        row = project.row(index)
        scene = row.scene
        rate = project.analysis.video.timecode_rate
        start, end = (
            rate.format(time, project.start_timecode) for time in (scene.start_s, scene.end_s)
        )
        title = self.tr("Scene {0} of {1}")
        number = QLocale().toString
        self._title.show_text(title.format(number(index + 1), number(len(project.scenes))))
        self._span.setText(f"{start}\u2009–\u2009{end}")
        self._length.setText(words.seconds(scene.duration_s))
        faint = project.analysis.is_faint(scene.start_s, scene.end_s)
        self._show_emotion(row, faint=faint)

    def forget(self) -> None:
        """Forgets the scene: nothing of its project is kept alive."""
        self._shown = None

    def _show_emotion(self, row: SceneRow, *, faint: bool) -> None:
        self._emotion.show_emotion(row.feeling.emotion)
        self._back.setVisible(row.feeling.by_hand)
        self.sure.setText(self._sureness(row, faint=faint))
        self._emotion.setAccessibleDescription(self.sure.text())

    def _sureness(self, row: SceneRow, *, faint: bool) -> str:
        measured = feeling_of(row.scene)
        share = words.percent(measured.confidence)
        if row.feeling.by_hand:
            found = (
                self.tr("nothing measured here")
                if measured.emotion is None
                else self.tr("measured: {0}, {1}").format(
                    words.emotion_word(measured.emotion), share
                )
            )
            return self.tr("Set by hand; {0}").format(found)
        if measured.emotion is None and row.edit.muted:
            return self.tr("Nothing counts here; something is muted")
        if measured.emotion is None and faint:
            return self.tr("Speech too faint to read, and nobody is seen here")
        if measured.emotion is None:
            return self.tr("Nobody speaks or is seen here")
        sure = words.headed(words.confidence_word(measured.confidence))
        return words.apposed(sure, share)

    @property
    def emotion(self) -> EmotionChooser:
        return self._emotion

    @property
    def back(self) -> IconButton:
        return self._back

    @property
    def title(self) -> str:
        return self._title.accessibleName()

    @property
    def span(self) -> str:
        return self._span.text()

    def retranslate(self) -> None:
        self._emotion.retranslate()
        self._emotion.setPlaceholderText(self.tr("Not known"))
        self._emotion.setAccessibleName(self.tr("What the scene feels like"))
        self._emotion.setToolTip(self.tr("Correct what the scene feels like"))
        self._back.name(self.tr("Back to what was measured"))
        self._length.setToolTip(self.tr("Length of the scene"))
        if self._shown:
            self.show_scene(*self._shown)

    def recolour(self) -> None:
        self._emotion.recolour()
