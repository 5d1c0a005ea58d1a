"""Says when each piece of a pick is heard, and how it comes in and goes out.

Pieces of a cut overlap: while one goes out, the next comes in, at equal power. Pieces of a loop
meet, with the shortest fades that hide the seam.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aemo_studio.music.placement import Placement

Times = NDArray[np.float64]

_SEAM_S = 0.012


class HeardPiece(NamedTuple):
    """A piece of a pick as it is played."""

    #: Seconds of the film at which it begins to come in.
    at_s: float
    #: Seconds of the file at which it begins to come in.
    from_s: float
    #: Seconds of the file at which it ends.
    to_s: float
    #: Seconds of fade in and fade out.
    fades_s: tuple[float, float]
    #: Whether each of both is a crossfade of equal power.
    crossed: tuple[bool, bool]

    @property
    def length_s(self) -> float:
        return self.to_s - self.from_s

    def factors(self, times_s: Times, length_s: float) -> Times:
        """Computes factors in [0, 1] for times of a piece that lasts so long."""
        rising = _fade(times_s / max(self.fades_s[0], 1e-6), self.crossed[0])
        falling = (length_s - times_s) / max(self.fades_s[1], 1e-6)
        return rising * _fade(falling, self.crossed[1])


def heard_pieces(placed: Placement) -> Iterator[HeardPiece]:
    """Yields the pieces of a pick in order."""
    overs = [_over_s(placed, number) for number in range(len(placed.pieces))] + [0.0]
    first, last = placed.fades_s
    at_s = placed.start_s
    for number, piece in enumerate(placed.pieces):
        over, after = overs[number : number + 2]
        fade_in = first if number == 0 else over or _SEAM_S
        fade_out = last if number == len(placed.pieces) - 1 else after or _SEAM_S
        yield HeardPiece(
            at_s - over, piece.in_s - over, piece.out_s, (fade_in, fade_out), (over > 0, after > 0)
        )
        at_s += piece.length_s


def _over_s(placed: Placement, number: int) -> float:
    """Computes the seconds of crossfade before a piece: no more than its file has before it, and
    than half of the piece before."""
    if number == 0 or placed.fit is None:
        return 0.0
    before, piece = placed.pieces[number - 1 : number + 1]
    return min(placed.fit.crossfade_s, piece.in_s, before.length_s / 2)


def _fade(share: Times, equal_power: bool) -> Times:
    """Rises from 0 to 1: as a raised cosine, or so that squares of what comes and goes add up to
    1."""
    within = np.clip(share, 0.0, 1.0)
    return np.sin(np.pi / 2 * within) if equal_power else 0.5 - 0.5 * np.cos(np.pi * within)
