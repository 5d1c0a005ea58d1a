"""Lays coarse pictures into other frames: black bars, cut sides, enlarged, mirrored."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.media.picture_trace import COLOUR_GRID, GRID, LEVELS

Values = NDArray[np.float32]

_PER_CELL = 8
"""Points across each cell of a coarse picture at which another frame is read; by hand."""

_NO_COLOUR = 128.0
"""Level of 255 of a colour that is none."""


@dataclass(frozen=True)
class Framing:
    """How a film stands in the frame of another one."""

    #: Share of the width and of the height that is shown, of the middle.
    shown: tuple[float, float] = (1.0, 1.0)
    #: Share of the width and of the height of the frame that it fills; the rest is black.
    fills: tuple[float, float] = (1.0, 1.0)
    #: Whether left and right are exchanged.
    mirrored: bool = False

    @property
    def changes_nothing(self) -> bool:
        return self == AS_IT_IS


AS_IT_IS = Framing()


def framed(values: Values, framing: Framing) -> Values:
    """Lays pictures, float32[n, LEVELS + COLOURS], into a frame."""
    if framing.changes_nothing:
        return values
    parts = [_grid(values[:, :LEVELS], GRID, framing, 0.0, depth=1)]
    parts.append(_grid(values[:, LEVELS:], COLOUR_GRID, framing, _NO_COLOUR, depth=2))
    return np.hstack(parts)


def _grid(
    values: Values, grid: tuple[int, int], framing: Framing, bars: float, *, depth: int
) -> Values:
    columns, rows = grid
    pictures = values.reshape(-1, rows, columns, depth) - np.float32(bars)
    if framing.mirrored:
        pictures = pictures[:, :, ::-1]
    across = _weights(columns, framing.shown[0], framing.fills[0])
    down = _weights(rows, framing.shown[1], framing.fills[1])
    laid = np.einsum("yr,nrcd,xc->nyxd", down, pictures, across, optimize=True)
    return np.asarray(laid.reshape(len(values), -1) + bars, np.float32)


def _weights(cells: int, shown: float, fills: float) -> Values:
    """Finds how much each old cell counts in each new one: float32[cells, cells]."""
    if shown == fills == 1.0:
        return np.eye(cells, dtype=np.float32)
    places = (np.arange(cells * _PER_CELL) + 0.5) / (cells * _PER_CELL) - 0.5
    inside = np.abs(places) <= fills / 2
    at = np.clip((places / fills * shown + 0.5) * cells - 0.5, 0, cells - 1)
    low = np.minimum(at.astype(int), cells - 2)
    made = np.zeros((len(places), cells), np.float32)
    every = np.arange(len(places))
    made[every, low], made[every, low + 1] = 1 - (at - low), at - low
    return (made * inside[:, None]).reshape(cells, _PER_CELL, cells).mean(axis=1)


KNOWN = (
    AS_IT_IS,
    *(Framing(shown=(1.0, share), fills=(1.0, share)) for share in (0.88, 0.8, 0.75)),
    *(Framing(fills=(1.0, share)) for share in (0.88, 0.75, 0.56)),
    *(Framing(fills=(share, 1.0)) for share in (0.88, 0.75, 0.56)),
    *(Framing(shown=(share, 1.0)) for share in (0.88, 0.75, 0.56, 0.42, 0.32)),
    *(Framing(shown=(1.0, share)) for share in (0.88, 0.75)),
    *(Framing(shown=(share, share)) for share in (0.95, 0.9, 0.8, 0.67)),
    Framing(mirrored=True),
)
"""Framings that are usual: bars over the picture, the whole picture between bars, sides cut away,
enlarged, mirrored."""
