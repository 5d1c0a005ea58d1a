"""Describes how much of a scene is evidence."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from aemo_studio.domain.bursts import BurstKind
from aemo_studio.domain.project import SceneEdit
from aemo_studio.domain.scene import Coverage
from aemo_studio.gui.language import words
from aemo_studio.gui.scene_panel.faces import Company


class CoverageWords(QObject):
    """Describes coverage; a QObject, because Qt's tools find plural forms only in `tr`."""

    def speech(
        self,
        coverage: Coverage,
        edit: SceneEdit,
        bursts: Mapping[BurstKind, float],
        *,
        has_audio: bool,
        faint: bool,
    ) -> str:
        """Describes speech: `65 % of the time, laughter 12 %`, or why there is nothing.

        bursts: what voices do without words, by shares of the time. faint: there is speech, but it
        cannot be read.
        """
        if not has_audio:
            return self.tr("the film has no sound")
        if "speech" in edit.muted:
            return self.tr("ignored in this scene")
        heard = self.heard(bursts)
        if coverage.speech <= 0 and faint:
            return self.tr("speech too faint to read")
        if coverage.speech <= 0:
            nothing = self.tr("no speech here")
            return self.tr("no words here: {0}").format(heard) if heard else nothing
        share = self.tr("{0} of the time").format(words.percent(coverage.speech))
        return words.apposed(share, heard) if heard else share

    def face(
        self,
        coverage: Coverage,
        edit: SceneEdit,
        company: Company,
        *,
        has_video: bool,
        ignored: int,
        passed_over: int = 0,
    ) -> str:
        """Describes faces: `2 faces, 40 % of the time`, or why there is nothing.

        ignored: faces left out by the editor. passed_over: those that are no person.
        """
        if not has_video:
            return self.tr("the film has no picture")
        if "face" in edit.muted:
            return self.tr("ignored in this scene")
        if coverage.face <= 0:
            all_out = bool(ignored) and not company.tracks
            nobody = self.tr("all faces ignored") if all_out else self.tr("no face here")
            return self._with_passed_over(nobody, passed_over)
        share = words.percent(coverage.face)
        if not company.tracks:
            return self.tr("a face at its edge, {0} of the time").format(share)
        shown = self.tr("{0}, {1} of the time").format(self._people(company), share)
        return self._with_passed_over(shown, passed_over)

    def fused(self, coverage: Coverage) -> str:
        """Describes how much of the scene anything is known about."""
        if coverage.fused <= 0:
            return self.tr("nothing to go by")
        return self.tr("{0} of the scene").format(words.percent(coverage.fused))

    def _with_passed_over(self, text: str, passed_over: int) -> str:
        """Adds how many faces are no person: `2 faces, 40 % of the time, 1 passed over`."""
        if not passed_over:
            return text
        return words.apposed(text, self.tr("%Ln passed over", "", passed_over))

    def heard(self, bursts: Mapping[BurstKind, float]) -> str:
        """Names what voices do without words, the most frequent first."""
        return ", ".join(
            self.tr("{0} {1}").format(words.burst_word(kind), words.percent(share))
            for kind, share in bursts.items()
        )

    def _people(self, company: Company) -> str:
        """Counts people: `2 faces`; `2 faces at a time` where others appear before or
        after them."""
        if company.tracks <= company.at_once:
            return self.tr("%Ln face(s)", "", company.at_once)
        return self.tr("%Ln face(s) at a time", "", company.at_once)
