"""Says why no music is listed, and clears what stands in the way."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from aemo_studio.domain.music import NO_FILTERS
from aemo_studio.domain.project import Project
from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.base import PanelWidget, Text
from aemo_studio.gui.scene_panel.track_query import TrackQuery
from aemo_studio.music.recommend.filtering import Facets


@dataclass(frozen=True)
class MusicWanted:
    """What was asked for where nothing is listed."""

    #: The film's project, and the number of the scene, from 0; None while music is sought.
    scene: tuple[Project, int] | None
    #: What the editor wants to see.
    query: TrackQuery
    #: What the catalogues in use know; None while they are being loaded.
    facets: Facets | None
    #: Whether any track passes the film's filters and is not rejected.
    has_tracks: bool

    @property
    def narrowed(self) -> bool:
        """Whether something can be cleared."""
        filtered = self.scene is not None and self.scene[0].filters != NO_FILTERS
        return filtered or self.query.narrows


class EmptyMusic(PanelWidget):
    """Shows the words and a button, in place of the list."""

    def __init__(self) -> None:
        super().__init__()
        self._why = Text(soft=True)
        self.clear = QPushButton()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SPACE, theme.SPACE, 0)
        column.addWidget(self._why)
        column.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.retranslate()

    @property
    def why(self) -> str:
        """Explains an empty list; empty where there is one."""
        return self._why.text()

    def explain(self, wanted: MusicWanted | None) -> None:
        """Shows why nothing is listed; None where something is."""
        self._why.setText(self._reason(wanted) if wanted is not None else "")
        self.clear.setVisible(wanted is not None and wanted.narrowed and wanted.scene is not None)
        self.setVisible(wanted is not None)

    def _reason(self, wanted: MusicWanted) -> str:
        if wanted.scene is None:
            return self.tr("Looking for music that fits…")
        unsung = wanted.facets is not None and not wanted.facets.vocals
        if wanted.query.instrumental and unsung:
            return self.tr("No catalogue in use tells whether somebody sings. Clear the chip.")
        if wanted.query.narrows:
            return self.tr("No track here is what you ask for. Clear the search and the chips.")
        return self._lack_of_tracks(*wanted.scene, has_tracks=wanted.has_tracks)

    def _lack_of_tracks(self, project: Project, index: int, *, has_tracks: bool) -> str:
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
        if has_tracks:
            return self.tr("This list is empty for the scene. Look at the other one.")
        return self.tr("The catalogues hold no track for this scene. Add another catalogue.")

    def retranslate(self) -> None:
        self.clear.setText(self.tr("Clear filters"))
