"""Describes how much of a scene is evidence."""

from __future__ import annotations

from PySide6.QtCore import QObject

from aemo_studio.domain.project import SceneEdit
from aemo_studio.domain.scene import Coverage
from aemo_studio.gui.language import words
from aemo_studio.gui.scene_panel.faces import Company


class CoverageWords(QObject):
    """Describes coverage; a QObject, because Qt's tools find plural forms only in `tr`."""

    def speech(self, coverage: Coverage, edit: SceneEdit, *, has_audio: bool, faint: bool) -> str:
        """Describes speech: `65 % of the time`, or why there is nothing. faint: it is there, but
        cannot be read."""
        if not has_audio:
            return self.tr("the film has no sound")
        if "speech" in edit.muted:
            return self.tr("muted in this scene")
        if coverage.speech <= 0:
            return self.tr("speech too faint to read") if faint else self.tr("no speech here")
        return self.tr("{0} of the time").format(words.percent(coverage.speech))

    def face(
        self,
        coverage: Coverage,
        edit: SceneEdit,
        company: Company,
        *,
        has_video: bool,
        ignored: int,
    ) -> str:
        """Describes faces: `2 faces, 40 % of the time`, or why there is nothing. ignored: faces
        left out."""
        if not has_video:
            return self.tr("the film has no picture")
        if "face" in edit.muted:
            return self.tr("muted in this scene")
        if coverage.face <= 0:
            all_out = bool(ignored) and not company.tracks
            return self.tr("all faces ignored") if all_out else self.tr("no face here")
        share = words.percent(coverage.face)
        if not company.tracks:
            return self.tr("a face at its edge, {0} of the time").format(share)
        return self.tr("{0}, {1} of the time").format(self._people(company), share)

    def fused(self, coverage: Coverage) -> str:
        """Describes how much of the scene anything is known about."""
        if coverage.fused <= 0:
            return self.tr("nothing to go by")
        return self.tr("{0} of the scene").format(words.percent(coverage.fused))

    def _people(self, company: Company) -> str:
        """Counts people: `2 faces`; `2 faces at a time` where others appear before or
        after them."""
        if company.tracks <= company.at_once:
            return self.tr("%Ln face(s)", "", company.at_once)
        return self.tr("%Ln face(s) at a time", "", company.at_once)
