"""Computes how well the strong beats of tracks that were listened to meet the moments of a scene.

A track may be entered at any bar; the best entry counts. The cut itself (music/cut) can do more;
here thousands of tracks are compared in a moment.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.listening import Structure
from aemo_studio.domain.music import Track

StructureSource = Callable[[Track], Structure | None]
"""Finds the structure of a track; None for one that was not listened to."""

MOST_TRACKS = 64
"""Of so many tracks, those with the best stretch for the scene, the beats are looked at."""

_MET_S = 0.08
_ALMOST_S = 0.25

Times = NDArray[np.float64]


class HitTable:
    """Keeps the bars of tracks, and compares them with the moments of scenes."""

    def __init__(self, structures: StructureSource) -> None:
        self._look_up = structures
        self._bars: dict[int, Times] = {}

    def met(self, row: int, track: Track, hits_s: Sequence[float], length_s: float) -> float | None:
        """Computes the share of the hits that strong beats meet, in [0, 1]; None for a track that
        has no bars. hits_s: seconds from the start of the scene."""
        bars = self._bars_of(row, track)
        if len(bars) < 2 or not hits_s:
            return None
        entries = bars[: max(1, int(np.searchsorted(bars, bars[-1] - length_s, side="right")))]
        wanted = entries[:, None] + np.array(hits_s)[None, :]
        strong = np.union1d(bars, (bars[1:] + bars[:-1]) / 2)
        after = np.clip(np.searchsorted(strong, wanted), 1, len(strong) - 1)
        off = np.minimum(np.abs(strong[after] - wanted), np.abs(strong[after - 1] - wanted))
        value = np.clip((_ALMOST_S - off) / (_ALMOST_S - _MET_S), 0.0, 1.0)
        return float(value.mean(axis=1).max())

    def _bars_of(self, row: int, track: Track) -> Times:
        if row not in self._bars:
            found = self._look_up(track)
            known = found is not None and len(found.beats_s) > 1
            self._bars[row] = (
                found.bars_s.astype(np.float64) if found is not None and known else np.zeros(0)
            )
        return self._bars[row]
