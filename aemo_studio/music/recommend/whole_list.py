"""Holds everything that may be listed for one Scene, of which a list shows the first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.music import Recommendation, Track


@dataclass(frozen=True, eq=False)
class WholeList:
    """The recommendations of a scene and all tracks that would follow them, best first."""

    #: The recommendations, as they stand.
    listed: tuple[Recommendation, ...]
    #: Tracks of all catalogues in use.
    tracks: Sequence[Track]
    #: int64[k]: positions in `tracks` of those that follow.
    order: NDArray[np.int64]
    #: Makes the recommendation of a rank, from 1, and a position in `tracks`.
    make: Callable[[int, int], Recommendation]

    def __len__(self) -> int:
        return len(self.listed) + len(self.order)

    @cached_property
    def in_order(self) -> tuple[Track, ...]:
        """Lists all tracks, best first."""
        head = (recommendation.track for recommendation in self.listed)
        return (*head, *(self.tracks[row] for row in self.order.tolist()))

    def recommendation(self, place: int) -> Recommendation:
        """Makes the recommendation at a place, from 0."""
        if place < len(self.listed):
            return self.listed[place]
        return self.make(place + 1, int(self.order[place - len(self.listed)]))
