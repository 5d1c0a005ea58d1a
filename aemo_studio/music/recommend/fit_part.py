"""Computes the score part "fit": whether a track that was listened to has a stretch for the scene.

The scores were computed when the music was imported (one for each of FIT_LENGTHS_S); here they are
only looked up, so that ranking stays quick.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.listening import FIT_LENGTHS_S
from aemo_studio.domain.music import Catalogue, TrackKey
from aemo_studio.music.recommend.library import Library
from aemo_studio.music.recommend.parts import Values

FIT = "fit"

NOTHING: Mapping[int, float] = {}
_LENGTHS = np.array(FIT_LENGTHS_S)


@dataclass(frozen=True, eq=False)
class FitTable:
    """The fits of those tracks of a library that were listened to."""

    #: Tracks in the library.
    n: int
    #: int64[k]: their positions in the library.
    rows: NDArray[np.int64]
    #: float32[k, 32] in [0, 1]: their fits for FIT_LENGTHS_S.
    curves: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.rows)

    def fit(self, scene_s: float, longer_s: Mapping[int, float] = NOTHING) -> Values:
        """Computes float64[n] in [0, 1], between the two nearest lengths; NaN where not known.

        longer_s: tracks of the library that play longer than the scene, because they go on
        through the scenes beside it: row to seconds.
        """
        values = np.full(self.n, np.nan)
        if len(self.rows) and scene_s > 0:
            values[self.rows] = _at(self.curves, scene_s)
            for row, length_s in longer_s.items():
                values[row] = next(iter(_at(self.curves[self.rows == row], length_s)), np.nan)
        return values


def _at(curves: NDArray[np.float32], length_s: float) -> Values:
    """Interpolates float64[k]: the fits for a stretch of that length."""
    place = float(np.interp(length_s, _LENGTHS, np.arange(len(_LENGTHS))))
    low = min(int(place), len(_LENGTHS) - 2)
    share = place - low
    pair = curves[:, low : low + 2].astype(np.float64)
    between: Values = (1.0 - share) * pair[:, 0] + share * pair[:, 1]
    return between


def fit_table(catalogues: Sequence[Catalogue], library: Library) -> FitTable:
    """Collects the fits of all catalogues' tracks that are in the library."""
    known = [
        (row, curve)
        for catalogue in catalogues
        for track_id, curve in catalogue.fits.items()
        if (row := library.row(TrackKey(catalogue.name, track_id))) is not None
    ]
    rows = np.array([row for row, _ in known], dtype=np.int64)
    curves = np.array([curve for _, curve in known], dtype=np.float32)
    return FitTable(len(library), rows, curves.reshape(-1, len(_LENGTHS)))
