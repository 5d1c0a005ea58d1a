"""Shows what speech and faces show in a scene, and both together."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aemo_studio.domain.emotion import EmotionScores
from aemo_studio.domain.project import Analysis, Modality, SceneEdit
from aemo_studio.domain.scene import Scene
from aemo_studio.gui.language import words
from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.base import PanelWidget, Text
from aemo_studio.gui.scene_panel.coverage_words import CoverageWords
from aemo_studio.gui.scene_panel.faces import SeenFace, company
from aemo_studio.gui.scene_panel.probability_bars import GAP, BarColumn, ProbabilityBars
from aemo_studio.gui.widgets.check_box import CheckBox

_TITLE_H = 20


class ColumnHead(PanelWidget):
    """Shows the name of a modality with its switch (the fused one has none), and its coverage."""

    counted = Signal(bool)
    """Whether the modality shall count in this scene."""

    def __init__(self, modality: Modality | None) -> None:
        super().__init__()
        self._modality = modality
        self._words = ""
        self._switch = CheckBox()
        self._switch.setFont(theme.font(bold=True))
        self._switch.toggled.connect(self.counted)
        self._name = Text(bold=True, wrap=False)
        for title in (self._switch, self._name):
            title.setFixedHeight(_TITLE_H)
        self._coverage = Text(soft=True, pixels=theme.TEXT_SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._name if modality is None else self._switch)
        column.addWidget(self._coverage)
        column.addStretch()
        self.retranslate()

    def show_state(self, *, muted: bool, possible: bool, missing: bool, coverage: str) -> None:
        """Shows the state of the modality. possible: whether the film has it at all. missing:
        whether this scene lacks it; the column below then shows that, and there is no need to
        repeat it."""
        self._words = coverage
        with QSignalBlocker(self._switch):
            self._switch.setChecked(possible and not muted)
        self._switch.setEnabled(possible)
        self._coverage.setText("" if missing else coverage)
        self._switch.setAccessibleDescription(coverage)

    @property
    def switch(self) -> CheckBox:
        return self._switch

    @property
    def coverage(self) -> str:
        """Describes how much of the scene the modality covers, or why nothing."""
        return self._words

    def retranslate(self) -> None:
        name = words.headed(words.modality_word(self._modality or "fused"))
        self._switch.setText(name)
        self._name.setText(name)
        if self._modality is None:
            return
        names = {
            "speech": self.tr("Let speech count in this scene"),
            "face": self.tr("Let faces count in this scene"),
        }
        self._switch.setAccessibleName(names[self._modality])
        self._switch.setToolTip(names[self._modality])


class EvidenceView(PanelWidget):
    """Shows the three modalities side by side."""

    muted = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._heads = (ColumnHead("speech"), ColumnHead("face"), ColumnHead(None))
        self._bars = ProbabilityBars()
        self._words = CoverageWords(self)
        self._shown: tuple[Scene, SceneEdit, Analysis, tuple[SeenFace, ...]] | None = None
        self._heads[0].counted.connect(lambda counts: self.muted.emit("speech", not counts))
        self._heads[1].counted.connect(lambda counts: self.muted.emit("face", not counts))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_SMALL)
        column.addWidget(self._head_row())
        column.addWidget(self._bars)

    def _head_row(self) -> QWidget:
        row = QWidget()
        self._row = QHBoxLayout(row)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        for head in self._heads:
            self._row.addWidget(head, 1)
        return row

    def show_scene(
        self, scene: Scene, edit: SceneEdit, analysis: Analysis, faces: tuple[SeenFace, ...]
    ) -> None:
        self._shown = (scene, edit, analysis, faces)
        video = analysis.video
        texts = self._coverage_texts()
        possible = (video.has_audio, video.has_video, True)
        mutes = ("speech" in edit.muted, "face" in edit.muted, False)
        columns = self._columns(scene, texts)
        for head, column, can, mute in zip(self._heads, columns, possible, mutes, strict=True):
            missing = column.scores is None
            head.show_state(muted=mute, possible=can, missing=missing, coverage=column.words)
        self._bars.show_columns(columns)

    def forget(self) -> None:
        """Forgets the scene: nothing of its project is kept alive."""
        self._shown = None

    @property
    def heads(self) -> tuple[ColumnHead, ColumnHead, ColumnHead]:
        return self._heads

    @property
    def bars(self) -> ProbabilityBars:
        return self._bars

    def retranslate(self) -> None:
        if self._shown:
            self.show_scene(*self._shown)
        self._align()

    def resizeEvent(self, _event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self._align()

    def _align(self) -> None:
        self._row.setContentsMargins(self._bars.label_width(), 0, 0, 0)

    def _coverage_texts(self) -> tuple[str, str, str]:
        assert self._shown is not None
        scene, edit, analysis, faces = self._shown
        video = analysis.video
        faint = analysis.is_faint(scene.start_s, scene.end_s)
        return (
            self._words.speech(scene.coverage, edit, has_audio=video.has_audio, faint=faint),
            self._words.face(
                scene.coverage,
                edit,
                company(faces),
                has_video=video.has_video,
                ignored=sum(face.ignored for face in faces),
            ),
            self._words.fused(scene.coverage),
        )

    @staticmethod
    def _columns(scene: Scene, texts: tuple[str, str, str]) -> list[BarColumn]:
        coverage = scene.coverage
        values: tuple[tuple[str, EmotionScores, float], ...] = (
            ("speech", scene.speech, coverage.speech),
            ("face", scene.face, coverage.face),
            ("fused", scene.scores, coverage.fused),
        )
        return [
            BarColumn(words.modality_word(name), scores if share > 0 else None, text, share)
            for (name, scores, share), text in zip(values, texts, strict=True)
        ]
