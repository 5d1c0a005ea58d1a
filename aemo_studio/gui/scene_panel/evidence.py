"""Shows what speech and faces show in a scene, and both together."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from aemo_studio.domain.bursts import burst_shares
from aemo_studio.domain.emotion import EmotionScores
from aemo_studio.domain.project import Analysis, Modality, SceneEdit
from aemo_studio.domain.scene import Scene
from aemo_studio.gui.language import words
from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.base import ElidedText, PanelWidget, Text
from aemo_studio.gui.scene_panel.coverage_ring import CoverageRing
from aemo_studio.gui.scene_panel.coverage_words import CoverageWords
from aemo_studio.gui.scene_panel.faces import SeenFace, company
from aemo_studio.gui.scene_panel.probability_bars import BarColumn, ProbabilityBars
from aemo_studio.gui.widgets.check_box import CheckBox

_FROM_THE_TOP = (2, 0, 1)
"""Both together first; then speech and face."""

_TITLE_H = 20


class ColumnHead(PanelWidget):
    """Shows the name of a modality with its switch (the fused one has none), and as a ring how much
    of the scene it covers; in words why nothing, and what voices do without any."""

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
        self.ring = CoverageRing()
        self._remark = ElidedText(soft=True, pixels=theme.TEXT_SMALL)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE)
        row.addWidget(self._name if modality is None else self._switch)
        row.addWidget(self.ring)
        row.addWidget(self._remark, 1)
        self.setFixedHeight(_TITLE_H)
        self.retranslate()

    def show_state(self, column: BarColumn, remark: str, *, muted: bool, possible: bool) -> None:
        """Shows the state of the modality. remark: what is worth saying beside the ring. possible:
        whether the film has it at all."""
        self._words = column.words
        with QSignalBlocker(self._switch):
            self._switch.setChecked(possible and not muted)
        self._switch.setEnabled(possible)
        there = column.scores is not None
        self.ring.show_share(column.coverage if there else 0.0, column.words)
        self.ring.setVisible(there)
        self._remark.show_text(remark if there else column.words)
        self._switch.setAccessibleDescription(column.words)

    @property
    def switch(self) -> CheckBox:
        return self._switch

    @property
    def coverage(self) -> str:
        """Describes how much of the scene the modality covers, or why nothing."""
        return self._words

    @property
    def remark(self) -> str:
        """Returns what stands beside the ring."""
        return self._remark.accessibleName()

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
    """Shows what both modalities tell together, then each alone."""

    muted = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._heads = (ColumnHead("speech"), ColumnHead("face"), ColumnHead(None))
        self._bars = (ProbabilityBars(), ProbabilityBars(), ProbabilityBars())
        self._words = CoverageWords(self)
        self._shown: tuple[Scene, SceneEdit, Analysis, tuple[SeenFace, ...]] | None = None
        self._heads[0].counted.connect(lambda counts: self.muted.emit("speech", not counts))
        self._heads[1].counted.connect(lambda counts: self.muted.emit("face", not counts))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for place in _FROM_THE_TOP:
            if column.count():
                column.addSpacing(theme.SPACE_SMALL)
            column.addWidget(self._heads[place])
            column.addWidget(self._bars[place])

    def show_scene(
        self, scene: Scene, edit: SceneEdit, analysis: Analysis, faces: tuple[SeenFace, ...]
    ) -> None:
        self._shown = (scene, edit, analysis, faces)
        video = analysis.video
        possible = (video.has_audio, video.has_video, True)
        mutes = ("speech" in edit.muted, "face" in edit.muted, False)
        columns = self._columns(scene, self._coverage_texts())
        remarks = (self._remark(scene, edit, analysis), "", "")
        shown = zip(self._heads, self._bars, columns, remarks, mutes, possible, strict=True)
        for head, bars, column, remark, mute, can in shown:
            head.show_state(column, remark, muted=mute, possible=can)
            bars.show_column(column)

    def forget(self) -> None:
        """Forgets the scene: nothing of its project is kept alive."""
        self._shown = None

    @property
    def heads(self) -> tuple[ColumnHead, ColumnHead, ColumnHead]:
        return self._heads

    @property
    def bars(self) -> tuple[ProbabilityBars, ProbabilityBars, ProbabilityBars]:
        """Returns the bars of speech, face and both, as `heads`."""
        return self._bars

    @property
    def columns(self) -> tuple[BarColumn, BarColumn, BarColumn]:
        """Returns what the bars show, as `heads`."""
        speech, face, fused = self._bars
        return speech.column, face.column, fused.column

    @property
    def spoken(self) -> str:
        """Writes all numbers as sentences, both together first."""
        return " ".join(self._bars[place].spoken() for place in _FROM_THE_TOP)

    def retranslate(self) -> None:
        if self._shown:
            self.show_scene(*self._shown)

    def _remark(self, scene: Scene, edit: SceneEdit, analysis: Analysis) -> str:
        """Names what voices do without words, unless they do not count."""
        if "speech" in edit.muted:
            return ""
        return self._words.heard(burst_shares(analysis.bursts, scene.start_s, scene.end_s))

    def _coverage_texts(self) -> tuple[str, str, str]:
        assert self._shown is not None
        scene, edit, analysis, faces = self._shown
        video = analysis.video
        faint = analysis.is_faint(scene.start_s, scene.end_s)
        bursts = burst_shares(analysis.bursts, scene.start_s, scene.end_s)
        return (
            self._words.speech(
                scene.coverage, edit, bursts, has_audio=video.has_audio, faint=faint
            ),
            self._words.face(
                scene.coverage,
                edit,
                company(faces),
                has_video=video.has_video,
                ignored=sum(face.ignored for face in faces),
                passed_over=sum(bool(face.passed_over) for face in faces),
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
