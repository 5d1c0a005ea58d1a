"""Finds frames that differ from the one before clearly more than their neighbours do.

The measure and the rule are those of PySceneDetect's AdaptiveDetector (Castellano,
https://www.scenedetect.com), to the last digit. Its own code takes three times as long for such
small pictures, and loads what it reads and writes films with.
"""

from __future__ import annotations

from collections import deque

import cv2
import numpy as np
from numpy.typing import NDArray

WINDOW = 2
"""Frames before and behind one that it is compared with."""

_LEAST_GAP_US = 20_000
"""Microseconds; a change no later than that after a cut belongs to it."""

_NOTHING, _MOST = 1e-5, 255.0


class AdaptiveCuts:
    """Takes the displayed frames of a film, small, in order of time.

    ratio: how many times as much as its neighbours on average a frame must differ to be a cut.
    least: mean difference of hue, saturation and brightness that it needs, of 255.
    """

    def __init__(self, ratio: float, least: float) -> None:
        self._ratio = ratio
        self._least = least
        self._before: NDArray[np.uint8] | None = None
        self._recent: deque[tuple[int, float]] = deque(maxlen=2 * WINDOW + 1)
        self._last_us: int | None = None

    def add(self, time_s: float, bgr: NDArray[np.uint8]) -> bool:
        """Takes the next frame, uint8[h, w, 3]; tells whether that `WINDOW` frames ago is a cut."""
        time_us = round(time_s * 1e6)
        if self._last_us is None:
            self._last_us = time_us
        self._recent.append((time_us, self._difference(bgr)))
        if len(self._recent) <= 2 * WINDOW:
            return False
        at_us, difference = self._recent[WINDOW]
        cut = self._is_clear(difference) and at_us - self._last_us > _LEAST_GAP_US
        if cut:
            self._last_us = at_us
        return cut

    def _difference(self, bgr: NDArray[np.uint8]) -> float:
        """Measures the mean difference of hue, saturation and brightness to the frame before."""
        hsv = np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2HSV), np.uint8)
        before, self._before = self._before, hsv
        if before is None:
            return 0.0
        sums = cv2.sumElems(cv2.absdiff(hsv, before))[:3]
        return sum(value / (hsv.shape[0] * hsv.shape[1]) for value in sums) / 3.0

    def _is_clear(self, difference: float) -> bool:
        around = sum(value for _, value in self._recent) - difference
        mean = around / (2.0 * WINDOW)
        if abs(mean) < _NOTHING:
            ratio = _MOST if difference >= self._least else 0.0
        else:
            ratio = min(difference / mean, _MOST)
        return ratio >= self._ratio and difference >= self._least
