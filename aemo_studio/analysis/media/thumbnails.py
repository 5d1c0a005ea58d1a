"""Makes thumbnails for the timeline from frames that were decoded anyway."""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.media.pictures import fitted
from aemo_studio.domain.video import Thumbnail

WIDTH = 160
"""Longer side of a thumbnail in pixels."""

MAX_COUNT = 1500
LEAST_GAP_S = 1.0
_QUALITY = 80


class ThumbnailMaker:
    """Makes one JPEG every second, less often in long films: `MAX_COUNT` at most.

    duration_s: of the film, as its header claims.
    """

    def __init__(self, duration_s: float) -> None:
        self._gap_s = max(LEAST_GAP_S, duration_s / (MAX_COUNT - 1))
        self._made: list[Thumbnail] = []
        self._due = 0

    def pass_over(self, time_s: float) -> None:
        """Leaves a picture to another maker, which takes those before."""
        self._due += self.is_due(time_s)

    def join(self, thumbnails: Iterable[Thumbnail]) -> None:
        """Appends the thumbnails that another maker made of what follows."""
        self._made += thumbnails

    def add(self, time_s: float, rgb: NDArray[np.uint8]) -> Thumbnail | None:
        """Makes a thumbnail of an upright picture uint8[h, w, 3] if one is due."""
        if not self.is_due(time_s):
            return None
        self._due += 1
        thumbnail = Thumbnail(time_s, make_jpeg(rgb, WIDTH))
        self._made.append(thumbnail)
        return thumbnail

    def finish(self) -> tuple[Thumbnail, ...]:
        """Returns all thumbnails in order of time."""
        return tuple(self._made)

    def is_due(self, time_s: float) -> bool:
        """Whether a thumbnail is made of a picture at this time."""
        return time_s >= self._due * self._gap_s - 1e-6 and self._due < MAX_COUNT


def make_jpeg(rgb: NDArray[np.uint8], longest: int) -> bytes:
    """Encodes a picture as JPEG, its longer side at most `longest` pixels."""
    height, width = rgb.shape[:2]
    small = cv2.resize(rgb, fitted((width, height), longest), interpolation=cv2.INTER_AREA)
    bgr = cv2.cvtColor(small, cv2.COLOR_RGB2BGR)
    done, data = cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    if not done:
        raise RuntimeError("the JPEG encoder refused a picture")
    return data.tobytes()
