"""Says what became of picking the best music everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QObject

from aemo_studio.gui.document.best_everywhere import BestTracks

_MOST_NAMED = 6


class BestWords(QObject):
    """Tells for how many scenes music was picked, and for which it was not, and why."""

    def about(self, best: BestTracks) -> str:
        count = len(best.tracks)
        picked = self.tr("Music picked for %Ln scene(s).", "", count)
        sentences = [picked if count else self.tr("No music was picked.")]
        if best.without_evidence:
            text = self.tr("Nobody speaks or is seen in {0}: choose there yourself.")
            sentences.append(text.format(self._scenes(best.without_evidence)))
        if best.without_track:
            text = self.tr("There is no track for {0}.")
            sentences.append(text.format(self._scenes(best.without_track)))
        return " ".join(sentences)

    def _scenes(self, indices: Sequence[int]) -> str:
        """Names a few scenes by their numbers, and counts many."""
        count = len(indices)
        if count > _MOST_NAMED:
            return self.tr("%Ln scene(s)", "", count)
        numbers = QLocale().createSeparatedList([str(index + 1) for index in indices])
        text = self.tr("scene {0}") if count == 1 else self.tr("scenes {0}")
        return text.format(numbers)
