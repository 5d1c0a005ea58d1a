"""Shots: where the picture cuts, to the frame."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray
from scenedetect.common import FrameTimecode, Timecode
from scenedetect.detectors import AdaptiveDetector

from aemo_studio.domain.scene import Shot

_CLOCK = 1_000_000
_NOMINAL_RATE = Fraction(25)
# Found on generated cuts, flashes, pans and fades (tests/media/test_shots.py).
_RATIO = 3.0
_LEAST_CHANGE = 15.0
MIN_SHOT_S = 0.25
"""Shorter pictures (flash frames, camera shutters) belong to the shot before them."""


class ShotFinder:
    """PySceneDetect's AdaptiveDetector, fed frame by frame with the film's own times.

    A cut is a frame that differs from the one before it clearly more than its neighbours
    do, so pans, handheld and action do not count. Cuts carry the presentation time of the
    first frame of the new shot.
    """

    def __init__(self) -> None:
        # Its own minimum counts from the last cut it reported, in frames of a nominal
        # rate; ours is in seconds and applied in `finish`.
        self._detector = AdaptiveDetector(
            adaptive_threshold=_RATIO, min_content_val=_LEAST_CHANGE, min_scene_len=1
        )
        self._cuts_s: list[float] = []
        self._last: FrameTimecode | None = None

    def add(self, time_s: float, bgr: NDArray[np.uint8]) -> None:
        """The next displayed frame, uint8[h, w, 3]; all of one size, times rising."""
        self._last = FrameTimecode(
            Timecode(round(time_s * _CLOCK), Fraction(1, _CLOCK)), fps=_NOMINAL_RATE
        )
        found = self._detector.process_frame(self._last, bgr)
        self._cuts_s.extend(cut.pts / _CLOCK for cut in found)

    def finish(self, end_s: float) -> tuple[Shot, ...]:
        """Contiguous shots from 0 to `end_s`; one where there is no cut."""
        if self._last is not None:
            found = self._detector.post_process(self._last)
            self._cuts_s.extend(cut.pts / _CLOCK for cut in found)
        edges = [0.0]
        for cut_s in sorted(self._cuts_s):
            if cut_s - edges[-1] >= MIN_SHOT_S and end_s - cut_s > 0:
                edges.append(cut_s)
        return tuple(Shot(*pair) for pair in zip(edges, [*edges[1:], end_s], strict=True))
