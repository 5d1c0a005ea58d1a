"""Says what became of picking the best music everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from aemo_studio.gui.document.best_everywhere import BestTracks

translate = QCoreApplication.translate
_MOST_NAMED = 6


def best_words(best: BestTracks) -> str:
    """Tells for how many scenes music was picked, and for which it was not, and why."""
    picked = translate("Best", "Music picked for %Ln scene(s).", "", len(best.tracks))
    sentences = [picked if best.tracks else translate("Best", "No music was picked.")]
    if best.without_evidence:
        text = translate("Best", "Nobody speaks or is seen in {0}: choose there yourself.")
        sentences.append(text.format(_scenes(best.without_evidence)))
    if best.without_track:
        text = translate("Best", "There is no track for {0}.")
        sentences.append(text.format(_scenes(best.without_track)))
    return " ".join(sentences)


def _scenes(indices: Sequence[int]) -> str:
    """Names a few scenes by their numbers, and counts many."""
    if len(indices) > _MOST_NAMED:
        return translate("Best", "%Ln scene(s)", "", len(indices))
    numbers = QLocale().createSeparatedList([str(index + 1) for index in indices])
    if len(indices) == 1:
        return translate("Best", "scene {0}").format(numbers)
    return translate("Best", "scenes {0}").format(numbers)
