"""Shows which scene this is, what it feels like, and lets the editor say otherwise."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from aemo_studio.domain.project import Project
from aemo_studio.gui.language import words
from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.base import PanelWidget, Text
from aemo_studio.gui.scene_panel.contradiction import ContradictionLine
from aemo_studio.gui.scene_panel.emotion_buttons import EmotionButtons
from aemo_studio.gui.scene_panel.verdict import Verdict
from aemo_studio.gui.widgets.icon_button import IconButton

_PIN_PX = 14


class SceneHeader(PanelWidget):
    """Shows number, timecodes, length and verdict of a scene.

    followed: the modality that shall decide. pinned: whether the panel shall stay on this scene.
    """

    emotion_set = Signal(object)
    """An Emotion by hand, or None for the one that was measured."""
    followed = Signal(str)
    pinned = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Project, int] | None = None
        self._title = Text(bold=True, wrap=False)
        self.pin = IconButton("pin", checkable=True, side=_PIN_PX)
        self.pin.toggled.connect(self.pinned)
        self._length = Text(soft=True, wrap=False)
        self._span = Text(soft=True, pixels=theme.TEXT_SMALL, wrap=False)
        self._span.setFont(theme.timecode_font(theme.TEXT_SMALL))
        self.verdict = Verdict()
        self.verdict.back_wanted.connect(lambda: self.emotion_set.emit(None))
        self.contradiction = ContradictionLine()
        self.contradiction.followed.connect(self.followed)
        self.contradiction.emotion_set.connect(self.emotion_set)
        self.emotions = EmotionButtons()
        self.emotions.chosen.connect(self.emotion_set)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.SPACE)
        top.addWidget(self._title)
        top.addStretch(1)
        top.addWidget(self._span)
        top.addWidget(self._length)
        top.addWidget(self.pin)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_LARGE, theme.SPACE, theme.SPACE_LARGE, theme.SPACE)
        column.setSpacing(theme.SPACE_SMALL)
        column.addLayout(top)
        for part in (self.verdict, self.contradiction, self.emotions):
            column.addWidget(part)

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
        self._title.setText(title.format(number(index + 1), number(len(project.scenes))))
        self._span.setText(f"{start}\u2009–\u2009{end}")
        self._length.setText(words.seconds(scene.duration_s))
        self._fit_top()
        faint = project.analysis.is_faint(scene.start_s, scene.end_s)
        self.verdict.show_row(row, faint=faint)
        self.contradiction.show_row(row)
        self.emotions.show_by_hand(row.edit.emotion)

    def forget(self) -> None:
        """Forgets the scene: nothing of its project is kept alive."""
        self._shown = None
        self.verdict.forget()
        self.contradiction.forget()

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def span(self) -> str:
        return self._span.text()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self._fit_top()
        super().resizeEvent(event)

    def _fit_top(self) -> None:
        """Leaves the length out where it has no room; the timecodes say it, too."""
        parts = (self._title, self._span, self._length, self.pin)
        needed = sum(part.sizeHint().width() + theme.SPACE for part in parts)
        self._length.setVisible(needed <= self.width() - 2 * theme.SPACE_LARGE)
        self._span.setToolTip(self._length.text())

    def retranslate(self) -> None:
        self.pin.name(self.tr("Stay on this scene while the playhead goes elsewhere"))
        self._length.setToolTip(self.tr("Length of the scene"))
        if self._shown:
            self.show_scene(*self._shown)
