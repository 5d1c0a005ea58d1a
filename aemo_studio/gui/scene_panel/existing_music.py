"""Shows that a scene has music already, before more of it is suggested."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QPalette

from aemo_studio.domain.heard import HeardEvent, HeardKind, heard_in
from aemo_studio.domain.project import Project
from aemo_studio.domain.time import clock
from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.base import Text
from aemo_studio.project.editing.existing_music import scene_has_music


class ExistingMusic(Text):
    """Says in which part of a scene there is music; hidden where there is none."""

    def __init__(self) -> None:
        super().__init__(pixels=theme.TEXT_SMALL)
        self.hide()

    def show_scene(self, project: Project, index: int) -> None:
        """Shows what is there already in a scene."""
        text = existing_words(project, index)
        self.setText(text)
        self.setVisible(bool(text))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(theme.current().warning))
        self.setPalette(palette)


def existing_words(project: Project, index: int) -> str:
    """Writes the sentence, with the stretches in the scene's own time; empty without music."""
    if not scene_has_music(project, index):
        return ""
    scene = project.scenes[index]
    there = heard_in(project.analysis.heard, scene.start_s, scene.end_s)
    music = [event for event in there if event.kind is HeardKind.MUSIC]
    words = QCoreApplication.translate(
        "scene panel", "There is music in this scene already ({0}). What you pick plays over it."
    )
    spans = (_span(event, scene.start_s, scene.end_s) for event in music)
    return words.format(", ".join(spans))


def _span(event: HeardEvent, start_s: float, end_s: float) -> str:
    first, last = max(event.start_s, start_s) - start_s, min(event.end_s, end_s) - start_s
    return f"{clock(first)} – {clock(last)}"
