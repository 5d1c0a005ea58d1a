"""Compares heard beats with composed ones."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tests.song_factory import RATE, Sound

AS_HEARD_S = 0.070


def f_measure(heard_s: NDArray[np.floating], composed_s: NDArray[np.float64]) -> float:
    """Computes the F-measure of heard times within 70 ms of composed ones, each used once."""
    if not len(heard_s) or not len(composed_s):
        return 0.0
    nearest = np.abs(heard_s[:, None] - composed_s[None, :]).argmin(axis=0)
    near = np.abs(heard_s[nearest] - composed_s) <= AS_HEARD_S
    return float(2 * len(set(nearest[near].tolist())) / (len(heard_s) + len(composed_s)))


def librosa_measures(
    sound: Sound, beats_s: NDArray[np.float64], bars_s: NDArray[np.float64]
) -> tuple[float, float]:
    """Measures librosa's beat tracker as it comes, which knows no bars: every fourth beat begins
    one, counted from the one that suits it best."""
    import librosa

    _, heard_s = librosa.beat.beat_track(y=sound, sr=RATE, units="time")
    as_bars = (f_measure(heard_s[first::4], bars_s) for first in range(4))
    return f_measure(heard_s, beats_s), max(as_bars)
