"""Shows the music of a scene: what it shall say, which tracks may come, and which fit best."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from aemo_studio.domain.music import NO_FILTERS, MusicFilters
from aemo_studio.domain.project import Project
from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.base import PanelWidget, Text
from aemo_studio.gui.scene_panel.entries import entries_of
from aemo_studio.gui.scene_panel.existing_music import ExistingMusic
from aemo_studio.gui.scene_panel.filters import FilterFields, active
from aemo_studio.gui.scene_panel.intention import IntentionChooser
from aemo_studio.gui.scene_panel.reason_words import reason, serving
from aemo_studio.gui.scene_panel.recommendation_list import RecommendationList
from aemo_studio.gui.scene_panel.section import Section
from aemo_studio.music.recommend.filtering import Facets


class MusicPane(PanelWidget):
    """Shows heading, intention, filters, list, and words where the list is empty."""

    filters_set = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Project, int] | None = None
        self._seeking = False
        self._counts: tuple[int, int] | None = None
        self._heading = Text(pixels=theme.TEXT_LARGE, bold=True, wrap=False)
        self._count = Text(soft=True, pixels=theme.TEXT_SMALL, wrap=False)
        self.intention = IntentionChooser()
        self.existing = ExistingMusic()
        self._styles = Text(soft=True, pixels=theme.TEXT_SMALL)
        self.filters = FilterFields()
        self.filter_section = Section(self.filters)
        self.list = RecommendationList()
        self._why = Text(soft=True)
        self.clear = QPushButton()
        self.filters.filters_set.connect(self.filters_set)
        self.clear.clicked.connect(lambda: self.filters_set.emit(NO_FILTERS))
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._heading)
        top.addStretch()
        top.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addLayout(top)
        column.addWidget(self.intention)
        column.addWidget(self._styles)
        column.addWidget(self.existing)
        column.addWidget(self.filter_section)
        column.addWidget(self._why)
        column.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.list)

    def show_scene(self, project: Project, index: int, *, same_scene: bool) -> None:
        self._shown = (project, index)
        edit, scene = project.edit_of(index), project.scenes[index]
        self.intention.show_intention(edit.intention)
        self._show_styles(project, index)
        self.existing.show_scene(project, index)
        self.filters.show_filters(project.filters)
        self.list.show_entries(
            entries_of(project, index),
            scene.duration_s,
            edit.rejected,
            lambda entry: reason(entry, scene, edit),
            same_scene=same_scene,
        )
        self._show_title(project.filters)
        self._show_why()

    def forget(self) -> None:
        """Forgets the scene: nothing of its project is kept alive."""
        self._shown = None

    def set_counts(self, counts: tuple[int, int] | None) -> None:
        """Shows how many tracks pass the filters, and of how many; None while that is not known."""
        self._counts = counts
        self._show_count()

    def set_facets(self, facets: Facets | None) -> None:
        self.filters.set_facets(facets)

    def set_seeking(self, seeking: bool) -> None:
        """Shows whether the list waits for an answer."""
        self._seeking = seeking
        self._show_count()
        self._show_why()

    @property
    def why(self) -> str:
        """Explains an empty list; empty where there is one."""
        return self._why.text()

    @property
    def styles(self) -> str:
        """Tells which styles serve the scene; empty where none does."""
        return self._styles.text()

    @property
    def count(self) -> str:
        return self._count.text()

    def retranslate(self) -> None:
        self._heading.setText(self.tr("Music"))
        self.clear.setText(self.tr("Clear filters"))
        if self._shown:
            self.show_scene(*self._shown, same_scene=True)
        else:
            self._show_title(NO_FILTERS)
        self._show_count()

    def _show_title(self, filters: MusicFilters) -> None:
        n = active(filters)
        title = self.tr("Filters: %Ln set", "", n) if n else self.tr("Filters")
        self.filter_section.set_title(title)

    def _show_styles(self, project: Project, index: int) -> None:
        text = serving(project.row(index))
        self._styles.setText(text)
        self._styles.setVisible(bool(text))

    def _show_count(self) -> None:
        if self._seeking:
            self._count.setText(self.tr("looking for music…"))
        elif self._counts:
            passing, total = self._counts
            text = self.tr("{0} of %Ln track(s)", "", total)
            self._count.setText(text.format(self.locale().toString(passing)))
        else:
            self._count.setText("")

    def _show_why(self) -> None:
        empty = not self.list.cards
        self._why.setText(self._reason_of_emptiness() if empty else "")
        self._why.setVisible(empty)
        filtered = self._shown is not None and self._shown[0].filters != NO_FILTERS
        self.clear.setVisible(empty and filtered and not self._seeking)

    def _reason_of_emptiness(self) -> str:
        if self._seeking or self._shown is None:
            return self.tr("Looking for music that fits…")
        project, index = self._shown
        if not project.recommendations:
            return self.tr(
                "No music was sought for this film yet. Choose a catalogue in the preferences,"
                " then seek music again."
            )
        if project.filters != NO_FILTERS:
            return self.tr(
                "No track passes the filters. Clear them, or widen length, tempo or licence."
            )
        if project.edit_of(index).rejected:
            return self.tr(
                "Every track that fits was rejected. Allow some again, or add a catalogue."
            )
        return self.tr("The catalogues hold no track for this scene. Add another catalogue.")
