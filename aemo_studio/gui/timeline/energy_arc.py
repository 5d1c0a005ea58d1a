"""Sets the energy of the picked music against the arousal of what it plays under. Without Qt."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from aemo_studio.base.errors import CatalogueError
from aemo_studio.domain.emotion import GRID_S, EmotionTrack
from aemo_studio.gui.timeline.model import MusicClip, TimelineModel
from aemo_studio.music.heard_levels import energy_at
from aemo_studio.music.recommend.affect import AROUSAL, load_affect

Values = NDArray[np.float64]

_LEAST_CELLS = 12
_LEAST_SPREAD = 0.02
_GOES_WITH = 0.35


class Together(StrEnum):
    """Names how the energy of music and the arousal under it go together."""

    WITH = "with"
    AGAINST = "against"
    APART = "apart"


def together(model: TimelineModel, clip: MusicClip) -> Together | None:
    """Decides whether the clip's energy rises and falls with the arousal of all evidence; None
    where there is too little of either, or one of them does not move."""
    energy, arousal = _both(model.fused, clip)
    if len(energy) < _LEAST_CELLS or min(np.std(energy), np.std(arousal)) < _LEAST_SPREAD:
        return None
    likeness = float(np.corrcoef(energy, arousal)[0, 1])
    if abs(likeness) < _GOES_WITH:
        return Together.APART
    return Together.WITH if likeness > 0 else Together.AGAINST


def _both(track: EmotionTrack, clip: MusicClip) -> tuple[Values, Values]:
    first, last = (round(time_s / GRID_S) for time_s in (clip.start_s, clip.placed.stops_s))
    cells = np.arange(max(0, first), min(last, len(track)))
    cells = cells[track.coverage[cells] > 0]
    energy = energy_at(clip.placed, np.asarray((cells + 0.5) * GRID_S, np.float64))
    heard = ~np.isnan(energy)
    return energy[heard], _arousal(track, cells[heard])


def _arousal(track: EmotionTrack, cells: NDArray[np.intp]) -> Values:
    try:
        values: Values = load_affect().expectations(track.scores[cells])[:, AROUSAL]
    except CatalogueError:
        return np.zeros(len(cells))
    return values.astype(np.float64)
