"""Traces the film's picture: coarse pictures, by which a recut of the film is matched to it."""

from __future__ import annotations

import zlib

import cv2
import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.video import PictureTrace

RATE_HZ = 8.0
MOST_PICTURES = 64_000
"""Pictures of a film of 2:13 hours; longer ones have fewer a second."""

GRID, COLOUR_GRID = (8, 6), (4, 3)
"""Columns and rows of the levels of light, and of both colours."""

LEVELS = GRID[0] * GRID[1]
COLOURS = 2 * COLOUR_GRID[0] * COLOUR_GRID[1]
STEP = 4
"""Levels of 255 that count as one: what coding changes is hardly more."""

_Picture = NDArray[np.uint8]


class TraceMaker:
    """Takes every displayed frame and keeps the one on display at each moment of the grid.

    duration_s: of the film, as its header claims.
    """

    def __init__(self, duration_s: float) -> None:
        self._rate_hz = min(RATE_HZ, MOST_PICTURES / max(duration_s, 1.0))
        self._shown: _Picture | None = None
        self._made: list[_Picture] = []

    def add(self, time_s: float, bgr: _Picture) -> None:
        """Takes the next displayed frame, uint8[h, w, 3], times rising."""
        self._keep_until(time_s)
        self._shown = bgr

    def finish(self, end_s: float) -> PictureTrace:
        """Returns the trace of a film that ends at `end_s`."""
        self._keep_until(end_s)
        return pack_trace(self._rate_hz, np.array(self._made, np.uint8))

    def _keep_until(self, time_s: float) -> None:
        coarse: _Picture | None = None
        while self._shown is not None and len(self._made) / self._rate_hz < time_s - 1e-6:
            if len(self._made) >= MOST_PICTURES:
                return
            coarse = coarse_picture(self._shown) if coarse is None else coarse
            self._made.append(coarse)


def coarse_picture(bgr: _Picture) -> _Picture:
    """Shrinks a picture to uint8[LEVELS + COLOURS] levels of light and colour, in steps."""
    ycc = cv2.cvtColor(bgr, cv2.COLOR_BGR2YCrCb)
    light = cv2.resize(ycc[:, :, 0], GRID, interpolation=cv2.INTER_AREA)
    colour = cv2.resize(ycc[:, :, 1:], COLOUR_GRID, interpolation=cv2.INTER_AREA)
    values = np.concatenate([light.reshape(-1), colour.reshape(-1)])
    return np.asarray(values // STEP, np.uint8)


def pack_trace(rate_hz: float, values: _Picture) -> PictureTrace:
    """Packs uint8[n, LEVELS + COLOURS]: each place of the picture over time, as changes, which
    hardly take room."""
    if not len(values):
        return PictureTrace(rate_hz, 0, b"")
    changes = np.diff(values, axis=0, prepend=np.zeros_like(values[:1]))
    packed = zlib.compress(changes.T.tobytes(), level=6)
    return PictureTrace(rate_hz, len(values), packed, STEP)


def unpack_trace(trace: PictureTrace) -> _Picture:
    """Unpacks uint8[n, LEVELS + COLOURS]. Raises ValueError for damaged data."""
    size = trace.count * (LEVELS + COLOURS)
    if not 0 <= trace.count <= MOST_PICTURES:
        raise ValueError("picture trace: impossible length")
    try:
        raw = zlib.decompressobj().decompress(trace.packed, size + 1) if size else b""
    except zlib.error as error:
        raise ValueError(f"picture trace: damaged ({error})") from error
    if len(raw) != size:
        raise ValueError("picture trace: shorter or longer than it should be")
    changes = np.frombuffer(raw, np.uint8).reshape(LEVELS + COLOURS, -1).T
    return np.cumsum(changes, axis=0, dtype=np.uint8)
